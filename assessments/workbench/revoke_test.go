package workbench_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestRevokeRefusesWhatIsNotRevoked(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for _, tc := range []struct {
		noun       assessments.Noun
		id, reason string
		kind       assessments.ErrorKind
		words      string
	}{
		{"spaceship", "x", "a reason", assessments.NotFound, "spaceship"},
		{"vendor", "lumen", "a reason", assessments.Refused, "A vendor is not revoked"},
		{"signoff", "none", " ", assessments.Refused, "Say why"},
		{"signoff", "none", "a reason", assessments.NotFound, "none"},
	} {
		_, err := l.Revoke(ctx, tc.noun, tc.id, tc.reason)
		l.refused(err, tc.kind, tc.words)
	}
	l.must(l.SignOff(ctx, assessments.SignOff{ID: "s", AssessmentID: "a", Role: "legal"}, nil))
	before := l.CanUndo()
	l.must(l.Revoke(ctx, "signoff", "s", "typed twice"))
	s := assessments.SignOff{ID: "s"}
	if l.get(&s); s.RevokedBy != "Ada (legal)" || s.RevokedOn != "2026-11-21" ||
		s.RevokedReason != "typed twice" {
		t.Errorf("revoked as %+v", s)
	}
	if l.CanUndo() != before {
		t.Errorf("a revocation can be undone: %s", l.CanUndo())
	}
}

func TestRevokingAnApprovalWithdrawsOnlyWhatStillRestsOnIt(t *testing.T) {
	l := inReview(t)
	if err := l.approve(assessments.Decision{ID: "yes"}); err != nil {
		t.Fatal(err)
	}
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	l.must(l.Revoke(ctx, "decision", "yes", "a breach"))
	d := assessments.Decision{ID: "yes"}
	if l.get(&d); d.RevokedBy != "Ada (legal)" || d.RevokedOn != "2026-11-21" {
		t.Errorf("revoked as %+v", d.Revocation)
	}
	if a := l.assessedNow().Dossier.Assessment; a.Status != assessments.InReview {
		t.Errorf("an assessment that is in review again became %s", a.Status)
	}
	l.must(l.Decide(ctx, assessments.Decision{
		ID: "if", AssessmentID: "a",
		Outcome: assessments.WithConditions, Reason: "a pilot",
	}, nil,
		assessments.ApprovalCondition{ID: "c", Text: "Train", Owner: "Mara", Due: "2026-12-01"}))
	l.must(l.SaveCondition(ctx, assessments.ApprovalCondition{
		ID: "c", AssessmentID: "a", Text: "Train",
		Owner: "Mara", Due: "2026-12-01", Status: "met", ClosedReason: "the list",
	}))
	if err := l.approve(assessments.Decision{ID: "wholly"}); err != nil {
		t.Fatal(err)
	}
	l.must(l.Revoke(ctx, "decision", "if", "typed twice"))
	if a := l.assessedNow().Dossier.Assessment; a.Status != assessments.Approved {
		t.Errorf("revoking an earlier approval made the later one %s", a.Status)
	}
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	if err := l.declares(&assessments.Decision{
		ID: "file", AssessmentID: "a", Outcome: assessments.Approved, Reason: "a pilot",
		RevokedReason: "a breach",
	}, "assessment", "outcome", "reason", "revoked_reason"); err != nil {
		t.Fatal(err)
	}
	d = assessments.Decision{ID: "file"}
	if l.get(&d); d.RevokedBy != "Ada (legal)" || d.RevokedOn != "2026-11-21" {
		t.Errorf("declared as revoked, it is %+v", d.Revocation)
	}
}

func TestTheRequesterIsKnownByEveryNameOnRecordAndByNoOther(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Begin(ctx, assessments.Assessment{ID: "b", UseID: "support", Name: "Helga"}))
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "b", Outcome: assessments.InReview}, nil))
	named := func(id, requester string) error {
		a := assessments.Assessment{ID: id}
		l.get(&a)
		a.Requester = requester
		_, err := l.Save(ctx, &a)
		return err
	}
	if err := named("b", "Rita"); err != nil { // no one was named until now
		t.Fatal(err)
	}
	a := assessments.Assessment{ID: "b"}
	l.get(&a)
	a.Summary = "Looked at twice."
	l.must(l.Save(ctx, &a))
	sign := func(id, name string) error {
		_, err := l.SignOff(ctx, assessments.SignOff{AssessmentID: id, Role: "legal", Name: name}, nil)
		return err
	}
	if err := sign("b", "Helga"); err != nil { // it is called so, and no one of that name asked
		t.Error(err)
	}
	for _, name := range []string{"Olga", "Nils"} {
		if err := named("a", name); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Rita", "Olga", "Nils"} {
		l.refused(sign("a", name), assessments.Refused, name+" asked for this approval")
	}
	x := l.exception("x")
	x.Owner, x.Approver = "Mara", "Bruno"
	l.must(l.Except(ctx, x))
	l.refused(named("a", "Bruno"), assessments.Refused, "Bruno has approved or signed something")
	l.refused(named("a", "Ada"), assessments.Refused, "Ada has approved or signed something")
	l.exceptAll()
	for _, o := range []assessments.DecisionState{
		assessments.InReview, assessments.Approved,
		assessments.InReview, assessments.Draft,
	} {
		l.must(l.Decide(ctx, assessments.Decision{
			AssessmentID: "a", Outcome: o, By: "Vera",
			Reason: "a pilot",
		}, nil))
	}
	l.refused(named("a", "Vera"), assessments.Refused, "Vera has approved or signed something")
	if err := named("a", "Wanda"); err != nil {
		t.Error(err)
	}
}

func TestAnotherAssessmentsRequesterIsNotThisOnes(t *testing.T) {
	l := newLab(t)
	l.furnish()
	set := func(fields ...string) map[string]bool {
		out := map[string]bool{}
		for _, f := range fields {
			out[f] = true
		}
		return out
	}
	_, err := l.Apply(ctx, []workbench.Declared{
		{
			Record: &assessments.Assessment{ID: "b", UseID: "support", Name: "Again", Requester: "Helga"},
			Path:   "assessments[0]",
			Set:    set("use", "name", "requester"),
		},
		{
			Record: &assessments.SignOff{ID: "s", AssessmentID: "a", Role: "legal", Name: "Helga"},
			Path:   "signoffs[0]",
			Set:    set("assessment", "role", "name"),
		},
	}, nil, false, assessments.NoProgress{})
	if err != nil {
		t.Error(err)
	}
}

func TestWhatIsRecordedTogetherHasAnOrder(t *testing.T) {
	l := inReview(t)
	one := assessments.ApprovalCondition{ID: "one", Text: "Train", Owner: "Mara", Due: "2026-12-01"}
	two := one
	two.ID = "two"
	l.must(l.Decide(ctx, assessments.Decision{
		ID: "d", AssessmentID: "a", Outcome: assessments.WithConditions,
		Reason: "a pilot",
	}, nil, one, two))
	d := assessments.Decision{ID: "d"}
	l.get(&one)
	l.get(&two)
	l.get(&d)
	if one.RecordedAt >= two.RecordedAt || two.RecordedAt >= d.RecordedAt {
		t.Errorf("recorded at %d, %d and %d", one.RecordedAt, two.RecordedAt, d.RecordedAt)
	}
}
