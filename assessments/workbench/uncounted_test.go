package workbench_test

import (
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestOpenDealBreakersAreThoseOfTheRows has every state, of the current assessment and an earlier one,
// recorded by the day or after it: those counted and those named as not counted are together those of
// the rows.
func TestOpenDealBreakersAreThoseOfTheRows(t *testing.T) {
	o := workbench.Overview{AsOf: "2026-07-01", Current: map[string]bool{}}
	rows := 0
	for n, state := range assessments.DecisionStates() {
		for _, current := range []bool{true, false} {
			for _, begun := range []assessments.Date{"", "2026-11-21"} {
				id := string(state) + string(begun)
				if current {
					o.Current[id] = true
				} else {
					id += "/earlier"
				}
				o.Assessments = append(o.Assessments, workbench.Summary{
					ID: id, Status: state, Begun: begun,
					SummaryScore: workbench.SummaryScore{OpenGates: make([]string, n+1)},
				})
				rows += n + 1
			}
		}
	}
	named, why := 0, []string{}
	for _, u := range o.UncountedGates() {
		named += u.Open
		why = append(why, u.Why)
	}
	if got := o.OpenGates() + named; got != rows || named == 0 {
		t.Errorf("%d are counted and %d named as not counted, of %d in the rows", o.OpenGates(), named, rows)
	}
	for _, want := range []string{
		"superseded", "rejected", "revoked",
		"earlier than the current one of its use", "a draft recorded only after 2026-07-01",
	} {
		if !slices.Contains(why, want) {
			t.Errorf("not named: %s, of %q", want, why)
		}
	}
	if len(why) != 5 {
		t.Errorf("named twice: %q", why)
	}
}
