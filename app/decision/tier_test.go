package decision_test

import (
	"testing"

	"countersign/app/ui"
)

// The shipped question sets bind by tier: the dialog says what an approval takes before anything is recorded.
func TestAnApprovalNamesWhatItsTierTakes(t *testing.T) {
	l := open(t, ui.AskDecide)
	if !l.Sees("“Approved” is offered once the assessment is in review") {
		t.Errorf("it is not said why no approval is offered: %s", l.Words())
	}
	l.Pick("Outcome", "In review")
	l.Tap("Record the decision")
	l.does("decision.decide")
	l.Pick("Outcome", "Approved")
	if !l.Sees("No tier is accepted for this assessment",
		"0 % of the weight is assessed, and tier 1 takes 90 %") ||
		!l.Sees("sign-off of the present state by legal",
			"8 more things are missing by the rules of the tier") {
		t.Errorf("the dialog shows %s", l.Words())
	}
	l.Fill("Decided by", "Helga")
	l.Fill("Reason", "a pilot")
	l.Tap("Record the decision")
	if d := l.Dialogs[len(l.Dialogs)-1]; !d.Open || len(l.assessed().Dossier.Decisions) != 1 {
		t.Errorf("recorded without what the tier takes: %+v", l.assessed().Dossier.Decisions)
	}
}
