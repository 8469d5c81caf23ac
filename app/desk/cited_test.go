package desk_test

import (
	"testing"

	"countersign/app/uitest"
	"countersign/assessments"
)

// TestQuoteOfBinnedDocumentIsNamed moves the cited document to the bin, and then the assessment.
func TestQuoteOfBinnedDocumentIsNamed(t *testing.T) {
	l := open(t, training)
	uitest.Must(t)(l.b.Cite(t.Context(),
		assessments.Citation{AssessmentID: "a", ItemID: training, VersionID: "msa/1", Quote: trainingQuote}))
	l.CatchUp()
	l.page.TakeRune('1')
	uitest.Must(t)(l.b.Bin(t.Context(), assessments.NounDocument, "msa"))
	l.CatchUp()
	if !l.Sees("Master agreement, version 1", "in the bin: it supports nothing until it is restored",
		"restore “Master agreement”, which is in the bin") {
		t.Errorf("a quote of a document in the bin is shown as %s", l.Words())
	}
	if l.Sees("cite the version in force") || l.Sees(assessments.CitationFound.Title()) {
		t.Errorf("its words are shown as found, or to be cited again: %s", l.Words())
	}
	if l.Sees("This assessment is in the bin") {
		t.Error("the assessment is said to be in the bin")
	}
	uitest.Must(t)(l.b.Bin(t.Context(), assessments.NounAssessment, "a"))
	l.CatchUp()
	if !l.Sees("This assessment is in the bin", "Open the bin") {
		t.Errorf("an assessment in the bin looks alive: %s", l.Words())
	}
}

// What takes the last quote away says so, and leaves the keyboard to the list of items.
func TestRemovingAQuoteSaysSoAndKeepsTheKeyboard(t *testing.T) {
	l := open(t, training)
	uitest.Must(t)(l.b.Cite(t.Context(),
		assessments.Citation{AssessmentID: "a", ItemID: training, VersionID: "msa/1", Quote: trainingQuote}))
	l.CatchUp()
	l.page.TakeRune('1')
	l.CatchUp()
	l.Window().Canvas().Unfocus()
	l.Tap("Remove")
	l.CatchUp()
	if l.Window().Canvas().Focused() != l.page.Focus() {
		t.Errorf("the keyboard is with %T", l.Window().Canvas().Focused())
	}
	if a := l.answer(training); !a.Reconfirm {
		t.Error("the verdict does not wait to be confirmed")
	}
	if !l.Sees("nothing is quoted or ticked behind it") {
		t.Errorf("the card says %s", l.Words())
	}
}
