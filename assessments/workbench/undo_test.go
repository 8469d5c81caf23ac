package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// refusesUndo asserts that undoing the last change is refused and leaves everything as it is.
func (l *lab) refusesUndo() {
	l.t.Helper()
	before := l.state()
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Conflict, "cannot be undone")
	if !maps.Equal(before, l.state()) {
		l.t.Error("the undo that was refused changed something")
	}
}

func TestUndoingItsProposalDoesNotTakeAnApprovedExceptionAway(t *testing.T) {
	l := newLab(t)
	l.furnish()
	x := assessments.Exception{
		ID: "x", AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot", Compensating: "no personal data", Owner: "Olga", Expires: "2027-01-01",
	}
	l.must(l.Except(ctx, x))
	x.Approver = "Bruno"
	_, err := l.Except(ctx, x)
	l.refused(err, assessments.Refused, "someone else records its approval")
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
			l.must(l.Attach(ctx, workbench.Attachment{AssessmentID: "a", ItemID: it.ID, ExpectedID: it.Evidence[0].ID, Strength: assessments.StrengthReport, File: text("report.txt", "Received under NDA.")}, assessments.NoProgress{}))
			break
		}
	}
	revs, err := l.List(ctx, "revision")
	if err != nil || len(revs) != 1 {
		t.Fatal(revs, err)
	}
	l.must(l.Purge(ctx, "revision", revs[0].Key(), "returned under NDA", nil))
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
	l.must(l.Purge(ctx, "version", v.ID, "returned under NDA", nil))
	l.must(l.Undo(ctx))
	if err := l.Get(ctx, &v); err != nil || v.Label != "1" || v.PurgedOn == "" {
		t.Errorf("it is %+v, %v", v, err)
	}
}

func TestWhatCanBeUndoneIsAskedWhileChangesAreMade(t *testing.T) { // the race detector sees a lock that is missing
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
