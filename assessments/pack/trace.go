package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

// traced is one requirement of the founding documents, the items that answer it, and the scoping
// steps, fields and sections that serve it without being an item.
type traced struct {
	id, says string
	items    []assessments.Item
	serving  []assessments.Serving
}

// traceChapter writes which requirement rests on what, and what was left out.
type traceChapter struct{ *view }

// trace lists the requirements that concern the scope of the question set, in the catalogue's order; without
// a catalogue those that the items name, by id.
func (v traceChapter) trace() []traced {
	by := map[string][]assessments.Item{}
	for _, it := range v.d.Template.Items {
		for _, s := range it.Sources {
			if s.Requirement != "" {
				by[s.Requirement] = append(by[s.Requirement], it)
			}
		}
	}
	var out []traced
	if c := v.opt.Catalogue; c != nil {
		for _, r := range c.Requirements {
			one := traced{id: r.ID, says: r.Says, items: by[r.ID]}
			for _, s := range c.Serving {
				if slices.Contains(s.Requirements, r.ID) && slices.Contains(r.Scopes, v.d.Template.Scope) {
					one.serving = append(one.serving, s)
				}
			}
			if len(one.items)+len(one.serving) > 0 {
				out = append(out, one)
			}
			delete(by, r.ID)
		}
	}
	rest := make([]string, 0, len(by))
	for id := range by {
		rest = append(rest, id)
	}
	slices.Sort(rest)
	for _, id := range rest {
		out = append(out, traced{id: id, items: by[id]})
	}
	return out
}

// served says what kind of thing serves a requirement beside the items.
func served(s assessments.Serving) string {
	kind, _, _ := strings.Cut(s.ID, ":")
	return kind + ": " + s.Title
}

func (v traceChapter) traceability() Section {
	t := Table{
		Columns: []Column{
			{Title: "Requirement", Width: 13},
			{Title: "Says", Width: 45},
			{Title: "Answered by", Width: 42},
		},
		Empty: "The question set names no requirement.",
	}
	for _, one := range v.trace() {
		var names []string
		for _, it := range one.items {
			names = append(names, it.ID+" ("+v.itemWords(it.ID)+")")
		}
		for _, s := range one.serving {
			names = append(names, served(s))
		}
		t.Rows = append(t.Rows, []Cell{
			textCell(one.id), textCell(one.says),
			textCell(strings.Join(names, ", ")),
		})
	}
	return Section{ID: "traceability", Title: "Traceability", Blocks: []Block{
		paragraph("Each requirement of the founding documents that concerns this scope, and what answers it: items with their verdicts, steps of scoping, settings, or sections of this pack."), grid(t),
	}}
}

// atlas is the published table of mitigations with today's names: an example, not a prescription.
func (v traceChapter) atlas() (Section, bool) {
	c := v.opt.Catalogue
	if c == nil || len(c.Atlas) == 0 {
		return Section{}, false
	}
	t := Table{Columns: []Column{
		{Title: "Id", Width: 14},
		{Title: "As published in 2024", Width: 32},
		{Title: "Today", Width: 32},
		{Title: "In this scope", Width: 32},
	}}
	scope := fmt.Sprint(v.d.Template.Scope)
	for _, a := range c.Atlas {
		if len(a.Scopes) == 0 && a.Name2024 == "" {
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			textCell(a.ID), textCell(cmp.Or(a.Name2024, "–")), textCell(a.NameCurrent),
			textCell(cmp.Or(a.Scopes[scope], "nothing asked")),
		})
	}
	return Section{ID: "atlas", Title: "MITRE ATLAS mitigations", Chapter: true, Blocks: []Block{
		muted("An example of controls by scope as it was published, beside today's names; not a prescription."), grid(t),
	}}, true
}

// What an audience is never given, said once for all records; the allow-list in full is in allow.go.
const (
	neverForVendor = "This pack holds only what may be shared. Not part of it are the assessing organisation's verdicts with their" +
		" reasons, tests and reviews, positions, weights, deal-breakers, guidance, score, findings, exceptions, conditions, decisions" +
		" and sign-offs; the contract's data and the order of precedence of its documents; details of the organisation, of the use, the" +
		" plan, the service and the vendor; items on the organisation's own controls with what is recorded on them; and quotes from and" +
		" ticks of what is not shared."
	neverForBoard = "A pack for a board holds no files of documents and evidence, no notes, no descriptions of evidence, no remarks on" +
		" ticks, no contacts of vendor and contract, and no places of backups."
)

