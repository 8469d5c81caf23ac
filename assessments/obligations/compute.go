package obligations

import (
	"cmp"
	"slices"
	"strings"

	"countersign/assessments"
)

// missingDate stands among what is missing if no day of an entry has its text or two independent sources.
const missingDate = "date"

// Law is a file of duties, prepared for computing with many uses. It can be used concurrently.
type Law struct {
	file  *assessments.Obligations
	words map[string]vocabulary
}

// Prepare prepares a file of duties, which must not be changed afterwards.
func Prepare(file *assessments.Obligations) *Law {
	l := &Law{file: file, words: map[string]vocabulary{}}
	for _, f := range file.Facts {
		l.words[f.ID] = newVocabulary(f)
	}
	return l
}

// computing is a law for one use on one day.
type computing struct {
	*Law
	facts assessments.Facts
	day   assessments.Date
}

// Compute returns every entry, in the order of the file, as it is for a use with these facts on a day.
func (l *Law) Compute(facts assessments.Facts, day assessments.Date) Duties {
	c := &computing{Law: l, facts: facts, day: day}
	out := make(Duties, 0, len(l.file.Entries))
	for i := range l.file.Entries {
		out = append(out, c.duty(&l.file.Entries[i]))
	}
	for i := range out {
		out[i].Beside = beside(out, out[i])
	}
	return out
}

// state is what an entry is for the use, with the day and the lines that are not known. It says no
// reason: lists of many uses need none.
func (c *computing) state(e *assessments.Obligation) (State, assessments.Date, []assessments.ObligationLine) {
	truth, open := c.truth(&e.When)
	switch {
	case truth == no || e.Until.Over(c.day):
		return DoesNotBind, "", nil
	case e.Kind == assessments.AStatus || !e.Certainty.Computed():
		return Watch, "", open
	case truth == unknown:
		return CannotBeTold, "", open
	}
	return c.days(e)
}

func (c *computing) duty(e *assessments.Obligation) Duty {
	law, _ := c.file.Law(e.Law)
	d := Duty{Obligation: *e, LawTitle: law.Title, Place: c.file.Place(*e), Stages: c.stages(e)}
	var open []assessments.ObligationLine
	d.State, d.Day, open = c.state(e)
	for _, l := range open {
		d.Missing = add(d.Missing, l.Fact)
	}
	switch {
	case d.State == DoesNotBind && e.Until.Over(c.day):
		d.Why = []string{"It ended on " + string(e.Until) + "."}
	case d.State == DoesNotBind:
		d.Why, d.Stages = c.excluded(&e.When), nil
	case d.State == Watch && e.Kind == assessments.AStatus:
		d.Why = []string{"No duty: something to watch."}
	case d.State == Watch:
		d.Why = []string{"Too uncertain to compute: " + e.Certainty.Title() + "."}
	case d.State == CannotBeTold && len(open) == 0:
		d.Missing = []string{missingDate}
		d.Why = []string{"No day of it has its text or two independent sources."}
		for _, stage := range d.Stages {
			d.Why = append(d.Why, sentence(stage.What))
		}
	case d.State == CannotBeTold:
		for _, id := range d.Missing {
			answers := c.answers(id, open)
			d.Answers = append(d.Answers, answers...)
			d.Why = append(d.Why, c.untold(id, answers))
		}
	default:
		d.Why = c.holding(&e.When)
	}
	return d
}

// untold says why a fact is not known: nobody said it, or what was said contradicts itself.
func (c *computing) untold(fact string, answers []string) string {
	if doubts := c.facts[fact].Doubts; len(doubts) > 0 {
		return "In doubt: " + strings.Join(doubts, " ")
	}
	return "Not said: " + c.words[fact].fact.Ask + missingWords(fact, answers)
}

// answers are the fields whose answers would tell of a fact, by its lines that are not known.
func (c *computing) answers(fact string, open []assessments.ObligationLine) []string {
	var out []string
	for _, l := range open {
		if l.Fact != fact {
			continue
		}
		for _, value := range l.In {
			if c.words[fact].has(c.facts[fact], value) == unknown {
				for _, key := range c.facts[fact].Open[value] {
					out = add(out, key)
				}
			}
		}
	}
	if fields := assessments.FactFields(fact); len(out) == 0 && len(fields) == 1 {
		return fields
	}
	return out
}

// missingWords names the answers of which a fact is made that are missing, if it is made of several.
func missingWords(fact string, answers []string) string {
	if len(answers) == 0 || len(assessments.FactFields(fact)) < 2 {
		return ""
	}
	titles := make([]string, 0, len(answers))
	for _, key := range answers {
		titles = append(titles, assessments.FactFieldTitle(key))
	}
	return " Missing: " + strings.Join(titles, "; ") + "."
}

