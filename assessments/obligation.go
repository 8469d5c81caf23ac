package assessments

import (
	"cmp"
	"slices"
	"strings"
)

// Obligations are the dated duties of law that a use of generative AI can fall under, as data. They
// are our own words about law, read on a day: no legal advice, and they grow old. Package obligations
// computes from them what binds.
type Obligations struct {
	Version string `json:"version" yaml:"version"`
	AsOf    Date   `json:"as_of" yaml:"as_of"` // the day of the research
	// NewestSource is the day of the newest source that was seen: what came later is not in the file.
	NewestSource Date `json:"newest_source" yaml:"newest_source"`
	// what a person should look up again
	Recheck []string `json:"recheck,omitempty" yaml:"recheck,omitempty"`
	// LeftOut is law that a reader may expect in the file and that is not in it: nothing follows from
	// its absence.
	LeftOut []string         `json:"left_out,omitempty" yaml:"left_out,omitempty"`
	Facts   []ObligationFact `json:"facts" yaml:"facts"`
	Laws    []ObligationLaw  `json:"laws" yaml:"laws"`
	Entries []Obligation     `json:"obligations" yaml:"obligations"`
}

// ObligationFact is a fact of a use on which duties depend, with the values that a condition can name.
type ObligationFact struct {
	ID     string                `json:"id" yaml:"id"`
	Title  string                `json:"title" yaml:"title"`
	Ask    string                `json:"ask" yaml:"ask"` // the question, for when it is not said
	Values []ObligationFactValue `json:"values" yaml:"values"`
}

// ObligationFactValue is a value of a fact. PartOf names the value that it implies: California implies
// the United States.
type ObligationFactValue struct {
	ID     string `json:"id" yaml:"id"`
	Title  string `json:"title" yaml:"title"`
	PartOf string `json:"part_of,omitempty" yaml:"part_of,omitempty"`
}

// ObligationLaw is a law with what holds for all its duties, and the days of it that start no duty in
// the file.
type ObligationLaw struct {
	ID         string           `json:"id" yaml:"id"`
	Title      string           `json:"title" yaml:"title"`
	Says       string           `json:"says" yaml:"says"`
	Instrument string           `json:"instrument,omitempty" yaml:"instrument,omitempty"`
	Edition    string           `json:"edition,omitempty" yaml:"edition,omitempty"`
	Dates      []RegulationDate `json:"dates,omitempty" yaml:"dates,omitempty"`
}

// ObligationKind says what an entry is.
type ObligationKind string

// Kinds of an entry.
const (
	ADuty        ObligationKind = "duty"
	AProhibition ObligationKind = "prohibition"
	ARight       ObligationKind = "right"
	ALiability   ObligationKind = "liability"
	AModifier    ObligationKind = "modifier" // changes when other entries bind; shown beside them
	AStatus      ObligationKind = "status"   // no duty: something to watch
)

// ObligationKinds lists the kinds.
func ObligationKinds() []ObligationKind {
	return []ObligationKind{ADuty, AProhibition, ARight, ALiability, AModifier, AStatus}
}

// Certainty says how well the source of a day and its wording is known.
type Certainty string

// Certainties, from the best on.
const (
	FromText       Certainty = "text"        // the wording was read in a copy that quotes the law
	FromTwoSources Certainty = "two_sources" // independent secondary sources agree
	FromOneSource  Certainty = "one_source"
	Uncertain      Certainty = "unknown" // sources disagree
)

// Certainties lists them.
func Certainties() []Certainty {
	return []Certainty{FromText, FromTwoSources, FromOneSource, Uncertain}
}

// Computed reports whether a day of this certainty can be computed with: its text was read, or two
// sources agree.
func (c Certainty) Computed() bool { return c == FromText || c == FromTwoSources }

// Title is the certainty in words.
func (c Certainty) Title() string {
	switch c {
	case FromText:
		return "text read in a copy"
	case FromTwoSources:
		return "two secondary sources"
	case FromOneSource:
		return "one secondary source"
	}
	return "sources disagree"
}

