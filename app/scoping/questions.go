package scoping

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// questions is the left of the wizard: the question on screen or the result, and the answers given.
type questions struct {
	page   *Page
	m      *model
	ask    *fyne.Container // the question on screen, or the result
	trail  *fyne.Container
	scroll *widgets.Scroller
	first  fyne.Focusable // the answer given, or the first one; for a result what to do next
}

func newQuestions(p *Page) *questions {
	qs := &questions{page: p, m: p.m, ask: widgets.NewColumn(2), trail: widgets.NewColumn(1)}
	qs.scroll = widgets.NewScroller(widgets.NewInset(4.5, 4, widgets.NewColumn(5, qs.ask, qs.trail)))
	return qs
}

// show brings it in step with the model.
func (qs *questions) show() {
	qs.showQuestion()
	qs.showTrail()
	qs.ask.Refresh()
	qs.scroll.Refresh()
}

// showQuestion puts the question on screen with its answers, or the result with what to do next.
func (qs *questions) showQuestion() {
	q, ok := qs.m.question()
	if !ok {
		qs.showResult()
		return
	}
	qs.ask.Objects = []fyne.CanvasObject{
		text.NewCaption(qs.m.progress()),
		text.NewLead(q.Text),
		text.NewProse(text.Run{Text: q.Help, Muted: true}),
	}
	for i, o := range q.Options {
		given := qs.m.answers[q.ID] == o.ID
		card := widgets.NewOptionCard(o.Text, o.Help, strconv.Itoa(i+1), given, func() { qs.page.choose(i) })
		if i == 0 || given {
			qs.first = card
		}
		qs.ask.Add(card)
	}
	back := widgets.NewLink("Back", qs.page.back).WithKey("⌫")
	if len(qs.m.trail()) < 2 {
		back.Disable()
	}
	qs.ask.Add(widgets.NewWrap(back))
	if pl := qs.m.placement(); qs.m.tells(pl) && qs.m.assessment == "" {
		qs.ask.Add(text.NewProse(text.Run{
			Text: "What is left does not change the scope and can be answered later.", Muted: true,
		}))
		qs.ask.Add(widgets.NewWrap(widgets.NewLink(fmt.Sprintf("Record Scope %d and begin", pl.Scope),
			qs.page.Submit).WithKey("Ctrl Enter")))
	}
}

// showResult shows the result, and offers to record it or to continue.
func (qs *questions) showResult() {
	pl := qs.m.placement()
	if pl.Scope == 0 && !pl.Outside {
		return
	}
	words := "Recorded with its reasons."
	title := outside
	if pl.Scope > 0 {
		title = qs.m.scopeTitle(pl.Scope)
	}
	switch {
	case qs.m.unrecorded() && pl.Outside:
		words = "Nothing is recorded until you say so."
	case pl.Outside:
		words = "Recorded with its reason. The facts of the use still count: say them in its form."
	case qs.m.unrecorded():
		words = "Every question is answered. Nothing is recorded until you say so."
	case pl.Scope > 2:
		words = "Recorded with its responsibilities. This is building: a buyer's question set cannot judge it. For the vendor of the model behind it, register the service that was bought as a use of its own."
	}
	next := widgets.NewPrimary(qs.page.acts.next()).WithKey("Enter")
	qs.first = next
	qs.ask.Objects = []fyne.CanvasObject{
		text.NewCaption(qs.m.progress()),
		text.NewLead(title),
		text.NewProse(text.Run{Text: words, Muted: true}),
		widgets.NewWrap(next, widgets.NewLink("Back", qs.page.back).WithKey("⌫"),
			widgets.NewLink("Answer again", qs.page.restart)),
	}
	if pl.ModelService && !qs.m.unrecorded() {
		qs.offerService()
	}
}

// offerService offers to assess the service behind an application of our own, or leads to its assessment.
func (qs *questions) offerService() {
	name := qs.m.service.Name
	if qs.m.behindAssessed != "" {
		qs.ask.Add(text.NewProse(text.Run{
			Text:  name + " is assessed in Scope 2 as a use of its own.",
			Muted: true,
		}))
		qs.ask.Add(widgets.NewWrap(widgets.NewButton("Open its assessment", qs.page.acts.assessService)))
		return
	}
	qs.ask.Add(text.NewProse(text.Run{Text: name +
		" is used on business terms. That is a use of its own in Scope 2: it is added with what is known of this one, and can be changed or undone.", Muted: true}))
	qs.ask.Add(widgets.NewWrap(widgets.NewButton("Assess "+name+" in Scope 2", qs.page.acts.assessService)))
}

// showTrail lists the answers given; each leads back to its question.
func (qs *questions) showTrail() {
	qs.trail.Objects = nil
	trail := qs.m.trail()
	if len(trail) == 0 || len(trail) == 1 && trail[0].Current {
		qs.trail.Refresh()
		return
	}
	qs.trail.Add(text.NewCaption("Your answers"))
	for _, g := range trail {
		if g.Current {
			continue
		}
		qs.trail.Add(widgets.NewFrame(nil, nil, nil,
			widgets.NewColumn(0, widgets.NewLink("change", func() { qs.page.goTo(g.ID) }).Small()),
			text.NewProse(text.Run{Text: g.Question + " ", Muted: true}, text.Run{Text: g.Answer})))
	}
	qs.trail.Refresh()
}
