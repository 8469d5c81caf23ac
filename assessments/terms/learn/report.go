package learn

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

// Kinds are what the index of the labelled folder calls documents, put together: business terms first.
func Kinds() []string {
	return []string{
		"business terms", "consumer terms", "privacy policy", "data processing agreement",
		"service levels", "acceptable use policy", "addendum",
	}
}

// KindOf puts a kind of the index, with the scope it names, among them.
func (d *Document) KindOf() string {
	k := strings.ToLower(d.Kind)
	for _, c := range []struct{ word, kind string }{
		{"privacy", "privacy policy"},
		{"data p", "data processing agreement"},
		{"dpa", "data processing agreement"},
		{"sla", "service levels"},
		{"acceptable use", "acceptable use policy"},
		{"addendum", "addendum"},
		{"additional", "addendum"},
		{"supplemental", "addendum"},
		{"product specific", "addendum"},
	} {
		if strings.Contains(k, c.word) {
			return c.kind
		}
	}
	if d.Person {
		return "consumer terms"
	}
	return "business terms"
}

// Report says in lines how the cross-validation went: in all, and by kind and topic.
func (o Outcome) Report() []string {
	every := func(Pair) bool { return true }
	added := func(p Pair) bool { return !p.Doc.First }
	var out []string
	for _, g := range []struct {
		name string
		pass func(Pair) bool
	}{{"all documents", every}, {"added documents", added}} {
		t := o.Tally(g.pass)
		low, high := o.Interval(g.pass)
		out = append(out, fmt.Sprintf("%-26s %v", g.name, &t), fmt.Sprintf(
			"%-26s hit@1 %.2f-%.2f hit@3 %.2f-%.2f missed %.2f-%.2f false alarm %.2f-%.2f", "  intervals by vendor",
			low[0], high[0], low[1], high[1], low[2], high[2], low[3], high[3]))
	}
	for _, k := range Kinds() {
		pass := func(p Pair) bool { return p.Doc.KindOf() == k }
		t := o.Tally(pass)
		low, high := o.Interval(pass)
		out = append(out, fmt.Sprintf("%-26s %v (%.2f-%.2f)", k, &t, low[3], high[3]))
	}
	for _, topic := range assessments.Topics() {
		t := o.Tally(func(p Pair) bool { return p.Topic == topic })
		out = append(out, fmt.Sprintf("%-26s %v", topic, &t))
	}
	return out
}

// Recognised says for how many documents the kind that their words show is that of the index, and which
// others there are. Terms for businesses and for persons count as the same here.
func (c *Corpus) Recognised() (right int, wrong []string) {
	for _, d := range c.Docs {
		got, want := string(d.study.Kind()), d.KindOf()
		both := []string{"terms", "business terms", "consumer terms"}
		if got == want || slices.Contains(both, got) && slices.Contains(both, want) {
			right++
			continue
		}
		wrong = append(wrong, fmt.Sprintf("%s: %s, by the index %s", d.File, got, want))
	}
	return right, wrong
}
