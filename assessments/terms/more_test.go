package terms_test

import (
	"testing"

	"countersign/assessments/terms"
)

// TestThePassagesBeyondTheLimitAreCounted: a limit is not the number of what was found.
func TestThePassagesBeyondTheLimitAreCounted(t *testing.T) {
	all := terms.Find(sample(), shipped(t), terms.Options{Top: 1000}).Topics
	beyond := 0
	for i, tr := range terms.Find(sample(), shipped(t), terms.Options{Top: 1}).Topics {
		if want := len(all[i].Passages) - len(tr.Passages); tr.More != want {
			t.Errorf("%s: %d more, want %d", tr.Topic, tr.More, want)
		}
		beyond += tr.More
		if all[i].More != 0 {
			t.Errorf("%s: %d more than all", tr.Topic, all[i].More)
		}
	}
	if beyond == 0 {
		t.Error("no topic of the sample has a second passage: nothing was tried")
	}
}
