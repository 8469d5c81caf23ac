package scoping

import (
	"strconv"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// showQuestion puts the question on screen with its answers, or the result with what to do next.
func (p *Page) showQuestion() {
	q, ok := p.m.question()
	if !ok {
		p.showResult()
		return
	}
	p.ask.Objects = []fyne.CanvasObject{
		text.NewCaption(p.m.progress()),
		text.NewLead(q.Text),
		text.NewProse(text.Run{Text: q.Help, Muted: true}),
	}
	for i, o := range q.Options {
		p.ask.Add(widgets.NewOptionCard(o.Text, o.Help, strconv.Itoa(i+1), p.m.answers[q.ID] == o.ID, func() {
			p.choose(i)
		}))
	}
	back := widgets.NewLink("Back", p.back).WithKey("⌫")
	if len(p.m.trail()) < 2 {
		back.Disable()
	}
	p.ask.Add(widgets.NewWrap(back))
}

// showResult shows the result, and offers to record it or to continue.
func (p *Page) showResult() {
	pl := p.m.placement()
	if pl.Scope == 0 && !pl.Outside {
		return
	}
	var next *widgets.Button
	words := "Recorded with its reasons."
	title := outside
	if pl.Scope > 0 {
		title = p.m.scopeTitle(pl.Scope)
	}
	switch {
	case p.m.unrecorded() && pl.Outside:
		words = "Nothing is recorded until you say so."
		next = widgets.NewPrimary("Record that it is outside", p.record).WithKey("Enter")
	case pl.Outside:
		words = "Recorded with its reason. The facts of the use still count: say them in its form."
		next = widgets.NewPrimary("See the use", p.goOn).WithKey("Enter")
	case p.m.unrecorded():
		words = "Every question is answered. Nothing is recorded until you say so."
		next = widgets.NewPrimary("Record Scope "+strconv.Itoa(pl.Scope), p.record).WithKey("Enter")
	case pl.Scope > 2:
		words = "Recorded with its responsibilities. This is building: a buyer's question set cannot judge it. For the vendor of the model behind it, register the service that was bought as a use of its own."
		next = widgets.NewPrimary("See the matrix", p.goOn).WithKey("Enter")
	case p.m.assessment != "":
		next = widgets.NewPrimary("Open the assessment", p.goOn).WithKey("Enter")
	default:
		next = widgets.NewPrimary("Begin the assessment", p.goOn).WithKey("Enter")
	}
	p.ask.Objects = []fyne.CanvasObject{
		text.NewCaption(p.m.progress()),
		text.NewLead(title),
		text.NewProse(text.Run{Text: words, Muted: true}),
		widgets.NewWrap(next, widgets.NewLink("Back", p.back).WithKey("⌫"),
			widgets.NewLink("Answer again", p.restart)),
	}
	if pl.ModelService && !p.m.unrecorded() {
		p.offerService()
	}
}

// offerService offers to assess the service behind an application of our own, or leads to its assessment.
func (p *Page) offerService() {
	name := p.m.service.Name
	if p.m.behindAssessed != "" {
		p.ask.Add(text.NewProse(text.Run{
			Text:  name + " is assessed in Scope 2 as a use of its own.",
			Muted: true,
		}))
		p.ask.Add(widgets.NewWrap(widgets.NewButton("Open its assessment", p.assessService)))
		return
	}
	p.ask.Add(text.NewProse(text.Run{Text: name +
		" is used on business terms. That is a use of its own in Scope 2: it is added with what is known of this one, and can be changed or undone.", Muted: true}))
	p.ask.Add(widgets.NewWrap(widgets.NewButton("Assess "+name+" in Scope 2", p.assessService)))
}

// showTrail lists the answers given; each leads back to its question.
func (p *Page) showTrail() {
	p.trail.Objects = nil
	trail := p.m.trail()
	if len(trail) == 0 || len(trail) == 1 && trail[0].Current {
		p.trail.Refresh()
		return
	}
	p.trail.Add(text.NewCaption("Your answers"))
	for _, g := range trail {
		if g.Current {
			continue
		}
		p.trail.Add(widgets.NewFrame(nil, nil, nil,
			widgets.NewColumn(0, widgets.NewLink("change", func() { p.goTo(g.ID) }).Small()),
			text.NewProse(text.Run{Text: g.Question + " ", Muted: true}, text.Run{Text: g.Answer})))
	}
	p.trail.Refresh()
}
