package workbench_test

import (
	"context"
	"errors"
	"maps"
	"sync/atomic"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// refusesUndo asserts that undoing the last change is refused and leaves everything as it is.
func (l *lab) refusesUndo() {
	l.t.Helper()
	before := l.state()
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Conflict, "can no longer be undone")
	if !maps.Equal(before, l.state()) {
		l.t.Error("the undo that was refused changed something")
	}
}

func TestUndoingItsProposalDoesNotTakeAnApprovedExceptionAway(t *testing.T) {
	l := newLab(t)
	l.furnish()
	x := assessments.Exception{
		ID: "x", AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot",
		Compensating: "no personal data", Owner: "Olga", Expires: "2027-01-01",
	}
	l.must(l.Except(ctx, x))
	x.Approver = "Bruno"
	_, err := l.Except(ctx, x)
	l.refused(err, assessments.Refused, "someone else must record its approval")
	if err := l.ActAs(assessments.Actor{Name: "Bruno", Role: "security"}); err != nil {
		t.Fatal(err)
	}
	l.must(l.Except(ctx, x))
	l.refusesUndo()
}

func TestUndoingItsAttachmentDoesNotTakeAPurgedRevisionAway(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range a.Dossier.Template.Items {
		if len(it.Evidence) > 0 {
			l.must(l.Attach(ctx, workbench.Attachment{
				AssessmentID: "a", ItemID: it.ID,
				ExpectedID: it.Evidence[0].ID, Strength: assessments.StrengthReport,
				File: text("report.txt", "Received under NDA."),
			}, assessments.NoProgress{}))
			break
		}
	}
	revs, err := l.List(ctx, "revision")
	if err != nil || len(revs) != 1 {
		t.Fatal(revs, err)
	}
	l.must(l.purge("revision", revs[0].Key(), "returned under NDA", nil))
	l.refusesUndo() // the pack would no longer say that something was purged
}

func TestAnEditOfAVersionIsUndoneAfterItsFileWasPurged(t *testing.T) {
	l := newLab(t)
	l.furnish()
	v := assessments.Version{ID: "msa/1"}
	if err := l.Get(ctx, &v); err != nil {
		t.Fatal(err)
	}
	v.Label = "1 (signed)"
	l.must(l.Save(ctx, &v))
	l.must(l.purge("version", v.ID, "returned under NDA", nil))
	l.must(l.Undo(ctx))
	if err := l.Get(ctx, &v); err != nil || v.Label != "1" || v.PurgedOn == "" {
		t.Errorf("it is %+v, %v", v, err)
	}
}

// the race detector sees a lock that is missing
func TestWhatCanBeUndoneIsAskedWhileChangesAreMade(t *testing.T) {
	l := newLab(t)
	l.furnish()
	done := make(chan bool)
	go func() {
		defer close(done)
		for range 5 {
			l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: l.NewID("vendor")}))
			l.must(l.Undo(ctx))
			l.must(l.Redo(ctx))
		}
	}()
	asked := 0
	for {
		select {
		case <-done:
			if l.CanUndo() != "vendor.save" || l.CanRedo() != "" || asked == 0 {
				t.Errorf("after %d questions: undo “%s”, redo “%s”", asked, l.CanUndo(), l.CanRedo())
			}
			return
		default:
			_, _, _ = l.CanUndo(), l.CanRedo(), l.Actor()
			asked++
		}
	}
}

// gate is a clock that blocks its first caller.
type gate struct {
	asked    atomic.Int32
	in, open chan struct{}
}

func (g *gate) Now() time.Time {
	if g.asked.Add(1) == 1 {
		close(g.in)
		<-g.open
	}
	return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
}

// What can be undone next would otherwise not be what was saved last.
func TestNoChangeBeginsWhileAnotherIsCarriedOut(t *testing.T) {
	l := newLab(t)
	clock := &gate{in: make(chan struct{}), open: make(chan struct{})}
	w := l.WithClock(clock)
	first := make(chan error, 1)
	go func() {
		_, err := w.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen AI"})
		first <- err
	}()
	<-clock.in
	gone, leave := context.WithCancel(ctx)
	leave()
	_, err := w.Save(gone, &assessments.Vendor{ID: "harbor", Name: "Harbor"})
	if !errors.Is(err, context.Canceled) || clock.asked.Load() != 1 {
		t.Errorf("another change was begun meanwhile: %v", err)
	}
	if _, err := w.Undo(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("it was looked meanwhile what can be undone: %v", err)
	}
	close(clock.open)
	if err := <-first; err != nil || w.CanUndo() != "vendor.save" {
		t.Errorf("“%s” can be undone, %v", w.CanUndo(), err)
	}
}

