package portfolio

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments/obligations"
)

// lawTile counts the duties of law over all uses: those that bind, those that will soon, and what
// cannot be told.
func (m *model) lawTile() tile {
	binds, soon, untold := 0, 0, 0
	for _, t := range m.law.Uses {
		binds, soon, untold = binds+t.Binds, soon+t.Soon, untold+t.Untold
	}
	return tile{
		fmt.Sprint(binds),
		fmt.Sprintf("%s of law %s, %d\u00a0more within %d days; %d\u00a0cannot be told",
			pick(binds, "duty", "duties"), pick(binds, "binds", "bind"), soon, obligations.SoonDays, untold),
	}
}

// addLaw gives each row the count of its use.
func (m *model) addLaw() {
	for i := range m.all {
		if t, ok := m.law.Uses[m.all[i].UseID]; ok {
			m.all[i].Law = &t
		}
	}
}

// lawCell is how many duties bind a use; while of some it cannot be told, the number is not the whole of it.
func lawCell(t *obligations.Tally) table.Cell {
	if t == nil {
		return table.Cell{Text: "—", Order: -1}
	}
	tip := fmt.Sprintf("%d bind, %d more within %d days, %d later; of %d it cannot be told", t.Binds, t.Soon,
		obligations.SoonDays, t.Later, t.Untold)
	c := table.Cell{
		Kind: table.MarkCell, Text: fmt.Sprint(t.Binds), Mark: theme.MarkSquare, Tone: theme.Info,
		Tip: tip, Order: float64(t.Binds),
	}
	if t.Untold > 0 {
		c.Text, c.Mark, c.Tone = fmt.Sprintf("%d · %d ?", t.Binds, t.Untold), theme.MarkDotted, theme.Unknown
	}
	return c
}

// openLaw leads to the obligations of the use of a row.
func (p *Page) openLaw(id string) {
	for _, r := range p.m.all {
		if r.ID == id {
			p.host.Go(ui.Route{Page: "obligations", ID: r.UseID})
		}
	}
}

// showLaw lists the days to come on which duties start or change; Enter opens the duty of the use.
func (p *Page) showLaw() {
	if len(p.m.law.Notices) == 0 {
		p.host.Note(fmt.Sprintf("No duty of law starts or changes in the next %d days for what is in use",
			obligations.SoonDays))
		return
	}
	var hide func()
	var rows table.RowList
	routes := map[string]ui.Route{}
	for i, n := range p.m.law.Notices {
		id := fmt.Sprint(i)
		routes[id] = ui.Route{Page: "obligations", ID: n.Use.ID, Item: n.Duty}
		state := table.Cell{Kind: table.MarkCell, Text: "starts", Mark: theme.MarkAhead, Tone: theme.Mixed}
		if n.Maybe {
			state = table.Cell{
				Kind: table.MarkCell, Text: "cannot be told", Mark: theme.MarkDotted,
				Tone: theme.Unknown,
			}
		}
		rows = append(rows, table.Row{ID: id, Cells: []table.Cell{
			{Text: string(n.Day), Order: ui.DayOrder(n.Day)},
			state,
			{Text: n.Law, Sub: n.What, Tip: n.Law + ": " + n.What},
			{Text: n.Use.Purpose, Tip: n.Use.Purpose},
		}})
	}
	list := ui.NewList(p.host, ui.ListConfig{
		Name: "law", Rows: "days of law", TwoLine: true,
		Columns: []table.Column{
			{ID: "day", Title: "Day", Width: 92, Numeric: true},
			{ID: "state", Title: "For this use", Width: 130},
			{ID: "law", Title: "Law", Width: 280, Grow: 2},
			{ID: "use", Title: "Use", Width: 200, Grow: 1},
		},
		Actions: []ui.Action{{
			ID: "open", Title: "Open the duty", Key: fyne.KeyReturn,
			Run: func(ids []string) {
				hide()
				p.host.Go(routes[ids[0]])
			},
		}},
	})
	note := text.NewCaption(fmt.Sprintf("Duties of law read on %s. Not legal advice.", p.m.law.LawAsOf))
	if p.m.law.Old {
		note = text.NewProse(text.Run{Text: ui.OldLaw(p.m.law.LawAsOf), Bold: true})
	}
	foot := widgets.NewColumn(1, note,
		container.NewHBox(layout.NewSpacer(), widgets.NewPrimary("Close", func() { hide() })))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5, foot), nil, nil, list.Framed(0, 1))
	hide = p.host.Show(fmt.Sprintf("Law in the next %d days", obligations.SoonDays),
		ui.Sized(p.host, body, 860, 480))
	list.Show(rows, len(rows))
	p.host.Window().Canvas().Focus(list.Table)
}