// stages are the days that concern the use, or can: those that depend on a fact that it is known not
// to have are left out.
func (c *computing) stages(e *assessments.Obligation) []Stage {
	var out []Stage
	for _, s := range e.From {
		if held := c.stage(&s); held != no {
			certainty := cmp.Or(s.Certainty, e.Certainty)
			out = append(out, Stage{
				Date: s.Date, What: s.What, Reached: s.Date <= c.day,
				Certainty: certainty, Disputed: s.Disputed, Open: held == unknown,
			})
		}
	}
	return out
}

// stage is whether a day of an entry concerns the use.
func (c *computing) stage(s *assessments.ObligationStage) truth {
	if s.When == nil {
		return yes
	}
	return c.line(*s.When)
}

// days decides between binds, binds from and cannot be told, for an entry that applies. The first day
// that has come counts; a day that depends on a fact not said, or on a source too weak, is never taken
// for “not yet”, whether it has come or is the first to come.
func (c *computing) days(e *assessments.Obligation) (State, assessments.Date, []assessments.ObligationLine) {
	var open []assessments.ObligationLine
	var since, from, perhaps *assessments.Date
	for i := range e.From {
		s := &e.From[i]
		held := c.stage(s)
		reached := s.Date <= c.day
		switch {
		case held == no || !cmp.Or(s.Certainty, e.Certainty).Computed():
		case held == unknown:
			open, perhaps = append(open, *s.When), earlier(perhaps, &s.Date)
		case reached:
			since = earlier(since, &s.Date)
		default:
			from = earlier(from, &s.Date)
		}
	}
	switch {
	case since != nil:
		return Binds, *since, nil
	case from != nil && (perhaps == nil || *from <= *perhaps):
		return BindsFrom, *from, nil
	}
	return CannotBeTold, "", open
}

// earlier is the earlier of two days, either of which may be missing.
func earlier(a, b *assessments.Date) *assessments.Date {
	if a == nil || *b < *a {
		return b
	}
	return a
}

// holding says which facts make an entry apply: “Jurisdictions: European Union.”
func (c *computing) holding(w *assessments.ObligationCondition) []string {
	var out []string
	for _, lines := range [][]assessments.ObligationLine{w.All, w.Any} {
		for _, l := range lines {
			var has []string
			for _, value := range l.In {
				if c.words[l.Fact].has(c.facts[l.Fact], value) == yes {
					has = append(has, c.words[l.Fact].fact.ValueTitle(value))
				}
			}
			if len(has) > 0 {
				out = add(out, c.words[l.Fact].fact.Title+": "+strings.Join(has, ", ")+".")
			}
		}
	}
	return out
}

// excluded says which known fact keeps an entry from applying: “Jurisdictions: Switzerland; not
// European Union.”
func (c *computing) excluded(w *assessments.ObligationCondition) []string {
	for _, l := range w.All {
		if c.line(l) == no {
			return []string{c.lacks(l)}
		}
	}
	for _, l := range w.None {
		if c.line(l) == yes {
			v := c.words[l.Fact]
			return []string{v.fact.Title + ": " + titles(v, c.facts[l.Fact].Values) + "."}
		}
	}
	var out []string
	for _, l := range w.Any {
		out = add(out, c.lacks(l))
	}
	return out
}

// lacks says that a use has none of the values of a line.
func (c *computing) lacks(l assessments.ObligationLine) string {
	v := c.words[l.Fact]
	said, needed := titles(v, c.facts[l.Fact].Values), titles(v, l.In)
	switch {
	case said == "":
		return v.fact.Title + ": " + without(needed, len(l.In))
	case len(v.fact.Values) == 2 && len(l.In) == 1: // of two answers one excludes the other
		return v.fact.Title + ": " + said + "."
	}
	return v.fact.Title + ": " + said + "; " + without(needed, len(l.In))
}

// without says that values are missing so that none of them, read alone, says that it is there.
func without(titles string, n int) string {
	if n > 1 {
		return "none of: " + titles + "."
	}
	return "not " + titles + "."
}

func titles(v vocabulary, values []string) string {
	var out []string
	for _, value := range values {
		out = append(out, v.fact.ValueTitle(value))
	}
	return strings.Join(out, ", ")
}

func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// beside gathers what is shown beside a duty: other entries that change it, stays, and what a lawyer checks.
func beside(all Duties, d Duty) []Beside {
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
		out = append(out, Beside{Kind: BesideStay, Text: s.Title + ": " + s.Says + " As of " +
			string(s.AsOf) + "."})
	}
	for _, s := range d.Check {
		out = append(out, Beside{Kind: BesideCheck, Text: s})
	}
	return out
}

func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}
