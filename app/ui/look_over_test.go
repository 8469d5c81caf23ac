package ui_test

import (
	"strings"
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/assessments"
)

func TestAnApprovalWhoseLastDayIsOverDoesNotLookLikeOne(t *testing.T) {
	for day, over := range map[assessments.Date]bool{"2026-06-29": false, "2026-06-30": false, "2026-07-01": true} {
		for _, s := range []assessments.DecisionState{assessments.Approved, assessments.WithConditions} {
			c := ui.StatePill(s, "2026-06-30", day)
			if got := c.Text == "Approval over" && c.Tone == theme.Bad && strings.Contains(c.Tip, "over"); got != over || !strings.Contains(c.Tip, "until 2026-06-30") {
				t.Errorf("%s on %s: %+v", s, day, c)
			}
		}
	}
	if c := ui.StatePill(assessments.Approved, "", "2026-07-01"); c.Text != "Approved" || c.Tone != theme.Good {
		t.Errorf("without a last day: %+v", c)
	}
}
