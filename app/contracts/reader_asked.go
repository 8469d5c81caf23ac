package contracts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// asked is the head of the strip: what the item is, which of those in the document, and its question.
type asked struct {
	s        *strip
	meta     *text.Prose
	short    *widgets.Folding // of the meta
	place    *widgets.Button
	head     *fyne.Container
	question *text.Prose
}

func newAsked(s *strip) *asked {
	a := &asked{s: s, meta: text.NewCaptionRuns(), question: text.NewLead("")}
	a.place = widgets.NewLink("", s.choose).WithKey("I").Small()
	walk := container.NewHBox(
		widgets.NewLink("Previous item", s.clicked(-1)).WithKey("K").Small(), a.place,
		widgets.NewLink("Next item", s.clicked(+1)).WithKey("J").Small(),
	)
	a.short = widgets.NewFolding(lowWindow, a.meta)
	a.head = widgets.NewFrame(nil, nil, nil, walk, widgets.NewInset(0, 1, a.short))
	return a
}

// show shows another item, or the same one with what was recorded of it since.
func (a *asked) show(it assessments.Item) {
	question := it.Question
	if a.s.shown.Judged[it.ID].Brief {
		question = it.Brief
	}
	a.question.SetText(question)
	a.showPlace()
}

// showPlace says what the item is and which of those in the document, as far as passages were looked for.
func (a *asked) showPlace() {
	b, _ := a.s.in.readFor()
	it, ok := a.s.in.chosenItem()
	if !ok {
		return
	}
	was := a.meta.String() + a.place.Text()
	meta, flags := a.s.in.itemMeta(b, it)
	runs := []text.Run{{Text: meta, Muted: true}}
	for _, f := range flags {
		runs = append(runs, text.Run{Text: " · ", Muted: true}, text.Run{Text: "⚑ " + f, Tone: theme.Bad, Bold: true})
	}
	a.meta.Set(runs...)
	a.short.SetLine(strings.Join(append(flags, it.ID, meta), " · "))
	a.place.SetText("Items…")
	if m := a.s.in; m.looked(m.reading.Version.ID) || m.refused != "" {
		a.place.SetText(a.s.in.itemPlace(b))
	}
	if was != a.meta.String()+a.place.Text() {
		a.head.Refresh()
		a.s.fit() // another number of lines may be needed
	}
}

// lowWindow is the height of a window, at 100 %, below which the strip folds: there the text would have no room.
const lowWindow = 640

// positions are ours on an item, side by side; in a low window they fold into a line.
type positions struct {
	numbers *numberCheck // of what is cited, beside them

	folding *widgets.Folding
	columns *fyne.Container
}

func newPositions() *positions {
	p := &positions{numbers: newNumberCheck(), columns: widgets.NewAbreast(230)}
	p.folding = widgets.NewFolding(lowWindow, p.columns)
	return p
}

func (p *positions) show(it assessments.Item) {
	p.columns.Objects = nil
	var line []string
	add := func(title, words string, mark theme.Mark, tone theme.Tone) {
		if words == "" {
			return
		}
		p.columns.Add(widgets.NewColumn(0.25, figure.NewStateMark(mark, title, tone),
			text.NewProse(text.Run{Text: words})))
		line = append(line, title+": "+words)
	}
	if pos := it.Positions; pos != nil {
		add("We require", pos.Require, theme.MarkFull, theme.Good)
		add("Fall back to", pos.FallBack, theme.MarkHalf, theme.Mixed)
		add("Walk away", pos.WalkAway, theme.MarkCross, theme.Bad)
	}
	if it.WalkAwayReason != "" {
		add("Not met is our walk-away", it.WalkAwayReason, theme.MarkCross, theme.Bad)
	}
	p.folding.SetLine(strings.Join(line, "  "))
	setVisible(p.folding, len(line) > 0)
	p.columns.Refresh()
	p.folding.Refresh()
}
