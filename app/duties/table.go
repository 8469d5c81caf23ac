package duties

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments/obligations"
)

func (p *Page) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "duties", Rows: "duties", TwoLine: true, Chips: p.chips.Chips(),
		Columns: []table.Column{
			{ID: "state", Title: "State", Width: 130},
			{ID: "law", Title: "Law, article", Width: 176, Grow: 1},
			{ID: "must", Title: "What must be there", Width: 162, Grow: 2, Fold: 2},
			{ID: "day", Title: "Day", Width: 86, Numeric: true, Fold: 3},
			{ID: "items", Title: "Items that show it", Width: 136, Fold: 1},
		},
		Empty: widgets.NewEmptyState("No duty here", "No duty of law is in this state for the use.",
			"Show what concerns it", func() { p.chips.Choose(0) }),
		Unfilter: func() { p.chips.Choose(0) },
		Actions: []ui.Action{
			{
				ID: "read", Title: "Read it beside the list", Menu: "View", Key: fyne.KeyReturn,
				Run: func(ids []string) {
					p.pick(ids[0])
					p.right.Focus()
				},
			},
		},
		OnSelect: func(ids []string) {
			if len(ids) > 0 {
				p.m.duty = ids[0]
				p.pick(ids[0])
			}
		},
	}
}

// cells are the rows of the table.
func (p *Page) cells(duties []*obligations.Duty) table.RowList {
	rows := make(table.RowList, 0, len(duties))
	for _, d := range duties {
		mark, tone := ui.DutyLook(d.State)
		day := table.Cell{Text: "—", Order: ui.DayOrder("")}
		if d.Day != "" {
			day = table.Cell{Text: string(d.Day), Order: ui.DayOrder(d.Day)}
		}
		rows = append(rows, table.Row{ID: d.ID, Cells: []table.Cell{
			{Kind: table.MarkCell, Text: ui.DutyWord(*d), Mark: mark, Tone: tone, Tip: d.When()},
			{Text: d.Place, Sub: d.Title},
			p.mustCell(d), day, p.itemsCell(d),
		}})
	}
	return rows
}

// mustCell is what must be there, or the reason of a duty that does not bind or of which it cannot be told.
func (p *Page) mustCell(d *obligations.Duty) table.Cell {
	if d.State == obligations.Binds || d.State == obligations.BindsFrom {
		all := strings.Join(d.Must, "; ")
		more := ""
		if len(d.Must) > 1 {
			more = strings.Join(d.Must[1:], "; ")
		}
		return table.Cell{Text: ui.Sentence(d.Must[0]), Sub: more, Tip: all}
	}
	why := strings.Join(d.Why, " ")
	first, more := why, ""
	if len(d.Why) > 1 {
		first, more = d.Why[0], strings.Join(d.Why[1:], " ")
	}
	return table.Cell{Text: first, Sub: more, Tip: why, Muted: true}
}

func (p *Page) itemsCell(d *obligations.Duty) table.Cell {
	if d.State == obligations.DoesNotBind {
		return table.Cell{Text: "—"}
	}
	s := p.m.shown(d)
	c := table.Cell{Kind: table.MarkCell, Text: s.words(), Mark: theme.MarkRing, Tone: theme.Unknown}
	switch {
	case s.items == 0:
		return table.Cell{Text: s.words(), Muted: true, Tip: "No item of this question set shows it"}
	case !s.open:
		c.Mark, c.Tone = theme.MarkFull, theme.Good
	case s.met > 0:
		c.Mark, c.Tone = theme.MarkHalf, theme.Mixed
	}
	return c
}
