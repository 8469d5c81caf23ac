package scoping

import (
	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	scope "countersign/assessments/scoping"
)

// reasons is the right of the wizard: why the use stands where it stands, who controls what there, and
// what the organisation answers for.
type reasons struct {
	m      *model
	flow   *figure.DataFlowPicture
	steps  *fyne.Container
	duties *fyne.Container
	why    *fyne.Container
	scroll *widgets.Scroller
}

func newReasons(p *Page) *reasons {
	rs := &reasons{
		m: p.m, why: widgets.NewColumn(2), steps: widgets.NewColumn(1),
		duties: widgets.NewColumn(1.5),
	}
	rs.flow = figure.NewDataFlowPicture(figure.DataFlow{})
	rs.scroll = widgets.NewScroller(
		widgets.NewInset(4.5, 4, widgets.NewColumn(4, rs.why, rs.flow, rs.steps, rs.duties)))
	return rs
}

// show brings it in step with the model.
func (rs *reasons) show() {
	rs.showReasons()
	rs.showPicture()
	rs.scroll.Refresh()
}

// showReasons says why the use stands where it stands, what must be settled, and what may come.
func (rs *reasons) showReasons() {
	pl := rs.m.placement()
	words, _ := rs.m.headline()
	rs.why.Objects = []fyne.CanvasObject{text.NewLead(words)}
	for _, pr := range rs.m.problems {
		rs.remark(theme.MarkAlert, theme.Mixed, "Recorded answers cannot be read", pr.String()+
			". Answer the questions again.")
	}
	for _, s := range rs.m.matrix.Scopes {
		if s.Number == pl.Scope {
			rs.why.Add(text.NewProse(text.Run{Text: s.Definition, Muted: true}))
		}
	}
	if pl.Scope == 0 && !rs.m.begun {
		for _, r := range rs.m.use.ScopeReasons {
			rs.remark(theme.MarkTick, theme.Info, "", r)
		}
	}
	for _, r := range pl.Reasons {
		rs.remark(theme.MarkTick, theme.Info, "", r.Text)
	}
	for _, w := range pl.Warnings {
		rs.remark(theme.MarkFlag, theme.Bad, "To be settled", w.Text)
	}
	if pl.Reassess {
		rs.remark(theme.MarkAlert, theme.Mixed, "Assess again", pl.ReassessWhy)
	}
	if pl.LaterMove != "" {
		rs.remark(theme.MarkArrows, theme.Neutral, "Later", pl.LaterMove)
	}
	for _, n := range pl.Notes {
		if n != pl.LaterMove && n != pl.ReassessWhy {
			rs.remark(theme.MarkDash, theme.Neutral, "Note", n)
		}
	}
	rs.duties.Objects = nil
	if pl.Side == scope.Building {
		rs.showDuties(pl.Scope)
	}
	rs.why.Refresh()
	rs.duties.Refresh()
}

// remark is one line with its shape; the word before it says what kind of line it is.
func (rs *reasons) remark(mark theme.Mark, tone theme.Tone, word, words string) {
	runs := []text.Run{{Text: words}}
	if word != "" {
		runs = append([]text.Run{{Text: word + ": ", Bold: true, Tone: tone}}, runs...)
	}
	rs.why.Add(widgets.NewFrame(nil, nil, widgets.NewColumn(0, figure.NewStateMark(mark, "", tone)), nil,
		widgets.NewInset(1.5, 0, text.NewProse(runs...))))
}

// showDuties lists what the organisation answers for where it builds.
func (rs *reasons) showDuties(n int) {
	rs.duties.Add(text.NewCaption("Ours to answer for, recorded with the use"))
	for _, d := range rs.m.duties(n) {
		title := d.Title
		if d.Discipline != "" {
			title += " (" + d.Discipline.Title() + ")"
		}
		rs.duties.Add(text.NewProse(text.Run{Text: title + ". ", Bold: true},
			text.Run{Text: d.Says, Muted: true}))
	}
}

// showPicture draws who controls what in the scope as it stands.
func (rs *reasons) showPicture() {
	n, says := rs.m.picture()
	if says != "" {
		rs.why.Add(text.NewCaption(says))
	}
	f, lines := ui.DataFlow(rs.m.matrix, n)
	rs.steps.Objects = nil
	for _, l := range lines {
		rs.steps.Add(l.Prose())
	}
	rs.flow.Set(f)
}
