package workbench_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func (l *lab) answer(item string) assessments.Answer {
	l.t.Helper()
	a := l.assessedNow()
	return a.Dossier.Answer(item)
}

func (l *lab) assessedNow() workbench.Assessed {
	l.t.Helper()
	return l.assessed(workbench.Moments{AsOf: l.Today()})
}

func TestVerdictFillsWhoTestedAndWhen(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use").ID
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it, Verdict: assessments.Met}))
	a := l.answer(it)
	if a.TestedBy != "Ada (legal)" || a.TestedOn != "2026-11-21" {
		t.Errorf("tested %q, %s", a.TestedBy, a.TestedOn)
	}
	a.TestedBy, a.TestedOn, a.Procedure, a.Sample = "Mara", "2026-11-12", assessments.Inspection, "25 of 300"
	l.must(l.give(a))
	l.onDay("2026-11-22")
	a = l.answer(it)
	if a.TestedBy != "Mara" || a.TestedOn != "2026-11-12" || a.AssessedBy != "Ada (legal)" ||
		a.AssessedOn != "2026-11-21" {
		t.Errorf("changed to %+v, recorded %s %s", a.Testing, a.AssessedBy, a.AssessedOn)
	}
	a.Verdict = assessments.Partly
	l.must(l.give(a))
	if a = l.answer(it); a.TestedBy != "Ada (legal)" || a.TestedOn != "2026-11-22" ||
		a.AssessedOn != "2026-11-22" {
		t.Errorf("another verdict is tested %q, %s, recorded %s", a.TestedBy, a.TestedOn, a.AssessedOn)
	}
	a.TestedOn = "2026-11-23"
	_, err := l.give(a)
	l.refused(err, assessments.Refused, "still to come")
	a = l.answer(it)
	a.Verdict = assessments.NotAssessed
	l.must(l.give(a))
	if a = l.answer(it); a.Testing != (assessments.Testing{}) {
		t.Errorf("a verdict that was withdrawn leaves its test: %+v", a.Testing)
	}
}

func TestFileKeepsItsTestWhenAppliedAgain(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use").ID
	declare := func(v assessments.Verdict) error {
		return l.declares(&assessments.Answer{
			ID: "a/" + it, AssessmentID: "a", ItemID: it, Verdict: v,
			Testing: assessments.Testing{TestedBy: "Mara", TestedOn: "2026-11-12"},
		},
			"assessment", "item", "verdict", "tested_by", "tested_on")
	}
	for _, v := range []assessments.Verdict{assessments.Met, assessments.Met, assessments.Partly} {
		if err := declare(v); err != nil {
			t.Fatal(err)
		}
		if a := l.answer(it); a.TestedBy != "Mara" || a.TestedOn != "2026-11-12" ||
			a.AssessedBy != "Ada (legal)" {
			t.Errorf("%s: tested %q, %s, recorded by %q", v, a.TestedBy, a.TestedOn, a.AssessedBy)
		}
	}
	n := len(l.events)
	if err := declare(assessments.Partly); err != nil || len(l.events) != n {
		t.Errorf("applying it again made an event, %v", err)
	}
}

func TestReviewIsAnotherPersons(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use").ID
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it, Verdict: assessments.Met}))
	review := func(by string, on assessments.Date) error {
		a := l.answer(it)
		a.ReviewedBy, a.ReviewedOn = by, on
		_, err := l.give(a)
		return err
	}
	l.refused(review("ada (ceo)", ""), assessments.Refused, "another person's")
	l.refused(review("Bruno", ""), assessments.Refused, "recorded by another person")
	if err := l.ActAs(bruno); err != nil {
		t.Fatal(err)
	}
	l.refused(review("Bruno", "2026-11-20"), assessments.Refused, "after the review")
	l.refused(review("Bruno", "2026-11-22"), assessments.Refused, "still to come")
	if err := review("Bruno", ""); err != nil {
		t.Fatal(err)
	}
	hash := l.assessedNow().StateHash
	a := l.answer(it)
	if a.ReviewedOn != "2026-11-21" || a.ReviewRecordedBy != "Bruno (security)" {
		t.Errorf("reviewed %+v", a)
	}
	a.Stage = "next"
	l.must(l.give(a))
	if a = l.answer(it); a.ReviewedBy != "Bruno" || a.AssessedBy != "Bruno (security)" {
		t.Errorf("the plan alone: reviewed by %q, recorded by %q", a.ReviewedBy, a.AssessedBy)
	}
	a.Verdict = assessments.NotMet
	l.must(l.give(a))
	if a = l.answer(it); a.ReviewedBy != "" || a.ReviewRecordedBy != "" {
		t.Error("the review of another verdict stays")
	}
	if hash == "" {
		t.Error("no hash")
	}
	var none assessments.Answer
	none.AssessmentID, none.ItemID, none.ReviewedBy = "a", l.item("third_party_sharing").ID, "Carla"
	_, err := l.give(none)
	l.refused(err, assessments.Refused, "nothing is there to review")
}

func TestConditionsNameWhoClosedThem(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.WithConditions,
		Reason: "a pilot",
	}, nil,
		assessments.ApprovalCondition{ID: "c", Text: "Train staff", Owner: "Mara", Due: "2026-12-01"}))
	c := assessments.ApprovalCondition{ID: "c"}
	if err := l.Get(ctx, &c); err != nil || c.RecordedBy != "Ada (legal)" || c.Status != "open" {
		t.Errorf("recorded as %+v, %v", c, err)
	}
	moved := c
	moved.Due = "2030-01-01"
	_, err := l.SaveCondition(ctx, moved)
	l.refused(err, assessments.Refused, "an approval rests on this condition")
	waived := c
	waived.Status = "waived"
	_, err = l.SaveCondition(ctx, waived)
	l.refused(err, assessments.Refused, "waived with a reason")
	waived.ClosedReason, waived.ClosedBy = "no longer needed", "Rita"
	_, err = l.SaveCondition(ctx, waived)
	l.refused(err, assessments.Refused, "Rita asked for this approval")
	met := c
	met.Status, met.ClosedBy, met.ClosedReason = "met", "Mara", "the register of attendance"
	l.must(l.SaveCondition(ctx, met))
	if err := l.Get(ctx, &c); err != nil || c.MetOn != "2026-11-21" || c.ClosedBy != "Mara" ||
		c.CloseRecordedBy != "Ada (legal)" {
		t.Errorf("closed as %+v, %v", c, err)
	}
	c.Status = "open"
	l.must(l.SaveCondition(ctx, c))
	if err := l.Get(ctx, &c); err != nil || c.MetOn != "" || c.ClosedBy != "" || c.CloseRecordedBy != "" {
		t.Errorf("opened again as %+v, %v", c, err)
	}
}
