package assessments_test

import (
	"testing"

	"countersign/assessments"
)

var rubric = assessments.Rubric{
	Factors: []assessments.RiskFactor{
		{
			ID: "data_classes", Many: true,
			Levels: []assessments.RiskLevel{
				{ID: "public"},
				{ID: "personal", Points: 20},
				{ID: "health", Points: 40},
			},
		},
		{ID: "reach", Levels: []assessments.RiskLevel{{ID: "team"}, {ID: "public", Points: 20}}},
	},
	Tiers: []assessments.RiskTier{
		{ID: "1", Risk: "high", From: 50, ReviewMonths: 6},
		{ID: "2", Risk: "medium", From: 20, ReviewMonths: 12},
		{ID: "3", Risk: "low", ReviewMonths: 24},
	},
	Floors: []assessments.TierFloor{
		{Factor: "data_classes", Any: []string{"health"}, Tier: "1", Reason: "health data"},
	},
	Residual: assessments.ResidualPolicy{MaxReduction: 800},
}

func TestTheRubricAddsTheHighestLevelOfEachFactor(t *testing.T) {
	for name, c := range map[string]struct {
		facts  assessments.RiskFacts
		tier   string
		points int
		floors int
	}{
		"nothing at stake": {
			assessments.RiskFacts{"data_classes": {"public"}, "reach": {"team"}},
			"3", 0,
			0,
		},
		"the highest counts": {assessments.RiskFacts{
			"data_classes": {"public", "personal"},
			"reach":        {"team"},
		}, "2", 20, 0},
		"factors add up": {
			assessments.RiskFacts{"data_classes": {"personal"}, "reach": {"public"}},
			"2", 40, 0,
		},
		"a floor lifts": {
			assessments.RiskFacts{"data_classes": {"health"}, "reach": {"team"}},
			"1",
			40, 1,
		},
		"a floor not needed": {
			assessments.RiskFacts{"data_classes": {"health"}, "reach": {"public"}},
			"1",
			60, 0,
		},
		"a factor not given": {assessments.RiskFacts{"data_classes": {"public"}}, "", 0, 0},
		"a level not known": {assessments.RiskFacts{
			"data_classes": {"public", "secret"},
			"reach":        {"team"},
		}, "", 0, 0},
		"nobody said anything": {nil, "", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			r := rubric.Rate(c.facts)
			if r.Tier != c.tier || r.Points != c.points || len(r.Floors) != c.floors {
				t.Errorf("got tier %q with %d points and floors %v, want %q, %d, %d", r.Tier, r.Points,
					r.Floors, c.tier, c.points, c.floors)
			}
			if (r.Tier == "") != (r.Risk == "unrated") || (r.Tier == "") != (len(r.Missing) > 0) {
				t.Errorf("tier %q, risk %q, missing %v: unrated means that something is missing", r.Tier,
					r.Risk, r.Missing)
			}
		})
	}
}
