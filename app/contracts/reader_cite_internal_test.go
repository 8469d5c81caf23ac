package contracts

import (
	"testing"

	"countersign/assessments/workbench"
)

// TestATargetIsCalledWithItsAssessmentWhereThatIsNotPlain: two assessments of one service ask the same items.
func TestATargetIsCalledWithItsAssessmentWhereThatIsNotPlain(t *testing.T) {
	to := target{assessment: "a", item: "S2-LP-IMPROVEMENT", name: "Together Chat: drafts"}
	for name, c := range map[string]struct {
		from string
		of   int
		want string
	}{
		"the one it was opened from":  {"a", 1, "S2-LP-IMPROVEMENT"},
		"opened from nowhere":         {"", 1, "S2-LP-IMPROVEMENT"},
		"opened from another":         {"b", 1, "S2-LP-IMPROVEMENT of “Together Chat: drafts”"},
		"the document is for several": {"a", 2, "S2-LP-IMPROVEMENT of “Together Chat: drafts”"},
	} {
		m := &model{assessment: c.from}
		m.reading.Bearing = make([]workbench.Bearing, c.of)
		if got := (&citing{m: m}).called(to); got != c.want {
			t.Errorf("%s: called %q, want %q", name, got, c.want)
		}
	}
}
