package assessments

import (
	"slices"
	"strings"
)

// AnswerFact is the name under which the verdict on an item stands among the facts of a condition.
func AnswerFact(itemID string) string { return "answer:" + itemID }

// Holds reports whether the condition lets its item be shown: any asks that one of the values known is among
// those named, none that one of them is not ("only public data" hides, "public and personal" does not). A fact
// that is not known hides nothing: an item is left out only because of something somebody said.
func (c Condition) Holds(facts RiskFacts) bool {
	known := facts[c.Fact]
	if len(known) == 0 {
		return true
	}
	if len(c.Any) > 0 {
		return slices.ContainsFunc(known, func(k string) bool { return slices.Contains(c.Any, k) })
	}
	return slices.ContainsFunc(known, func(k string) bool { return !slices.Contains(c.None, k) })
}

// Hidden lists the items that the facts leave out, with the reason of the first condition that fails. facts
// holds the levels of the rubric's factors, "tier", and AnswerFact of each item that has a verdict. The
// verdict on an item that is itself hidden counts as not known.
func (t Template) Hidden(facts RiskFacts) map[string]string {
	out := map[string]string{}
	for _, it := range t.order() {
		for _, c := range it.When {
			if !c.Holds(facts.without(out)) {
				out[it.ID] = c.Reason
				break
			}
		}
	}
	return out
}

// without leaves out the verdicts on hidden items.
func (f RiskFacts) without(hidden map[string]string) RiskFacts {
	if len(hidden) == 0 {
		return f
	}
	out := make(RiskFacts, len(f))
	for k, v := range f {
		out[k] = v
	}
	for id := range hidden {
		delete(out, AnswerFact(id))
	}
	return out
}

// order lists the items so that each comes after those whose answers it asks about.
func (t Template) order() []Item {
	byID := make(map[string]Item, len(t.Items))
	for _, it := range t.Items {
		byID[it.ID] = it
	}
	seen := map[string]bool{}
	out := make([]Item, 0, len(t.Items))
	var visit func(it Item)
	visit = func(it Item) {
		if seen[it.ID] {
			return
		}
		seen[it.ID] = true
		for _, c := range it.When {
			id, isAnswer := strings.CutPrefix(c.Fact, AnswerFact(""))
			if before, ok := byID[id]; isAnswer && ok {
				visit(before)
			}
		}
		out = append(out, it)
	}
	for _, it := range t.Items {
		visit(it)
	}
	return out
}
