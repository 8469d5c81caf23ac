package workbench

import (
	"testing"

	"countersign/assessments/scoring"
)

func TestARefusedApprovalSaysHowASecondPersonConfirms(t *testing.T) {
	now := Assessed{Judged: []scoring.Judged{{Item: "G", Unconfirmed: true}, {Item: "H"}}}
	if got := closing(now, "G"); got != HowToConfirm {
		t.Error(got)
	}
	if got := closing(now, "H"); got != "Close it, or have an exception approved" {
		t.Error(got)
	}
}
