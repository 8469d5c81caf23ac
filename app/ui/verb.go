package ui

import (
	"strings"

	"countersign/assessments"
)

// verbForms are what is done with records of every noun; % is the noun.
var verbForms = map[string]string{
	"save": "change %", "bin": "move % to the bin", "unbin": "restore %", "purge": "purge %", "revoke": "revoke %",
}

// verbTitles are the verbs that are said in words of their own.
var verbTitles = map[string]string{
	"apply": "apply a file", "undo": "undo", "purge": "purge", "workspace.migrate": "bring the workspace into today's form",
	"answer.save": "answer", "answer.confirm_not_applicable": "confirm not applicable",
	"tick.save": "tick evidence", "tick.remove": "take back a tick", "evidence.attach": "attach evidence to an item",
	"evidence.add_revision": "attach evidence", "citation.save": "cite", "citation.bin": "remove a citation",
	"citation.recheck": "look for the quotes again", "precedence.save": "record an order of precedence",
	"assessment.begin": "begin an assessment", "assessment.reassess": "re-open after an event",
	"assessment.upgrade": "upgrade the question set", "template.add": "add a question set",
	"document.add_version": "add a document version", "document.add": "file a document",
	"exception.request": "request an exception", "exception.approve": "approve an exception",
	"signoff.declare": "sign off", "pack.write": "write an audit pack",
	"decision.draft": "take back to draft", "decision.in_review": "take into review",
	"decision.changes_requested": "request changes", "decision.approved": "approve",
	"decision.approved_with_conditions": "approve with conditions", "decision.rejected": "reject",
	"decision.on_hold": "put on hold", "decision.expired": "record that the approval expired",
	"decision.revoked": "revoke the approval", "decision.superseded": "record that another decision takes its place",
}

// VerbTitle is an event's verb in words: "vendor.save" → "change a vendor". A verb of a later version is shown as it is.
func VerbTitle(verb string) string {
	if t, ok := verbTitles[verb]; ok {
		return t
	}
	noun, what, _ := strings.Cut(verb, ".")
	form, ok := verbForms[what]
	if ok && assessments.New(assessments.Noun(noun)) != nil {
		return strings.Replace(form, "%", assessments.Noun(noun).One(), 1)
	}
	return verb
}
