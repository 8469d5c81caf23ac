package ui

import (
	"testing"

	"countersign/app/theme"
	"countersign/assessments"
)

func TestALateReviewSaysHowLate(t *testing.T) {
	for _, tc := range []struct {
		due, proposed, text, tip string
		bad                      bool
	}{
		{"2026-11-11", "", "10 d late", "Was due on 2026-11-11", true},
		{"2026-11-20", "", "1 d late", "Was due on 2026-11-20", true},
		{"2026-11-21", "", "2026-11-21", "", false},
		{"", "2026-10-01", "—", "Proposed for 2026-10-01, once it is approved", false},
		{"", "", "—", "", false},
	} {
		c := ReviewCell(assessments.Date(tc.due), assessments.Date(tc.proposed), "2026-11-21")
		if c.Text != tc.text || c.Tip != tc.tip || (c.Tone == theme.Bad) != tc.bad {
			t.Errorf("%+v: %+v", tc, c)
		}
	}
}
