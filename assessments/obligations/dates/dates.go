// Package dates lists the days on which duties of law start or change for a use, each with how it stands: reached,
// to come, disputed, or not to be told. It computes no duty. Start with Of.
package dates

import (
	"cmp"
	"slices"

	"countersign/assessments"
	"countersign/assessments/obligations"
)

// Kind says how a day of a duty stands on the day judged.
type Kind string

// Kinds of a day, in the order in which one is shown for several duties.
const (
	Reached  Kind = "reached"
	Coming   Kind = "coming"
	Disputed Kind = "disputed"       // not settled, from too weak a source, or with a stay beside it
	Open     Kind = "cannot_be_told" // whether it binds the use
)

// Kinds lists them.
func Kinds() []Kind { return []Kind{Reached, Coming, Disputed, Open} }

// Title is the kind in words.
func (k Kind) Title() string {
	switch k {
	case Reached:
		return "reached"
	case Coming:
		return "to come"
	case Disputed:
		return "disputed"
	}
	return "cannot be told whether it binds"
}

// Dated is a day of a duty that binds the use, will, or can.
type Dated struct {
	Day  assessments.Date
	Kind Kind
	What string
	Why  string // of a disputed day
	Duty *obligations.Duty
}

// Of lists the days of duties, in their order. A day that was not looked up is none of them, nor are the days
// of what is no duty and changes none.
func Of(duties obligations.Duties) []Dated {
	var out []Dated
	for i := range duties {
		d := &duties[i]
		if d.State == obligations.DoesNotBind || d.Kind == assessments.AStatus {
			continue
		}
		for _, s := range d.Stages {
			if s.Date != "" {
				kind, why := dated(d, s)
				out = append(out, Dated{Day: s.Date, Kind: kind, What: s.What, Why: why, Duty: d})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Dated) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

func dated(d *obligations.Duty, s obligations.Stage) (Kind, string) {
	stay := slices.IndexFunc(d.Beside, func(b obligations.Beside) bool { return b.Kind == obligations.BesideStay })
	switch {
	case s.Disputed != "":
		return Disputed, s.Disputed
	case !s.Certainty.Computed():
		return Disputed, s.Certainty.Title()
	case d.State == obligations.CannotBeTold || s.Open:
		return Open, ""
	case stay >= 0:
		return Disputed, d.Beside[stay].Text
	case s.Reached:
		return Reached, ""
	}
	return Coming, ""
}
