package obligations

import (
	"cmp"
	"slices"
	"strings"

	"countersign/assessments"
)

// State says how far an entry binds a use on a day.
type State string

// States of an entry.
const (
	Binds        State = "binds"
	BindsFrom    State = "binds_from" // on a later day
	CannotBeTold State = "cannot_be_told"
	DoesNotBind  State = "does_not_bind" // for a known fact
	Watch        State = "watch"         // too uncertain to compute, or no duty
)

// States lists them in the order in which they are shown.
func States() []State { return []State{Binds, BindsFrom, CannotBeTold, Watch, DoesNotBind} }

// Title is the state in words.
func (s State) Title() string {
	switch s {
	case Binds:
		return "binds"
	case BindsFrom:
		return "binds from"
	case CannotBeTold:
		return "cannot be told"
	case DoesNotBind:
		return "does not bind"
	}
	return "watch"
}

// MissingDate stands among what is missing if no day of an entry has its text or two independent sources.
const MissingDate = "date"

// Duty is an entry as it is for one use on one day.
type Duty struct {
	assessments.Obligation
	LawTitle string
	Place    string // “EU AI Act, Art. 26(11)”
	State    State
	Day      assessments.Date // since or from which it binds; "" if that was not looked up, or it does neither
	Why      []string
	Missing  []string // ids of facts that are not said, or MissingDate
	Stages   []Stage  // the days that concern this use
	Beside   []Beside
}

// Stage is a day of an entry that concerns the use, or can.
type Stage struct {
	Date      assessments.Date
	What      string
	Reached   bool
	Certainty assessments.Certainty
}

// Beside is shown beside the days of a duty and takes none of them away.
type Beside struct {
	ID   string // of the entry, for a modifier
	Kind string // BesideModifier, BesideStay or BesideCheck
	Text string
}

// Kinds of what is shown beside a duty.
const (
	BesideModifier = "modifier"
	BesideStay     = "stay"
	BesideCheck    = "check_exemption"
)

// Counts reports whether the entry is something that someone has to do, permit or answer for: not a modifier, not a
// status.
func (d Duty) Counts() bool {
	return d.Kind != assessments.AModifier && d.Kind != assessments.AStatus
}

// When is the state with its day: “binds since 2018-05-25”.
func (d Duty) When() string {
	switch {
	case d.State == Binds && d.Day == "":
		return "binds"
	case d.State == Binds:
		return "binds since " + string(d.Day)
	case d.State == BindsFrom:
		return "binds from " + string(d.Day)
	}
	return d.State.Title()
}

type computing struct {
	file  *assessments.Obligations
	facts Facts
	day   assessments.Date
	words map[string]vocabulary
}

// Compute returns every entry of a file, in its order, as it is for a use with these facts on a day.
func Compute(file *assessments.Obligations, facts Facts, day assessments.Date) []Duty {
	c := &computing{file: file, facts: facts, day: day, words: map[string]vocabulary{}}
	for _, f := range file.Facts {
		c.words[f.ID] = newVocabulary(f)
	}
	out := make([]Duty, 0, len(file.Entries))
	for _, e := range file.Entries {
		out = append(out, c.duty(e))
	}
	for i := range out {
		out[i].Beside = beside(out, out[i])
	}
	return out
}

func (c *computing) duty(e assessments.Obligation) Duty {
	law, _ := c.file.Law(e.Law)
	d := Duty{Obligation: e, LawTitle: law.Title, Place: c.file.Place(e)}
	v := c.condition(e.When)
	d.Stages = c.stages(e)
	switch {
	case v.truth == no:
		d.State, d.Why = DoesNotBind, c.excluded(v)
		d.Stages = nil
	case e.Until.Over(c.day):
		d.State, d.Why = DoesNotBind, []string{"It ended on " + string(e.Until) + "."}
	case e.Kind == assessments.AStatus:
		d.State, d.Why, d.Missing = Watch, []string{"No duty: something to watch."}, c.notSaid(v)
	case !e.Certainty.Computed():
		d.State, d.Why, d.Missing = Watch, []string{"Too uncertain to compute: " + e.Certainty.Title() + "."}, c.notSaid(v)
	case v.truth == unknown:
		d.State, d.Missing = CannotBeTold, c.notSaid(v)
		d.Why = c.missingWords(d.Missing)
	default:
		d.Why = c.holding(v)
		c.days(&d)
	}
	return d
}

