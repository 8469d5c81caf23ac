package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// undoSkips asserts that undo says once that its step can no longer be taken back, naming no id, and
// then takes back the one before it.
func (l *lab) undoSkips(words string) {
	l.t.Helper()
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Conflict, words)
	l.refused(err, assessments.Conflict, "The step before it: change a vendor.")
	if err != nil && strings.Contains(err.Error(), "-made") {
		l.t.Errorf("it names an id: %v", err)
	}
	l.must(l.Undo(ctx))
	if v := (assessments.Vendor{ID: "lumen"}); l.Get(ctx, &v) != nil || v.Name != "Lumen AI" {
		l.t.Errorf("the step before it is not undone: %+v", v)
	}
}

func TestUndoSkipsStepThatLastingRecordRestsOn(t *testing.T) {
	before := func(t *testing.T) (*lab, assessments.Exception, string) {
		l := newLab(t)
		l.furnish()
		l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen renamed"}))
		it := l.item("training_use")
		return l, assessments.Exception{
			ID: "x-made", AssessmentID: "a", ItemID: it.ID, Reason: "a pilot",
			Compensating: "no personal data",
			Owner:        "Olga", Expires: "2027-01-01",
		}, it.Title
	}
	t.Run("approved exception", func(t *testing.T) {
		l, x, title := before(t)
		l.must(l.Except(ctx, x))
		l.actAs("Bruno", "security")
		x.Approver = "Bruno"
		l.must(l.Except(ctx, x))
		l.undoSkips("“request an exception” can no longer be undone: the exception on “" + title +
			"” was approved since; revoke it instead.")
	})
	t.Run("revoked exception", func(t *testing.T) {
		l, x, title := before(t)
		l.must(l.Except(ctx, x))
		l.actAs("Bruno", "security")
		x.Approver = "Bruno"
		l.must(l.Except(ctx, x))
		l.must(l.Revoke(ctx, assessments.NounException, x.ID, "no longer needed"))
		l.undoSkips("the exception on “" + title + "” was revoked since, which stays on record.")
	})
	t.Run("sign-off on an assessment begun", func(t *testing.T) {
		l, _, _ := before(t)
		l.must(l.Begin(ctx, assessments.Assessment{
			ID: "b-made", UseID: "support", Name: "Second",
			Requester: "Rita",
		}))
		l.actAs("Bruno", "security")
		l.must(l.SignOff(ctx, assessments.SignOff{
			ID: "s-made", AssessmentID: "b-made", Role: "security", Statement: "Seen.",
		}, nil))
		l.undoSkips("“begin an assessment” can no longer be undone: the sign-off “Bruno” was recorded since; revoke it instead.")
	})
	t.Run("purged revision", func(t *testing.T) {
		l, _, _ := before(t)
		l.must(l.Save(ctx, &assessments.Note{ID: "n-made", On: "vendor", OnID: "lumen", Body: "Under NDA."}))
		l.must(l.purge("note", "n-made", "named a person", nil))
		l.undoSkips("was purged since, which cannot be taken back.")
	})
}

func TestUndoSkipsLastStepAndIsEmptyThen(t *testing.T) {
	l := newLab(t)
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen AI"}))
	other := l.WithClock(l.clock)
	l.must(other.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen renamed"}))
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Conflict, "No earlier step is left.")
	if l.CanUndo() != "" {
		t.Errorf("“%s” can still be undone", l.CanUndo())
	}
}

// TestUndoStopsOnceAtWhatIsNeverUndone holds that undo after a sign-off does not take back something
// else, elsewhere.
func TestUndoStopsOnceAtWhatIsNeverUndone(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen renamed"}))
	l.actAs("Bruno", "security")
	l.must(l.SignOff(ctx, assessments.SignOff{
		ID: "s", AssessmentID: "a", Role: "security", Name: "Carla",
		Statement: "Seen.",
	}, nil))
	l.must(l.Revoke(ctx, assessments.NounSignOff, "s", "signed too early"))
	if got := l.CanUndo(); got.Title() != "change a vendor" {
		t.Errorf("can undo %q", got)
	}
	if l.Staying() == "" || l.Staying() == l.ToUndo() {
		t.Errorf("what stays is not named: %q, and %q is undone next", l.Staying(), l.ToUndo())
	}
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Refused,
		"cannot be undone: a revocation stays on record. Nothing was changed. To undo the step before it, “change a vendor”, undo again.")
	name := func() string {
		v := assessments.Vendor{ID: "lumen"}
		if err := l.Get(ctx, &v); err != nil {
			t.Fatal(err)
		}
		return v.Name
	}
	if got := name(); got != "Lumen renamed" || l.Staying() != "" {
		t.Errorf("undoing what is never undone changed the vendor: %q", got)
	}
	l.must(l.Undo(ctx))
	if got := name(); got != "Lumen AI" {
		t.Errorf("the step before it is not undone: %q", got)
	}
	l.must(l.Redo(ctx))
	l.must(l.SignOff(ctx, assessments.SignOff{
		ID: "s2", AssessmentID: "a", Role: "security", Name: "Carla",
		Statement: "Seen.",
	}, nil))
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen again"}))
	l.must(l.Undo(ctx)) // made after it
	_, err = l.Undo(ctx)
	l.refused(err, assessments.Refused, "it stays on record; it can be revoked, with a reason.")
}

func TestABeginningThatWasDecidedOnSinceIsNotUndone(t *testing.T) {
	l := inReview(t)
	_, err := l.Undo(ctx)
	l.refused(err, assessments.Conflict,
		"was recorded since; take another decision, or revoke it. The step before it:")
	if err := l.Get(ctx, &assessments.Assessment{ID: "a"}); err != nil {
		t.Errorf("the assessment: %v", err)
	}
}
