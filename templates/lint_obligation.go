package templates

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

// maxWhat is the limit of a text that is shown in a line or two, in characters.
const maxWhat = 400

var (
	lawID  = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{1,39}$`)
	dutyID = regexp.MustCompile(`^[A-Z0-9][A-Za-z0-9-]{2,39}$`)
	factID = regexp.MustCompile(`^[a-z][a-z_]{1,39}$`)
)

// lawLinter knows what the entries of a file of obligations can name.
type lawLinter struct {
	*report
	file    *assessments.Obligations
	facts   map[string]map[string]bool // the values of each fact
	items   map[string]bool
	entries map[string]assessments.Obligation
}

func lintObligations(o *assessments.Obligations, lines yamltree.Lines, items map[string]bool) []Problem {
	l := &lawLinter{
		report: &report{lines: lines}, file: o, items: items,
		facts: map[string]map[string]bool{}, entries: map[string]assessments.Obligation{},
	}
	if !version.MatchString(o.Version) {
		l.add("version", "%q cannot be a version: write it like 2026.12.", o.Version)
	}
	l.day("as_of", o.AsOf)
	l.day("newest_source", o.NewestSource)
	l.vocabulary()
	l.laws()
	for _, e := range o.Entries {
		l.entries[e.ID] = e
	}
	seen := map[string]bool{}
	for i, e := range o.Entries {
		p := fmt.Sprintf("obligations[%d]", i)
		l.identity(p+".id", seen, dutyID, e.ID)
		l.entry(p, e)
	}
	if len(o.Entries) == 0 {
		l.add("obligations", "The file has no obligations.")
	}
	return l.problems
}

// identity holds ids to a pattern, and apart from each other.
func (l *lawLinter) identity(path string, seen map[string]bool, pattern *regexp.Regexp, id string) {
	if !pattern.MatchString(id) {
		l.add(path, "%q cannot be an id here: use letters, digits and hyphens, or underscores for a fact.",
			id)
	}
	if seen[id] {
		l.add(path, "The id %q appears twice.", id)
	}
	seen[id] = true
}

func (l *lawLinter) day(path string, d assessments.Date) {
	if _, err := assessments.ParseDate(string(d)); err != nil || d == "" {
		l.add(path, "%q is not a date: write it as YYYY-MM-DD.", d)
	}
}

func (l *lawLinter) vocabulary() {
	seen := map[string]bool{}
	for i, f := range l.file.Facts {
		p := fmt.Sprintf("facts[%d]", i)
		l.identity(p+".id", seen, factID, f.ID)
		l.words(p+".title", f.Title, maxTitle)
		l.words(p+".ask", f.Ask, maxWhat)
		values := map[string]bool{}
		for _, v := range f.Values {
			if v.ID == "" || values[v.ID] {
				l.add(p+".values", "The value %q is empty or appears twice.", v.ID)
			}
			values[v.ID] = true
			l.words(p+".values", v.Title, maxTitle)
		}
		for _, v := range f.Values {
			if v.PartOf != "" && (!values[v.PartOf] || v.PartOf == v.ID) {
				l.add(p+".values", "%q is part of %q, which is not another value of the fact.", v.ID,
					v.PartOf)
			}
		}
		l.facts[f.ID] = values
	}
}

func (l *lawLinter) laws() {
	seen := map[string]bool{}
	for i, w := range l.file.Laws {
		p := fmt.Sprintf("laws[%d]", i)
		l.identity(p+".id", seen, lawID, w.ID)
		l.words(p+".title", w.Title, maxTitle)
		l.words(p+".says", w.Says, maxText)
		for j, d := range w.Dates {
			at := fmt.Sprintf("%s.dates[%d]", p, j)
			l.day(at+".date", d.Date)
			l.day(at+".as_of", d.AsOf)
			l.words(at+".what", d.What, maxWhat)
			l.words(at+".source", d.Source, maxText)
			if d.Certainty != "" && !slices.Contains(assessments.Certainties(), d.Certainty) {
				l.add(at+".certainty", "%q is not a certainty.", d.Certainty)
			}
		}
	}
}

func (l *lawLinter) entry(p string, e assessments.Obligation) {
	if !slices.Contains(assessments.ObligationKinds(), e.Kind) {
		l.add(p+".kind", "%q is not a kind of obligation.", e.Kind)
	}
	law, known := l.file.Law(e.Law)
	if !known {
		l.add(p+".law", "%q is not a law of this file.", e.Law)
	}
	if known && (cmp.Or(e.Instrument, law.Instrument) == "" || cmp.Or(e.Edition, law.Edition) == "") {
		l.add(p+".edition", "Neither the entry nor its law names the instrument and its edition.")
	}
	l.words(p+".title", e.Title, maxTitle)
	l.words(p+".says", e.Says, maxWhat)
	if strings.Contains(strings.ToLower(e.Says), "must comply") {
		l.add(p+".says", "“Must comply” does not say what is asked. Say what has to be done.")
	}
	if len(e.Who) == 0 {
		l.add(p+".who", "Nobody is named who owes it.")
	}
	if e.FallsOn != "" && e.FallsOn != assessments.FallsOnVendor {
		l.add(p+".falls_on", "%q is not known here: leave it out, or write %q.", e.FallsOn,
			assessments.FallsOnVendor)
	}
	l.condition(p+".applies_when", e.When)
	l.stages(p, e)
	if len(e.Must) == 0 {
		l.add(p+".must_be_there", "Nothing is named that must be there.")
	}
	for _, id := range e.Items {
		if !l.items[id] {
			l.add(p+".items", "%q is not an item of a question set.", id)
		}
	}
	l.beside(p, e)
	l.sources(p, e)
}

func (l *lawLinter) condition(p string, c assessments.ObligationCondition) {
	if len(c.All)+len(c.Any) == 0 {
		l.add(p, "Without a condition the entry would bind every use: name a fact in “all” or “any”.")
	}
	for name, lines := range map[string][]assessments.ObligationLine{
		"all": c.All, "any": c.Any,
		"none": c.None,
	} {
		for i, one := range lines {
			l.line(fmt.Sprintf("%s.%s[%d]", p, name, i), one)
		}
	}
}

func (l *lawLinter) line(p string, one assessments.ObligationLine) {
	values, known := l.facts[one.Fact]
	if !known {
		l.add(p+".fact", "%q is not a fact of this file.", one.Fact)
		return
	}
	if len(one.In) == 0 {
		l.add(p+".in", "No value is named.")
	}
	for _, v := range one.In {
		if !values[v] {
			l.add(p+".in", "%q is not a value of %q.", v, one.Fact)
		}
	}
}

// stages insists on a day, or on none of a law in force, and on a certainty for each day.
func (l *lawLinter) stages(p string, e assessments.Obligation) {
	if len(e.From) == 0 {
		l.add(p+".from", "No day is named from which it binds, nor that it is in force.")
	}
	for i, s := range e.From {
		at := fmt.Sprintf("%s.from[%d]", p, i)
		if _, err := assessments.ParseDate(string(s.Date)); err != nil {
			l.add(at+".date", "%q is not a date: write it as YYYY-MM-DD, or leave it out for a law in force.",
				s.Date)
		}
		l.words(at+".what", s.What, maxWhat)
		if s.When != nil {
			l.line(at+".when", *s.When)
		}
		c := cmp.Or(s.Certainty, e.Certainty)
		if !slices.Contains(assessments.Certainties(), c) {
			l.add(at+".certainty", "%q is not a certainty: each day needs one, its own or that of the entry.",
				c)
		}
		if s.Certainty.Computed() && !e.Certainty.Computed() {
			l.add(at+".certainty", "A day cannot be more certain than its entry.")
		}
	}
	if _, err := assessments.ParseDate(string(e.Until)); err != nil {
		l.add(p+".until", "%q is not a date: write it as YYYY-MM-DD.", e.Until)
	}
}

// beside checks what is shown beside the days of an entry.
func (l *lawLinter) beside(p string, e assessments.Obligation) {
	changes := e.Kind == assessments.AModifier || e.Kind == assessments.AStatus
	if len(e.Modifies) > 0 && !changes {
		l.add(p+".modifies", "Only a modifier or a status changes other entries, not a %s.", e.Kind)
	}
	if e.Kind == assessments.AModifier && len(e.Modifies) == 0 {
		l.add(p+".modifies", "A modifier needs the entries that it is shown beside.")
	}
	for _, id := range e.Modifies {
		if other, ok := l.entries[id]; !ok || other.ID == e.ID {
			l.add(p+".modifies", "%q is not another entry of this file.", id)
		}
	}
	for i, s := range e.Stays {
		at := fmt.Sprintf("%s.stays[%d]", p, i)
		l.words(at+".title", s.Title, maxTitle)
		l.words(at+".says", s.Says, maxWhat)
		l.day(at+".as_of", s.AsOf)
	}
	for i, s := range e.Check {
		l.words(fmt.Sprintf("%s.check[%d]", p, i), s, maxWhat)
	}
}

// sources holds the certainty of an entry to what it was read in.
func (l *lawLinter) sources(p string, e assessments.Obligation) {
	l.day(p+".as_of", e.AsOf)
	texts, titles := 0, map[string]bool{}
	for i, s := range e.Sources {
		at := fmt.Sprintf("%s.sources[%d]", p, i)
		l.words(at+".title", s.Title, maxTitle)
		switch s.Kind {
		case assessments.SourceText:
			texts++
		case assessments.SourceSecondary:
		default:
			l.add(at+".kind", "%q is not a kind of source: %s or %s.", s.Kind, assessments.SourceText,
				assessments.SourceSecondary)
		}
		titles[s.Title] = true
	}
	switch {
	case e.Certainty == assessments.FromText && texts == 0:
		l.add(p+".certainty", "It is said to be from the text, and no source is the text.")
	case e.Certainty == assessments.FromTwoSources && len(titles) < 2:
		l.add(p+".certainty", "It is said to be from two sources, and %d is named.", len(titles))
	case len(titles) == 0:
		l.add(p+".sources", "No source is named.")
	}
}
