package worklist

import (
	"testing"

	"countersign/app/theme"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestALateReviewIsShownAsLate(t *testing.T) {
	s := &workbench.Summary{Status: assessments.Approved, NextReview: "2026-04-20"}
	list := cells(s, "2026-11-30")
	if c := list[len(list)-1]; c.Text != "224 d late" || c.Tone != theme.Bad {
		t.Errorf("shown as %+v", c)
	}
}
