package window

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"
)

// tamper changes the workspace's file with another program.
func (l *lab) tamper(query string, args ...any) {
	l.t.Helper()
	db, err := sql.Open("sqlite", l.path)
	if err != nil {
		l.t.Fatal(err)
	}
	res, err := db.Exec(query, args...)
	if err == nil {
		if n, _ := res.RowsAffected(); n == 0 {
			err = errors.New("nothing was changed")
		}
	}
	if err := errors.Join(err, db.Close()); err != nil {
		l.t.Fatal(err)
	}
}

// forge changes a decision of the sample while its workspace is closed.
func (l *lab) forge() {
	l.t.Helper()
	l.doors.closeWorkspace()
	l.settle()
	l.tamper(`UPDATE decision SET outcome = 'approved' WHERE id = (SELECT min(id) FROM decision WHERE outcome <> 'approved')`)
}

// banner is where the window says that the workspace is damaged; nothing on the start page.
func (l *lab) banner() fyne.CanvasObject {
	if l.session == nil {
		return container.NewWithoutLayout()
	}
	return l.session.Banner()
}

// warns is the text of the banner over the page; "" if there is none.
func (l *lab) warns() string {
	var out []string
	for _, one := range uitest.Within[*text.Prose](l.banner()) {
		out = append(out, one.String())
	}
	return strings.Join(out, "\n")
}

func TestDamageIsShownOverEveryPageAndNothingIsDecidedOnIt(t *testing.T) {
	l := newLab(t, true)
	if l.warns() != "" || l.statusSays("Damaged") {
		t.Fatalf("a workspace as it was recorded: %q, %v", l.warns(), l.frame.status.bar.Texts())
	}
	l.forge()
	l.doors.open(l.path, nil)
	l.settle()
	for _, p := range places {
		l.Go(ui.Route{Page: p.page})
		if got := l.warns(); !strings.Contains(got, ", field outcome") ||
			!strings.Contains(got, "Decisions, sign-offs, approvals, reviews and packs are refused") {
			t.Errorf("over %s: %q", p.page, got)
		}
		if h := l.banner().Size().Height; h < 30 {
			t.Errorf("the banner over %s is %v high", p.page, h)
		}
	}
	if !l.statusSays("Damaged: 1 place") {
		t.Errorf("the status bar says %v", l.frame.status.bar.Texts())
	}
	l.session.Proof.List()
	l.answer("Copy the list")
	if got := l.Clipboard().Content(); !strings.Contains(got, "decision ") ||
		!strings.Contains(got, "field outcome") {
		t.Errorf("copied %q", got)
	}
	l.overlays.closeTop()
	l.decides("On hold", "to be looked into")
	if says := l.words(); !strings.Contains(says, "not as Countersign wrote it") {
		t.Errorf("the decision was not refused: %s", says)
	}
	l.overlays.closeTop()
	l.doors.closeWorkspace()
	l.settle()
	if l.warns() != "" {
		t.Error("damage is shown although the workspace is closed")
	}
}

func TestDamageSinceTheOpeningIsShownWhenSomethingIsRefused(t *testing.T) {
	l := newLab(t, true)
	l.tamper(`UPDATE decision SET outcome = 'approved' WHERE id = (SELECT min(id) FROM decision WHERE outcome <> 'approved')`)
	l.decides("On hold", "to be looked into")
	if !strings.Contains(l.warns(), ", field outcome") {
		t.Errorf("the banner says %q", l.warns())
	}
	l.overlays.closeTop()
	l.doors.closeWorkspace()
	l.settle()
}