// stages are the days that concern the use, or can: those that hang on a fact that it is known not to have are left out.
func (c *computing) stages(e assessments.Obligation) []Stage {
	var out []Stage
	for _, s := range e.From {
		if s.When != nil && c.line(*s.When) == no {
			continue
		}
		out = append(out, Stage{
			Date: s.Date, What: s.What, Reached: s.Date <= c.day,
			Certainty: cmp.Or(s.Certainty, e.Certainty),
		})
	}
	return out
}

// days decides between binds, binds from and cannot be told, for an entry that applies. The first day that has come
// counts; a day that hangs on a fact not said, or on a source too weak, is never taken for “not yet”.
func (c *computing) days(d *Duty) {
	var since, from []assessments.Date
	var open []assessments.ObligationLine
	openReached := false
	for _, s := range d.From {
		held := yes
		if s.When != nil {
			held = c.line(*s.When)
		}
		reached := s.Date <= c.day
		switch {
		case held == no || !cmp.Or(s.Certainty, d.Certainty).Computed():
		case held == unknown:
			open, openReached = append(open, *s.When), openReached || reached
		case reached:
			since = append(since, s.Date)
		default:
			from = append(from, s.Date)
		}
	}
	switch {
	case len(since) > 0:
		d.State, d.Day = Binds, slices.Min(since)
	case len(from) > 0 && !openReached:
		d.State, d.Day = BindsFrom, slices.Min(from)
	case len(open) > 0:
		d.State, d.Missing = CannotBeTold, c.notSaid(verdict{deciding: open})
		d.Why = c.missingWords(d.Missing)
	default:
		d.State, d.Missing = CannotBeTold, []string{MissingDate}
		d.Why = c.missingWords(d.Missing)
	}
}

// holding says which facts make an entry apply: “Jurisdictions: European Union.”
func (c *computing) holding(v verdict) []string {
	var out []string
	for _, l := range v.deciding {
		var has []string
		for _, value := range l.In {
			if c.words[l.Fact].has(c.facts[l.Fact], value) == yes {
				has = append(has, c.words[l.Fact].fact.ValueTitle(value))
			}
		}
		out = add(out, c.words[l.Fact].fact.Title+": "+strings.Join(has, ", ")+".")
	}
	return out
}

// excluded says which known fact keeps an entry from applying: “Jurisdictions: Switzerland, not European Union.”
func (c *computing) excluded(v verdict) []string {
	var out []string
	for _, l := range v.deciding {
		w := c.words[l.Fact]
		said, needed := titles(w, c.facts[l.Fact].Values), titles(w, l.In)
		text := w.fact.Title + ": "
		switch {
		case v.negated:
			text += said
		case said == "":
			text += "not " + needed
		default:
			text += said + ", not " + needed
		}
		out = add(out, text+".")
	}
	return out
}

func titles(v vocabulary, values []string) string {
	var out []string
	for _, value := range values {
		out = append(out, v.fact.ValueTitle(value))
	}
	return strings.Join(out, ", ")
}

// notSaid lists the facts of lines that are not known, each once.
func (c *computing) notSaid(v verdict) []string {
	if v.truth != unknown {
		return nil
	}
	var out []string
	for _, l := range v.deciding {
		out = add(out, l.Fact)
	}
	return out
}

func (c *computing) missingWords(missing []string) []string {
	var out []string
	for _, id := range missing {
		if id == MissingDate {
			out = append(out, "No day of it has its text or two independent sources.")
			continue
		}
		out = append(out, "Not said: "+c.words[id].fact.Ask)
	}
	return out
}

func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// beside gathers what is shown beside a duty: other entries that change it, stays, and what a lawyer checks.
func beside(all []Duty, d Duty) []Beside {
	if d.State == DoesNotBind {
		return nil
	}
	var out []Beside
	for _, other := range all {
		if other.State != DoesNotBind && slices.Contains(other.Modifies, d.ID) {
			text := other.Place + ": " + other.Says
			if !other.Certainty.Computed() {
				text += " (" + other.Certainty.Title() + ")"
			}
			out = append(out, Beside{ID: other.ID, Kind: BesideModifier, Text: text})
		}
	}
	for _, s := range d.Stays {
		out = append(out, Beside{Kind: BesideStay, Text: s.Title + ": " + s.Says + " As of " + string(s.AsOf) + "."})
	}
	for _, s := range d.Check {
		out = append(out, Beside{Kind: BesideCheck, Text: s})
	}
	return out
}
