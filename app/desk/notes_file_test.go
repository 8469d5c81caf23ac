package desk_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/ui"
	"countersign/assessments"
)

// ctrlEnter is the key as the toolkit passes it on: as a shortcut.
var ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

// TestNoteIsFiledByItsKey files a note with Ctrl+Enter, from its text and from who may see it, and says so. With
// nothing written it says what is missing, and goes there.
func TestNoteIsFiledByItsKey(t *testing.T) {
	l := open(t, training)
	if !l.Sees("Ctrl+Enter files it") {
		t.Errorf("nothing says how a note is filed: %s", l.Words())
	}
	l.page.TakeRune('n')
	e := l.field("New note")
	l.Window().Canvas().Focus(l.who())
	l.who().TypedShortcut(ctrlEnter)
	if got := l.Window().Canvas().Focused(); got != fyne.Focusable(e) || len(l.Notes) == 0 ||
		l.Notes[len(l.Notes)-1] != "There is no note to file yet: write it first" {
		t.Errorf("with nothing written it goes to %T and says %q", got, l.Notes)
	}
	e.SetText("Ask Rita.")
	e.TypedShortcut(ctrlEnter)
	all, err := l.b.List(t.Context(), assessments.NounNote)
	if err != nil || len(all) != 1 || all[0].(*assessments.Note).Body != "Ask Rita." {
		t.Errorf("on record is %v, %v", all, err)
	}
	if len(l.Notes) == 0 || l.Notes[len(l.Notes)-1] != "Note filed: privileged" {
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
