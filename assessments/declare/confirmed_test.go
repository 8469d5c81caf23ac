package declare_test

import (
	"strings"
	"testing"

	"countersign/assessments/declare"
)

func TestConfirmedIsAFlag(t *testing.T) {
	for value, want := range map[string]bool{
		"true": true, "yes": true, "false": false, "no": false,
		`"false"`: false, `""`: false,
	} {
		list, problems := declare.Parse(
			[]byte("countersign: 1\nanswers:\n  - {assessment: a, item: i, verdict: not_applicable, reason: r, confirmed: " + value + "}\n"))
		if len(problems) > 0 || len(list) != 1 {
			t.Fatalf("confirmed: %s gives %v, %v", value, list, problems)
		}
		if list[0].Confirmed != want {
			t.Errorf("confirmed: %s counts as %v", value, list[0].Confirmed)
		}
	}
	_, problems := declare.Parse([]byte(
		"countersign: 1\nanswers:\n  - {assessment: a, item: i, verdict: met, confirmed: perhaps}\n"))
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "neither true nor false") {
		t.Errorf("confirmed: perhaps gives %v", problems)
	}
	list, _ := declare.Parse([]byte("countersign: 1\nanswers:\n  - {assessment: a, item: i, verdict: met}\n"))
	if len(list) != 1 || list[0].Confirmed {
		t.Errorf("without the field: %+v", list)
	}
}
