package desk_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/desk"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// notes are the notes on record, as the packs would see them.
func (l *lab) notes() []assessments.Note {
	l.t.Helper()
	a, err := l.b.Assess(l.t.Context(), "a", l.Day)
	if err != nil {
		l.t.Fatal(err)
	}
	return a.Dossier.Notes
}

// note is the only note on record.
func (l *lab) note() assessments.Note {
	l.t.Helper()
	all := l.notes()
	if len(all) != 1 {
		l.t.Fatalf("notes: got %+v, want one", all)
	}
	return all[0]
}

// who is the choice of who may see the note in the editor.
func (l *lab) who() *menu.Select {
	return uitest.Within[*menu.Select](l.Row("Who may see it"))[0]
}

// filed lists every distribution that a note was ever filed with, in order, out of the journal.
func (l *lab) filed() []string {
	l.t.Helper()
	events, err := l.b.Events(l.t.Context(), assessments.EventQuery{})
	if err != nil {
		l.t.Fatal(err)
	}
	var out []string
	for _, ev := range events {
		for _, c := range ev.Changes {
			if c.Noun == "note" && c.Field == "distribution" && c.After != "" {
				out = append(out, c.After)
			}
		}
	}
	return out
}

// as lets another person act, with the desk opened again.
func (l *lab) as(name, role string) {
	if err := l.b.ActAs(assessments.Actor{Name: name, Role: role}); err != nil {
		l.t.Fatal(err)
	}
	l.page = desk.New(l.b, l.Host, ui.Route{Page: "desk", ID: "a", Item: training})
	l.Open(l.page)
}

func (l *lab) settled() { l.Advance(0) }

// TestNoteTakesItsDistributionFromItsOwnChoice writes a note and says who may see it in every order there
// is: before the text, after it by Tab, by mouse, after a pause. It is never filed under anything else.
func TestNoteTakesItsDistributionFromItsOwnChoice(t *testing.T) {
	ways := map[string]func(l *lab, c fyne.Canvas, note *text.Field){
		"before the text": func(l *lab, c fyne.Canvas, note *text.Field) {
			c.Focus(l.who())
			l.who().Pick(2)
			c.FocusNext()
			l.settled()
			test.Type(note, "Our line is five percent")
		},
		"after the text, by Tab": func(l *lab, c fyne.Canvas, note *text.Field) {
			c.Focus(note)
			test.Type(note, "Our line is five percent")
			c.FocusPrevious()
			l.settled()
			if c.Focused() != l.who() {
				t.Fatal("who may see it does not come right before the text")
			}
			if n := len(l.notes()); n != 0 {
				t.Fatalf("going to the choice filed %d notes", n)
			}
			l.who().Pick(2)
		},
		"after the text, by mouse": func(l *lab, c fyne.Canvas, note *text.Field) {
			who := l.who()
			c.Focus(note)
			test.Type(note, "Our line is five percent")
			test.Tap(who)
			l.settled()
			if n := len(l.notes()); n != 0 {
				t.Fatalf("opening the choice filed %d notes", n)
			}
			if !note.Hold() {
				t.Error("while the choice is open, the text is filed by time")
			}
			who.Pick(2)
			c.Overlays().Remove(c.Overlays().Top())
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			l := open(t, training)
			l.as("Kim", "security")
			if got := l.who().Selected; got != "internal" {
				t.Fatalf("the default shown is %q", got)
			}
			way(l, l.Window().Canvas(), l.field("New note"))
			l.Window().Canvas().Unfocus()
			l.settled()
			if got := l.note(); got.Distribution != assessments.Privileged ||
				got.Body != "Our line is five percent" {
				t.Errorf("filed %+v", got)
			}
			if got := l.filed(); len(got) != 1 {
				t.Errorf("it was filed as %q", got)
			}
		})
	}
}

func TestNoteWaitsForItsChoiceHoweverLongThatTakes(t *testing.T) {
	l := open(t, training)
	l.as("Kim", "security")
	c, note := l.Window().Canvas(), l.field("New note")
	c.Focus(note)
	test.Type(note, "Our line")
	c.Focus(l.who())
	l.settled()
	if !note.Hold() {
		t.Error("while one chooses who may see it, the text is filed by time")
	}
	c.Focus(note)
	l.settled()
	if !note.Hold() {
		t.Error("back in its field the text is filed by time, though no one chose who may see it")
	}
	l.who().Pick(2)
	if !note.Hold() {
		t.Error("once that is chosen a pause files the text, and it stays in the field")
	}
}

