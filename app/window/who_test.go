package window

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/session"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
	"countersign/store"
)

// newUnnamedLab is a window on an empty workspace in which no actor is named.
func newUnnamedLab(t *testing.T) *lab {
	t.Helper()
	l := newLab(t, false)
	catalogue, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	l.p.Create = func(ctx context.Context, path string, _ bool, _ assessments.Progress) (*workbench.Workbench,
		error,
	) {
		s, err := uitest.NewStore(ctx, path, store.Options{Clock: l.clock})
		if err != nil {
			return nil, err
		}
		return workbench.New(workbench.Params{
			Store: s, Catalogue: catalogue, Extractor: inProcess{},
			Sockets: l.sockets, Clock: l.clock, IDs: l.ids,
		}), nil
	}
	l.doors.create(filepath.Join(t.TempDir(), "own"+Extension), false, nil)
	l.settle()
	return l
}

// save changes something as a page does.
func (l *lab) save(name string, err *error) {
	l.Write(func(ctx context.Context) (assessments.Event, error) {
		return l.bench().Add(ctx, &assessments.Vendor{ID: name, Name: name})
	}, func(e error) { *err = e })
	l.settle()
}

func TestWhoActsIsAskedBeforeTheFirstChangeAndTheChangeIsMade(t *testing.T) {
	l := newUnnamedLab(t)
	var first, second error = errOpen, errOpen
	l.save("first", &first)
	l.save("second", &second)
	if len(l.overlays.list) != 1 || first != errOpen || second != errOpen {
		t.Fatalf("%d dialogs; the changes ended with %v and %v", len(l.overlays.list), first, second)
	}
	l.typeRunes("Ada")
	l.typeKey(fyne.KeyReturn)
	l.settle()
	if len(l.overlays.list) != 1 {
		t.Fatal("a name alone was taken")
	}
	l.win.Canvas().FocusNext()
	if _, ok := l.win.Canvas().Focused().(*widgets.Suggest); !ok {
		t.Fatalf("after the name comes a %T", l.win.Canvas().Focused())
	}
	l.typeRunes("legal")
	l.typeKey(fyne.KeyReturn)
	l.settle()
	if first != nil || second != nil || len(l.overlays.list) != 0 {
		t.Errorf("%d dialogs; the changes ended with %v and %v", len(l.overlays.list), first, second)
	}
	if got := l.bench().Actor(); got != (assessments.Actor{Name: "Ada", Role: "legal"}) ||
		l.preferences().ActingAs() != got {
		t.Errorf("%v acts, the profile says %v", got, l.preferences().ActingAs())
	}
	if n, _ := l.bench().Counts(t.Context(), "vendor"); n["vendor"] != 2 {
		t.Errorf("%d vendors", n["vendor"])
	}
}

func TestWhoDoesNotSayIsToldWhyNothingWasChanged(t *testing.T) {
	l := newUnnamedLab(t)
	var err error = errOpen
	l.save("first", &err)
	l.typeKey(fyne.KeyEscape)
	l.settle()
	if assessments.KindOf(err) != assessments.Usage {
		t.Errorf("the change ended with %v", err)
	}
	ran := 0
	job := ui.Job{
		Title: "Adding", Changes: true,
		Work: func(context.Context, assessments.Progress) (string, error) { ran++; return "", nil },
	}
	l.Run(job)
	l.settle()
	if ran != 0 || len(l.overlays.list) != 1 {
		t.Errorf("the job ran %d times, %d dialogs", ran, len(l.overlays.list))
	}
	l.typeKey(fyne.KeyEscape)
	l.settle()
	if ran != 1 || len(l.overlays.list) != 0 {
		t.Errorf("afterwards it ran %d times, %d dialogs", ran, len(l.overlays.list))
	}
}

func TestNameTypedBeforeNotNowIsAskedForAgain(t *testing.T) {
	l := newUnnamedLab(t)
	var err error = errOpen
	l.save("first", &err)
	l.typeRunes("Ada")
	l.typeKey(fyne.KeyEscape)
	l.settle()
	l.save("second", &err)
	if field, ok := l.win.Canvas().Focused().(*text.Entry); !ok || field.Text != "Ada" {
		t.Fatalf("asked again, the name is in %v", l.win.Canvas().Focused())
	}
	l.win.Canvas().FocusNext()
	l.typeRunes("legal")
	l.typeKey(fyne.KeyReturn)
	l.settle()
	if got := l.bench().Actor(); got != (assessments.Actor{Name: "Ada", Role: "legal"}) ||
		ui.TypedActor(l.chrome(), got) != got {
		t.Errorf("%v acts, typed is %v", got, ui.TypedActor(l.chrome(), got))
	}
}

