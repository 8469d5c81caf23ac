package obligations

import (
	"cmp"
	"fmt"
	"slices"

	"countersign/assessments"
)

// SoonDays is how far ahead a day counts as near.
const SoonDays = 90

// Tally counts duties for a list.
type Tally struct {
	Binds int `json:"binds"`
	// hold and change what a duty asks: listed with those that bind, no duties themselves
	Rules int `json:"rules"`
	Soon  int `json:"soon"` // bind within SoonDays
	Later int `json:"later"`
	// entries of which it cannot be told, rules that change duties among them: as many as are listed so
	Untold int `json:"cannot_be_told"`
}

// Count tallies duties as of a day, without statuses.
func (duties Duties) Count(day assessments.Date) Tally {
	var t Tally
	near := day.AddDays(SoonDays)
	for _, d := range duties {
		t.add(d, near)
	}
	return t
}

// Words are the counts in a phrase: “24 duties bind, 1 more within 90 days; of 3 it cannot be told”.
func (t Tally) Words() string {
	out := assessments.Count(t.Binds, "duty binds", "duties bind")
	if t.Rules > 0 {
		out += " with " + assessments.Count(t.Rules, "rule that changes them", "rules that change them")
	}
	out += fmt.Sprintf(", %d more within %d days", t.Soon, SoonDays)
	if t.Later > 0 {
		out += fmt.Sprintf(", %d later", t.Later)
	}
	if t.Untold > 0 {
		out += fmt.Sprintf("; of %d it cannot be told", t.Untold)
	}
	return out
}

func (t *Tally) add(d Duty, near assessments.Date) {
	switch {
	case d.State == CannotBeTold:
		t.Untold++
	case !d.Counts() && d.State == Binds:
		t.Rules++
	case d.State == Binds:
		t.Binds++
	case d.State == BindsFrom && d.Day <= near:
		t.Soon++
	case d.State == BindsFrom:
		t.Later++
	}
}

// Questions are the questions to the vendor of the duties that bind or will, each text once.
func (duties Duties) Questions() []string {
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

// Tally counts the duties of a use as of a day, as Count does of computed ones, without the work of
// their words.
func (l *Law) Tally(facts assessments.Facts, day assessments.Date) Tally {
	c := &computing{Law: l, facts: facts, day: day}
	var t Tally
	near := day.AddDays(SoonDays)
	for i := range l.file.Entries {
		e := &l.file.Entries[i]
		state, on, _ := c.state(e)
		t.add(Duty{Obligation: assessments.Obligation{Kind: e.Kind}, State: state, Day: on}, near)
	}
	return t
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
	Maybe bool // whether it binds any of the uses cannot be told
	// AnyCase is that it binds from this day each use of which it cannot be told before.
	AnyCase bool
	// Further is a later stage for each use of which it can be told: the duty binds already, or an earlier day makes it.
	Further bool
	Uses    []Reached
}

// Words say what the day brings, whether it is a further stage, and which days follow it.
func (ch Change) Words() string {
	if ch.Further {
		return ch.What + " (a further stage)" + then(ch.Later())
	}
	return ch.What + then(ch.Later())
}

// Later are the days after it on which more of the entry follows for any of the uses.
func (ch Change) Later() []Stage {
	var out []Stage
	for _, use := range ch.Uses {
		for _, s := range use.Later {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Stage) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

// then says which days follow: “, then on 2028-01-01: capture devices”.
func then(later []Stage) string {
	out := ""
	for _, s := range later {
		out += ", then on " + string(s.Date) + ": " + s.What
		if s.Disputed != "" {
			out += " (disputed)"
		}
	}
	return out
}

// Reached is a use that a change concerns, or can.
type Reached struct {
	At    int  // which of the uses
	Maybe bool // whether it binds it cannot be told
	// AnyCase is that it binds it from this day, and that before it cannot be told.
	AnyCase bool
	// Further is a later stage of a duty that binds the use already, or that an earlier day makes bind.
	Further bool
	Later   []Stage // the days that follow for this use
}

// Words say what the day brings the use, and which days follow it.
func (r Reached) Words(ch Change) string {
	if r.AnyCase {
		return ch.What + " (whether it binds before cannot be told)" + then(r.Later)
	}
	return ch.What + then(r.Later)
}

// Notices lists the days after a day, at most SoonDays ahead, on which duties start or change for any
// of the uses.
func (l *Law) Notices(uses []assessments.Facts, day assessments.Date) []Notice {
	near := day.AddDays(SoonDays)
	at := map[assessments.Date][]Change{}
	for i := range l.file.Entries {
		e := &l.file.Entries[i]
		for _, s := range e.From {
			coming := s.Date > day && s.Date <= near && cmp.Or(s.Certainty, e.Certainty).Computed()
			if !coming || !(Duty{Obligation: *e}).Counts() {
				continue
			}
			ch := Change{ID: e.ID, Place: l.file.Place(*e), Title: e.Title, What: s.What, Maybe: true, Further: true, AnyCase: true}
			for n, facts := range uses {
				c := &computing{Law: l, facts: facts, day: day}
				ch.reach(c, n, e, s)
			}
			ch.Further = ch.Further && !ch.Maybe
			if len(ch.Uses) > 0 {
				at[s.Date] = append(at[s.Date], ch)
			}
		}
	}
	out := make([]Notice, 0, len(at))
	for on, changes := range at {
		out = append(out, Notice{Day: on, Changes: changes})
	}
	slices.SortFunc(out, func(a, b Notice) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

// reach adds a use if the stage of the entry concerns it, or can, with the days that follow for it.
func (ch *Change) reach(c *computing, at int, e *assessments.Obligation, s assessments.ObligationStage) {
	state, from, _ := c.state(e)
	if state == DoesNotBind || c.stage(&s) == no {
		return
	}
	one := Reached{
		At: at, Maybe: state == CannotBeTold, Further: state == Binds || state == BindsFrom && from != s.Date,
	}
	if one.Maybe {
		then, _, _ := (&computing{Law: c.Law, facts: c.facts, day: s.Date}).state(e)
		one.AnyCase = then == Binds
	}
	for _, later := range c.stages(e) {
		if later.Date > s.Date && later.Certainty.Computed() {
			one.Later = append(one.Later, later)
		}
	}
	ch.Uses = append(ch.Uses, one)
	ch.Maybe = ch.Maybe && one.Maybe
	ch.AnyCase = ch.AnyCase && one.AnyCase
	ch.Further = ch.Further && (one.Maybe || one.Further)
}

// Known says in words what is known of a use, in the order of the file: “Jurisdictions: Germany,
// European Union”.
func (l *Law) Known(facts assessments.Facts) []string {
	var out []string
	for _, f := range l.file.Facts {
		one, said := facts[f.ID]
		if !said {
			continue
		}
		v := l.words[f.ID]
		switch {
		case len(one.Values) > 0:
			out = append(out, f.Title+": "+titles(v, one.Values))
		case one.Complete:
			out = append(out, f.Title+": none")
		}
	}
	return out
}