// TestNothingIsDecidedOnAlteredBytesOfAFile changes a byte of a document that an assessment rests on
// while it is open: the decision is refused, says which file, and what was typed stays.
func TestNothingIsDecidedOnAlteredBytesOfAFile(t *testing.T) {
	l := newLab(t, true)
	id := l.undecided()
	now, err := l.bench().Assess(t.Context(), id, l.Today())
	if err != nil || len(now.Dossier.Versions) == 0 {
		t.Fatal(err, len(now.Dossier.Versions))
	}
	l.tamper(`UPDATE chunk SET bytes = zeroblob(length(bytes)) WHERE blob = (SELECT id FROM blob WHERE sha256 = ?)`, now.Dossier.Versions[0].SHA256)
	events := l.events()
	l.decides("On hold", "to be looked into")
	if says := l.words(); len(l.overlays.list) != 1 || !strings.Contains(says, "not as it was added") ||
		!strings.Contains(says, now.Dossier.Versions[0].Label) {
		t.Errorf("%d dialogs; it says %s", len(l.overlays.list), says)
	}
	if got := uitest.Within[*text.Entry](l.row("Reason").Field()); len(got) == 0 ||
		got[0].Text != "to be looked into" {
		t.Error("what was typed is lost")
	}
	if n := l.events(); n != events {
		t.Errorf("%d events were added", n-events)
	}
	l.overlays.closeTop()
	l.doors.closeWorkspace()
	l.settle()
}

// decides asks for a decision on the first assessment that can still be put on hold, and presses the button.
func (l *lab) decides(outcome, reason string) {
	l.t.Helper()
	l.Go(ui.Route{Page: "decision", ID: l.undecided(), Item: "decide"})
	l.settle()
	l.pick("Outcome", outcome)
	l.fill("Reason", reason)
	l.tap("Record the decision")
}

