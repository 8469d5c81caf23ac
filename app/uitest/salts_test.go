package uitest_test

import (
	"testing"

	"countersign/app/uitest"
	"countersign/assessments"
)

func TestDigestsOfTheJournalAreTheSameInEveryRun(t *testing.T) {
	head := func() string {
		b := uitest.NewBench(t, uitest.NewHost(t))
		uitest.Must(t)(b.Add(t.Context(), &assessments.Vendor{ID: "v", Name: "V"}))
		events, err := b.Events(t.Context(), assessments.EventQuery{})
		if err != nil || len(events) != 1 {
			t.Fatal(events, err)
		}
		return events[0].Digest
	}
	if a, b := head(), head(); a != b {
		t.Errorf("the same change gives %s and %s", a, b)
	}
}
