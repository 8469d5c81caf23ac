package ui_test

import (
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

func TestOnlyAnApprovalThatStandsIsGreen(t *testing.T) {
	for _, state := range standing.States() {
		for _, outcome := range assessments.DecisionStates() {
			c := ui.StandingPill(&workbench.Summary{
				Status: outcome, SummaryStanding: workbench.SummaryStanding{
					Standing: state, StandingWords: outcome.Title(),
				},
			})
			green := state == standing.Stands && outcome.Approving()
			if state == standing.Undecided && outcome.Approving() {
				continue // an approval is decided
			}
			if (c.Tone == theme.Good) != green {
				t.Errorf("%s, %s is drawn in tone %v", outcome, state, c.Tone)
			}
			if c.Mark == theme.MarkTick && !green {
				t.Errorf("%s, %s has a tick", outcome, state)
			}
		}
	}
}

func TestStaleItemHasMarkAndToneOfItsOwn(t *testing.T) {
	for _, v := range assessments.Verdicts() {
		j := scoring.Judged{Verdict: v, Stale: true}
		if s := j.State(); ui.ItemMark(s) == ui.VerdictMark(v) || ui.ItemTone(j) == theme.Good {
			t.Errorf("a stale %s looks like a fresh one", v)
		}
		j.Stale, j.Strength = false, assessments.StrengthClause
		if s := j.State(); ui.ItemMark(s) != ui.VerdictMark(v) || ui.ItemTone(j) != ui.VerdictTone(v) {
			t.Errorf("%s does not look like itself", v)
		}
	}
}
