package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// inReview is a lab whose assessment can be approved.
func inReview(t *testing.T) *lab {
	t.Helper()
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	l.must(l.Decide(ctx, assessments.Decision{
		ID: "review", AssessmentID: "a", Outcome: assessments.InReview,
		On: "2026-11-20",
	}, nil))
	return l
}

func (l *lab) actAs(name, role string) {
	l.t.Helper()
	if err := l.ActAs(assessments.Actor{Name: name, Role: role}); err != nil {
		l.t.Fatal(err)
	}
}

func TestADecisionIsRefusedInWordsOfItsOwnFault(t *testing.T) {
	l := inReview(t)
	decide := func(d assessments.Decision, conditions ...assessments.ApprovalCondition) error {
		if d.AssessmentID == "" {
			d.AssessmentID = "a"
		}
		_, err := l.Decide(ctx, d, nil, conditions...)
		return err
	}
	for name, tc := range map[string]struct {
		err   error
		words string
	}{
		"of no assessment": {
			decide(assessments.Decision{AssessmentID: "none", Outcome: assessments.InReview}),
			"there is no assessment with the id “none”",
		},
		"by nobody": {
			decide(assessments.Decision{Outcome: assessments.Rejected, By: "n/a", Reason: "x"}),
			"“n/a” names no person",
		},
		"without a condition": {
			decide(assessments.Decision{Outcome: assessments.WithConditions, Reason: "a pilot"}),
			"needs at least one condition",
		},
		"that may not follow": {
			decide(assessments.Decision{Outcome: assessments.Expired}),
			"it may become “changes requested”, “approved”, “approved with conditions”, “rejected”, “on hold”, “draft”",
		},
		"rejected for no reason": {
			decide(assessments.Decision{Outcome: assessments.Rejected, Reason: " "}),
			"“rejected” needs a reason",
		},
		"held for no reason": {
			decide(assessments.Decision{Outcome: assessments.OnHold}), "“on hold” needs a reason",
		},
		"to change for no reason": {
			decide(assessments.Decision{Outcome: assessments.ChangesRequested}),
			"“changes requested” needs a reason",
		},
		"with a condition open": {
			decide(assessments.Decision{Outcome: assessments.Approved, Reason: "a pilot"},
				assessments.ApprovalCondition{Text: "Train staff", Owner: "Mara", Due: "2026-12-01"}),
			"1 condition is still open; approve with conditions, or close it first",
		},
	} {
		if tc.err == nil || !strings.Contains(tc.err.Error(), tc.words) {
			t.Errorf("%s: %v, want %q", name, tc.err, tc.words)
		}
	}
	if err := decide(assessments.Decision{Outcome: "perhaps"}); err == nil ||
		strings.Contains(err.Error(), "cannot become") {
		t.Errorf("an outcome that is none: %v", err)
	}
}

func TestDaysOfADecisionMayBeTheSame(t *testing.T) {
	l := inReview(t)
	l.must(l.SaveCondition(ctx, assessments.ApprovalCondition{
		ID: "met", AssessmentID: "a", Text: "Ask",
		Owner: "Mara", Due: "2026-11-01", Status: "met", ClosedReason: "the mail",
	}))
	due := assessments.ApprovalCondition{ID: "due", Text: "Train staff", Owner: "Mara", Due: "2026-11-21"}
	l.must(l.Decide(ctx, assessments.Decision{
		ID: "yes", AssessmentID: "a", Outcome: assessments.WithConditions, Reason: "a pilot",
		ValidUntil: "2026-11-21",
	}, nil, due))
	d := assessments.Decision{ID: "yes"}
	if err := l.Get(ctx, &d); err != nil || d.By != "Ada (legal)" || d.On != "2026-11-21" ||
		d.StateForm != assessments.StateForm || d.StateHash == "" {
		t.Errorf("recorded as %+v, %v", d, err)
	}
	l.must(l.SaveCondition(ctx, assessments.ApprovalCondition{
		ID: "due", AssessmentID: "a",
		Text: "Train staff", Owner: "Mara", Due: "2026-11-21", Status: "met", ClosedReason: "the list",
	}))
	// what is met is not open
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Approved,
		Reason: "a pilot",
	}, nil))
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Superseded,
		Reason: "another",
	}, nil))
	_, err := l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil)
	l.refused(err, assessments.Refused, "it may become nothing else")
}