// TestNoteIsFiledByNoPauseAndNoOtherWindow types a note and stops: nothing is filed before the editor
// is left, and then under what is shown.
func TestNoteIsFiledByNoPauseAndNoOtherWindow(t *testing.T) {
	l := open(t, training)
	l.as("Kim", "security")
	c, note := l.Window().Canvas(), l.field("New note")
	c.Focus(note)
	test.Type(note, "Our line")
	if !note.Hold() {
		t.Error("a pause files it")
	}
	note.FocusLost() // another program is in front
	l.settled()
	if !note.Hold() || len(l.notes()) != 0 {
		t.Errorf("another window in front files %d notes", len(l.notes()))
	}
	note.FocusGained()
	c.Unfocus()
	l.settled()
	if got := l.note(); got.Body != "Our line" || got.Distribution != assessments.Internal {
		t.Errorf("filed %+v", got)
	}
}

func TestNoteChoiceIsRememberedForThePersonInTheRole(t *testing.T) {
	l := open(t, training)
	for _, step := range []struct{ name, role, shown, pick string }{
		{"Kim", "legal", "privileged", ""},
		{"Kim", "General counsel", "privileged", "internal"},
		{"Kim", "General counsel", "internal", ""},
		{"Kim", "legal", "privileged", ""},
		{"Kim", "procurement", "internal", "may be shared"},
		{"Kim", "procurement", "internal", "privileged"},
		{"Kim", "procurement", "privileged", "may be shared"},
		{"Kim", "procurement", "privileged", ""},
		{"Lea", "procurement", "internal", ""},
	} {
		l.as(step.name, step.role)
		if got := l.who().Selected; got != step.shown {
			t.Errorf("%s is shown %q, want %q", step.role, got, step.shown)
		}
		if step.pick != "" {
			l.Pick("Who may see it", step.pick)
		}
	}
}

// TestNoteIsNeverSharedByWhatWasRememberedBefore opens the desk on a profile in which an earlier
// version remembered that notes may be shared.
func TestNoteIsNeverSharedByWhatWasRememberedBefore(t *testing.T) {
	l := open(t, training)
	l.Remember("notes.distribution", map[string]assessments.Distribution{
		"security": assessments.Shareable, "Kim (security)": assessments.Shareable,
	})
	l.as("Kim", "security")
	if got := l.who().Selected; got != "internal" {
		t.Errorf("a new note is shown as %q", got)
	}
	l.Type(l.field("New note"), "Our line is five percent")
	if got := l.note(); got.Distribution != assessments.Internal {
		t.Errorf("filed %+v", got)
	}
}

func TestNoteRefusedByAFullDiskIsFiledAsItWasChosenSince(t *testing.T) {
	l := open(t, training)
	l.as("Kim", "security")
	l.Refuse = full
	l.Type(l.field("New note"), "Our line is five percent")
	l.Pick("Who may see it", "privileged")
	l.TakeErrors()
	l.Refuse = nil
	l.Drafts().Retry()
	if got := l.note(); got.Distribution != assessments.Privileged {
		t.Errorf("filed %+v", got)
	}
	if got := l.filed(); slices.Contains(got, "internal") {
		t.Errorf("it was filed as %q", got)
	}
}

