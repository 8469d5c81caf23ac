package contracts

import (
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

// TestTheNumbersOfWhatIsCitedAreAboveTheVerdict: as a proposal; without a comparable number nothing is there.
func TestTheNumbersOfWhatIsCitedAreAboveTheVerdict(t *testing.T) {
	const breach = "S2-LP-BREACH"
	const late = "Vendor shall notify Customer within 72 hours after it has confirmed a Security Incident."
	h, b := desk(t)
	uitest.Must(t)(b.AddVersion(t.Context(), assessments.Version{
		ID: "msa/9", DocumentID: "msa", Label: "9", Status: assessments.VersionExecuted,
	}, uitest.Text("msa.md", "# 9 Incidents\n\n"+late+"\n"), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/9", Item: "a/" + breach})
	if h.Sees("Number check") {
		t.Errorf("nothing is cited, and a number is compared: %s", h.Words())
	}
	uitest.Must(t)(b.Cite(t.Context(), assessments.Citation{
		AssessmentID: "a", ItemID: breach, VersionID: "msa/9", Quote: late,
	}))
	p.Load()
	if !h.Sees("Within 72 hours after confirmation: ", "our fall-back is 48 hours after becoming aware", "Number check") {
		t.Errorf("the number is not compared: %s", h.Words())
	}
	if a := answered(t, b, "a", breach); a.Verdict != assessments.NotAssessed {
		t.Errorf("a verdict was given: %q", a.Verdict)
	}
}
