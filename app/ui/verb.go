package ui

import (
	"strings"

	"countersign/assessments"
)

// nounWords are the records as verbs name them, with their article where they have one.
var nounWords = map[assessments.Noun]string{
	"organisation": "the organisation's settings", "vendor": "a vendor", "service": "a service", "plan": "a plan",
	"contract": "a contract", "precedence": "an order of precedence", "document": "a document",
	"version": "a document version", "use": "a use", "frozen": "a question set", "assessment": "an assessment",
	"answer": "an answer", "citation": "a citation", "evidence": "a piece of evidence",
	"revision": "a revision of evidence", "tick": "an evidence tick", "finding": "a finding",
	"exception": "an exception", "condition": "a condition", "decision": "a decision", "signoff": "a sign-off",
	"note": "a note", "pack": "an audit pack", "tombstone": "a tombstone",
}

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
	words, known := nounWords[assessments.Noun(noun)]
	form, ok := verbForms[what]
	if known && ok {
		return strings.Replace(form, "%", words, 1)
	}
	return verb
}

// NounTitle is a record's noun in words, without its article.
func NounTitle(n assessments.Noun) string {
	words, ok := nounWords[n]
	if !ok {
		return string(n)
	}
	for _, article := range []string{"a ", "an ", "the "} {
		words = strings.TrimPrefix(words, article)
	}
	return words
}
