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
)

// showDue lists what the tile counts; Enter opens where something is done about it.
func (p *Page) showDue() {
	due := p.m.dueRows()
	if len(due) == 0 {
		p.host.Note(fmt.Sprintf("Nothing is overdue, and nothing falls due in the next %d days", dueDays))
		return
	}
	var hide func()
	var rows table.RowList
	routes := map[string]ui.Route{}
	for i, d := range due {
		day := table.Cell{Text: string(d.day), Order: ui.DayOrder(d.day)}
		if d.late {
			day.Kind, day.Mark, day.Tone, day.Tip = table.MarkCell, theme.MarkAlert, theme.Bad, "Overdue"
		}
		id := fmt.Sprint(i)
		routes[id] = d.to
		rows = append(rows, table.Row{ID: id, Cells: []table.Cell{
			day, {Text: d.what}, {Text: orDash(d.name), Tip: d.name}, {Text: orDash(d.of), Tip: d.of},
		}})
	}
	list := ui.NewList(p.host, ui.ListConfig{
		Name: "due", Rows: "due dates",
		Columns: []table.Column{
			{ID: "day", Title: "Day", Width: 110, Numeric: true},
			{ID: "kind", Title: "Due", Width: 130},
			{ID: "what", Title: "What", Width: 240, Grow: 1},
			{ID: "assessment", Title: "Assessment", Width: 220, Grow: 1},
		},
		Actions: []ui.Action{{ID: "open", Title: "Open it", Key: fyne.KeyReturn, Run: func(ids []string) {
			hide()
			p.host.Go(routes[ids[0]])
		}}},
	})
	foot := container.NewHBox(layout.NewSpacer(), widgets.NewPrimary("Close", func() { hide() }))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5, foot), nil, nil, list.Framed(0, 1))
	hide = p.host.Show(fmt.Sprintf("Overdue, and due in the next %d days", dueDays),
		ui.Sized(p.host, body, 820, 460))
	list.Show(rows, len(rows))
	p.host.Window().Canvas().Focus(list.Table)
}
