package desk_test

import (
	"testing"

	"countersign/app/uitest"
	"countersign/assessments"
)

const breach = "S2-LP-BREACH"

// TestTheNumbersOfAQuoteAreBesideOurPosition: as a proposal that sets no verdict, and only where a
// quote has a number that a position states.
func TestTheNumbersOfAQuoteAreBesideOurPosition(t *testing.T) {
	const late = "Vendor shall notify Customer within 72 hours after it has confirmed a Security Incident."
	const vague = "Vendor shall notify Customer of a breach without undue delay."
	l := open(t, breach)
	uitest.Must(t)(l.b.AddVersion(t.Context(), assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2", Status: assessments.VersionExecuted,
	}, uitest.Text("msa.md", "# 4 Content\n\n"+late+"\n\n"+vague+"\n"), assessments.NoProgress{}))
	cite := func(quote string) {
		t.Helper()
		uitest.Must(t)(l.b.Cite(t.Context(), assessments.Citation{
			AssessmentID: "a", ItemID: breach, VersionID: "msa/2", Quote: quote,
		}))
		l.CatchUp()
	}
	cite(vague)
	if l.Sees("Number check") {
		t.Errorf("a quote without a number has a row: %s", l.Words())
	}
	cite(late)
	if !l.Sees("Within 72 hours after confirmation: ", "our fall-back is 48 hours after becoming aware",
		"It is 24 hours longer, and counts from a later event.", "Number check") {
		t.Errorf("the number is not beside our position: %s", l.Words())
	}
	if a := l.answer(breach); a.Verdict != "" {
		t.Errorf("a verdict was given: %q", a.Verdict)
	}
}
