package workbench_test

import (
	"testing"

	"countersign/assessments"
)

func TestAConditionIsHeldToTheApprovalThatRestsOnIt(t *testing.T) {
	l := inReview(t)
	c := assessments.ApprovalCondition{
		ID: "c", AssessmentID: "a", Text: "Train", Owner: "Mara",
		Due: "2026-12-01",
	}
	l.must(l.SaveCondition(ctx, c))
	c.Text = "Train staff" // in review it may still be worded otherwise
	l.must(l.SaveCondition(ctx, c))
	more := assessments.ApprovalCondition{
		AssessmentID: "a", Text: "One more", Owner: "Mara", Due: "2026-12-02",
	}
	ev, err := l.SaveCondition(ctx, more)
	if l.must(ev, err); ev.SubjectID == "" {
		t.Error("a condition without an id was given none")
	}
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.WithConditions,
		Reason: "a pilot",
	}, nil))
	other := c
	other.Text = "Train nobody"
	_, err = l.SaveCondition(ctx, other)
	l.refused(err, assessments.Refused, "an approval rests on this condition")
	more.Text = "The approver never set this one"
	_, err = l.SaveCondition(ctx, more)
	l.refused(err, assessments.Refused, "rests on the conditions it was given with")
	_, err = l.SaveCondition(ctx, assessments.ApprovalCondition{
		AssessmentID: "none", Text: "One more",
		Owner: "Mara", Due: "2026-12-02",
	})
	l.refused(err, assessments.Refused, "none")
	l.get(&c)
	recorded := c.Recording
	l.onDay("2026-11-22")
	l.actAs("Bruno", "security")
	other = c
	other.Owner = "Nils"
	_, err = l.SaveCondition(ctx, other)
	l.refused(err, assessments.Refused, "an approval rests on this condition with its owner, Mara")
	c.Status, c.ClosedReason = "met", "the register"
	c.Recording = assessments.Recording{RecordedBy: "Zoe", RecordedAt: 7}
	l.must(l.SaveCondition(ctx, c))
	l.get(&c)
	if c.Owner != "Mara" || c.Recording != recorded {
		t.Errorf("owned by %s, recorded %+v, want %+v", c.Owner, c.Recording, recorded)
	}
}

func TestWhoClosesAConditionIsOnRecordEachTime(t *testing.T) {
	l := inReview(t)
	c := assessments.ApprovalCondition{
		ID: "c", AssessmentID: "a", Text: "Train", Owner: "Mara",
		Due: "2026-12-01",
	}
	l.must(l.SaveCondition(ctx, c))
	c.Status, c.MetOn, c.ClosedReason = "met", "2026-11-22", "the list"
	_, err := l.SaveCondition(ctx, c)
	l.refused(err, assessments.Refused, "still to come")
	c.MetOn = ""
	l.must(l.SaveCondition(ctx, c))
	l.get(&c)
	if c.ClosedBy != "Ada (legal)" || c.MetOn != "2026-11-21" || c.CloseRecordedBy != "Ada (legal)" {
		t.Errorf("closed as %+v", c)
	}
	l.onDay("2026-11-22")
	for i, change := range []func(*assessments.ApprovalCondition){
		func(c *assessments.ApprovalCondition) { c.Owner = "Nils" }, // closes nothing
		func(c *assessments.ApprovalCondition) { c.ClosedBy = "Nils" },
		func(c *assessments.ApprovalCondition) { c.MetOn = "2026-11-20" },
		func(c *assessments.ApprovalCondition) { c.ClosedReason = "the register" },
		func(c *assessments.ApprovalCondition) { c.Status = "waived" },
	} {
		before, name := c.CloseRecordedBy, []string{"Olga", "Bruno", "Carla", "Dora", "Emil"}[i]
		l.actAs(name, "security")
		change(&c)
		l.must(l.SaveCondition(ctx, c))
		l.get(&c)
		want := name + " (security)"
		if i == 0 {
			want = before
		}
		if c.CloseRecordedBy != want {
			t.Errorf("change %d is recorded by %s, want %s", i, c.CloseRecordedBy, want)
		}
	}
}

func TestTheRequesterClosesNoCondition(t *testing.T) {
	l := inReview(t)
	c := assessments.ApprovalCondition{
		ID: "r", AssessmentID: "a", Text: "Ask", Owner: "Rita", Due: "2026-12-01", Status: "met",
		ClosedBy: "Rita", ClosedReason: "the mail",
	}
	_, err := l.SaveCondition(ctx, c)
	l.refused(err, assessments.Refused, "Rita asked for this approval")
	l.actAs("Rita", "owner")
	c.ClosedBy = "Bruno"
	_, err = l.SaveCondition(ctx, c)
	l.refused(err, assessments.Refused, "Rita is acting and asked for this approval")
	l.actAs("Bruno", "security")
	l.must(l.SaveCondition(ctx, c))
}
