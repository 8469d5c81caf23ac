package window

import (
	"context"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// turnTitle is what the menu Edit says of undo or redo.
func (l *lab) turnTitle(id string) string {
	for _, c := range l.menu.all() {
		if c.ID == id {
			return c.Title
		}
	}
	return ""
}

// TestUndoNamesItsStepAndShowsWhatItChanges gives a verdict on one desk and undoes it on another.
func TestUndoNamesItsStepAndShowsWhatItChanges(t *testing.T) {
	l := newLab(t, true)
	item := ui.Route{Page: "desk", ID: deskIs, Item: l.deskItems(deskIs)[0].ID}
	before := l.verdictsOf(deskIs)[item.Item]
	give, key := assessments.Partly, "2"
	if before == give {
		give, key = assessments.NotMet, "3"
	}
	step := l.deskItems(deskIs)[0].Title + ": " + give.Title() + " (before: " + before.Title() + ") · " +
		l.nameOf(deskIs)
	l.Go(item)
	l.typeRunes(key)
	l.Go(ui.Route{Page: "desk", ID: deskWas})
	if got := l.turnTitle("edit.undo"); got != "Undo: "+step {
		t.Errorf("the menu says %q, want %q", got, "Undo: "+step)
	}
	for _, turn := range []struct {
		how, other, title, verb string
		key                     fyne.Shortcut
		verdict, still          assessments.Verdict
	}{
		{"Undone", "edit.redo", "Redo", "Undo it", &fyne.ShortcutUndo{}, before, give},
		{"Redone", "edit.undo", "Undo", "Redo it", &fyne.ShortcutRedo{}, give, before},
	} {
		l.Go(ui.Route{Page: "desk", ID: deskWas})
		l.turn(turn.key)
		if got := l.verdictsOf(deskIs)[item.Item]; got != turn.still || !strings.Contains(l.words(), step) {
			t.Errorf("%s out of sight without a question: %q, %s", turn.how, got, l.words())
		}
		l.tap(turn.verb)
		if got := l.verdictsOf(deskIs)[item.Item]; got != turn.verdict {
			t.Errorf("%s: the verdict is %q", turn.how, got)
		}
		if got := l.session.Pages.Here(); got != item {
			t.Errorf("%s: the window shows %+v", turn.how, got)
		}
		if want := turn.how + ": " + step; !strings.Contains(l.words(), want) {
			t.Errorf("the window does not say %q: %s", want, l.words())
		}
		if got := l.turnTitle(turn.other); got != turn.title+": "+step {
			t.Errorf("the menu says %q", got)
		}
		l.Go(ui.Route{Page: "journal"})
		l.frame.status.leads()
		if got := l.session.Pages.Here(); got != item {
			t.Errorf("the text in the status line leads to %+v", got)
		}
	}
}

// TestUndoOfAnothersChangeSaysWhose gives a verdict, and lets another person act in the same window.
func TestUndoOfAnothersChangeSaysWhose(t *testing.T) {
	l := newLab(t, true)
	at := l.deskItems(deskIs)[0]
	l.Go(ui.Route{Page: "desk", ID: deskIs, Item: at.ID})
	l.typeRunes("3")
	first := l.bench().Actor()
	whose := " · recorded by " + first.String() + ", 20"
	if title := l.turnTitle("edit.undo"); strings.Contains(title, "recorded by") {
		t.Errorf("one's own change: %q", title)
	}
	if err := l.session.ActAs(assessments.Actor{Name: "Zoe Zed", Role: "security"}); err != nil {
		t.Fatal(err)
	}
	for _, turn := range []struct {
		id, other string
		key       fyne.Shortcut
		how       string
	}{
		{"edit.undo", "edit.redo", &fyne.ShortcutUndo{}, "Undone: "},
		{"edit.redo", "edit.undo", &fyne.ShortcutRedo{}, "Redone: "},
	} {
		if title := l.turnTitle(turn.id); !strings.Contains(title, whose) {
			t.Errorf("the menu does not say whose it is: %q", title)
		}
		l.turn(turn.key)
		if words := l.words(); strings.Contains(words, turn.how) ||
			!strings.Contains(words, "a change of another person?") {
			t.Errorf("another person's change is turned without a question: %s", words)
		}
		l.tap(strings.TrimSuffix(turn.how, "ne: ") + " it")
		if words := l.words(); !strings.Contains(words, turn.how+at.Title) || !strings.Contains(words, whose) {
			t.Errorf("the window does not say whose it was: %s", words)
		}
	}
	l.Go(ui.Route{Page: "desk", ID: deskWas})
	l.turn(&fyne.ShortcutUndo{})
	if words := l.words(); !strings.Contains(words, "not shown here") || !strings.Contains(words, whose) {
		t.Errorf("the question does not say whose it is: %s", words)
	}
}

// TestUndoStaysOnThePageWhereTheChangeWasMade bins a vendor in its list and brings it back.
func TestUndoStaysOnThePageWhereTheChangeWasMade(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "vendors"})
	vendors, err := l.bench().List(t.Context(), "vendor")
	if err != nil || len(vendors) == 0 {
		t.Fatal(vendors, err)
	}
	v := vendors[0].(*assessments.Vendor)
	l.Write(ui.Changing(l.bench(), v, func(r assessments.Record) {
		r.(*assessments.Vendor).Name = "Lumen"
	}), func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	page := l.page()
	l.turn(&fyne.ShortcutUndo{})
	if l.page() != page || l.session.Pages.Here() != (ui.Route{Page: "vendors"}) {
		t.Errorf("undo leaves the page for %+v", l.session.Pages.Here())
	}
	if want := "Undone: Change a vendor: " + v.Name; !strings.Contains(l.words(), want) {
		t.Errorf("the window does not say %q: %s", want, l.words())
	}
	l.Go(ui.Route{Page: "portfolio"})
	l.turn(&fyne.ShortcutRedo{})
	l.tap("Redo it")
	if got := l.session.Pages.Here(); got.Page != "vendors" || got.ID != v.ID {
		t.Errorf("what was redone is not shown: %+v", got)
	}
}