func TestUndoSaysWhatItReverses(t *testing.T) {
	l := newLab(t)
	if l.CanUndo() != "" || l.CanRedo() != "" {
		t.Errorf("nothing was changed, and “%s” can be undone, “%s” redone", l.CanUndo(), l.CanRedo())
	}
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Refused, "nothing to undo")
	_, err = l.Redo(ctx)
	l.refused(err, assessments.Refused, "nothing to redo")
	l.furnish()
	item := l.item("training_use").ID
	answer := assessments.Answer{AssessmentID: "a", ItemID: item, Verdict: assessments.Met}
	ev, err := l.give(answer)
	l.must(ev, err)
	heard := len(l.events)
	undone, err := l.Undo(ctx)
	l.must(undone, err)
	if undone.Verb != "undo" || undone.Reverses != ev.ID || undone.Subject != "answer" ||
		undone.SubjectID != "a/"+item || undone.Assessment != "a" {
		t.Errorf("undone by %+v", undone)
	}
	if l.CanUndo() != "assessment.begin" || l.CanRedo() != "answer.save" {
		t.Errorf("then “%s” can be undone, “%s” redone", l.CanUndo(), l.CanRedo())
	}
	redone, err := l.Redo(ctx)
	l.must(redone, err)
	if redone.Reverses != undone.ID || l.CanUndo() != "answer.save" || l.CanRedo() != "" {
		t.Errorf("redone by %+v; “%s” can be undone, “%s” redone", redone, l.CanUndo(), l.CanRedo())
	}
	if n := len(l.events); n != heard+2 || l.events[n-2].ID != undone.ID || l.events[n-1].ID != redone.ID {
		t.Errorf("%d events were heard of", n-heard)
	}
	l.must(l.Undo(ctx))
	if ev, err := l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen AI"}); err != nil ||
		ev.Seq != 0 || l.CanRedo() == "" {
		t.Errorf("saving what is there already: %+v, %v; “%s” can be redone", ev, err, l.CanRedo())
	}
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen Ltd"}))
	if l.CanRedo() != "" {
		t.Errorf("after another change “%s” can be redone", l.CanRedo())
	}
}

func TestUndoIsRefusedForWhatOthersReferTo(t *testing.T) {
	l := newLab(t)
	l.furnish()
	// which is not undone
	l.must(l.SignOff(ctx, assessments.SignOff{AssessmentID: "a", Role: "legal", Name: "Carla"}, nil))
	if l.CanUndo() != "assessment.begin" {
		t.Fatalf("the change to undo is “%s”", l.CanUndo())
	}
	l.refusesUndo()
	if l.CanUndo() != "use.save" || l.CanRedo() != "" { // the step that is next
		t.Errorf("after a refusal “%s” can be undone, “%s” redone", l.CanUndo(), l.CanRedo())
	}
}

func TestUndoIsRefusedForWhatWasPurged(t *testing.T) {
	l := newLab(t)
	l.furnish()
	n := &assessments.Note{
		ID: "n", On: "assessment", OnID: "a", AssessmentID: "a", Body: "first words",
		Distribution: assessments.Internal,
	}
	l.must(l.Save(ctx, n))
	n.Body = "second words"
	l.must(l.Save(ctx, n))
	l.must(l.purge("note", "n", "named a person", nil))
	before := l.state()
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Conflict, "was purged since, which cannot be taken back")
	if !maps.Equal(before, l.state()) {
		t.Error("the undo that was refused changed something")
	}
}

func TestUndoneFilesComeBackWithTheirBytes(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.itemWithEvidence()
	a := workbench.Attachment{
		AssessmentID: "a", ItemID: it.ID, ExpectedID: it.Evidence[0].ID,
		Strength: assessments.StrengthReport, File: text("r.txt", "Tested."),
	}
	l.must(l.Attach(ctx, a, assessments.NoProgress{}))
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	},
		text("b.md", "Other text."), assessments.NoProgress{}))
	after := l.state()
	for range 2 {
		l.must(l.Undo(ctx))
	}
	for range 2 {
		l.must(l.Redo(ctx))
	}
	if !maps.Equal(after, l.state()) {
		t.Error("redoing does not bring them back")
	}
	rep, err := l.Check(ctx, false, assessments.NoProgress{})
	if err != nil || len(rep.Damage) > 0 {
		t.Errorf("check: %v, %v", rep.Damage, err)
	}
}

func TestTheStepThatIsNextIsNamedByItsEvent(t *testing.T) {
	l := newLab(t)
	names := func() [2]string { return [2]string{l.ToUndo(), l.ToRedo()} }
	if got := names(); got != [2]string{} {
		t.Errorf("at first: %q", got)
	}
	first, err := l.Save(ctx, &assessments.Vendor{ID: "v", Name: "V"})
	l.must(first, err)
	second, err := l.Save(ctx, &assessments.Vendor{ID: "v", Name: "W"})
	l.must(second, err)
	if got := names(); got != [2]string{second.ID, ""} {
		t.Errorf("after two: %q", got)
	}
	undone, err := l.Undo(ctx)
	if l.must(undone, err); undone.Reverses != second.ID || names() != [2]string{first.ID, undone.ID} {
		t.Errorf("after undoing %s by %s: %q", undone.Reverses, undone.ID, names())
	}
	redone, err := l.Redo(ctx)
	if l.must(redone, err); redone.Reverses != undone.ID || names() != [2]string{redone.ID, ""} {
		t.Errorf("after redoing %s by %s: %q", redone.Reverses, redone.ID, names())
	}
	undone, err = l.Undo(ctx)
	l.must(undone, err)
	third, err := l.Save(ctx, &assessments.Vendor{ID: "v", Name: "X"})
	if l.must(third, err); names() != [2]string{third.ID, ""} {
		t.Errorf("after another change: %q", names())
	}
}
