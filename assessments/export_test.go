package assessments

// Verbs lists all verbs that the program records.
func Verbs() []Verb {
	out := []Verb{
		VerbApply, VerbUndo, VerbPurge, VerbMigrate, VerbAnswer, VerbNotApplicable, VerbTick, VerbUntick,
		VerbAttach, VerbAddRevision,
		VerbCite, VerbRecheck, VerbOrder, VerbBegin, VerbReassess, VerbUpgrade, VerbReconfirm,
		VerbAddTemplate, VerbAddDocument, VerbAddVersion,
		VerbRequest, VerbExcept, VerbSignOff, VerbPack,
	}
	for _, s := range DecisionStates() {
		out = append(out, VerbDecide(s))
	}
	for _, n := range Nouns() {
		for _, a := range []Action{ActionSave, ActionBin, ActionUnbin, ActionPurge, ActionRevoke} {
			out = append(out, VerbOn(n, a))
		}
	}
	return out
}
