package assessments

import "strings"

// Limits are the numbers that our positions state, as data beside them: what a cited clause is laid beside.
// No question, no position and no digest depends on them, so that adding one asks for no reconfirmation.
// Package limits reads clauses and compares.
type Limits struct {
	Version string  `json:"version" yaml:"version"`
	Entries []Limit `json:"limits" yaml:"limits"`
}

// Limit is one subject on which the positions of an item state a number.
type Limit struct {
	Item  string `json:"item" yaml:"item"`
	ID    string `json:"id" yaml:"id"` // unique within the item
	Title string `json:"title" yaml:"title"`
	// Better is "less" or "more": which number is the better one for us; "named" if only a name can be
	// laid beside the position.
	Better string `json:"better" yaml:"better"`
	// AnyBound says that the number itself is compared, whichever way a text bounds it: a cap that
	// "shall not exceed" it is a cap of that height.
	AnyBound bool `json:"any_bound,omitempty" yaml:"any_bound,omitempty"`
	// Unit is what a number counts that a position states without a unit of its own.
	Unit string `json:"unit" yaml:"unit"`
	// Side is "before" or "after", if a time on the other side of its event is another matter.
	Side string `json:"side,omitempty" yaml:"side,omitempty"`
	// About are the beginnings of words by which a sentence is about the subject, Unless those by which
	// it is about something else, if they are nearer to the number.
	About  []string `json:"about" yaml:"about"`
	Unless []string `json:"unless,omitempty" yaml:"unless,omitempty"`
	// First says that it goes before other limits of the item wherever one of its words is there: the cap
	// for data before the general one.
	First bool `json:"first,omitempty" yaml:"first,omitempty"`
	// From is what the positions count from, where they only refer back to it (“of it”).
	From string `json:"from,omitempty" yaml:"from,omitempty"`
	// Words of the positions that state the number, as they are there. Where an assessment was begun
	// with other words, the limit does not apply to it.
	Require  string `json:"require,omitempty" yaml:"require,omitempty"`
	FallBack string `json:"fall_back,omitempty" yaml:"fall_back,omitempty"`
	WalkAway string `json:"walk_away,omitempty" yaml:"walk_away,omitempty"`
	// But are further words of the fall-back, on which it depends whether its number holds.
	But string `json:"but,omitempty" yaml:"but,omitempty"`
}

// Of are the limits of an item that its positions state in the words of the limits.
func (l *Limits) Of(it *Item) []Limit {
	if it.Positions == nil {
		return nil
	}
	var out []Limit
	for _, one := range l.Entries {
		if one.Item == it.ID && one.In(it.Positions) {
			out = append(out, one)
		}
	}
	return out
}

// In reports whether the positions have the words of a limit.
func (l *Limit) In(p *Positions) bool {
	return strings.Contains(p.Require, l.Require) && strings.Contains(p.FallBack, l.FallBack) &&
		strings.Contains(p.WalkAway, l.WalkAway) && strings.Contains(p.FallBack, l.But)
}
