package desk_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

var full = assessments.Errorf(assessments.Machine, "The disk is full: free some space, then save again.")

func (l *lab) field(label string) *text.Field {
	l.t.Helper()
	return uitest.Within[*text.Field](l.Row(label))[0]
}

func TestATextTheDiskHasNoRoomForStaysInItsFieldAndIsSavedLater(t *testing.T) {
	l := open(t, training)
	l.Refuse = full
	l.Fill("Why", "They say so in 4.2")
	// under the field, without a dialog that would break into the typing
	if l.field("Why").Text != "They say so in 4.2" ||
		!strings.Contains(l.Row("Why").Error(), "disk is full") {
		t.Fatalf("the field holds %q under %q", l.field("Why").Text, l.Row("Why").Error())
	}
	// walking on and coming back loses nothing, and says nothing twice
	l.page.TakeRune('j')
	if l.field("Why").Text != "" || l.Row("Why").Error() != "" {
		t.Errorf("the next item shows %q", l.field("Why").Text)
	}
	l.page.TakeRune('k')
	l.page.Load()
	if l.field("Why").Text != "They say so in 4.2" || l.Row("Why").Error() == "" || len(l.TakeErrors()) != 0 {
		t.Errorf("back again the field holds %q under %q", l.field("Why").Text, l.Row("Why").Error())
	}
	l.Refuse = nil
	l.Fill("Response", "Never, says the vendor") // the first save that works takes the other with it
	if a := l.answer(training); a.Reason != "They say so in 4.2" || a.Response != "Never, says the vendor" {
		t.Errorf("saved %+v", a)
	}
	if l.Row("Why").Error() != "" || len(l.Drafts().Refused()) != 0 {
		t.Errorf("still said: %q", l.Row("Why").Error())
	}
}

func TestADayThatIsNoneStaysInItsFieldAndChangesNothing(t *testing.T) {
	l := open(t, training)
	l.Fill("Finding", "No clause on logs")
	l.Fill("Due", "next week")
	l.page.TakeRune('j')
	l.page.TakeRune('k')
	if l.field("Due").Text != "next week" || l.Row("Due").Error() == "" {
		t.Errorf("the field holds %q under %q", l.field("Due").Text, l.Row("Due").Error())
	}
	l.Fill("Due", "2027-01-31")
	a, err := l.b.Assess(t.Context(), "a", l.Day)
	if err != nil {
		t.Fatal(err)
	}
	if g := a.Dossier.FindingsOn(training); len(g) != 1 || g[0].Due != "2027-01-31" ||
		g[0].Text != "No clause on logs" || l.Row("Due").Error() != "" {
		t.Errorf("findings %+v under %q", g, l.Row("Due").Error())
	}
}

func TestThinkingForASecondDoesNotCutANoteInTwo(t *testing.T) {
	l := open(t, training)
	note := l.field("New note")
	l.Window().Canvas().Focus(note)
	note.SetText("Ask Lea about")
	note.Flush() // the second has passed
	note.SetText("Ask Lea about the annex")
	note.Flush()
	if note.Text != "Ask Lea about the annex" {
		t.Errorf("the field was emptied under the fingers: %q", note.Text)
	}
	l.Window().Canvas().Unfocus()
	l.Advance(0)
	if note.Text != "" || !l.Sees("Ask Lea about the annex") {
		t.Errorf("left, the field holds %q and the page says %s", note.Text, l.Words())
	}
	l.Type(note, "A second one")
	a, err := l.b.Assess(t.Context(), "a", l.Day)
	if err != nil {
		t.Fatal(err)
	}
	var bodies []string
	for _, n := range a.Dossier.Notes {
		bodies = append(bodies, n.Body)
	}
	if strings.Join(bodies, "|") != "Ask Lea about the annex|A second one" {
		t.Errorf("notes %q", bodies)
	}
}

func TestANoteThatIsRefusedStaysInItsField(t *testing.T) {
	l := open(t, training)
	l.Refuse = full
	l.Type(l.field("New note"), "Important")
	if l.field("New note").Text != "Important" {
		t.Errorf("the field holds %q", l.field("New note").Text)
	}
	l.page.TakeRune('j')
	l.page.TakeRune('k')
	l.Refuse = nil
	l.Drafts().Retry()
	l.page.Load()
	l.page.TakeRune('j')
	l.page.TakeRune('k')
	if a, err := l.b.Assess(t.Context(), "a", l.Day); err != nil || len(a.Dossier.Notes) != 1 ||
		a.Dossier.Notes[0].Body != "Important" {
		t.Errorf("notes %+v, %v", a.Dossier.Notes, err)
	}
}

func TestEnterSaysThatTheDocumentsAreSilentAsTheyAreTicked(t *testing.T) {
	l := open(t, "S2-LP-EXIT-HELP")
	l.page.TakeRune('4')
	d := l.Dialogs[len(l.Dialogs)-1]
	boxes := uitest.Within[*widgets.CheckBox](d.Content)
	if len(boxes) == 0 {
		t.Fatalf("nothing can be ticked: %s", l.Words())
	}
	boxes[0].Tapped(&fyne.PointEvent{})
	on := boxes[0].On()
	l.Window().Canvas().FocusNext() // into the dialog
	l.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if boxes[0].On() != on {
		t.Error("Enter unticks what was read")
	}
	l.Tap("They say nothing")
	if a := l.answer("S2-LP-EXIT-HELP"); a.Verdict != assessments.Silent || len(a.ReadVersions) == 0 {
		t.Errorf("saved %+v", a)
	}
}

func (l *lab) Dossier() assessments.Dossier {
	l.t.Helper()
	a, err := l.b.Assess(l.t.Context(), "a", l.Day)
	if err != nil {
		l.t.Fatal(err)
	}
	return a.Dossier
}
