package templates

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"countersign/assessments"
)

// maxBrief bounds a question in one line, in characters.
const maxBrief = 300

// brief checks a question in one line: there is a tier that spares the item, and nothing that gates
// approval depends on it.
func (l *linter) brief(r *report, it assessments.Item, path string) {
	if it.WalkAwayReason != "" {
		r.words(path+".walk_away_reason", it.WalkAwayReason, maxText)
	}
	if it.Brief == "" {
		return
	}
	r.words(path+".brief", it.Brief, maxBrief)
	if strings.Contains(strings.TrimSpace(it.Brief), "\n") {
		r.add(path+".brief", "The brief question is one line.")
	}
	if !slices.ContainsFunc(it.When, func(c assessments.Condition) bool {
		return c.Fact == assessments.TierFact
	}) {
		r.add(path+".brief", "No condition on the tier spares this item, so that its brief question is never asked.")
	}
	if it.DealBreaker || it.WalkAwayReason != "" {
		r.add(path+".brief", "An item that gates approval is asked in full in every tier that asks it.")
	}
}

// tierRules checks what the set asks of an approval by tier: every tier of the rubric once, the
// strictest first.
func (l *linter) tierRules(r *report, t assessments.Template) {
	if len(t.Tiers) == 0 {
		return
	}
	var ids []string
	for i, rule := range t.Tiers {
		p := fmt.Sprintf("tiers[%d]", i)
		ids = append(ids, rule.Tier)
		if rule.Coverage < 0 || rule.Coverage > 100 {
			r.add(p+".coverage", "%d per cent is outside 0 to 100.", rule.Coverage)
		}
		if i > 0 && rule.Coverage > t.Tiers[i-1].Coverage {
			r.add(p+".coverage", "A lighter tier asks for more coverage than the stricter one before it.")
		}
		if rule.ReviewMonths < 1 || rule.ReviewMonths > 60 {
			r.add(p+".review_months", "A review is due after 1 to 60 months, not %d.", rule.ReviewMonths)
		}
		if rule.StrengthFrom < 0 || rule.StrengthFrom > 10 {
			r.add(p+".strength_from_weight", "The weight is %d; it must be from 0 (every item) to 10.",
				rule.StrengthFrom)
		}
		for j, role := range rule.SignOffs {
			if !slices.Contains(assessments.SignOffRoles(), role) {
				r.add(fmt.Sprintf("%s.sign_offs[%d]", p, j), "%q is not a role that signs off. Choose %s.",
					role, list(assessments.SignOffRoles()))
			}
		}
		for _, kind := range slices.Sorted(maps.Keys(rule.Strength)) {
			if s := rule.Strength[kind]; s.Rank() < 1 {
				r.add(p+".strength."+string(kind), "%q is not a strength. Choose %s.", s,
					list(assessments.Strengths()))
			}
			if kind != assessments.TermItem && kind != assessments.ControlItem {
				r.add(p+".strength."+string(kind), "%q is not a kind of item. Choose term or control.", kind)
			}
		}
	}
	if want := l.facts[assessments.TierFact]; !slices.Equal(ids, want) {
		r.add("tiers", "The rules are for %s. Give each tier of the rubric one, the strictest first: %s.",
			strings.Join(ids, ", "), strings.Join(want, ", "))
	}
}

// scoredOnce insists that one clause is not scored twice, in a set whose tiers bind: where the vendor
// does not train at all there is nothing to opt out of.
func (l *linter) scoredOnce(r *report, t assessments.Template) {
	if len(t.Tiers) == 0 {
		return
	}
	use := slices.IndexFunc(t.Items, func(it assessments.Item) bool { return it.Topic == "training_use" })
	if use < 0 {
		return
	}
	fact := answerFact + t.Items[use].ID
	for i, it := range t.Items {
		asked := slices.ContainsFunc(it.When, func(c assessments.Condition) bool {
			return c.Fact == fact && slices.Contains(c.None, string(assessments.Met))
		})
		if it.Kind == assessments.TermItem && it.Topic == "training_opt_out" && !asked {
			r.add(fmt.Sprintf("items[%d].when", i),
				"The clause that meets %s would be scored here again: ask this only while %s has none of met.",
				t.Items[use].ID, fact)
		}
	}
}
