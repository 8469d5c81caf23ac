package portfolio

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments/obligations"
)

// lawUses are the uses whose duties the tile of law counts, one row each, the most duties first.
func (m *model) lawUses() []row {
	var out []row
	for _, r := range m.all {
		known := slices.ContainsFunc(out, func(o row) bool { return o.UseID == r.UseID })
		if t := r.Law; t != nil && t.Binds+t.Soon+t.Untold > 0 && !known {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Or(cmp.Compare(b.Law.Binds, a.Law.Binds), cmp.Compare(b.Law.Untold, a.Law.Untold))
	})
	return out
}

// showDuties lists what the tile of law counts: the uses with the duties of each; Enter opens them.
func (p *Page) showDuties() {
	uses := p.m.lawUses()
	if len(uses) == 0 {
		p.host.Note(fmt.Sprintf("No duty of law binds what is in use, now or within %d days", obligations.SoonDays))
		return
	}
	var hide func()
	var rows table.RowList
	for _, r := range uses {
		count := func(n int) table.Cell { return table.Cell{Text: fmt.Sprint(n), Order: float64(n)} }
		rows = append(rows, table.Row{ID: r.UseID, Cells: []table.Cell{
			{Text: r.Service, Sub: r.Use, Tip: r.Service + ": " + r.Use},
			count(r.Law.Binds), count(r.Law.Soon), count(r.Law.Untold),
		}})
	}
	list := ui.NewList(p.host, ui.ListConfig{
		Name: "lawuses", Rows: "uses", TwoLine: true,
		Columns: []table.Column{
			{ID: "use", Title: "Use", Width: 280, Grow: 1},
			{ID: "binds", Title: "Bind", Width: 80, Numeric: true},
			{ID: "soon", Title: fmt.Sprintf("Within %d days", obligations.SoonDays), Width: 130, Numeric: true},
			{ID: "untold", Title: "Cannot be told", Width: 130, Numeric: true},
		},
		Actions: []ui.Action{{
			ID: "open", Title: "Show its obligations", Key: fyne.KeyReturn,
			Run: func(ids []string) {
				hide()
				p.host.Go(ui.Route{Page: "obligations", ID: ids[0]})
			},
		}},
	})
	t := p.m.lawTile()
	foot := widgets.NewColumn(1, text.NewCaption(t.Figure+" "+t.Text+", of "+useCount(len(uses))+"."),
		container.NewHBox(widgets.NewButton("Days to come…", func() { hide(); p.showLaw() }),
			layout.NewSpacer(), widgets.NewPrimary("Close", func() { hide() })))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5, foot), nil, nil, list.Framed(0, 1))
	hide = p.host.Show("Duties of law, by use", ui.Sized(p.host, body, 820, 460))
	list.Show(rows, len(rows))
	p.host.Window().Canvas().Focus(list.Table)
}

func useCount(n int) string { return fmt.Sprintf("%d %s", n, pick(n, "use", "uses")) }
