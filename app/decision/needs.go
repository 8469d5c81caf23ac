package decision

import (
	"fmt"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/standing"
)

// needs are the sentences that say what the tier takes for an approval and does not have yet. They are
// shown until an approval is on record; those of a decision that was taken are part of its standing.
func (m *model) needs() []string {
	if m.a.Standing.Outcome.Approving() {
		return nil
	}
	var out []string
	for _, n := range m.a.Needs("") {
		out = append(out, standing.Capital(n.Text)+".")
	}
	return out
}

// newerLines name what the question set of today asks that this one does not.
func (m *model) newerLines() []string {
	var out []string
	for _, it := range m.newer.Added {
		out = append(out, "New: “"+it.Title+"” ("+it.ID+")")
	}
	for _, id := range m.newer.Again() {
		c, _ := m.newer.Changes(id)
		out = append(out, "To be confirmed again: “"+c.Title+"” ("+id+")")
	}
	for _, it := range m.newer.Dropped {
		out = append(out, "No longer asked: “"+it.Title+"” ("+it.ID+")")
	}
	if m.newer.Rules {
		out = append(out, "What an approval takes in each tier differs")
	}
	return out
}

// showNeeds adds, under what speaks against the decision, what an approval still takes and what a
// newer set would ask.
func (p *Page) showNeeds() {
	if list := p.m.needs(); len(list) > 0 {
		p.why.Add(p.linked(assessments.Count(len(list), "thing is", "things are")+
			" missing for an approval by the rules of its tier.",
			"Show what is missing", func() { p.listLines("What an approval still takes", list) }))
	}
	if words := p.m.newer.Words(); words != "" {
		p.why.Add(p.linked(words+" This assessment stands by the rules of its own set.", "Show what it asks",
			func() {
				p.listLines(fmt.Sprintf("What %s asks", p.m.newer.New), p.m.newerLines())
			}))
	}
}

// linked is a sentence with a link behind it.
func (p *Page) linked(words, link string, open func()) *text.Prose {
	return text.NewProse(text.Run{Text: words + " ", Muted: true}, text.Run{Text: link, Link: open})
}

func (p *Page) listLines(title string, lines []string) {
	column := widgets.NewColumn(1)
	for _, line := range lines {
		column.Add(text.NewProse(text.Run{Text: line}))
	}
	ui.Tell(p.host, title, column, 620, 420)
}