func TestNoteOnRecordIsMarkedEditedBinnedAndUndone(t *testing.T) {
	l := open(t, training)
	l.as("Kim", "security")
	l.Type(l.field("New note"), "Our line is five percent")
	if got := l.note(); got.Distribution != assessments.Internal || l.field("New note").Text != "" ||
		!l.Sees("Our line is five percent", "internal") {
		t.Fatalf("filed %+v, the page says %s", got, l.Words())
	}

	// another mark
	l.remark("Privileged")
	if got := l.note(); got.Distribution != assessments.Privileged {
		t.Fatalf("marked again: %+v", got)
	}
	pills := uitest.Within[*figure.Pill](l.page.Content())
	if !slices.ContainsFunc(pills,
		func(p *figure.Pill) bool { return p.Mark() == theme.MarkLock && p.Text() == "privileged" }) {
		t.Error("the note does not show by word and shape that it is privileged")
	}
	if got := l.who().Selected; got != "internal" {
		t.Errorf("marking an old note changes what the next one gets: %q", got)
	}
	uitest.Must(t)(l.b.Undo(t.Context()))
	if got := l.note(); got.Distribution != assessments.Internal {
		t.Fatalf("undone: %+v", got)
	}
	uitest.Must(t)(l.b.Redo(t.Context()))
	l.CatchUp()

	// another text; who may see it remains
	l.Tap("Edit")
	if l.field("Note").Text != "Our line is five percent" || l.who().Selected != "privileged" ||
		!l.Sees("a note by Kim (security)") {
		t.Fatalf("in the editor: %q, %q, %s", l.field("Note").Text, l.who().Selected, l.Words())
	}
	l.Type(l.field("Note"), "Our line is six percent")
	if got := l.note(); got.Body != "Our line is six percent" || got.Distribution != assessments.Privileged ||
		got.Author != "Kim (security)" {
		t.Fatalf("edited: %+v", got)
	}

	// the bin, and back
	l.Tap("Move to bin")
	if n := len(l.notes()); n != 0 || l.Sees("six percent") {
		t.Fatalf("%d notes are left in sight: %s", n, l.Words())
	}
	uitest.Must(t)(l.b.Undo(t.Context()))
	l.CatchUp()
	if got := l.note(); got.Body != "Our line is six percent" || !l.Sees("six percent") {
		t.Fatalf("back from the bin: %+v", got)
	}
}

// remark picks from the menu of the only note in the list.
func (l *lab) remark(to string) {
	l.t.Helper()
	for _, c := range uitest.Find[*widgets.Chip](l.Host) {
		if c.Text() == "Who may see it" {
			test.Tap(c)
		}
	}
	for _, m := range uitest.Find[interface {
		fyne.CanvasObject
		Items() []*fyne.MenuItem
	}](l.Host) {
		for _, it := range m.Items() {
			if it.Label == to {
				l.Window().Canvas().Overlays().Remove(l.Window().Canvas().Overlays().Top())
				it.Action()
				return
			}
		}
	}
	l.t.Fatalf("the menu has nothing like %q", to)
}

func TestNoteEmptiedGoesToTheBinAndTheNextWordsAreAnotherNote(t *testing.T) {
	l := open(t, training)
	c, note := l.Window().Canvas(), l.field("New note")
	c.Focus(note)
	note.SetText("Never mind")
	note.Flush()
	note.SetText("")
	note.Flush()
	if n := len(l.notes()); n != 0 {
		t.Fatalf("%d notes are left", n)
	}
	note.SetText("Ask Lea")
	note.Flush()
	c.Unfocus()
	l.settled()
	if got := l.note(); got.Body != "Ask Lea" || got.Binned != 0 {
		t.Errorf("what was typed next: %+v", got)
	}
}

func TestEveryNoteOfTheAssessmentCanBeReachedFromAnyItem(t *testing.T) {
	l := open(t, "S2-GC-POLICY")
	uitest.Must(t)(l.b.Add(t.Context(),
		&assessments.Note{
			ID: "n1", On: "assessment", OnID: "a", AssessmentID: "a",
			Body: "About the whole",
		},
		&assessments.Note{
			ID: "n2", On: "answer", OnID: "a/" + training, AssessmentID: "a",
			ItemID: training, Body: "On training",
		}))
	l.CatchUp()
	l.Tap("2 more notes on this assessment…")
	if !l.Sees("About the whole", "On training", "On assessment a") {
		t.Fatalf("the list says %s", l.Words())
	}
	l.Tap("Close")
	if l.Dialogs[len(l.Dialogs)-1].Open {
		t.Error("Close leaves the list open")
	}
	l.Tap("2 more notes on this assessment…")
	uitest.Within[*widgets.Button](l.Dialogs[len(l.Dialogs)-1].Content)[0].Tapped(nil)
	l.Fill("Note", "About all of it")
	l.Tap("Save the note")
	var bodies []string
	for _, n := range l.notes() {
		bodies = append(bodies, n.Body)
	}
	if got := strings.Join(bodies, "|"); got != "About all of it|On training" {
		t.Errorf("notes %q", got)
	}
}
