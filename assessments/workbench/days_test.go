package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestDaysToComeAndDaysBeforeAreSaid looks at a day to come, and at one on which nothing had been recorded.
func TestDaysToComeAndDaysBeforeAreSaid(t *testing.T) {
	l := inReview(t)
	if got := l.Projection("2027-05-01"); !strings.Contains(got,
		"a day to come: a projection from what was recorded by 2026-11-21") {
		t.Error(got)
	}
	if got := l.Projection("2026-11-21"); got != "" {
		t.Error(got)
	}
	later := workbench.Moments{AsOf: "2026-11-21", RecordedBy: "2026-11-22"}
	_, err := l.AssessAt(ctx, "a", later)
	l.refused(err, assessments.Usage, "not known yet")
	_, err = l.OverviewAt(ctx, later)
	l.refused(err, assessments.Usage, "not known yet")
	o, err := l.OverviewAt(ctx, workbench.Moments{AsOf: "2026-01-01"})
	if err != nil || len(o.Assessments) == 0 || o.Assessments[0].Begun != "2026-11-21" || o.OpenGates() != 0 {
		t.Errorf("%+v, %v", o.Assessments, err)
	}
	a, err := l.AssessAt(ctx, "a", workbench.Moments{AsOf: "2026-01-01"})
	if err != nil || a.Begun != "2026-11-21" || a.Standing.Words() != o.Assessments[0].StandingWords ||
		a.Timing.RecordedLater[0] != (assessments.Mention{Noun: assessments.NounAssessment, ID: "a", Recorded: "2026-11-21"}) {
		t.Errorf("of the assessment alone: %q %q %+v, %v", a.Begun, a.Standing.Words(), a.Timing, err)
	}
	past := workbench.Moments{AsOf: "2026-01-01", RecordedBy: "2026-11-21"}
	if a, err = l.AssessAt(ctx, "a", past); err != nil || a.Begun != "2026-11-21" {
		t.Errorf("rebuilt: %q, %v", a.Begun, err)
	}
	if o, err = l.OverviewAt(ctx, past); err != nil || o.Assessments[0].Begun != "2026-11-21" {
		t.Errorf("all rebuilt: %+v, %v", o.Assessments, err)
	}
	if a, err = l.AssessAt(ctx, "a", workbench.Moments{AsOf: "2026-11-21"}); err != nil || a.Begun != "" {
		t.Errorf("today: %q, %v", a.Begun, err)
	}
	if o, err = l.OverviewAt(ctx, workbench.Moments{AsOf: "2026-11-21"}); err != nil ||
		o.Assessments[0].Begun != "" {
		t.Errorf("today: %+v, %v", o.Assessments, err)
	}
	leaves, err := l.Leaves(ctx, workbench.PackOrder{Assessment: "a", AsOf: "2026-01-01"})
	if err != nil || len(leaves.LeftOut) == 0 {
		t.Errorf("left out: %+v, %v", leaves.LeftOut, err)
	}
}