// Obligation is one entry: who owes what, under which conditions, from which day, and what must be
// there to show it.
type Obligation struct {
	ID      string         `json:"id" yaml:"id"`
	Kind    ObligationKind `json:"kind" yaml:"kind"`
	Law     string         `json:"law" yaml:"law"` // id of an ObligationLaw
	Article string         `json:"article,omitempty" yaml:"article,omitempty"`
	Title   string         `json:"title" yaml:"title"`
	// if not that of the law
	Instrument string `json:"instrument,omitempty" yaml:"instrument,omitempty"`
	// if not that of the law
	Edition string   `json:"edition,omitempty" yaml:"edition,omitempty"`
	Who     []string `json:"who" yaml:"who"`
	// "vendor" if only the vendor owes it
	FallsOn string              `json:"falls_on,omitempty" yaml:"falls_on,omitempty"`
	When    ObligationCondition `json:"applies_when" yaml:"applies_when"`
	From    []ObligationStage   `json:"from" yaml:"from"`
	Until   Date                `json:"until,omitempty" yaml:"until,omitempty"` // its last day
	Says    string              `json:"says" yaml:"says"`
	Must    []string            `json:"must_be_there" yaml:"must_be_there"`
	// items of the question sets that show it
	Items     []string `json:"items,omitempty" yaml:"items,omitempty"`
	AskVendor []string `json:"ask_vendor,omitempty" yaml:"ask_vendor,omitempty"`
	// entries beside which it is shown
	Modifies []string         `json:"modifies,omitempty" yaml:"modifies,omitempty"`
	Stays    []ObligationStay `json:"stays,omitempty" yaml:"stays,omitempty"`
	// exemptions and readings that a lawyer checks
	Check     []string           `json:"check,omitempty" yaml:"check,omitempty"`
	Note      string             `json:"note,omitempty" yaml:"note,omitempty"`
	Certainty Certainty          `json:"certainty" yaml:"certainty"`
	Sources   []ObligationSource `json:"sources" yaml:"sources"`
	// day of the newest source
	AsOf Date `json:"as_of" yaml:"as_of"`
	// the source has no day: AsOf is the day it was read
	Undated bool `json:"undated_copy,omitempty" yaml:"undated_copy,omitempty"`
}

// ObligationCondition says when an entry applies: every line of All holds, one of Any if there is any,
// none of None.
type ObligationCondition struct {
	All  []ObligationLine `json:"all,omitempty" yaml:"all,omitempty"`
	Any  []ObligationLine `json:"any,omitempty" yaml:"any,omitempty"`
	None []ObligationLine `json:"none,omitempty" yaml:"none,omitempty"`
}

// ObligationLine holds if the fact has one of the values.
type ObligationLine struct {
	Fact string   `json:"fact" yaml:"fact"`
	In   []string `json:"in" yaml:"in"`
}

// ObligationStage is a day from which an entry, or a part of it, binds. An empty day means that it is
// in force and its first day was not looked up: such a stage is never still to come.
type ObligationStage struct {
	Date Date            `json:"date,omitempty" yaml:"date,omitempty"`
	What string          `json:"what" yaml:"what"`
	When *ObligationLine `json:"when,omitempty" yaml:"when,omitempty"` // the stage holds only then
	// Certainty of the day, if not that of the entry.
	Certainty Certainty `json:"certainty,omitempty" yaml:"certainty,omitempty"`
	// why the day is disputed, though it is computed with: it is shown so
	Disputed string `json:"disputed,omitempty" yaml:"disputed,omitempty"`
}

// ObligationStay is something that keeps a duty from being enforced for now. It never takes the day away.
type ObligationStay struct {
	Title string `json:"title" yaml:"title"`
	Says  string `json:"says" yaml:"says"`
	AsOf  Date   `json:"as_of" yaml:"as_of"`
}

// ObligationSource is where an entry was read: the text itself in a copy, or a secondary source.
type ObligationSource struct {
	Title string `json:"title" yaml:"title"`
	Kind  string `json:"kind" yaml:"kind"` // SourceText or SourceSecondary
	URL   string `json:"url,omitempty" yaml:"url,omitempty"`
}

// Kinds of a source of law.
const (
	SourceText      = "text"
	SourceSecondary = "secondary"
)

// FallsOnVendor is in FallsOn if only the vendor owes a duty: it is checked and asked for, not
// fulfilled by us.
const FallsOnVendor = "vendor"

// Fact finds a fact by id.
func (o *Obligations) Fact(id string) (ObligationFact, bool) {
	for _, f := range o.Facts {
		if f.ID == id {
			return f, true
		}
	}
	return ObligationFact{}, false
}

// Law finds a law by id.
func (o *Obligations) Law(id string) (ObligationLaw, bool) {
	for _, l := range o.Laws {
		if l.ID == id {
			return l, true
		}
	}
	return ObligationLaw{}, false
}

