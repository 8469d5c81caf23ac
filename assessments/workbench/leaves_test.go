package workbench_test

import (
	"slices"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// goes reports whether a record is on the list of what goes out, or why it is withheld.
func (l *lab) goes(o workbench.PackOrder, n assessments.Noun, id string) (bool, string) {
	l.t.Helper()
	got, err := l.Leaves(ctx, o)
	if err != nil {
		l.t.Fatal(err)
	}
	find := func(list []pack.Leaving) int {
		return slices.IndexFunc(list, func(one pack.Leaving) bool { return one.Noun == n && one.ID == id })
	}
	if find(got.Out) >= 0 {
		return true, ""
	}
	if i := find(got.Withheld); i >= 0 {
		return false, got.Withheld[i].Why
	}
	return false, "not listed"
}

// TestPackOfAnEarlierDayLooksAtTodaysDistributions: what was marked privileged, or binned, since a day
// does not leave with a pack of what had been recorded by that day.
func TestPackOfAnEarlierDayLooksAtTodaysDistributions(t *testing.T) {
	l := newLab(t)
	l.furnish()
	note := func(id string, d assessments.Distribution) *assessments.Note {
		return &assessments.Note{
			ID: id, On: "assessment", OnID: "a", AssessmentID: "a", Body: "Word " + id,
			Distribution: d,
		}
	}
	l.must(l.Save(ctx, note("closed", assessments.Internal), note("binned", assessments.Internal),
		note("opened", assessments.Privileged), note("same", assessments.Internal)))
	first := l.Today()
	l.clock.now = l.clock.now.Add(48 * time.Hour)
	l.must(l.Save(ctx, note("closed", assessments.Privileged), note("opened", assessments.Shareable)))
	l.must(l.Bin(ctx, "note", "binned"))
	l.must(l.Save(ctx, &assessments.Document{
		ID: "msa", VendorID: "lumen", ContractID: "ea",
		Name: "Master agreement", Type: "msa", Distribution: assessments.UnderNDA,
	}))

	then := workbench.PackOrder{Assessment: "a", Audience: pack.Auditor, AsOf: first, RecordedBy: first}
	for _, want := range []struct {
		noun assessments.Noun
		id   string
		out  bool
		why  string
	}{
		{"note", "closed", false, "privileged"},
		{"note", "binned", false, "no longer on record"},
		{"note", "opened", false, "privileged"},
		{"note", "same", true, ""},
		{"document", "msa", false, "under NDA"},
		{"version", "msa/1", false, "under NDA"},
	} {
		if out, why := l.goes(then, want.noun, want.id); out != want.out || why != want.why {
			t.Errorf("%s %s: goes out %v (%s), want %v (%s)", want.noun, want.id, out, why, want.out,
				want.why)
		}
	}
	if out, why := l.goes(workbench.PackOrder{Assessment: "a", AsOf: l.Today()}, "note", "opened"); !out {
		t.Errorf("today the note that was opened is withheld: %s", why)
	}
}

func TestListOfWhatLeavesWritesNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	if _, err := l.Leaves(ctx, workbench.PackOrder{Assessment: "a", AsOf: l.Today()}); err != nil {
		t.Fatal(err)
	}
	if after := l.state(); len(after) != len(before) {
		t.Error("the list changed the workspace")
	}
	_, err := l.Leaves(ctx, workbench.PackOrder{Assessment: "none", AsOf: l.Today()})
	l.refused(err, assessments.NotFound, "no assessment")
}
