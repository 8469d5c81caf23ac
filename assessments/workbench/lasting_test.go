package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// declares applies one record, with the fields named.
func (l *lab) declares(r assessments.Record, fields ...string) error {
	l.t.Helper()
	d := workbench.Declared{Record: r, Path: string(r.Noun()) + "s[0]", Line: 1, Set: map[string]bool{}}
	for _, f := range fields {
		d.Set[f] = true
	}
	_, err := l.Apply(ctx, []workbench.Declared{d}, nil, false, assessments.NoProgress{})
	return err
}

func TestAFileDoesNotRewriteWhatWasDecidedSignedOrExcepted(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	decision := func(o assessments.DecisionState) error {
		return l.declares(&assessments.Decision{ID: "d", AssessmentID: "a", Outcome: o}, "assessment",
			"outcome")
	}
	signed := func(name string) error {
		return l.declares(&assessments.SignOff{ID: "s", AssessmentID: "a", Role: "legal", Name: name},
			"assessment", "role", "name")
	}
	excepted := func(expires assessments.Date) error {
		return l.declares(&assessments.Exception{
			ID: "x", AssessmentID: "a", ItemID: item, Reason: "a pilot", Compensating: "no personal data",
			Owner: "Olga", Approver: "Bruno", Expires: expires,
		}, "assessment", "item", "reason", "compensating_control", "owner", "approver", "expires")
	}
	for _, first := range []error{decision(assessments.InReview), signed("Ada"), excepted("2027-01-01")} {
		if first != nil {
			t.Fatal(first)
		}
	}
	before := l.state()
	for _, same := range []error{decision(assessments.InReview), signed("Ada"), excepted("2027-01-01")} {
		if same != nil {
			t.Errorf("declaring the same again: %v", same)
		}
	}
	for _, other := range []error{decision(assessments.Approved), signed("Carla"), excepted("2037-01-01")} {
		l.refused(other, assessments.Refused, "is on record and is not rewritten")
	}
	if !maps.Equal(before, l.state()) {
		t.Error("something was rewritten")
	}
}

func TestAFileThatRevokesAnApprovalWithdrawsIt(t *testing.T) {
	approval := assessments.Decision{
		ID: "d", AssessmentID: "a", Outcome: assessments.Approved,
		Reason: "a pilot",
	}
	revoked := approval
	revoked.RevokedReason = "a breach"
	for name, revoke := range map[string]func(*lab) error{
		"a decision on record": func(l *lab) error {
			l.must(l.Decide(ctx, approval, nil))
			return l.declares(&revoked, "revoked_reason")
		},
		"a decision that is new": func(l *lab) error {
			return l.declares(&revoked, "assessment", "outcome", "reason", "revoked_reason")
		},
	} {
		l := newLab(t)
		l.furnish()
		l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
		l.exceptAll()
		if err := revoke(l); err != nil {
			t.Fatal(err)
		}
		a := assessments.Assessment{ID: "a"}
		if err := l.Get(ctx, &a); err != nil || a.Status != assessments.Revoked {
			t.Errorf("%s: its approval is revoked, and the assessment is %s, %v", name, a.Status, err)
		}
	}
}

// exceptAll has an exception approved for every deal-breaker.
func (l *lab) exceptAll() {
	l.t.Helper()
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	for _, it := range a.Dossier.Template.Items {
		if it.DealBreaker {
			l.must(l.Except(ctx, assessments.Exception{
				AssessmentID: "a", ItemID: it.ID, Reason: "a pilot", Compensating: "no personal data",
				Owner: "Olga", Approver: "Bruno", Expires: "2027-01-01",
			}))
		}
	}
}

func TestAFileWithWhatLastsIsNotUndone(t *testing.T) {
	for noun, declare := range map[string]func(*lab) error{
		"decision": func(l *lab) error {
			return l.declares(&assessments.Decision{
				ID: "d", AssessmentID: "a",
				Outcome: assessments.InReview,
			}, "assessment", "outcome")
		},
		"signoff": func(l *lab) error {
			return l.declares(&assessments.SignOff{ID: "s", AssessmentID: "a", Role: "legal", Name: "Ada"},
				"assessment", "role", "name")
		},
		"exception": func(l *lab) error {
			return l.declares(&assessments.Exception{
				ID: "x", AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot",
				Compensating: "no personal data", Owner: "Olga", Approver: "Bruno", Expires: "2027-01-01",
			}, "assessment", "item", "reason", "compensating_control", "owner", "approver", "expires")
		},
	} {
		l := newLab(t)
		l.furnish()
		before := l.CanUndo()
		if err := declare(l); err != nil {
			t.Fatal(noun, err)
		}
		if got := l.CanUndo(); got != before {
			t.Errorf("after a file with a %s the change to undo is “%s”, before it was “%s”", noun, got,
				before)
		}
		if err := l.declares(&assessments.Vendor{ID: "other", Name: "Other"}, "name"); err != nil {
			t.Fatal(err)
		}
		if got := l.CanUndo(); got != "apply" {
			t.Errorf("after a file without any the change to undo is “%s”", got)
		}
		l.must(l.Undo(ctx))
	}
}
