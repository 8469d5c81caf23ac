package assessments

import (
	"fmt"
	"slices"
	"strings"
)

// TierRule is what a question set asks of an approval in one tier. It is frozen with the set: a set
// without rules leaves approvals to the organisation's settings and to its deal-breakers.
type TierRule struct {
	Tier string `json:"tier" yaml:"tier"` // id of a tier of the rubric
	// least per cent of the weight assessed
	Coverage int `json:"coverage" yaml:"coverage"`
	// roles that sign the state approved
	SignOffs []string `json:"sign_offs,omitempty" yaml:"sign_offs,omitempty"`
	// FindingSignOffs asks for the owner of each item that has an open finding as well.
	FindingSignOffs bool `json:"sign_offs_of_findings,omitempty" yaml:"sign_offs_of_findings,omitempty"`
	// Strength is the least that supports what counts as met or partly met, by kind of item.
	Strength map[ItemKind]Strength `json:"strength,omitempty" yaml:"strength,omitempty"`
	// StrengthFrom is the weight from which Strength is asked for; 0 is every item.
	StrengthFrom int `json:"strength_from_weight,omitempty" yaml:"strength_from_weight,omitempty"`
	// longest time from an approval to its review
	ReviewMonths int `json:"review_months" yaml:"review_months"`
}

// BriefWeight is what an item weighs that is asked in one line.
const BriefWeight = 1

// Asking is how a tier asks an item, as far as the tier alone decides it.
type Asking string

// Ways of asking.
const (
	AskedWhole     Asking = "whole"
	AskedInOneLine Asking = "one_line"
	NotAsked       Asking = "not_asked"
)

// AskedIn returns how an item is asked in a tier, other facts aside. An empty tier is not known, and
// spares nothing.
func (i Item) AskedIn(tier string) Asking {
	spared := slices.ContainsFunc(i.When, func(c Condition) bool {
		return c.Fact == TierFact && tier != "" &&
			(len(c.Any) > 0 && !slices.Contains(c.Any, tier) || slices.Contains(c.None, tier))
	})
	switch {
	case !spared:
		return AskedWhole
	case i.Brief != "":
		return AskedInOneLine
	}
	return NotAsked
}

// TierFact is the fact of a condition on the tier of the assessment.
const TierFact = "tier"

// Rule returns what the set asks of an approval in a tier; false if it has no rules. Without a tier,
// or in one that the set does not name, the strictest rule applies: an unrated use is never taken for
// a light one.
func (t Template) Rule(tier string) (TierRule, bool) {
	if len(t.Tiers) == 0 {
		return TierRule{}, false
	}
	for _, r := range t.Tiers {
		if r.Tier == tier {
			return r, true
		}
	}
	return t.Tiers[0], true
}

// LeastStrength returns what the rule asks to support an item that counts as met or partly met; "" if
// it asks nothing of it. It asks for no more than the evidence that the item expects can carry; of a
// term, a clause can always be quoted.
func (r TierRule) LeastStrength(it Item) Strength {
	least := r.Strength[it.Kind]
	if it.Weight < r.StrengthFrom || least == StrengthNone {
		return StrengthNone
	}
	best := StrengthNone
	if it.Kind == TermItem {
		best = StrengthClause
	}
	for _, e := range it.Evidence {
		if e.Strength.Rank() > best.Rank() {
			best = e.Strength
		}
	}
	if best.Rank() < least.Rank() {
		return best
	}
	return least
}

// Takes says what the rule asks to support an item, in words that fit the item: “at least an
// independent report”, or where the item expects none, what it expects that is as strong; "" if it asks
// nothing. Of the question which documents apply, no auditor writes a report.
func (r TierRule) Takes(it Item) string {
	least := r.LeastStrength(it)
	if least == StrengthNone {
		return ""
	}
	fits := ExpectedEvidence{}
	for _, e := range it.Evidence {
		if e.Strength.Rank() >= least.Rank() && (fits.ID == "" || e.Strength.Rank() < fits.Strength.Rank()) {
			fits = e
		}
	}
	if fits.ID == "" || fits.Strength == least || it.Kind == TermItem && least.Rank() <= StrengthClause.Rank() {
		return "at least " + least.Named()
	}
	return fits.Strength.Named() + ": “" + fits.Title + "”"
}

// Words says in one line what the rule asks: “Tier 1: 95 % of the weight assessed; sign-off by legal,
// security; …”.
func (r TierRule) Words() string {
	parts := []string{fmt.Sprintf("Tier %s: at least %d %% of the weight assessed", r.Tier, r.Coverage)}
	signs := strings.ReplaceAll(strings.Join(r.SignOffs, ", "), "_", " ")
	switch {
	case signs != "" && r.FindingSignOffs:
		parts = append(parts, "sign-off by "+signs+", and by the owners of items with open findings")
	case signs != "":
		parts = append(parts, "sign-off by "+signs)
	case r.FindingSignOffs:
		parts = append(parts, "sign-off by the owners of items with open findings")
	}
	for _, kind := range []ItemKind{TermItem, ControlItem} {
		if s := r.Strength[kind]; s != StrengthNone {
			of := "every " + string(kind)
			if r.StrengthFrom > 1 {
				of = fmt.Sprintf("every %s of weight %d or more", kind, r.StrengthFrom)
			}
			parts = append(parts, "at least "+WithArticle(s.Title())+" behind "+of)
		}
	}
	return strings.Join(append(parts, "reviewed every "+Count(r.ReviewMonths, "month", "months")), "; ")
}
