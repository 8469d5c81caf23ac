package duties

import (
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/obligations"
)

// pick shows a duty beside the list; another one is shown from its top.
func (p *Page) pick(id string) {
	p.side.Objects = nil
	if d, ok := p.m.find(id); ok {
		p.detail(d)
	}
	p.side.Refresh()
	p.right.Refresh()
	if id != p.last {
		p.right.ToTop()
	}
	p.last = id
	p.line.follow()
}

// detail is everything about a duty, in the order in which it is asked: what, why, what to show, what
// is beside it.
func (p *Page) detail(d *obligations.Duty) {
	mark, tone := ui.DutyLook(d.State)
	p.side.Add(figure.NewStateMark(mark, d.When(), tone))
	p.side.Add(text.NewLead(d.Place + ": " + d.Title))
	p.side.Add(text.NewCaption(owed(d)))
	p.side.Add(text.NewProse(text.Run{Text: d.Says}))
	p.lines(whyTitle(d.State), d.Why)
	for _, miss := range p.m.missing(d) {
		p.side.Add(widgets.NewWrap(widgets.NewLink("Answer: "+miss.question, func() {
			p.host.Go(miss.to)
		}).Small()))
	}
	if len(d.Stages) > 0 {
		var days []string
		for _, s := range d.Stages {
			days = append(days, s.Words())
		}
		p.lines("Days", days)
	}
	p.beside("Beside the day", d, obligations.BesideStay, obligations.BesideModifier)
	p.beside("Check: exemption or reading", d, obligations.BesideCheck)
	p.lines("What must be there", d.Must)
	p.evidence(d)
	p.lines("Ask the vendor", d.AskVendor)
	p.lines("Where it was read", sourcesOf(d))
	p.lines("What it is computed from", p.m.known())
	if d.State == obligations.DoesNotBind {
		p.lines("Law that is not in these duties", p.m.law.LeftOut)
	}
}

func whyTitle(s obligations.State) string {
	switch s {
	case obligations.Binds, obligations.BindsFrom:
		return "Why it binds this use"
	case obligations.DoesNotBind:
		return "Why it does not bind this use"
	case obligations.CannotBeTold:
		return "What is missing"
	}
	return "Why it is only watched"
}

// owed says who owes a duty, and what it is.
func owed(d *obligations.Duty) string {
	out := ui.Sentence(string(d.Kind)) + " of: " + strings.Join(d.Who, ", ")
	if d.FallsOn == assessments.FallsOnVendor {
		out += ". The vendor owes it: check it and ask for it"
	}
	return out + "."
}

// lines adds a heading with lines under it, if there are any.
func (p *Page) lines(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	col := widgets.NewColumn(0.5, text.NewProse(text.Run{Text: title, Bold: true}))
	for _, line := range lines {
		col.Add(text.NewProse(text.Run{Text: line}))
	}
	p.side.Add(col)
}

func (p *Page) beside(title string, d *obligations.Duty, kinds ...string) {
	var out []string
	for _, k := range kinds {
		for _, b := range d.Beside {
			if b.Kind == k {
				out = append(out, b.Text)
			}
		}
	}
	p.lines(title, out)
}

// evidence lists the items that show the duty, as links to the desk.
func (p *Page) evidence(d *obligations.Duty) {
	u, ok := p.m.use()
	if !ok || len(d.Items) == 0 {
		return
	}
	col := widgets.NewColumn(0.5, text.NewProse(text.Run{Text: "Items that show it", Bold: true}))
	for _, id := range d.Items {
		it, found := u.Items[id]
		if !found {
			continue
		}
		mark, tone := ui.DutyItemLook(it)
		link := widgets.NewLink(it.Title, func() {
			p.host.Go(ui.Route{Page: "desk", ID: u.Assessment, Item: id})
		}).Small()
		col.Add(widgets.NewWrap(figure.NewStateMark(mark, it.State.Words(it.Verdict), tone), link))
	}
	if len(col.Objects) == 1 {
		why := "No assessment of this use is begun."
		if u.Assessment != "" {
			why = "No item of the assessment's question set shows it."
		}
		col.Add(text.NewCaption(why))
	}
	p.side.Add(col)
}

// sourcesOf says how well a duty is known, and from what.
func sourcesOf(d *obligations.Duty) []string {
	out := []string{ui.Sentence(d.Certainty.Title()) + ", " + d.SourceDay() + "."}
	for _, s := range d.Sources {
		line := s.Title
		if s.Kind == assessments.SourceSecondary {
			line += " (secondary source)"
		}
		out = append(out, line)
	}
	if d.Note != "" {
		out = append(out, d.Note)
	}
	return out
}
