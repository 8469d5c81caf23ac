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
	// a deal-breaker that nobody else has confirmed as not applicable counts as open
	uitest.Must(t)(b.SaveAnswer(t.Context(), assessments.Answer{
		AssessmentID: "a", ItemID: "S2-LP-TRAINING-USE", Verdict: assessments.NotApplicable, Reason: "nothing of ours goes in",
	}))
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
