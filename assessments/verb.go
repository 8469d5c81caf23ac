package assessments

import "strings"

// Verb is what an event did, as the journal records it. The words that people read are beside it.
type Verb string

// Verbs of one kind of change. What is done with records of every noun is an Action; decisions have a
// verb for each state.
const (
	VerbApply         Verb = "apply"
	VerbUndo          Verb = "undo"
	VerbPurge         Verb = "purge" // of nothing in particular; of a record it is an Action
	VerbMigrate       Verb = "workspace.migrate"
	VerbAnswer        Verb = "answer.save"
	VerbNotApplicable Verb = "answer.confirm_not_applicable"
	VerbTick          Verb = "tick.save"
	VerbUntick        Verb = "tick.remove"
	VerbAttach        Verb = "evidence.attach"
	VerbAddRevision   Verb = "evidence.add_revision"
	VerbCite          Verb = "citation.save"
	VerbRecheck       Verb = "citation.recheck"
	VerbOrder         Verb = "precedence.save"
	VerbBegin         Verb = "assessment.begin"
	VerbReassess      Verb = "assessment.reassess"
	VerbUpgrade       Verb = "assessment.upgrade"
	VerbReconfirm     Verb = "assessment.reconfirm"
	VerbAddTemplate   Verb = "template.add"
	VerbAddDocument   Verb = "document.add"
	VerbAddVersion    Verb = "document.add_version"
	VerbRequest       Verb = "exception.request"
	VerbExcept        Verb = "exception.approve"
	VerbSignOff       Verb = "signoff.declare"
	VerbPack          Verb = "pack.write"
)

// verbTitles are the verbs with words of their own.
var verbTitles = map[Verb]string{
	VerbApply: "apply a file", VerbUndo: "undo", VerbPurge: "purge",
	VerbMigrate: "bring the workspace into today's form",
	VerbAnswer:  "answer", VerbNotApplicable: "confirm not applicable",
	VerbTick: "tick evidence", VerbUntick: "take back a tick", VerbAttach: "attach evidence to an item",
	VerbAddRevision: "attach evidence", VerbCite: "cite",
	VerbOn(NounCitation, ActionBin): "remove a citation",
	VerbRecheck:                     "look for the quotes again", VerbOrder: "record an order of precedence",
	VerbBegin: "begin an assessment", VerbReassess: "re-open after an event",
	VerbUpgrade: "upgrade the question set", VerbReconfirm: "confirm verdicts again",
	VerbAddTemplate: "add a question set",
	VerbAddVersion:  "add a document version", VerbAddDocument: "file a document",
	VerbRequest: "request an exception", VerbExcept: "approve an exception",
	VerbSignOff: "sign off", VerbPack: "write an audit pack",
	VerbDecide(Draft): "take back to draft", VerbDecide(InReview): "take into review",
	VerbDecide(ChangesRequested): "request changes", VerbDecide(Approved): "approve",
	VerbDecide(WithConditions): "approve with conditions", VerbDecide(Rejected): "reject",
	VerbDecide(OnHold): "put on hold", VerbDecide(Expired): "record that the approval expired",
	VerbDecide(Revoked):    "revoke the approval",
	VerbDecide(Superseded): "record that another decision takes its place",
}

// Action is something that is done with records of every noun.
type Action string

// Actions.
const (
	ActionSave   Action = "save"
	ActionBin    Action = "bin"
	ActionUnbin  Action = "unbin"
	ActionPurge  Action = "purge"
	ActionRevoke Action = "revoke"
)

// actionTitles are the words of actions; % is the noun.
var actionTitles = map[Action]string{
	ActionSave: "change %", ActionBin: "move % to the bin", ActionUnbin: "restore %", ActionPurge: "purge %",
	ActionRevoke: "revoke %",
}

// VerbOn is the verb of an action on records of a noun.
func VerbOn(n Noun, a Action) Verb { return Verb(string(n) + "." + string(a)) }

// VerbDecide is the verb of a decision that takes an assessment to a state.
func VerbDecide(s DecisionState) Verb { return VerbOn(NounDecision, Action(s)) }

// split takes a verb apart; the noun is empty for one without.
func (v Verb) split() (Noun, Action) {
	noun, action, found := strings.Cut(string(v), ".")
	if !found {
		return "", ""
	}
	return Noun(noun), Action(action)
}

// Purges reports whether the event purged records.
func (v Verb) Purges() bool {
	_, action := v.split()
	return action == ActionPurge
}

// Revokes reports whether the event revoked a record.
func (v Verb) Revokes() bool {
	_, action := v.split()
	return action == ActionRevoke || v == VerbDecide(Revoked)
}

// otherwise are the words of verbs where the record was there before, or where it was not, if those of the verb
// say the contrary.
var otherwise = map[Verb]string{
	VerbRequest: "change the request for an exception", VerbOrder: "change an order of precedence",
	VerbCite: "change a citation", VerbAddTemplate: "change a question set",
}

// Title is what the event did, in words: a record that came to be with it was added, and not changed.
func (e Event) Title() string {
	added := false
	for _, c := range e.Changes {
		added = added || c.Noun == e.Subject && c.ID == e.SubjectID && c.Field == Existence && c.After != ""
	}
	noun, action := e.Verb.split()
	_, own := verbTitles[e.Verb]
	switch {
	case added && !own && action == ActionSave && noun != NounOrganisation && New(noun) != nil:
		return "add " + noun.One()
	case !added && len(e.Changes) > 0 && otherwise[e.Verb] != "":
		return otherwise[e.Verb]
	}
	return e.Verb.Title()
}

// Title is the verb in words: "vendor.save" → "change a vendor". A verb of a later version is returned
// as it is.
func (v Verb) Title() string {
	if t, ok := verbTitles[v]; ok {
		return t
	}
	noun, action := v.split()
	form, ok := actionTitles[action]
	if ok && New(noun) != nil {
		return strings.Replace(form, "%", noun.One(), 1)
	}
	return string(v)
}
