package obligations

import (
	"cmp"
	"slices"

	"countersign/assessments"
)

// SoonDays is how far ahead a day counts as near.
const SoonDays = 90

// Tally counts duties for a list.
type Tally struct {
	Binds  int `json:"binds"`
	Soon   int `json:"soon"` // bind within SoonDays
	Later  int `json:"later"`
	Untold int `json:"cannot_be_told"`
}

// Count tallies duties as of a day, without modifiers and statuses.
func Count(duties []Duty, day assessments.Date) Tally {
	var t Tally
	near := day.AddDays(SoonDays)
	for _, d := range duties {
		switch {
		case !d.Counts():
		case d.State == Binds:
			t.Binds++
		case d.State == BindsFrom && d.Day <= near:
			t.Soon++
		case d.State == BindsFrom:
			t.Later++
		case d.State == CannotBeTold:
			t.Untold++
		}
	}
	return t
}

// Questions are the questions to the vendor of the duties that bind or will, each text once.
func Questions(duties []Duty) []string {
	var out []string
	for _, d := range duties {
		if d.State == Binds || d.State == BindsFrom {
			for _, q := range d.AskVendor {
				out = add(out, q)
			}
		}
	}
	return out
}

// Notice is a day to come on which duties start or change.
type Notice struct {
	Day     assessments.Date
	Changes []Change
}

// Change is one entry that starts or changes on the day of a notice.
type Change struct {
	ID    string
	Place string
	Title string
	What  string
	Maybe bool // whether it binds cannot be told
}

// Notices lists the days after a day, at most SoonDays ahead, on which duties start or change for any of the uses.
func Notices(uses [][]Duty, day assessments.Date) []Notice {
	at := map[assessments.Date]map[string]Change{}
	near := day.AddDays(SoonDays)
	for _, duties := range uses {
		for _, d := range duties {
			if d.State != Binds && d.State != BindsFrom && d.State != CannotBeTold || !d.Counts() {
				continue
			}
			for _, s := range d.Stages {
				if s.Reached || s.Date > near || !s.Certainty.Computed() {
					continue
				}
				if at[s.Date] == nil {
					at[s.Date] = map[string]Change{}
				}
				key := d.ID + "\x00" + s.What
				maybe := d.State == CannotBeTold
				if had, ok := at[s.Date][key]; ok {
					maybe = maybe && had.Maybe
				}
				at[s.Date][key] = Change{ID: d.ID, Place: d.Place, Title: d.Title, What: s.What, Maybe: maybe}
			}
		}
	}
	out := make([]Notice, 0, len(at))
	for on, changes := range at {
		n := Notice{Day: on}
		for _, ch := range changes {
			n.Changes = append(n.Changes, ch)
		}
		slices.SortFunc(n.Changes, func(a, b Change) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.What, b.What)) })
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b Notice) int { return cmp.Compare(a.Day, b.Day) })
	return out
}
