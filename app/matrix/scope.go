package matrix

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// scopeView is one scope in full: what it is at the left, who controls what at the right.
type scopeView struct {
	p     *Page
	chips *widgets.ChipBar
	text  *fyne.Container
	flow  *figure.DataFlowPicture
	steps *fyne.Container
	left  *widgets.Scroller
	right *widgets.Scroller
	body  fyne.CanvasObject
	shown int // scope on screen
}

func newScopeView(p *Page) *scopeView {
	v := &scopeView{
		p: p, text: widgets.NewColumn(2), steps: widgets.NewColumn(1),
		flow: figure.NewDataFlowPicture(figure.DataFlow{}),
	}
	var names []string
	for _, s := range p.m.c.Matrix.Scopes {
		names = append(names, fmt.Sprintf("Scope %d", s.Number))
	}
	v.chips = widgets.NewChipBar(names, func(i int) {
		if n := p.m.c.Matrix.Scopes[i].Number; n != p.m.scope {
			p.m.scope = n
			p.show()
		}
	})
	v.left = widgets.NewScroller(widgets.NewInset(4.5, 2.5, v.text))
	v.right = widgets.NewScroller(widgets.NewInset(4.5, 2.5, widgets.NewColumn(4, v.flow, v.steps)))
	var widths []float32
	p.host.Recall("matrix.scope", &widths)
	split := widgets.NewSplitColumns(
		[]widgets.SplitPart{{Content: v.left, Width: 520, Min: 260}, {Content: v.right, Min: 300}}, widths,
		func(w []float32) { p.host.Remember("matrix.scope", w) })
	v.body = widgets.NewFrame(widgets.NewInset(4.5, 1.5, v.chips), nil, nil, nil, split)
	return v
}

// show updates the view to the selected scope.
func (v *scopeView) show() {
	if v.shown == v.p.m.scope {
		return
	}
	v.shown = v.p.m.scope
	for i, s := range v.p.m.c.Matrix.Scopes {
		if s.Number == v.shown && v.chips.Chosen() != i {
			v.chips.Choose(i)
		}
	}
	v.showText()
	v.showFlow()
	v.left.Refresh()
	v.right.Refresh()
	v.left.ToTop()
	v.right.ToTop()
}

// showText says what the scope is, what separates it from the next, and what falls to the organisation.
func (v *scopeView) showText() {
	s := v.p.m.at()
	mark := figure.NewStateMark(theme.MarkFull, "you buy: assessed with a question set", theme.Info)
	if s.Side == "build" {
		mark = figure.NewStateMark(theme.MarkRing, "you build: recorded with its responsibilities",
			theme.Neutral)
	}
	v.text.Objects = []fyne.CanvasObject{
		text.NewLead(scopeTitle(s)), mark,
		text.NewProse(text.Run{Text: s.Definition}),
	}
	v.heading("For example")
	for _, e := range s.Examples {
		v.text.Add(text.NewProse(text.Run{Text: "•  " + e}))
	}
	if s.Next != "" {
		v.heading(fmt.Sprintf("What separates it from Scope %d", s.Number+1))
		v.text.Add(text.NewProse(text.Run{Text: s.Next}))
	}
	if own := v.p.m.own(); len(own) > 0 {
		v.heading("Stays with you, whatever the contract says")
		for _, d := range own {
			v.text.Add(pair(d.Title, d.Says))
		}
	}
	if duties := v.p.m.allDuties(); len(duties) > 0 {
		v.heading("Your " + assessments.Count(len(duties), "responsibility", "responsibilities"))
		var last assessments.Discipline = "none yet"
		for _, d := range duties {
			if d.Discipline != last && d.Discipline != "" {
				v.text.Add(text.NewProse(text.Run{Text: d.Discipline.Title(), Bold: true, Tone: theme.Info}))
			}
			last = d.Discipline
			v.text.Add(pair(d.Title, d.Says))
		}
	}
}

func (v *scopeView) heading(words string) {
	v.text.Add(widgets.NewInset(0, 1, text.NewProse(text.Run{Text: words, Muted: true, Bold: true})))
}

// pair is a title with what it says, in one paragraph.
func pair(title, says string) fyne.CanvasObject {
	return text.NewProse(text.Run{Text: title + ". ", Bold: true}, text.Run{Text: says, Muted: true})
}

// showFlow draws who controls what, and says the six steps and the elements in words.
func (v *scopeView) showFlow() {
	f, lines := ui.DataFlow(v.p.m.c.Matrix, v.p.m.scope)
	v.flow.Set(f)
	v.steps.Objects = []fyne.CanvasObject{text.NewCaption("From a prompt to its response")}
	for _, l := range lines {
		v.steps.Add(l.Prose())
	}
	customer, provider := v.p.m.controls()
	for _, who := range []struct {
		title string
		list  []assessments.FlowElement
	}{{"Controlled by you (dots)", customer}, {"Controlled by the provider (stripes)", provider}} {
		if len(who.list) == 0 {
			continue
		}
		v.steps.Add(widgets.NewInset(0, 1.5, text.NewCaption(who.title)))
		for _, e := range who.list {
			v.steps.Add(pair(e.Title, e.Says))
		}
	}
}
