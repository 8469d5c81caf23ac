package obligations

import (
	"slices"

	"countersign/assessments"
)

// Fact and Facts are what is known of a use; FactsOf of the domain derives them from records.
type (
	Fact  = assessments.Fact
	Facts = assessments.Facts
)

// Said is a fact that is known in full: it has these values and no others.
func Said(values ...string) Fact { return Fact{Values: values, Complete: true} }

// truth is what is known of a statement. Unknown is its zero value.
type truth int

const (
	unknown truth = iota
	no
	yes
)

// vocabulary is the values of a fact and which of them is part of which.
type vocabulary struct {
	fact   assessments.ObligationFact
	partOf map[string]string
}

func newVocabulary(f assessments.ObligationFact) vocabulary {
	v := vocabulary{fact: f, partOf: map[string]string{}}
	for _, one := range f.Values {
		if one.PartOf != "" {
			v.partOf[one.ID] = one.PartOf
		}
	}
	return v
}

// within reports whether a value is another one or, over any number of steps, part of it. The steps are bounded, so that
// values that are part of each other end it.
func (v vocabulary) within(value, whole string) bool {
	for range len(v.partOf) + 1 {
		if value == whole {
			return true
		}
		up, ok := v.partOf[value]
		if !ok {
			return false
		}
		value = up
	}
	return false
}

// has is what is known of a fact having a value. To have California is to have the United States; to have the United
// States, with no state named, leaves open which.
func (v vocabulary) has(f Fact, value string) truth {
	if slices.ContainsFunc(f.Values, func(s string) bool { return v.within(s, value) }) {
		return yes
	}
	if slices.ContainsFunc(f.Lacks, func(s string) bool { return v.within(value, s) }) {
		return no
	}
	if !f.Complete {
		return unknown
	}
	if up, ok := v.partOf[value]; ok && slices.Contains(f.Values, up) && !v.narrowed(f, up) {
		return unknown
	}
	return no
}

// narrowed reports whether a part of a value is named.
func (v vocabulary) narrowed(f Fact, whole string) bool {
	return slices.ContainsFunc(f.Values, func(s string) bool { return s != whole && v.within(s, whole) })
}

// line is what is known of a line of a condition: it holds if the fact has one of the values.
func (c *computing) line(l assessments.ObligationLine) truth {
	out := no
	for _, value := range l.In {
		switch c.words[l.Fact].has(c.facts[l.Fact], value) {
		case yes:
			return yes
		case unknown:
			out = unknown
		}
	}
	return out
}

// verdict is what is known of a condition, with the lines that decide it.
type verdict struct {
	truth
	deciding []assessments.ObligationLine // that hold if it holds, that do not if it does not, that are not known
	negated  bool                         // the deciding lines are of “none”
}

// condition evaluates a condition in three values. Whatever is not known can only make it unknown, never false.
func (c *computing) condition(w assessments.ObligationCondition) verdict {
	var held, open []assessments.ObligationLine
	for _, l := range w.All {
		switch c.line(l) {
		case no:
			return verdict{truth: no, deciding: []assessments.ObligationLine{l}}
		case unknown:
			open = append(open, l)
		default:
			held = append(held, l)
		}
	}
	for _, l := range w.None {
		switch c.line(l) {
		case yes:
			return verdict{truth: no, deciding: []assessments.ObligationLine{l}, negated: true}
		case unknown:
			open = append(open, l)
		}
	}
	one := c.oneOf(w.Any)
	if one.truth == no {
		return one
	}
	if one.truth == unknown {
		open = append(open, one.deciding...)
	}
	if len(open) > 0 {
		return verdict{deciding: open}
	}
	return verdict{truth: yes, deciding: append(held, one.deciding...)}
}

// oneOf evaluates “any”; without lines it holds.
func (c *computing) oneOf(lines []assessments.ObligationLine) verdict {
	var held, open []assessments.ObligationLine
	for _, l := range lines {
		switch c.line(l) {
		case yes:
			held = append(held, l)
		case unknown:
			open = append(open, l)
		}
	}
	switch {
	case len(held) > 0 || len(lines) == 0:
		return verdict{truth: yes, deciding: held}
	case len(open) > 0:
		return verdict{deciding: open}
	}
	return verdict{truth: no, deciding: lines}
}