func TestNobodyIsAskedWhoActsWhereNothingIsChanged(t *testing.T) {
	l := newUnnamedLab(t)
	l.p.Pick = nil
	l.askCreate()
	l.typeRunes("another")
	l.typeKey(fyne.KeyReturn)
	l.settle()
	if len(l.overlays.list) != 0 || filepath.Base(l.bench().Info().Path) != "another"+Extension {
		t.Fatalf("%d dialogs; open is %s", len(l.overlays.list), l.bench().Info().Path)
	}
	l.doors.closeWorkspace()
	l.settle()
	if len(l.overlays.list) != 0 || l.bench() != nil {
		t.Errorf("closing asks: %s", l.words())
	}
}

func TestLeavingWaitsForWhoActsWhereSomethingWasTyped(t *testing.T) {
	l := newUnnamedLab(t)
	err := error(errOpen)
	l.save("first", &err)
	l.doors.closeWorkspace()
	l.settle()
	if l.bench() == nil {
		t.Fatal("the workspace was left before the change was made")
	}
	l.typeRunes("Ada")
	l.win.Canvas().FocusNext()
	l.typeRunes("legal")
	l.typeKey(fyne.KeyReturn)
	l.settle()
	if err != nil || l.bench() != nil {
		t.Errorf("the change ended with %v; left: %v", err, l.bench() == nil)
	}
}

var errOpen = assessments.Errorf(assessments.Usage, "not carried out yet")

// The question takes the keyboard: asked during a pause, it would get what is typed on.
func TestWhoActsIsNotAskedInAPauseOfTyping(t *testing.T) {
	l := newUnnamedLab(t)
	text := ui.NewText(struct {
		*session.Saving
		*overlays
	}{l.session.Saving, l.overlays}, ui.TextSpec{Label: "Why", Place: func() (ui.Place, bool) {
		return ui.Place{Key: "why"}, true
	}})
	if hold := text.Field.Hold; hold == nil || !hold() {
		t.Fatal("a pause commits a text that nobody typed, and asks who did")
	}
	if err := l.preferences().ActAs(assessments.Actor{Name: "Ada", Role: "legal"}); err != nil {
		t.Fatal(err)
	}
	if text.Field.Hold() {
		t.Error("a pause commits nothing, though it is known who acts")
	}
}

// TestTextTypedIsRecordedForItsTyperWhenAnotherActs leaves a text uncommitted on a desk, and a form half
// filled, while another person is named.
func TestTextTypedIsRecordedForItsTyperWhenAnotherActs(t *testing.T) {
	l, piet := newLab(t, true), assessments.Actor{Name: "Piet", Role: "procurement"}
	l.goTo(ui.Route{Page: "desk", ID: "tessaforth-applicants-2026"})
	l.typeRunes("r")
	l.typeRunes("Typed a moment ago")
	if err := l.preferences().ActAs(piet); err != nil {
		t.Fatal(err)
	}
	l.settle()
	list, err := l.bench().Events(t.Context(), assessments.EventQuery{Limit: 1})
	if err != nil || len(list) != 1 || list[0].Actor != someone ||
		!strings.Contains(fmt.Sprint(list[0].Changes), "Typed a moment ago") {
		t.Fatalf("the last change is %+v, %v", list, err)
	}
	sign := func(role, name, statement string) {
		t.Helper()
		l.goTo(ui.Route{Page: "decision", ID: "kestrelight-assist-2026"})
		l.command("decision.sign")
		got := []string{
			uitest.Within[*menu.Select](l.row("Role"))[0].Selected, l.field("Declared by").(*text.Entry).Text,
			l.field("Statement").(*text.Entry).Text,
		}
		if !slices.Equal(got, []string{role, name, statement}) {
			t.Errorf("%v signs off with %q", l.bench().Actor(), got)
		}
	}
	sign("Procurement", "Piet", "")
	l.fill("Statement", "Fine with procurement.")
	l.overlays.closeTop()
	if err := l.preferences().ActAs(someone); err != nil {
		t.Fatal(err)
	}
	sign("Legal", "Ada", "")
	l.overlays.closeTop()
	l.doors.closeWorkspace()
	l.settle()
	l.doors.open(l.path, nil)
	l.settle()
	if err := l.preferences().ActAs(piet); err != nil {
		t.Fatal(err)
	}
	sign("Procurement", "Piet", "Fine with procurement.")
}
