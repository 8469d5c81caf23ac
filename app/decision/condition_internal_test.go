package decision

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/standing"
)

// TestAClosedConditionNamesWhoRecordedThat, with the day beside who declared it.
func TestAClosedConditionNamesWhoRecordedThat(t *testing.T) {
	m := &model{today: "2026-11-30"}
	c := assessments.ApprovalCondition{
		ID: "c", Text: "Limits", Owner: "Tomasz", Due: "2026-12-15", Status: "met", MetOn: "2026-11-30",
		ClosedBy: "Mara", CloseRecordedBy: "Robin (legal)",
		Recording: assessments.Recording{RecordedBy: "Ines (procurement)", RecordedAt: 1},
	}
	r := m.conditionRow(c)
	if r.declared != "Mara" || r.recorded != "Robin (legal)" || r.typed != "" || r.day != "2026-11-30" ||
		!strings.Contains(r.more, "the condition recorded by Ines (procurement)") {
		t.Errorf("met: %+v", r)
	}
	c.Status = "open"
	if r = m.conditionRow(c); r.declared != "" || r.recorded != "Ines (procurement)" || r.typed == "" ||
		r.day != r.typed {
		t.Errorf("open: %+v", r)
	}
}

// TestTheDecisionThatCountsLooksAsItsStandingDoes: one state has one mark and colour on a page.
func TestTheDecisionThatCountsLooksAsItsStandingDoes(t *testing.T) {
	for _, outcome := range assessments.DecisionStates() {
		for _, state := range standing.States() {
			m := &model{}
			m.a.Standing = standing.Standing{
				State: state, Outcome: outcome, Decision: "d",
				Reasons: []standing.Reason{{State: state, Text: "why"}},
			}
			mark, tone := shape(m.decisionRow(assessments.Decision{ID: "d", Outcome: outcome}))
			if mark != ui.StandingMark(state, outcome) || tone != ui.StandingTone(state, outcome) {
				t.Errorf("%s, %s: the row has mark %v in %v", outcome, state, mark, tone)
			}
		}
	}
}
