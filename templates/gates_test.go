package templates_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
	"countersign/assessments/scoring"
)

// gatedUse is a use of testdata/gates.yaml with the items that gate its approval.
type gatedUse struct {
	Name     string              `yaml:"name"`
	Scope    int                 `yaml:"scope"`
	Tier     string              `yaml:"tier"`
	Classes  []string            `yaml:"classes"`
	Autonomy string              `yaml:"autonomy"`
	Facts    map[string][]string `yaml:"facts"`
	Open     []string            `yaml:"open"`
	WalkAway []string            `yaml:"walk_away"`
}

func (u gatedUse) dossier(t *testing.T, set assessments.Template) *assessments.Dossier {
	t.Helper()
	d := &assessments.Dossier{
		Template: set, Assessment: assessments.Assessment{ID: "a", Scope: u.Scope, Tier: u.Tier},
		Use: assessments.Use{DataClasses: u.Classes, Autonomy: u.Autonomy},
	}
	left := len(u.Facts)
	for _, q := range assessments.FactQuestions(assessments.NounUse) {
		if values, ok := u.Facts[q.Field]; ok {
			q.Put(&d.Use, values)
			left--
		}
	}
	if left != 0 {
		t.Fatalf("a fact of %v is none of a use", u.Facts)
	}
	return d
}

// gates are the items that block an approval.
func gates(d *assessments.Dossier) []string {
	var out []string
	for _, p := range scoring.Score(scoring.Judge(d, "2026-12-01"), d.Model).Items {
		if p.GateOpen {
			out = append(out, p.Item)
		}
	}
	return out
}

// TestUsesHaveTheGatesWrittenByHand: what blocks while nothing is answered, and what blocks besides once everything is
// answered with “not met”.
func TestUsesHaveTheGatesWrittenByHand(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "gates.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var f struct {
		Uses []gatedUse `yaml:"uses"`
	}
	if _, problems := yamltree.Decode(data, &f); len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(f.Uses) < 24 {
		t.Fatalf("%d uses", len(f.Uses))
	}
	c := load(t)
	for _, u := range f.Uses {
		set := c.Templates[u.Scope-1]
		if got := gates(u.dossier(t, set)); !slices.Equal(got, u.Open) {
			t.Errorf("%s: nothing answered: got %v, want %v", u.Name, got, u.Open)
		}
		d := u.dossier(t, set)
		for _, it := range set.Items {
			d.Answers = append(d.Answers, assessments.Answer{
				ID: "a/" + it.ID, AssessmentID: "a", ItemID: it.ID, Verdict: assessments.NotMet,
			})
		}
		got := slices.DeleteFunc(gates(d), func(id string) bool { return slices.Contains(u.Open, id) })
		if !slices.Equal(got, u.WalkAway) {
			t.Errorf("%s: everything not met: got %v, want %v", u.Name, got, u.WalkAway)
		}
	}
}
