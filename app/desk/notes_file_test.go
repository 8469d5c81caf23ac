package desk_test

import (
	"testing"

	"countersign/app/ui"
	"countersign/assessments"
)

// TestNoteIsFiledByItsKey files a note with Ctrl+Enter, and says so.
func TestNoteIsFiledByItsKey(t *testing.T) {
	l := open(t, training)
	if !l.Sees("Ctrl+Enter files it") {
		t.Errorf("nothing says how a note is filed: %s", l.Words())
	}
	l.page.TakeRune('n')
	e := l.field("New note")
	e.SetText("Ask Rita.")
	e.OnSubmitted(e.Text)
	all, err := l.b.List(t.Context(), assessments.NounNote)
	if err != nil || len(all) != 1 || all[0].(*assessments.Note).Body != "Ask Rita." {
		t.Errorf("on record is %v, %v", all, err)
	}
	if len(l.Notes) == 0 || l.Notes[len(l.Notes)-1] != "Note filed" {
		t.Errorf("it says %q", l.Notes)
	}
}

// TestOpenAssessmentOffersWhatItsRowOffers compares the menu of the desk with that of the lists.
func TestOpenAssessmentOffersWhatItsRowOffers(t *testing.T) {
	l := open(t, training)
	for title, page := range map[string]string{
		"Write its audit pack…": "packs",
		"Show its journal":      "journal",
	} {
		ran := false
		for _, c := range l.page.Commands() {
			if c.Title == title && c.Menu == "Assessment" {
				c.Run()
				ran = true
			}
		}
		if !ran || l.Routes[len(l.Routes)-1] != (ui.Route{Page: page, ID: "a"}) {
			t.Errorf("“%s” is not offered, or leads to %v", title, l.Routes)
		}
	}
}
