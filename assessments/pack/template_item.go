package pack

import (
	"cmp"
	"fmt"
	"strings"

	"countersign/assessments"
)

// card is one item as it is asked: what to look for, what carries it, where it comes from.
func (s *set) card(it assessments.Item) *Card {
	c := &Card{
		ID: it.ID, Title: it.Title, Question: it.Question, Verdict: string(it.Kind), Points: "weight " +
			digits(it.Weight),
		Meta: join(" · ", it.ID, words(it.Owner), topicTitle(it.Topic)),
	}
	if it.DealBreaker {
		c.GateMark, c.Gate = MarkFlag, join(": ", "Deal-breaker", it.DealBreakerReason)
	}
	add := func(label, text string, tone Tone) {
		if text != "" {
			c.Facts = append(c.Facts, Fact{Label: label, Text: text, Tone: tone})
		}
	}
	add("Not met is our walk-away", it.WalkAwayReason, Plain)
	add("Where the tier spares it", it.Brief, Plain)
	add("Good answer", it.Guidance.Good, Plain)
	add("Usual trap", it.Guidance.Trap, Plain)
	if p := it.Positions; p != nil && s.opt.Positions {
		add("We require", p.Require, Plain)
		add("We fall back to", p.FallBack, Plain)
		add("We walk away", p.WalkAway, Plain)
		add("Wording to ask for", p.Remedy, Quote)
	}
	for i, e := range it.Evidence {
		label := ""
		if i == 0 {
			label = "Evidence"
		}
		c.Facts = append(c.Facts, Fact{Label: label, Text: expectedWords(e), Mark: MarkUnticked})
	}
	if it.MinStrength != assessments.StrengthNone {
		add("Needs at least", it.MinStrength.Title(), Plain)
	}
	if it.SilenceFavours() {
		add("If it is silent", "That favours us. "+it.SilenceReason, Plain)
	}
	for _, w := range it.When {
		add("Asked when", w.Words()+". Otherwise hidden: "+w.Reason, Plain)
	}
	add("Asked again", triggerWords(it.Triggers), Plain)
	add("Answers", s.sourceWords(it), Muted)
	add("See also", s.crosswalkWords(it), Muted)
	return c
}

func topicTitle(t assessments.Topic) string {
	if t == "" {
		return ""
	}
	return t.Title()
}

func expectedWords(e assessments.ExpectedEvidence) string {
	text := e.Title + " (" + e.Strength.Title()
	if e.MaxAge > 0 {
		text += ", not older than " + assessments.Count(e.MaxAge, "month", "months")
	}
	return text + ")"
}

func triggerWords(triggers []string) string {
	var out []string
	for _, t := range triggers {
		out = append(out, "when "+assessments.TriggerTitle(t))
	}
	return strings.Join(out, "; ")
}

func (s *set) sourceWords(it assessments.Item) string {
	var out []string
	for _, src := range it.Sources {
		if src.Requirement != "" {
			out = append(out, join(" ", src.Requirement, s.sources[src.Requirement].Says))
		} else {
			out = append(out, "Practice: "+src.Practice)
		}
	}
	return strings.Join(out, "\n")
}

func (s *set) crosswalkWords(it assessments.Item) string {
	var out []string
	for _, ref := range it.Crosswalk {
		out = append(out, join(": ", ref, s.says[ref]))
	}
	return strings.Join(out, "\n")
}

// sheets are the workbook of a question set: items, what shows them, and where they come from.
func (s *set) sheets() []Sheet {
	about := Sheet{Name: AboutSheet, Widths: []int{24, 110}, Rows: []SheetRow{
		{Style: TitleRow, Cells: []Cell{textCell(s.t.Title)}},
		{Style: NoteRow, Cells: []Cell{textCell(strings.TrimSpace(s.t.Summary))}},
	}}
	for _, f := range s.cover() {
		about.Rows = append(about.Rows, SheetRow{Cells: []Cell{textCell(f.Label), textCell(f.Text)}})
	}
	out := []Sheet{s.itemsSheet()}
	if s.opt.Positions {
		out = append(out, s.positionsSheet())
	}
	return append(out, s.expectedSheet(), s.sourcesSheet(), s.servedSheet(), about)
}

