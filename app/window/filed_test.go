package window

import (
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// TestTwoNotesAreFiledEachAsItWasChosen writes a privileged note and files it by its key, chooses that the next
// may be shared, and writes that one, and a third right after its key.
func TestTwoNotesAreFiledEachAsItWasChosen(t *testing.T) {
	l := newLiveLab(t, true)
	id := "tessaforth-applicants-2026"
	l.act("go", func() { l.Go(ui.Route{Page: "desk", ID: id}) })
	before := l.events()
	enter := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
	file := func() { l.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(enter) }
	l.pick("Who may see it", "privileged")
	l.keys("n")
	l.keys("SECRET our fallback price.")
	l.act("file", func() {
		file()
		if f := l.field("New note").(*text.Field); f.Text != "" {
			t.Errorf("filed, the field holds %q", f.Text)
		}
	})
	l.fieldIsSeen("after the first note")
	l.pick("Who may see it", "may be shared")
	l.keys("For the vendor.")
	l.act("file and type on at once", func() {
		file()
		l.typeRunes("More for us.")
	})
	l.fieldIsSeen("after the second note")
	l.act("leave", l.leaveField)
	a, err := l.bench().Assess(t.Context(), id, l.Today())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]assessments.Distribution{}
	for _, n := range a.Dossier.Notes {
		if n.Author == l.bench().Actor().String() {
			got[n.Body] = n.Distribution
		}
	}
	for body, want := range map[string]assessments.Distribution{
		"SECRET our fallback price.": assessments.Privileged, "For the vendor.": assessments.Shareable,
		"More for us.": assessments.Privileged, // remembered; never the widest
	} {
		if got[body] != want {
			t.Errorf("“%s” is filed as %q; all are %v", body, got[body], maps.Clone(got))
		}
	}
	if n := l.events() - before; n != 3 {
		t.Errorf("three notes made %d events", n)
	}
	l.menuNamesWhatItsUndoTakesBack()
}

// fieldIsSeen looks whether the field for the next note has the keyboard and is in view: the notes that were
// filed are listed above it.
func (l *lab) fieldIsSeen(when string) {
	l.t.Helper()
	field := l.field("New note").(*text.Field)
	if l.win.Canvas().Focused() != fyne.Focusable(field) {
		l.t.Errorf("%s the focus is on %T", when, l.win.Canvas().Focused())
	}
	for _, p := range parts(l.top(), nil) {
		if p.o == fyne.CanvasObject(field) {
			for _, a := range p.above {
				if in, ok := a.(*widgets.Scroller); ok {
					l.act("lay out", in.Fit) // a desktop does with the next picture
				}
			}
			if !inView(field, p.above) {
				l.t.Errorf("%s its field is out of sight", when)
			}
			return
		}
	}
	l.t.Errorf("%s there is no field", when)
}

// menuNamesWhatItsUndoTakesBack types a note after a verdict and opens the menu with it still in its
// field: the line does not name the verdict, and takes the note back.
func (l *lab) menuNamesWhatItsUndoTakesBack() {
	t := l.t
	t.Helper()
	l.keys("2")
	l.keys("1")
	verdict := l.session.Steps.UndoTitle()
	l.keys("n")
	l.keys("GAMMA")
	var line *fyne.MenuItem
	l.act("open the menu", func() {
		l.menu.bar.Open(1)
		line = l.menu.mainMenu().Items[1].Items[0]
		l.win.Canvas().Overlays().Remove(l.win.Canvas().Overlays().Top())
	})
	if line.Label == verdict || !strings.Contains(line.Label, "Note, ") || line.Disabled {
		t.Errorf("with a note in its field it says %q", line.Label)
	}
	if now := l.session.Steps.UndoTitle(); !strings.HasPrefix(now, "Undo: Add a note: ") {
		t.Errorf("once the note is on record it says %q", now)
	}
	l.act("undo", line.Action)
	if now := l.session.Steps.UndoTitle(); now != verdict {
		t.Errorf("the note undone, it says %q, want %q", now, verdict)
	}
}
