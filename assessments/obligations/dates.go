package obligations

import (
	"cmp"
	"slices"

	"countersign/assessments"
)

// DateKind says how a day of a duty stands on the day judged.
type DateKind string

// Kinds of a day, in the order in which one is shown for several duties.
const (
	DateReached  DateKind = "reached"
	DateComing   DateKind = "coming"
	DateDisputed DateKind = "disputed"       // not settled, from too weak a source, or with a stay beside it
	DateOpen     DateKind = "cannot_be_told" // whether it binds the use
)

// DateKinds lists them.
func DateKinds() []DateKind { return []DateKind{DateReached, DateComing, DateDisputed, DateOpen} }

// Title is the kind in words.
func (k DateKind) Title() string {
	switch k {
	case DateReached:
		return "reached"
	case DateComing:
		return "to come"
	case DateDisputed:
		return "disputed"
	}
	return "cannot be told whether it binds"
}

// Dated is a day of a duty that binds the use, will, or can.
type Dated struct {
	Day  assessments.Date
	Kind DateKind
	What string
	Why  string // of a disputed day
	Duty *Duty
}

// Dates are the days of duties, in their order. A day that was not looked up is none of them, nor are the days
// of what is no duty and changes none.
func Dates(duties []Duty) []Dated {
	var out []Dated
	for i := range duties {
		d := &duties[i]
		if d.State == DoesNotBind || d.Kind == assessments.AStatus {
			continue
		}
		for _, s := range d.Stages {
			if s.Date != "" {
				kind, why := d.dated(s)
				out = append(out, Dated{Day: s.Date, Kind: kind, What: s.What, Why: why, Duty: d})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Dated) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

func (d *Duty) dated(s Stage) (DateKind, string) {
	stay := slices.IndexFunc(d.Beside, func(b Beside) bool { return b.Kind == BesideStay })
	switch {
	case s.Disputed != "":
		return DateDisputed, s.Disputed
	case !s.Certainty.Computed():
		return DateDisputed, s.Certainty.Title()
	case d.State == CannotBeTold:
		return DateOpen, ""
	case stay >= 0:
		return DateDisputed, d.Beside[stay].Text
	case s.Reached:
		return DateReached, ""
	}
	return DateComing, ""
}