func (s *set) itemsSheet() Sheet {
	titles := []string{
		"Item", "Discipline", "Title", "Question", "Kind", "Owner", "Topic", "Weight",
		"Deal-breaker", "Needs at least", "Good answer", "Usual trap", "Asked when",
	}
	widths := []int{18, 18, 26, 48, 9, 12, 16, 8, 30, 16, 48, 40, 30}
	var rows [][]Cell
	for _, it := range s.t.Items {
		var when []string
		for _, w := range it.When {
			when = append(when, w.Words())
		}
		gate := ""
		if it.DealBreaker {
			gate = cmp.Or(it.DealBreakerReason, "yes")
		}
		least := ""
		if it.MinStrength != assessments.StrengthNone {
			least = it.MinStrength.Title()
		}
		rows = append(rows, []Cell{
			textCell(it.ID), textCell(it.Discipline.Title()), textCell(it.Title), textCell(it.Question),
			textCell(string(it.Kind)), textCell(words(it.Owner)),
			textCell(topicTitle(it.Topic)), countCell(it.Weight), textCell(gate), textCell(least),
			textCell(it.Guidance.Good), textCell(it.Guidance.Trap), textCell(strings.Join(when, "\n")),
		})
	}
	return list(ItemsSheet, fmt.Sprintf("%s, %s", s.t.Title, s.t.Version), columns(titles, widths), rows)
}

// positionsSheet is our line on each term, on a sheet of its own so that it can be taken out whole.
func (s *set) positionsSheet() Sheet {
	var rows [][]Cell
	for _, it := range s.t.Items {
		if p := it.Positions; p != nil {
			rows = append(rows, []Cell{
				textCell(it.ID), textCell(it.Title), textCell(p.Require),
				textCell(p.FallBack), textCell(p.WalkAway), textCell(p.Remedy),
			})
		}
	}
	return list("Positions", "INTERNAL: what we require, what we fall back to, where we walk away", columns(
		[]string{"Item", "Title", "We require", "We fall back to", "We walk away", "Wording to ask for"},
		[]int{18, 24, 36, 36, 36, 40}), rows)
}

func (s *set) expectedSheet() Sheet {
	var rows [][]Cell
	for _, it := range s.t.Items {
		for _, e := range it.Evidence {
			age := textCell("")
			if e.MaxAge > 0 {
				age = countCell(e.MaxAge)
			}
			rows = append(rows, []Cell{
				textCell(it.ID), textCell(it.Title), textCell(e.Title),
				textCell(e.Strength.Title()), age,
			})
		}
	}
	return list("Evidence", "Expected evidence, and the strength it gives",
		columns([]string{"Item", "Title", "Evidence", "Strength", "Not older than, months"},
			[]int{18, 34, 80, 22, 14}), rows)
}

func (s *set) sourcesSheet() Sheet {
	var rows [][]Cell
	for _, it := range s.t.Items {
		for _, src := range it.Sources {
			if src.Requirement != "" {
				rows = append(rows, []Cell{
					textCell(it.ID), textCell(it.Title), textCell("requirement"),
					textCell(src.Requirement), textCell(s.sources[src.Requirement].Says),
				})
			} else {
				rows = append(rows, []Cell{
					textCell(it.ID), textCell(it.Title), textCell("practice"),
					textCell(""), textCell(src.Practice),
				})
			}
		}
		for _, ref := range it.Crosswalk {
			rows = append(rows, []Cell{
				textCell(it.ID), textCell(it.Title), textCell("framework"),
				textCell(ref), textCell(s.says[ref]),
			})
		}
	}
	return list("Sources", "Where each item comes from, and the places of other frameworks it bears on",
		columns([]string{"Item", "Title", "What", "Reference", "Says, in our words"},
			[]int{18, 34, 14, 26, 96}), rows)
}

func (s *set) servedSheet() Sheet {
	var rows [][]Cell
	for _, r := range s.requirements() {
		rows = append(rows, []Cell{
			textCell(r.id), textCell(r.says),
			textCell(cmp.Or(r.by, "nothing in this set")),
		})
	}
	return list("Requirements", "Requirements that concern this scope, and what answers them",
		columns([]string{"Requirement", "Says", "Answered by"}, []int{14, 90, 80}), rows)
}