func TestADecisionThatWasRevokedHoldsNoDay(t *testing.T) {
	l := inReview(t)
	_, err := l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Draft,
		On: "2026-11-19",
	}, nil)
	l.refused(err, assessments.Refused, "“in review” of 2026-11-20 is on record")
	l.must(l.Revoke(ctx, "decision", "review", "typed by mistake"))
	if a := l.assessedNow().Dossier.Assessment; a.Status != assessments.InReview {
		t.Errorf("revoking a step that is no approval makes the assessment %s", a.Status)
	}
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Draft,
		On: "2026-11-19",
	}, nil))
}

func TestJustEnoughCoverageNeedsNoReason(t *testing.T) {
	l := inReview(t)
	a := l.assessedNow()
	for _, it := range a.Dossier.Template.Items {
		if p := a.Result.Total.Coverage; p >= 10 && p%10 == 0 {
			break
		}
		if it.WalkAwayReason != "" {
			continue // not met, it would gate the approval whatever is covered
		}
		l.must(l.give(assessments.Answer{
			AssessmentID: "a", ItemID: it.ID,
			Verdict: assessments.NotMet,
		}))
		a = l.assessedNow()
	}
	if a.Result.Total.Coverage%10 != 0 || a.Result.Total.Coverage == 0 {
		t.Fatalf("no whole percentage was reached: %d", a.Result.Total.Coverage)
	}
	l.must(l.Save(ctx, &assessments.Organisation{
		ID:            "organisation",
		LeastCoverage: a.Result.Total.Coverage / 10,
	}))
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.Approved}, nil))
}

func TestASignOffKeepsWhoDeclaredAndWhoRecordedIt(t *testing.T) {
	l := newLab(t)
	l.furnish()
	_, err := l.SignOff(ctx, assessments.SignOff{AssessmentID: "none", Role: "legal"}, nil)
	l.refused(err, assessments.Refused, "there is no assessment with the id “none”")
	l.must(l.SignOff(ctx, assessments.SignOff{ID: "own", AssessmentID: "a", Role: "legal"}, nil))
	l.must(l.SignOff(ctx, assessments.SignOff{
		ID: "others", AssessmentID: "a", Role: "security",
		Name: "Carla", On: "2026-11-19",
	}, nil))
	if err := l.declares(&assessments.SignOff{
		ID: "gone", AssessmentID: "a", Role: "legal",
		RevokedReason: "typed twice",
	}, "assessment", "role", "revoked_reason"); err != nil {
		t.Fatal(err)
	}
	hash := l.assessedNow().StateHash
	for _, want := range []assessments.SignOff{
		{ID: "own", Role: "legal", Name: "Ada", On: "2026-11-21"},
		{ID: "others", Role: "security", Name: "Carla", On: "2026-11-19"},
		{
			ID: "gone", Role: "legal", Name: "Ada", On: "2026-11-21", RevokedReason: "typed twice",
			Revocation: assessments.Revocation{RevokedBy: "Ada (legal)", RevokedOn: "2026-11-21"},
		},
	} {
		got := assessments.SignOff{ID: want.ID}
		l.get(&got)
		if got.RecordedBy != "Ada (legal)" || got.RecordedOn() != "2026-11-21" {
			t.Errorf("%s: recorded %+v", want.ID, got.Recording)
		}
		want.AssessmentID, want.Recording, want.StateHash, want.StateForm = "a", got.Recording, hash,
			assessments.StateForm
		if got != want {
			t.Errorf("recorded as %+v, want %+v", got, want)
		}
	}
}