// leftOut lists what is withheld.
func (v traceChapter) leftOut() Section {
	t := Table{Columns: []Column{
		{Title: "What", Width: 20},
		{Title: "Id", Width: 30},
		{Title: "Why it is not here", Width: 50},
	}, Empty: "Nothing is withheld."}
	if v.vendor() {
		t.Columns = []Column{
			{Title: "What", Width: 40},
			{Title: "How many", Width: 20, Right: true},
			{Title: "Why", Width: 40},
		}
	}
	for _, w := range v.withheld {
		what, second := join(": ", w.Noun.Title(), assessments.FieldTitles(w.Fields)), hashCell(w.ID)
		switch {
		case v.vendor():
			second = countCell(w.Count)
		case w.ID == "":
			what = join(" ", what, countWords(w.Count))
		}
		t.Rows = append(t.Rows, []Cell{textCell(what), second, textCell(w.Why)})
	}
	blocks := []Block{grid(t)}
	if v.opt.Audience != Auditor && len(v.withheld) == 0 {
		blocks = nil // its table would say that nothing is withheld
	}
	if v.vendor() {
		blocks = append([]Block{paragraph(neverForVendor)}, blocks...)
	} else if v.opt.Audience == Board {
		blocks = append([]Block{paragraph(neverForBoard)}, blocks...)
	}
	if !v.vendor() && len(v.withheld) > 0 {
		blocks = append([]Block{paragraph(
			"What is privileged or under NDA never leaves by default, and our negotiating positions leave for no audience. Verdicts that rest on it are shown; the texts and files are not. The state hash covers them all the same.")}, blocks...)
	}
	s := Section{ID: "withheld", Title: "Withheld and left out", Blocks: blocks}
	if t := v.leftOutByDay(); len(t.Rows) > 0 {
		s.Sections = []Section{{ID: "left-out", Title: "Left out by day", Blocks: []Block{grid(t)}}}
	}
	if t := v.recordedLater(); len(t.Rows) > 0 {
		s.Sections = append(s.Sections,
			Section{ID: "recorded-later", Title: "Shown here, recorded later", Blocks: []Block{grid(t)}})
	}
	return s
}

// recordedLater lists what a pack of a past day shows although it was recorded only later.
func (v traceChapter) recordedLater() Table {
	t := Table{Columns: []Column{
		{Title: "What", Width: 60},
		{Title: "Its day", Width: 20},
		{Title: "Recorded on", Width: 20},
	}}
	if r := worth(v).timingRecord(); r != nil {
		for _, m := range r.RecordedLater {
			t.Rows = append(t.Rows, []Cell{textCell(v.mentioned(m)), dateCell(m.Day), dateCell(m.Recorded)})
		}
	}
	return t
}

// leftOutByDay lists what a pack of a past day leaves out, and what of it can no longer be shown. Ids
// tell a reader nothing of records that are not here; assessment.json has them.
func (v traceChapter) leftOutByDay() Table {
	t := Table{Columns: []Column{
		{Title: "What", Width: 40},
		{Title: "Its day", Width: 15},
		{Title: "Recorded on", Width: 15},
		{Title: "Why it is not here", Width: 30},
	}}
	r := worth(v).timingRecord()
	if r == nil {
		return t
	}
	add := func(list []assessments.Mention, why string) {
		for _, m := range list {
			t.Rows = append(t.Rows, []Cell{
				textCell(v.mentioned(m)), dateCell(m.Day), dateCell(m.Recorded),
				textCell(why),
			})
		}
	}
	add(r.LeftOut, "of a day after "+string(v.opt.AsOf))
	add(r.PurgedSince, "purged since")
	return t
}

// mentioned is the kind of a record that may not be here, with the item that it is on.
func (v traceChapter) mentioned(m assessments.Mention) string {
	if m.Item == "" {
		return v.d.Called(m.Noun, m.ID)
	}
	return m.Noun.Title() + " on “" + v.itemTitle(m.Item) + "”"
}
