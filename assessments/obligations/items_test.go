package obligations_test

import (
	"math/rand/v2"
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/scoring"
	"countersign/templates"
)

// anyUse is a dossier of a use in which every fact is said at random, or is not.
func anyUse(r *rand.Rand, set assessments.Template, model assessments.ScoringModel,
	rubric assessments.Rubric,
) *assessments.Dossier {
	d := &assessments.Dossier{
		Template: set, Model: model,
		Assessment: assessments.Assessment{Scope: set.Scope},
	}
	for _, rec := range []assessments.Record{&d.Organisation, &d.Service, &d.Use} {
		for _, q := range assessments.FactQuestions(rec.Noun()) {
			if r.IntN(4) == 0 {
				continue
			}
			values := []string{q.Values[r.IntN(len(q.Values))].ID}
			if q.Many && values[0] != assessments.None {
				for _, v := range q.Values {
					if v.ID != assessments.None && v.ID != values[0] && r.IntN(4) == 0 {
						values = append(values, v.ID)
					}
				}
			}
			q.Put(rec, values)
		}
	}
	level := func(id string) string {
		f, _ := rubric.Factor(id)
		return f.Levels[r.IntN(len(f.Levels))].ID
	}
	d.Use.Criticality, d.Use.Reach, d.Use.Autonomy = level("criticality"), level("reach"), level("autonomy")
	d.Use.DataClasses = []string{level("data_classes")}
	d.Assessment.Tier = rubric.Tiers[r.IntN(len(rubric.Tiers))].ID
	return d
}

// No combination of facts, tier, reach or autonomy hides every item that shows a duty which binds or
// may bind.
func TestNoCombinationOfFactsHidesTheItemsOfADutyThatBinds(t *testing.T) {
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(21, 22))
	prepared := obligations.Prepare(&c.Obligations)
	told := map[string]bool{}
	for _, set := range c.Templates {
		for range 150 {
			d := anyUse(r, set, c.Scoring, c.Rubric)
			hidden := map[string]string{}
			for _, j := range scoring.Judge(d, today) {
				if j.Hidden {
					hidden[j.Item] = j.HiddenWhy
				}
			}
			for _, duty := range prepared.Compute(d.Facts(), today) {
				if duty.State != obligations.Binds && duty.State != obligations.BindsFrom {
					continue
				}
				shown, why := false, ""
				for _, id := range duty.Items {
					if _, ok := set.Item(id); !ok {
						continue
					}
					if reason, is := hidden[id]; is {
						why += id + ": " + reason + " "
					} else {
						shown = true
					}
				}
				if !shown && why != "" && !told[duty.ID] {
					told[duty.ID] = true
					t.Errorf("%s %s, and no item that shows it is asked: %s", duty.ID, duty.When(), why)
				}
			}
		}
	}
}
