package desk_test

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

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

// TestNoteFiledIsNotTheNoteInTheEditor files a privileged note in every way that leaves the focus where it is,
// chooses for the next note that it may be shared, and writes that one: the first keeps what it was filed as.
func TestNoteFiledIsNotTheNoteInTheEditor(t *testing.T) {
	ways := map[string]func(l *lab){
		"Ctrl+Enter":                     func(l *lab) { l.field("New note").TypedShortcut(ctrlEnter) },
		"Ctrl+Enter on who may see it":   func(l *lab) { l.who().TypedShortcut(ctrlEnter) },
		"Save now, or a menu that opens": func(l *lab) { l.page.Flush() },
	}
	for name, file := range ways {
		t.Run(name, func(t *testing.T) {
			l := open(t, training)
			l.as("Kim", "security")
			c, note := l.Window().Canvas(), l.field("New note")
			c.Focus(note)
			l.who().Pick(2)
			test.Type(note, "Our fallback price.")
			file(l)
			if note.Text != "" || !l.Sees("Our fallback price.") {
				t.Errorf("filed, the field holds %q and the page says %s", note.Text, l.Words())
			}
			l.Pick("Who may see it", "may be shared")
			c.Focus(note)
			test.Type(note, "For the vendor.")
			file(l)
			got := map[string]assessments.Distribution{}
			for _, one := range l.notes() {
				got[one.Body] = one.Distribution
			}
			want := map[string]assessments.Distribution{
				"Our fallback price.": assessments.Privileged, "For the vendor.": assessments.Shareable,
			}
			if !maps.Equal(got, want) || len(l.filed()) != 2 {
				t.Errorf("filed %v, in the journal %q", got, l.filed())
			}
		})
	}
}

// TestNoteRefusedByItsKeyComesBack files two notes on a full disk: each is kept in words of its own, and filed
// as it was chosen once there is room.
func TestNoteRefusedByItsKeyComesBack(t *testing.T) {
	l := open(t, training)
	l.as("Kim", "security")
	c, note := l.Window().Canvas(), l.field("New note")
	c.Focus(note)
	l.who().Pick(2)
	test.Type(note, "Our fallback price.")
	l.Refuse = full
	note.TypedShortcut(ctrlEnter)
	l.TakeErrors()
	if note.Text != "Our fallback price." || l.who().Selected != "privileged" {
		t.Errorf("refused, the field holds %q, %s", note.Text, l.who().Selected)
	}
	l.Refuse = nil
	l.Drafts().Retry()
	l.CatchUp()
	if note.Text != "" || !note.Focused() {
		t.Errorf("on record, the field still holds %q", note.Text)
	}
	l.who().Pick(0) // for the next one
	if got := l.note(); got.Distribution != assessments.Privileged || got.Body != "Our fallback price." {
		t.Errorf("filed %+v", got)
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
