package templates_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/scoring"
)

func TestSilenceMatchesGuidance(t *testing.T) {
	for _, set := range load(t).Templates {
		for _, it := range set.Items {
			said := it.Guidance.Good + " " + it.Guidance.Trap
			favours := strings.Contains(said, "answer in our favour")
			if it.SilenceFavours() != favours {
				t.Errorf("%s: silence favours us %v, and its guidance says so %v", it.ID, it.SilenceFavours(),
					favours)
			}
			if it.SilenceFavours() && strings.Contains(said, "without it on file") {
				t.Errorf("%s: silence favours us, and the guidance asks for a document on file", it.ID)
			}
			if !it.SilenceFavours() && it.SilenceReason != "" {
				t.Errorf("%s gives a reason for silence that is against us", it.ID)
			}
		}
	}
}

func TestPositionsOfATermDiffer(t *testing.T) {
	for _, set := range load(t).Templates {
		seen := map[string]string{}
		for _, it := range set.Items {
			if it.Positions == nil {
				continue
			}
			p := it.Positions
			for kind, text := range map[string]string{
				"require": p.Require, "fall back": p.FallBack,
				"walk away": p.WalkAway, "remedy": p.Remedy,
			} {
				key := strings.ToLower(strings.Trim(text, " ."))
				if other := seen[key]; other != "" {
					t.Errorf("%s, %s: the text of %s again: %q", it.ID, kind, other, text)
				}
				seen[key] = it.ID + ", " + kind
			}
		}
	}
}

// hard are words that a question does not use: they are read twice, or say if by where.
var hard = regexp.MustCompile(
	`(?i)\b(somebody|everybody|anybody|whoever|oblige[sd]?|nobody|meanwhile)\b| - |^Is it certain`)

func TestQuestionsUsePlainWords(t *testing.T) {
	for _, set := range load(t).Templates {
		for _, it := range set.Items {
			for _, q := range []string{it.Question, it.Brief} {
				if bad := hard.FindString(q); bad != "" {
					t.Errorf("%s asks with %q: %s", it.ID, bad, q)
				}
			}
		}
	}
}

func TestEachReferenceIsUsed(t *testing.T) {
	c := load(t)
	used := map[string]bool{}
	for _, set := range c.Templates {
		for _, it := range set.Items {
			for _, ref := range it.Crosswalk {
				if used[it.ID+ref] {
					t.Errorf("%s points to %s twice", it.ID, ref)
				}
				used[ref], used[it.ID+ref] = true, true
			}
		}
	}
	for _, w := range c.Crosswalks {
		for _, e := range w.Entries {
			if ref := w.ID + ":" + e.Ref; !used[ref] {
				t.Errorf("no item points to %s", ref)
			}
		}
	}
}

// mustAsk are the items that are asked whenever a duty which names them binds, whatever else is said
// of the use.
var mustAsk = []string{
	"S2-GC-AI-ACT-CLASS", "S2-GC-AI-ACT-DUTIES", "S2-GC-LAW-MAP", "S2-LP-DPA", "S2-LP-TRANSFER",
	"S2-LP-LEGAL-BASIS", "S2-LP-BAA",
	"S2-LP-RECORDING", "S2-LP-PROVENANCE", "S2-LP-BREACH", "S2-RM-DECISIONS", "S1-GC-LAW", "S1-LP-RECORDING",
}

// mustAskFor are items that are asked whenever one duty binds, and may be hidden though another names them.
var mustAskFor = map[string]string{"GDPR-35": "S2-RM-DPIA", "GDPR-9": "S2-RM-DPIA", "GDPR-10": "S2-CT-CONTENT"}

// TestNoFactHidesADutyThatBinds draws what is said of a use. Of the items that show a duty which
// binds, one at least is asked in each set that has one, in every tier; and those that the duty
// depends on always.
func TestNoFactHidesADutyThatBinds(t *testing.T) {
	c := load(t)
	r := rand.New(rand.NewPCG(2026, 12))
	for range 400 {
		d := someUse(r)
		var duties obligations.Duties
		for _, duty := range obligations.Prepare(&c.Obligations).Compute(d.Facts(), "2028-12-01") {
			if duty.State == obligations.Binds {
				duties = append(duties, duty)
			}
		}
		for _, set := range c.Templates {
			d.Template, d.Assessment.Scope = set, set.Scope
			asked := map[string]bool{}
			for _, j := range scoring.Judge(d, "2026-11-30") {
				asked[j.Item] = !j.Hidden
			}
			for _, duty := range duties {
				own := slices.DeleteFunc(slices.Clone(duty.Items), func(id string) bool {
					_, ok := set.Item(id)
					return !ok
				})
				if len(own) > 0 && !slices.ContainsFunc(own, func(id string) bool { return asked[id] }) {
					t.Fatalf("scope %d: %s binds, and %v are hidden for %+v", set.Scope, duty.ID, own, d.Use)
				}
				for _, id := range own {
					if (slices.Contains(mustAsk, id) || mustAskFor[duty.ID] == id) && !asked[id] {
						t.Fatalf("%s binds, and %s is hidden for %+v", duty.ID, id, d.Use)
					}
				}
			}
		}
	}
}

// someUse is a use of which some things are said, drawn at random from what can be said.
func someUse(r *rand.Rand) *assessments.Dossier {
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	d := &assessments.Dossier{Assessment: assessments.Assessment{ID: "a", Tier: one("1", "2", "3")}}
	d.Use = assessments.Use{
		DataClasses: []string{one("public", "internal", "personal", "regulated", "special_category")},
		Reach:       one("team", "organisation", "public"), Autonomy: one("suggests", "acts_alone"),
		Criticality: one("low", "critical"),
	}
	for _, rec := range []assessments.Record{&d.Use, &d.Organisation, &d.Service} {
		for _, q := range assessments.FactQuestions(rec.Noun()) {
			f, ok := assessments.FieldOf(rec, q.Field)
			if !ok || r.IntN(3) == 0 { // not said
				continue
			}
			said := q.Values[r.IntN(len(q.Values))].ID
			if f.Value.Kind() == assessments.ListValue {
				said = `["` + said + `"]`
			}
			if err := f.Value.Set(said); err != nil {
				panic(err)
			}
		}
	}
	return d
}
