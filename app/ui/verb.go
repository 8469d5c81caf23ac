package ui

import "strings"

var verbTitles = map[string]string{
	"apply": "apply a file", "undo": "undo", "answer.save": "answer", "answer.confirm_not_applicable": "confirm not applicable",
	"tick.save": "tick evidence", "tick.remove": "take back a tick", "citation.save": "cite", "citation.bin": "remove a citation",
	"citation.recheck": "look for the quotes again", "assessment.begin": "begin an assessment", "assessment.reassess": "re-open after an event",
	"assessment.upgrade": "upgrade the question set", "template.add": "add a question set", "document.add_version": "add a document version", "document.add": "file a document",
	"precedence.save": "record an order of precedence", "evidence.add_revision": "attach evidence",
	"signoff.declare": "sign off", "pack.write": "write an audit pack", "organisation.save": "change the organisation's settings",
}

// VerbTitle is an event's verb in words: "vendor.save" → "change a vendor".
func VerbTitle(verb string) string {
	if t, ok := verbTitles[verb]; ok {
		return t
	}
	noun, what, ok := strings.Cut(verb, ".")
	if !ok {
		return verb
	}
	switch what {
	case "save":
		return "change a " + noun
	case "bin":
		return "move a " + noun + " to the bin"
	case "unbin":
		return "restore a " + noun
	case "purge":
		return "purge a " + noun
	case "revoke":
		return "revoke a " + noun
	}
	return strings.ReplaceAll(noun+": "+what, "_", " ")
}
