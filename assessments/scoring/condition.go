package scoring

import (
	"slices"
	"strings"

	"countersign/assessments"
)

// answerFact marks a condition on the verdict of another item; the others are a condition on the data classes, and what
// the law's facts say of them.
const (
	answerFact   = "answer:"
	classesFact  = "data_classes"
	dataFact     = "data"
	personalData = "personal"
)

// hider decides which items are asked. What no one knows hides nothing: an unrated use, unnamed data classes
// or an open answer leave every item that hangs on them in place, so that not looking never raises a score.
type hider struct {
	d      *assessments.Dossier
	law    assessments.Facts // of the use in the terms of the law, once a condition asks for them
	facts  map[string][]string
	items  []assessments.Item
	judged []Judged
	at     map[string]int
	state  []visit
}

type visit int

const (
	unseen visit = iota
	visiting
	seen
)

func hide(d *assessments.Dossier, judged []Judged) {
	if !slices.ContainsFunc(d.Template.Items, func(it assessments.Item) bool { return len(it.When) > 0 }) {
		return
	}
	h := hider{
		d: d,
		facts: map[string][]string{
			"criticality": one(d.Use.Criticality), "reach": one(d.Use.Reach),
			"autonomy": one(d.Use.Autonomy), "tier": one(d.Assessment.Tier),
		},
		items: d.Template.Items, judged: judged,
		at: make(map[string]int, len(judged)), state: make([]visit, len(judged)),
	}
	for i := len(judged) - 1; i >= 0; i-- {
		h.at[judged[i].Item] = i
	}
	for i := range judged {
		h.visit(i)
	}
}

// shorten makes an item one that is asked in one line: it weighs little, and takes no least strength.
func (j *Judged) shorten() {
	j.Brief, j.MinStrength = true, assessments.StrengthNone
	j.ItemWeight = min(j.ItemWeight, assessments.BriefWeight)
	j.Weight = j.ItemWeight * j.Percent
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// visit decides item i after the items it hangs on.
func (h *hider) visit(i int) {
	if h.state[i] != unseen {
		return
	}
	h.state[i] = visiting
	for _, c := range h.items[i].When {
		if h.excludes(c) {
			if c.Fact == assessments.TierFact && h.items[i].Brief != "" {
				h.judged[i].shorten()
				continue
			}
			h.judged[i].hide(c.Reason)
			break
		}
	}
	h.state[i] = seen
}

// hide takes the item out of every figure. What is not asked is not stale either: no list and no column
// counts it so.
func (j *Judged) hide(why string) {
	j.Hidden, j.HiddenWhy = true, why
	j.Stale, j.Reconfirm, j.StaleReason = false, false, ""
}

// excludes reports whether a condition is known not to hold.
func (h *hider) excludes(c assessments.Condition) bool {
	if !assessments.IsFact(c.Fact) {
		values := h.values(c.Fact)
		return len(values) > 0 && !holds(c, values)
	}
	if has, known := h.lawFacts().Has(c.Fact, c.Any); len(c.Any) > 0 && known && !has {
		return true
	}
	has, _ := h.law.Has(c.Fact, c.None)
	return has
}

// lawFacts are what is known of the use in the terms of the law.
func (h *hider) lawFacts() assessments.Facts {
	if h.law == nil {
		h.law = h.d.Facts()
	}
	return h.law
}

// classes are the data classes with what other answers say of them: health records are personal data whatever class
// was named, and a class without people, of a use that records voices, is not known to be all.
func (h *hider) classes() []string {
	said := h.d.Use.DataClasses
	if len(said) == 0 {
		return nil
	}
	data := h.lawFacts()[dataFact]
	switch {
	case slices.Contains(data.Values, personalData):
		return append(slices.Clone(said), personalData)
	case len(data.Doubts) > 0:
		return nil
	}
	return said
}

// values is what is known of a fact; nothing when it is not known.
func (h *hider) values(fact string) []string {
	id, isAnswer := strings.CutPrefix(fact, answerFact)
	switch {
	case fact == classesFact:
		return h.classes()
	case !isAnswer:
		return h.facts[fact]
	}
	i, ok := h.at[id]
	// items that wait for each other: the linter refuses them, here they stay
	if !ok || h.state[i] == visiting {
		return nil
	}
	h.visit(i)
	j := &h.judged[i]
	switch {
	case j.Hidden: // the question does not arise
		return []string{string(assessments.NotApplicable)}
	case j.Open():
		return nil
	}
	return []string{string(j.Verdict)}
}

func holds(c assessments.Condition, values []string) bool {
	among := func(list []string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return slices.Contains(list, v) })
	}
	return (len(c.Any) == 0 || among(c.Any)) && !among(c.None)
}
