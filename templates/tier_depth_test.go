package templates_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

// The depth of a tier in the rubric is read before an assessment begins, the rule of the question set
// is what binds: both say the same, figure for figure.
func TestTheRubricSaysWhatTheSetsTakeForAnApproval(t *testing.T) {
	c := load(t)
	roles := map[string]string{
		"legal": "legal", "security": "security", "procurement": "procurement",
		"business_owner": "the business owner",
	}
	for _, set := range c.Templates {
		if len(set.Tiers) != len(c.Rubric.Tiers) {
			t.Errorf("%s: rules for %d of %d tiers", set.ID, len(set.Tiers), len(c.Rubric.Tiers))
		}
		for _, tier := range c.Rubric.Tiers {
			rule, _ := set.Rule(tier.ID)
			if rule.Tier != tier.ID || rule.ReviewMonths != tier.ReviewMonths {
				t.Errorf("%s: tier %s is reviewed every %d months, the rule says %+v", set.ID, tier.ID,
					tier.ReviewMonths, rule)
			}
			says := func(words string, holds bool) {
				if strings.Contains(tier.Depth, words) != holds {
					t.Errorf("%s: %q in the depth of tier %s is %v, the rule is %+v", set.ID, words, tier.ID,
						!holds, rule)
				}
			}
			says(fmt.Sprintf("%d %% of the weight", rule.Coverage), true)
			says("a contract clause or better behind terms",
				rule.Strength[assessments.TermItem] == assessments.StrengthClause)
			says("an independent report or our own check behind controls",
				rule.Strength[assessments.ControlItem] == assessments.StrengthReport)
			says(fmt.Sprintf("of weight %d or more", rule.StrengthFrom), len(rule.Strength) > 0)
			says("the owners of items with an open finding on record", rule.FindingSignOffs)
			says("sign-off by", rule.FindingSignOffs || len(rule.SignOffs) > 0)
			for role, words := range roles {
				says(words, slices.Contains(rule.SignOffs, role))
			}
		}
	}
}

// What a tier takes behind an item is always something that the item itself names, or a clause of a
// term: an independent report is asked for only where the item expects one.
func TestATierTakesWhatTheItemItselfNames(t *testing.T) {
	for _, set := range load(t).Templates {
		for _, rule := range set.Tiers {
			for _, it := range set.Items {
				least, takes := rule.LeastStrength(it), rule.Takes(it)
				if least == assessments.StrengthNone {
					if takes != "" {
						t.Errorf("%s, tier %s takes nothing, and says %q", it.ID, rule.Tier, takes)
					}
					continue
				}
				named := it.Kind == assessments.TermItem && takes == "at least a contract clause"
				for _, e := range it.Evidence {
					named = named || e.Strength.Rank() >= least.Rank() &&
						(takes == "at least "+e.Strength.Named() ||
							takes == e.Strength.Named()+": “"+e.Title+"”")
				}
				if !named {
					t.Errorf("%s, tier %s takes %q, which the item does not name", it.ID, rule.Tier, takes)
				}
			}
		}
	}
}

func TestTier1TakesOurOwnCheckOfWhichDocumentsApply(t *testing.T) {
	for _, set := range load(t).Templates {
		if it, ok := set.Item("S2-LP-AGREEMENT"); ok && len(set.Tiers) > 0 {
			want := "a check of our own: “Executed or accepted documents, complete, in the workspace with version and date”"
			if rule, _ := set.Rule("1"); rule.Takes(it) != want {
				t.Errorf("it takes %q", rule.Takes(it))
			}
		}
	}
}
