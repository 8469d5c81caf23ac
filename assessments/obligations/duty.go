package obligations

import (
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

// Duties are entries as they are for one use on one day, in the order of the file.
type Duties []Duty

// Duty is an entry as it is for one use on one day.
type Duty struct {
	assessments.Obligation
	LawTitle string
	Place    string // “EU AI Act, Art. 26(11)”
	State    State
	// since or from which it binds; "" if that was not looked up, or it does neither
	Day     assessments.Date
	Why     []string
	Missing []string // ids of facts that are not said, or “date” if no day of it is sure enough
	Answers []string // the fields whose answers would tell, by their keys
	Stages  []Stage  // the days that concern this use
	Beside  []Beside
}

// Stage is a day of an entry that concerns the use, or can.
type Stage struct {
	Date      assessments.Date
	What      string
	Reached   bool
	Certainty assessments.Certainty
	Disputed  string // why the day is not settled
	Open      bool   // whether it concerns the use cannot be told
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

// Counts reports whether the entry is something that someone has to do, permit or answer for: not a
// modifier, not a status.
func (d Duty) Counts() bool {
	return d.Kind != assessments.AModifier && d.Kind != assessments.AStatus
}

// Days are the days from which its parts bind this use, with what each brings; "" if it has one day
// alone, of which there is no more to say than that it binds from then.
func (d Duty) Days() string {
	if len(d.Stages) == 1 && slices.Contains(bare,
		strings.TrimPrefix(d.Stages[0].Words(), string(d.Stages[0].Date)+": ")) {
		return ""
	}
	days := make([]string, 0, len(d.Stages))
	for _, s := range d.Stages {
		days = append(days, s.Words())
	}
	return strings.Join(days, "; ")
}

// bare are what a day brings that say no more than that the duty binds from then.
var bare = []string{"applies", "in force", "takes effect"}

// Words are the day with what it brings: “2026-08-02: applies”.
func (s Stage) Words() string {
	out := strings.TrimPrefix(string(s.Date)+": "+s.What, ": ")
	if s.Disputed != "" {
		out += " (disputed: " + s.Disputed + ")"
	}
	if s.Open {
		out += " (cannot be told whether it concerns this use)"
	}
	return out
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
