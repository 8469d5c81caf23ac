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

// showReasons says why the use stands where it stands, what must be settled, and what may come.
func (p *Page) showReasons() {
	pl := p.m.placement()
	words, _ := p.m.headline()
	p.why.Objects = []fyne.CanvasObject{text.NewLead(words)}
	for _, pr := range p.m.problems {
		p.remark(theme.MarkAlert, theme.Mixed, "Recorded answers cannot be read", pr.String()+
			". Answer the questions again.")
	}
	for _, s := range p.m.matrix.Scopes {
		if s.Number == pl.Scope {
			p.why.Add(text.NewProse(text.Run{Text: s.Definition, Muted: true}))
		}
	}
	if pl.Scope == 0 && !p.m.begun {
		for _, r := range p.m.use.ScopeReasons {
			p.remark(theme.MarkTick, theme.Info, "", r)
		}
	}
	for _, r := range pl.Reasons {
		p.remark(theme.MarkTick, theme.Info, "", r.Text)
	}
	for _, w := range pl.Warnings {
		p.remark(theme.MarkFlag, theme.Bad, "To be settled", w.Text)
	}
	if pl.Reassess {
		p.remark(theme.MarkAlert, theme.Mixed, "Assess again", pl.ReassessWhy)
	}
	if pl.LaterMove != "" {
		p.remark(theme.MarkArrows, theme.Neutral, "Later", pl.LaterMove)
	}
	for _, n := range pl.Notes {
		if n != pl.LaterMove && n != pl.ReassessWhy {
			p.remark(theme.MarkDash, theme.Neutral, "Note", n)
		}
	}
	p.duties.Objects = nil
	if pl.Side == scope.Building {
		p.showDuties(pl.Scope)
	}
	p.why.Refresh()
	p.duties.Refresh()
}

// remark is one line with its shape; the word before it says what kind of line it is.
func (p *Page) remark(mark theme.Mark, tone theme.Tone, word, words string) {
	runs := []text.Run{{Text: words}}
	if word != "" {
		runs = append([]text.Run{{Text: word + ": ", Bold: true, Tone: tone}}, runs...)
	}
	p.why.Add(widgets.NewFrame(nil, nil, widgets.NewColumn(0, figure.NewStateMark(mark, "", tone)), nil,
		widgets.NewInset(1.5, 0, text.NewProse(runs...))))
}

// showDuties lists what the organisation answers for where it builds.
func (p *Page) showDuties(n int) {
	p.duties.Add(text.NewCaption("Ours to answer for, recorded with the use"))
	for _, d := range p.m.duties(n) {
		title := d.Title
		if d.Discipline != "" {
			title += " (" + d.Discipline.Title() + ")"
		}
		p.duties.Add(text.NewProse(text.Run{Text: title + ". ", Bold: true},
			text.Run{Text: d.Says, Muted: true}))
	}
}

// showPicture draws who controls what in the scope as it stands.
func (p *Page) showPicture() {
	n, says := p.m.picture()
	if says != "" {
		p.why.Add(text.NewCaption(says))
	}
	f, lines := ui.DataFlow(p.m.matrix, n)
	p.steps.Objects = nil
	for _, l := range lines {
		p.steps.Add(l.Prose())
	}
	p.flow.Set(f)
}
