package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestWhatNamesItselfIsRefusedWithAllBesideIt: an exception that renews itself was taken for the consequence
// of another mistake, so that it was stored with no event that made it.
func TestWhatNamesItselfIsRefusedWithAllBesideIt(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	x := l.exception("x")
	x.Renews = "x"
	exception := given("exceptions[0]", 2, &x, "assessment", "item", "reason", "compensating_control", "owner",
		"expires", "renews")
	vendor := given("vendors[0]", 1, &assessments.Vendor{ID: "v9", Name: "N"}, "name")
	note := given("notes[0]", 3, &assessments.Note{ID: "n", On: "note", OnID: "n", Body: "of itself"},
		"on_noun", "on_id", "body")
	for name, list := range map[string][]workbench.Declared{
		"an exception": {exception}, "beside a vendor": {vendor, exception}, "a note": {vendor, note},
	} {
		for _, dry := range []bool{true, false} {
			_, err := l.Apply(ctx, list, nil, dry, assessments.NoProgress{})
			if assessments.KindOf(err) != assessments.Refused {
				t.Errorf("%s, dry run %v: %v", name, dry, err)
			}
		}
	}
	if !maps.Equal(before, l.state()) {
		t.Error("something was stored")
	}
	if rep := l.checked(false); len(rep.Damage) > 0 {
		t.Errorf("the workspace is damaged: %+v", rep.Damage)
	}
}

func TestRecordsDoNotLeadInACircle(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for _, id := range []string{"n1", "n2", "n3"} {
		on := assessments.Note{ID: id, On: "vendor", OnID: "v", Body: id}
		if id != "n1" {
			on.On, on.OnID = "note", "n"+string(id[1]-1)
		}
		if err := l.declares(&on, "on_noun", "on_id", "body"); err != nil {
			t.Fatal(err)
		}
	}
	round := assessments.Note{ID: "n1", On: "note", OnID: "n3"}
	l.refused(l.declares(&round, "on_noun", "on_id"), assessments.Refused, "lead back")
	first, second := l.exception("x1"), l.exception("x2")
	second.Renews = "x1"
	l.must(l.Except(ctx, first))
	l.must(l.Except(ctx, second))
	first.Renews = "x2"
	_, err := l.Except(ctx, first)
	l.refused(err, assessments.Refused, "lead back")
}

func TestAConditionIsMetWithAWordAndAfterItWasSet(t *testing.T) {
	l := inReview(t)
	c := assessments.ApprovalCondition{
		ID: "c", AssessmentID: "a", Text: "Train", Owner: "Mara", Due: "2026-12-01",
	}
	l.must(l.SaveCondition(ctx, c))
	c.Status = "met"
	_, err := l.SaveCondition(ctx, c)
	l.refused(err, assessments.Refused, "without a word")
	c.ClosedReason, c.MetOn = "the register of the course", "2019-01-01"
	_, err = l.SaveCondition(ctx, c)
	l.refused(err, assessments.Refused, "2019-01-01 is before")
	c.MetOn = ""
	l.must(l.SaveCondition(ctx, c))
}
