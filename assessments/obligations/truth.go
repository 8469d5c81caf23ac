package obligations

import (
	"slices"

	"countersign/assessments"
)

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

// within reports whether a value is another one or, over any number of steps, part of it. The steps
// are bounded, so that values that are part of each other end it.
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

// has is what is known of a fact having a value. To have California is to have the United States; to
// have the United States, with no state named, leaves open which.
func (v vocabulary) has(f assessments.Fact, value string) truth {
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
func (v vocabulary) narrowed(f assessments.Fact, whole string) bool {
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

// truth evaluates a condition in three values, and lists the lines that are not known if it is not.
// What is not known can only make it unknown, never false.
func (c *computing) truth(w *assessments.ObligationCondition) (truth, []assessments.ObligationLine) {
	var open []assessments.ObligationLine
	for _, l := range w.All {
		switch c.line(l) {
		case no:
			return no, nil
		case unknown:
			open = append(open, l)
		}
	}
	for _, l := range w.None {
		switch c.line(l) {
		case yes:
			return no, nil
		case unknown:
			open = append(open, l)
		}
	}
	one, more := c.oneOf(w.Any)
	if open = append(open, more...); one != no && len(open) > 0 {
		return unknown, open
	}
	return one, nil
}

// oneOf evaluates “any”; without lines it holds.
func (c *computing) oneOf(lines []assessments.ObligationLine) (truth, []assessments.ObligationLine) {
	var open []assessments.ObligationLine
	for _, l := range lines {
		switch c.line(l) {
		case yes:
			return yes, nil
		case unknown:
			open = append(open, l)
		}
	}
	switch {
	case len(lines) == 0:
		return yes, nil
	case len(open) > 0:
		return unknown, open
	}
	return no, nil
}
