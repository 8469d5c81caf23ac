package ui

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

func TestSharesAreRoundedOnce(t *testing.T) {
	f := scoring.Figures{
		Weighed: scoring.Weighed{Points: 7547, Assessed: 10_000, Applicable: 20_000, Open: 10_000}, Score: 755,
		Coverage: 500, BandLow: 377, BandHigh: 877, Scored: true,
	}
	if got := SharesOf(f); got != (Shares{Score: 75, Low: 38, High: 88, Coverage: 50}) {
		t.Errorf("%+v", got)
	}
	if got := BandText(f); got != "75  [38–88]" {
		t.Error(got)
	}
	if _, _, text, _ := Cell(f); text != "75" {
		t.Error(text)
	}
	score := 755
	s := &workbench.Summary{SummaryScore: workbench.SummaryScore{
		Score: &score, Band: [2]int{377, 877}, Coverage: 500,
	}}
	if got := SharesOfAll(s); got.Score != 76 { // all that is known
		t.Errorf("%+v", got)
	}
	half := scoring.Figures{Weighed: scoring.Weighed{Points: 3773, Assessed: 5000, Applicable: 10_000, Open: 5000}}
	other := half
	other.Points++
	s.Disciplines = map[assessments.Discipline]scoring.Figures{
		assessments.Legal: half,
		assessments.Risk:  other,
	}
	if got := SharesOfAll(s); got != (Shares{Score: 75, Low: 38, High: 88, Coverage: 50}) {
		t.Errorf("%+v", got)
	}
	if got := share(1<<62, 1<<62, 0); got != 100 {
		t.Error(got)
	}
}
