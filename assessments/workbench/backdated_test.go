package workbench_test

import (
	"testing"

	"countersign/assessments"
)

// What came after the day of a decision carries nothing of it, although it is there when it is typed.
func TestABackdatedApprovalRestsOnNothingLater(t *testing.T) {
	l := newLab(t)
	l.onDay("2026-11-02")
	l.furnish()
	l.must(l.Save(ctx, &assessments.Organisation{ID: "organisation", LeastCoverage: 1}))
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	l.onDay("2026-11-10")
	l.exceptAll()
	open := "is open"
	l.refused(l.approve(assessments.Decision{On: "2026-11-09"}), assessments.Refused, open)
	l.refused(l.approve(assessments.Decision{On: "2026-11-09"}), assessments.Refused,
		"date it 2026-11-10 or later")

	l.onDay("2026-11-14")
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: l.item("training_use").ID, Verdict: assessments.NotMet,
	}))
	bare := assessments.Decision{AssessmentID: "a", Outcome: assessments.Approved, On: "2026-11-12"}
	_, err := l.Decide(ctx, bare, nil) // on the 12th nothing was assessed
	l.refused(err, assessments.Refused, "0 % of the weight is assessed")
	bare.ID, bare.Reason = "d", "a pilot"
	l.must(l.Decide(ctx, bare, nil))
	if l.get(&bare); bare.Coverage != 0 {
		t.Errorf("given with a coverage of %d that came two days later", bare.Coverage)
	}
}
