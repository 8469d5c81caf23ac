package pack

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestNamedItemsBeginSentencesWithCapitals(t *testing.T) {
	v := &view{opt: Options{Audience: Auditor}, judged: map[string]scoring.Judged{
		"a": {Verdict: assessments.Met}, "b": {Verdict: assessments.Met}, "c": {Verdict: assessments.Partly},
		"d": {},
	}}
	items := []assessments.Item{
		{ID: "a", Title: "One"},
		{ID: "b", Title: "Two"},
		{ID: "c", Title: "Three"},
		{ID: "d", Title: "Four"},
	}
	const want = "met: One; Two. Partly met: Three. Not assessed: Four"
	if got := (summaryChapter{v}).named(items); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