// TestUndoDoesNotReachPastALastingAct writes what is never undone on a page, after a change of another
// vendor.
func TestUndoDoesNotReachPastALastingAct(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "vendors"})
	saved := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	v := onlyOf[assessments.Vendor](l)
	rename := func(name string) ui.Intent {
		return ui.Changing(l.bench(), &v, func(r assessments.Record) {
			r.(*assessments.Vendor).Name = name
		})
	}
	l.Write(rename("Lumen"), saved)
	l.Go(ui.Route{Page: "decision", ID: deskIs})
	l.Write(func(ctx context.Context) (assessments.Event, error) {
		return l.bench().SignOff(ctx, assessments.SignOff{
			AssessmentID: deskIs, Role: "legal", Name: "Ada",
			Statement: "Seen.",
		}, nil)
	}, saved)
	if got := l.turnTitle("edit.undo"); !strings.HasPrefix(got, "Cannot be undone: ") {
		t.Errorf("the menu says %q", got)
	}
	l.turn(&fyne.ShortcutUndo{})
	if !strings.Contains(l.words(),
		"cannot be undone: it stays on record; it can be revoked, with a reason") {
		t.Errorf("it is not said that a sign-off stays: %s", l.words())
	}
	l.tap("Close")
	l.turn(&fyne.ShortcutUndo{})
	got := assessments.Vendor{ID: v.ID}
	if err := l.bench().Get(t.Context(), &got); err != nil || got.Name != "Lumen" {
		t.Errorf("undo reached past the sign-off: %q, %v", got.Name, err)
	}
	l.tap("Undo it")
	if err := l.bench().Get(t.Context(), &got); err != nil || got.Name != v.Name {
		t.Errorf("what was asked is not undone: %q, %v", got.Name, err)
	}
}

func TestNewServiceIsOfferedOnEveryPage(t *testing.T) {
	l := newLab(t, true)
	for _, r := range []ui.Route{
		{Page: "portfolio"},
		{Page: "vendors"},
		{Page: "desk", ID: deskIs},
		{Page: "decision", ID: deskIs},
	} {
		l.Go(r)
		n := 0
		for _, c := range l.menu.all() {
			if c.Title == "New service…" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s offers it %d times", r.Page, n)
		}
	}
}
