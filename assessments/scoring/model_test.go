package scoring_test

import "countersign/assessments"

// shipped is the scoring model as product and docs/scoring.md state it; worked_test.go holds it against both.
func shipped() assessments.ScoringModel {
	return assessments.ScoringModel{
		ID: "countersign-score", Version: "1", Strong: 750, Mixed: 500,
		Verdict: map[assessments.Verdict]int{
			assessments.Met: 1000, assessments.Partly: 500,
			assessments.NotMet: 0, assessments.Silent: 0, assessments.Contradicted: 0,
		},
		Strength: map[assessments.ItemKind]map[assessments.Strength]int{
			assessments.TermItem:    scale(100, 300, 500, 1000, 1000, 1000),
			assessments.ControlItem: scale(100, 300, 500, 600, 900, 1000),
		},
	}
}

// scale gives the six strengths their figures, weakest first.
func scale(figures ...int) map[assessments.Strength]int {
	out := map[assessments.Strength]int{}
	for i, s := range assessments.Strengths() {
		out[s] = figures[i]
	}
	return out
}
