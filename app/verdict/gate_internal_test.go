package verdict

import (
	"strings"
	"testing"

	"countersign/assessments/scoring"
)

func TestAnOpenGateSaysHowASecondPersonConfirms(t *testing.T) {
	p := scoring.Points{GateReason: "It waits."}
	if got := gateReason(scoring.Judged{}, p); got != "It waits." {
		t.Error(got)
	}
	if got := gateReason(scoring.Judged{Unconfirmed: true}, p); !strings.Contains(got,
		"Confirm as the second person") {
		t.Error(got)
	}
}