// Entry finds an entry by id.
func (o *Obligations) Entry(id string) (Obligation, bool) {
	for _, e := range o.Entries {
		if e.ID == id {
			return e, true
		}
	}
	return Obligation{}, false
}

// ValueTitle is a value in words; the value itself if it is none of the fact's.
func (f ObligationFact) ValueTitle(id string) string {
	for _, v := range f.Values {
		if v.ID == id {
			return v.Title
		}
	}
	return id
}

// obligationMonths is how long the data of law counts as current.
const obligationMonths = 6

// Old reports whether the data was read more than six months before a day.
func (o *Obligations) Old(day Date) bool { return day > o.AsOf.AddMonths(obligationMonths) }

// Sources say when the file was read, and how old that is which was read: “read on 2026-11-30 in copies and secondary
// sources; the newest with a day is of 2026-10-02, those of 6 duties have none”.
func (o *Obligations) Sources() string {
	out := "read on " + string(o.AsOf) + " in copies and secondary sources; the newest with a day is of " +
		string(o.NewestSource)
	undated := 0
	for _, e := range o.Entries {
		if e.Undated {
			undated++
		}
	}
	if undated > 0 {
		out += ", those of " + Count(undated, "duty", "duties") + " have none"
	}
	return out
}

// SourceDay says of which day what was read of the entry is: a copy without a day has that of its reading.
func (e Obligation) SourceDay() string { return sourceDay(e.AsOf, e.Undated) }

// SourceDay says of which day what was read of the date is.
func (d RegulationDate) SourceDay() string { return sourceDay(d.AsOf, d.Undated) }

func sourceDay(day Date, undated bool) string {
	if undated {
		return "source without a day, read on " + string(day)
	}
	return "source of " + string(day)
}

// Place is the article with its law, as a heading: “EU AI Act, Art. 26(11)”.
func (o *Obligations) Place(e Obligation) string {
	title := e.Law
	if l, ok := o.Law(e.Law); ok {
		title = l.Title
	}
	return title + e.placeIn()
}

func (e Obligation) placeIn() string {
	switch {
	case e.Article == "":
		return ""
	case e.Article[0] >= '0' && e.Article[0] <= '9':
		return ", Art. " + e.Article
	}
	return ", " + e.Article
}

// Regulations are the laws with every day that the file names: those of their duties and those of their own.
func (o *Obligations) Regulations() []Regulation {
	out := make([]Regulation, 0, len(o.Laws))
	for _, l := range o.Laws {
		out = append(out, Regulation{ID: l.ID, Title: l.Title, Says: l.Says, Dates: o.datesOf(l)})
	}
	return out
}

// datesOf joins stages of a day that say the same of several articles.
func (o *Obligations) datesOf(l ObligationLaw) []RegulationDate {
	type key struct {
		day  Date
		what string
	}
	var order []key
	joined := map[key]*RegulationDate{}
	articles := map[key][]string{}
	for _, e := range o.Entries {
		if e.Law != l.ID {
			continue
		}
		for _, s := range e.From {
			k := key{s.Date, s.What}
			d := joined[k]
			if d == nil {
				d = &RegulationDate{
					Date: s.Date, What: s.What, AsOf: e.AsOf, Undated: e.Undated,
					Certainty: cmp.Or(s.Certainty, e.Certainty),
				}
				joined[k], order = d, append(order, k)
			}
			if e.AsOf < d.AsOf {
				d.AsOf, d.Undated = e.AsOf, e.Undated
			}
			d.Stays = appendNew(d.Stays, e.Stays...)
			if !cmp.Or(s.Certainty, e.Certainty).Computed() {
				d.Certainty = cmp.Or(s.Certainty, e.Certainty)
			}
			if place := strings.TrimPrefix(e.placeIn(), ", "); !slices.Contains(articles[k], place) {
				articles[k] = append(articles[k], place)
			}
		}
	}
	out := slices.Clone(l.Dates)
	for _, k := range order {
		d := joined[k]
		places := slices.DeleteFunc(articles[k], func(s string) bool { return s == "" })
		d.Source = strings.Join(append(places, cmp.Or(l.Instrument, l.Title)), ", ")
		d.What = strings.ToUpper(d.What[:1]) + d.What[1:] + "."
		out = append(out, *d)
	}
	slices.SortStableFunc(out, func(a, b RegulationDate) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

func appendNew(list []ObligationStay, more ...ObligationStay) []ObligationStay {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
