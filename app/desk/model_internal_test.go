package desk

import (
	"testing"

	"countersign/app/uitest"
	"countersign/assessments"
)

func TestTheFilterOpenListsWhatTheScoreCountsAsOpen(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	// a deal-breaker that no one else has confirmed as not applicable counts as open
	uitest.Answer(t, b, assessments.Answer{
		AssessmentID: "a", ItemID: "S2-LP-TRAINING-USE", Verdict: assessments.NotApplicable,
		Reason: "nothing of ours goes in",
	})
	a, err := b.Assess(t.Context(), "a", h.Day)
	if err != nil {
		t.Fatal(err)
	}
	m := model{}
	m.set(a)
	if got, want := m.count(Open), len(a.Result.OpenItems); got != want {
		t.Errorf("the filter lists %d items, the score counts %d", got, want)
	}
}

func TestTheFilterStaleListsItemsThatAreAsked(t *testing.T) {
	m := &model{}
	for _, c := range []struct {
		row    itemRow
		filter Filter
		want   bool
	}{
		{itemRow{Stale: true}, Stale, true},
		{itemRow{Stale: true, Hidden: true}, Stale, false},
		{itemRow{}, Stale, false},
		{itemRow{Open: true}, Open, true},
		{itemRow{Stale: true}, Open, false},
		{itemRow{Findings: 1}, Findings, true},
		{itemRow{Open: true}, Findings, false},
		{itemRow{Gate: true}, Gates, true},
		{itemRow{Open: true}, Gates, false},
		{itemRow{Hidden: true}, All, true},
	} {
		if got := m.passes(c.row, c.filter); got != c.want {
			t.Errorf("filter %s and %+v: %v, want %v", c.filter, c.row, got, c.want)
		}
	}
}
