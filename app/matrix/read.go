package matrix

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// commonView is what holds whatever the scope: the four questions, the common practices, the own duties.
func (p *Page) commonView() fyne.CanvasObject {
	m := p.m.c.Matrix
	questions := section("Four questions that frame every case")
	for _, q := range m.Questions {
		questions.Add(widgets.NewColumn(0, text.NewProse(text.Run{Text: q.Question, Bold: true}),
			text.NewProse(text.Run{Text: q.Helps, Muted: true})))
	}
	common := section("Practices that matter in every scope")
	for _, c := range m.Common {
		common.Add(pair(c.Title, c.Says))
	}
	own := section("Yours in Scopes 1 and 2, whatever the contract says")
	for _, d := range m.Own {
		title := d.Title
		if len(d.Scopes) == 1 {
			title += fmt.Sprintf(" (Scope %d)", d.Scopes[0])
		}
		own.Add(pair(title, d.Says))
	}
	disciplines := section("Five disciplines")
	for _, d := range m.Disciplines {
		disciplines.Add(pair(d.ID.Title(), d.Says))
	}
	var widths []float32
	p.host.Recall("matrix.common", &widths)
	half := func(parts ...fyne.CanvasObject) fyne.CanvasObject {
		return widgets.NewScroller(widgets.NewInset(4.5, 2.5, widgets.NewColumn(5, parts...)))
	}
	return widgets.NewSplitColumns(
		[]widgets.SplitPart{
			{Content: half(questions, common), Width: 620, Min: 260},
			{Content: half(own, disciplines), Min: 260},
		}, widths,
		func(w []float32) { p.host.Remember("matrix.common", w) })
}

// section is a column under a heading.
func section(title string) *fyne.Container {
	return widgets.NewColumn(2, text.NewLead(title))
}

// dateColumn gives the dates one width, so that what they say stands in line.
type dateColumn struct{}

func (dateColumn) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(theme.Scaled(132), o[0].MinSize().Width), o[0].MinSize().Height)
}

func (dateColumn) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
