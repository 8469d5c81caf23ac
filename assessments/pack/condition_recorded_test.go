package pack_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// TestAClosedConditionIsListedWithWhoRecordedThat, in report and workbook, and who recorded the condition
// is said beside it.
func TestAClosedConditionIsListedWithWhoRecordedThat(t *testing.T) {
	d := packtest.Lumen()
	d.Conditions = []assessments.ApprovalCondition{{
		ID: "k", AssessmentID: "as-lumen", Text: "Limits", Owner: "Tomasz", Due: "2026-12-15",
		Status: "met", MetOn: "2026-11-19", ClosedBy: "Mara", CloseRecordedBy: "Robin (legal)",
		Recording: assessments.Recording{RecordedBy: "Ines (procurement)"},
	}}
	all := tables(build(t, d, pack.Auditor))
	for where, columns := range map[string][2]int{"conditions": {2, 4}, "sheet Decisions": {4, 9}} {
		rows := all[where]
		row := rows[len(rows)-1]
		said := row[columns[1]].Text
		if got := row[columns[0]].Text; got != "Robin (legal)" || !strings.Contains(said, "by Mara") ||
			!strings.Contains(said, "the condition recorded by Ines (procurement)") {
			t.Errorf("%s: recorded by %q, %q", where, got, said)
		}
	}
}