func (l *lab) undecided() string {
	l.t.Helper()
	o, err := l.bench().Overview(l.t.Context(), l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	for _, s := range o.Assessments {
		if s.Status.MayBecome(assessments.OnHold) {
			return s.ID
		}
	}
	l.t.Fatal("nothing can be put on hold")
	return ""
}

// proving is a store whose comparison a test holds up or lets fail.
type proving struct {
	port.Store
	prove func(context.Context) (assessments.CheckReport, error)
}

func (p proving) Prove(ctx context.Context, _ assessments.Progress) (assessments.CheckReport, error) {
	return p.prove(ctx)
}

// openProving lets the lab open workspaces over such a store.
func (l *lab) openProving(prove func(context.Context) (assessments.CheckReport, error)) {
	l.p.Open = func(ctx context.Context, path string) (*workbench.Workbench, error) {
		s, err := store.Open(ctx, path, store.Options{Clock: l.clock, Random: uitest.Salts(), WatchEvery: -1})
		if err != nil {
			return nil, err
		}
		catalogue, err := loaded()
		return workbench.New(workbench.Params{
			Store: proving{s, prove}, Catalogue: catalogue, Extractor: inProcess{}, Sockets: l.sockets,
			Clock: l.clock, IDs: l.ids, Actor: someone,
		}), err
	}
}

func TestLeavingEndsTheComparison(t *testing.T) {
	l := newLiveLab(t, false)
	l.doors.closeWorkspace()
	l.settle()
	began, ended := false, make(chan error, 1)
	l.openProving(func(ctx context.Context) (assessments.CheckReport, error) {
		l.turns.do(func() { began = true })
		<-ctx.Done()
		ended <- ctx.Err()
		return assessments.CheckReport{
			Damage: []assessments.Damage{{Place: "a vendor", Message: "is not so"}},
		}, nil
	})
	l.doors.open(l.path, nil)
	l.turns.until(func() bool { return began }) // this thread is the window's
	if l.page() == nil || l.session.Pages.Hold(nil, 'j') {
		t.Error("the comparison began before the first page was there")
	}
	if l.warns() != "" || l.statusSays("Damaged") || l.statusSays("not compared") {
		t.Errorf("while it is under way: %q, %v", l.warns(), l.frame.status.bar.Texts())
	}
	was := l.session
	l.doors.closeWorkspace()
	l.settle()
	if err := <-ended; !errors.Is(err, context.Canceled) || l.bench() != nil {
		t.Errorf("ended with %v", err)
	}
	if len(was.Banner().(*fyne.Container).Objects) > 0 || was.Proof.Damaged() {
		t.Error("what was found in a workspace that was left is shown")
	}
}

func TestAComparisonThatFailsIsSaid(t *testing.T) {
	l := newLab(t, false)
	l.doors.closeWorkspace()
	var fails error = assessments.Errorf(assessments.Machine, "The disk reported an error.")
	l.openProving(func(context.Context) (assessments.CheckReport, error) {
		return assessments.CheckReport{}, fails
	})
	l.doors.open(l.path, nil)
	if !l.statusSays("Records not compared with the journal") || l.warns() != "" {
		t.Fatalf("%v, %q", l.frame.status.bar.Texts(), l.warns())
	}
	fails = nil
	l.tapStatus("Records not compared with the journal")
	if says := l.dialogSays(); !strings.Contains(says, "The disk reported an error") {
		t.Errorf("the dialog says %q", says)
	}
	if l.statusSays("not compared") {
		t.Errorf("after it was compared: %v", l.frame.status.bar.Texts())
	}
	l.overlays.closeTop()
}

func TestABannerThatGoesLeavesNoFocusBehind(t *testing.T) {
	l := newLab(t, false)
	l.doors.closeWorkspace()
	found := []assessments.Damage{
		{Place: "vendor v, field name", Message: "is not so"},
		{Place: "vendor w", Message: "is not so"},
	}
	l.openProving(func(context.Context) (assessments.CheckReport, error) {
		return assessments.CheckReport{Damage: found}, nil
	})
	l.doors.open(l.path, nil)
	if got := l.warns(); !strings.Contains(got, "vendor v, field name is not so, and 1 more place.") {
		t.Errorf("the banner says %q", got)
	}
	l.win.Canvas().Focus(uitest.Within[*widgets.Button](l.banner())[0])
	found = nil
	l.Write(func(context.Context) (assessments.Event, error) { // which makes the window compare again
		return assessments.Event{}, assessments.Errorf(assessments.Damaged, "It is damaged.")
	}, func(error) {})
	if at := l.win.Canvas().Focused(); l.warns() != "" || at != nil {
		t.Errorf("%q, the focus is on %v", l.warns(), at)
	}
}

// tapStatus taps what the status bar says of the workspace.
func (l *lab) tapStatus(text string) {
	l.t.Helper()
	for _, item := range l.session.Facts() {
		if item.Text == text {
			item.OnTap()
			return
		}
	}
	l.t.Fatalf("the status bar does not say %q", text)
}

func TestTheStatusBarSaysWhatTakesLongToSave(t *testing.T) {
	l := newLab(t, false)
	for _, failed := range []error{nil, assessments.Errorf(assessments.Refused, "It is refused.")} {
		var before, during bool
		l.Write(func(context.Context) (assessments.Event, error) {
			before = l.statusSays("Still saving")
			l.pass()
			during = l.statusSays("Still saving")
			return assessments.Event{}, failed
		}, func(error) {})
		l.pass()
		if before || !during || l.statusSays("Still saving") {
			t.Errorf("ending with %v: before %v, during %v, after %v", failed, before, during,
				l.frame.status.bar.Texts())
		}
	}
}

func TestADecisionIsNotRecordedIfItIsCancelledMeanwhile(t *testing.T) {
	l := newLab(t, true)
	l.doors.closeWorkspace()
	cancelled := false
	l.openProving(func(ctx context.Context) (assessments.CheckReport, error) {
		if len(l.overlays.list) > 0 { // the dialog waits for it
			cancelled = l.overlays.closeTop()
		}
		return assessments.CheckReport{}, ctx.Err()
	})
	l.doors.open(l.path, nil)
	a := assessments.Assessment{ID: l.undecided()}
	if err := l.bench().Get(t.Context(), &a); err != nil {
		t.Fatal(err)
	}
	before := a.Status
	l.decides("On hold", "to be looked into")
	if err := l.bench().Get(t.Context(), &a); err != nil || a.Status != before || !cancelled {
		t.Errorf("it is %s and was %s; cancelled: %v, %v", a.Status, before, cancelled, err)
	}
	if !l.statusSays("Cancelled: nothing was recorded") {
		t.Errorf("the status bar says %v", l.frame.status.bar.Texts())
	}
}
