package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/verdict"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// card is the selected item: everything about it is answered here, without a dialog.
type card struct {
	p    *Page
	item string // shown now

	asked    *question
	answer   *verdict.Answer
	quoted   *quoted
	expected *expected
	fields   *fields

	column   *fyne.Container
	scroll   *widgets.Scroller
	selected fyne.CanvasObject // what stands in all while there is an item
	empty    *widgets.EmptyState
	all      *fyne.Container
}

func newCard(p *Page) *card {
	c := &card{p: p, asked: newQuestion(p), fields: newFields(p)}
	c.answer = verdict.NewAnswer(p.verdicts.Giver, 0)
	c.quoted = &quoted{p: p, card: c, column: widgets.NewColumn(1.5)}
	c.expected = &expected{p: p, card: c, column: widgets.NewColumn(0.5)}
	links := widgets.NewWrap(
		widgets.NewLink("Find the clause", p.exits.findClause).WithKey("F"),
		widgets.NewLink("Cite by hand…", c.quoted.citeByHand).WithKey("C"),
	)
	c.column = widgets.NewColumn(2, c.asked.head, c.asked.question, c.asked.guidance, c.asked.positions)
	c.column.Objects = append(c.column.Objects, c.answer.Objects()...)
	c.column.Objects = append(c.column.Objects, c.quoted.column, c.fields.reason, links,
		heading("Evidence expected"), c.expected.column,
		heading("What the vendor says"), c.fields.response, heading("Finding and remedy"), c.fields.finding,
		heading("Notes"), c.fields.notes.body)
	c.scroll = widgets.NewScroller(widgets.NewInset(4, 3, c.column))
	keys := text.NewCaption("J next · K previous · 1-6 verdict · E evidence · F find the clause · C cite · N note")
	c.selected = widgets.NewNoted(240,
		widgets.NewFrame(nil, widgets.NewInset(4, 1, c.answer.Sum), nil, nil, c.scroll),
		widgets.NewInset(4, 1, keys))
	c.empty = widgets.NewEmptyState("No item selected", "Choose an item in the list, or take another filter.",
		"", nil)
	c.all = container.NewStack(c.empty)
	return c
}

func heading(words string) fyne.CanvasObject { return text.NewCaption(words) }

func (c *card) object() fyne.CanvasObject { return c.all }

func (c *card) top() { c.scroll.ToTop() }

// flush commits what is typed.
func (c *card) flush() { c.fields.flush() }

// show brings the card in step with the model; fields keep what is being typed into them.
func (c *card) show() {
	it, ok := c.p.m.current()
	if !ok {
		c.all.Objects = []fyne.CanvasObject{c.empty}
		c.all.Refresh()
		c.item = ""
		return
	}
	if c.item == "" {
		c.all.Objects = []fyne.CanvasObject{c.selected}
		c.all.Refresh()
	}
	changed := c.item != it.ID
	c.item = it.ID
	if changed {
		c.asked.show(it)
	}
	c.answer.Show(it)
	c.quoted.show()
	c.expected.show(it)
	c.fields.show(it, changed)
	c.column.Refresh()
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
