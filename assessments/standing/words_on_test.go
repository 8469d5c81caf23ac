package standing_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/standing"
)

// TestOnStateClaimsNothingOfAnEarlierDay covers what is recorded on its day, later, on another state,
// and on none.
func TestOnStateClaimsNothingOfAnEarlierDay(t *testing.T) {
	now := func(int) string { return "now" }
	for _, tc := range []struct {
		recorded assessments.Date
		hash     string
		want     string
	}{
		{"2026-11-01", "now", "the state shown here"},
		{"", "now", "the state shown here"},
		{"2026-11-01", "0123456789abcdef", "another state, 0123456789ab…"},
		{"2026-11-01", "", "no state recorded"},
		{"2026-11-21", "now", "the state at the time was not recorded; recorded on 2026-11-21 on the state shown here"},
		{"2026-11-21", "x", "the state at the time was not recorded; recorded on 2026-11-21 on another state, x…"},
	} {
		if got := standing.OnState("2026-11-01", tc.recorded, tc.hash, 2, now); got != tc.want {
			t.Errorf("%s, %q: %q, want %q", tc.recorded, tc.hash, got, tc.want)
		}
	}
}
