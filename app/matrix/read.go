package matrix

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
)

// commonView is what holds whatever the scope: the four questions, the common practices, the own duties.
func (p *Page) commonView() fyne.CanvasObject {
	m := p.m.c.Matrix
	questions := section("Four questions that frame every case")
	for _, q := range m.Questions {
		questions.Add(widgets.NewColumn(0, text.NewProse(text.Run{Text: q.Question, Bold: true}), text.NewProse(text.Run{Text: q.Helps, Muted: true})))
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
	return widgets.NewSplitColumns([]widgets.SplitPart{{Content: half(questions, common), Width: 620, Min: 260}, {Content: half(own, disciplines), Min: 260}}, widths,
		func(w []float32) { p.host.Remember("matrix.common", w) })
}

// section is a column under a heading.
func section(title string) *fyne.Container {
	return widgets.NewColumn(2, text.NewLead(title))
}

// lawsView lists the laws a use may fall under, with their dates, and as of when these were read.
func (p *Page) lawsView() fyne.CanvasObject {
	col := widgets.NewColumn(5, text.NewCaption("Dates as the published texts give them, each with its source and the day as of which it holds. What was amended later is not in them: check a date before relying on it. Not legal advice."))
	for _, r := range p.m.c.Regulations {
		law := section(r.Title)
		law.Add(text.NewProse(text.Run{Text: strings.TrimSpace(r.Says)}))
		for _, d := range r.Dates {
			mark, word, tone := theme.MarkRing, "from "+string(d.Date), theme.Mixed
			if reached(d, p.host.Today()) {
				mark, word, tone = theme.MarkFull, "since "+string(d.Date), theme.Info
			}
			law.Add(widgets.NewFrame(nil, nil, widgets.NewColumn(0, container.New(dateColumn{}, figure.NewStateMark(mark, word, tone))), nil,
				widgets.NewColumn(0, text.NewProse(text.Run{Text: d.What}), text.NewCaption(d.Source+", as of "+string(d.AsOf)))))
		}
		if len(r.Dates) == 0 {
			law.Add(text.NewCaption("No date is given here: it depends on where and how the service is used."))
		}
		col.Add(law)
	}
	return widgets.NewScroller(widgets.NewInset(4.5, 2.5, col))
}

// dateColumn gives the dates one width, so that what they say stands in line.
type dateColumn struct{}

func (dateColumn) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(theme.Scaled(132), o[0].MinSize().Width), o[0].MinSize().Height)
}

func (dateColumn) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
