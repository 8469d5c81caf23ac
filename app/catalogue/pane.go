package catalogue

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
)

// pane is a list with the selected entry next to it.
type pane struct {
	list  *ui.List
	side  *fyne.Container
	right *widgets.Scroller
	body  fyne.CanvasObject
	pick  func(id string) // fills the side
	last  string          // what the side shows
}

// paneConfig is how a pane's list is made and what follows from choosing in it.
type paneConfig struct {
	name    string // of its state in the profile
	rows    string // what its rows are
	columns []table.Column
	twoLine bool
	none    *widgets.EmptyState
	chips   []fyne.CanvasObject
	width   float32
	pick    func(id string) // shows it in the side
	actions []ui.Action
	clear   func() // the chips
}

func newPane(host host, c paneConfig) *pane {
	v := &pane{side: widgets.NewColumn(2), pick: c.pick}
	read := ui.Action{
		ID: "read", Title: "Read it beside the list", Menu: "View", Key: fyne.KeyReturn,
		Run: func(ids []string) {
			v.show(ids[0])
			v.right.Focus()
		},
	}
	v.list = ui.NewList(host, ui.ListConfig{
		Name: "catalogue." + c.name, Rows: c.rows, Columns: c.columns, TwoLine: c.twoLine, Chips: c.chips,
		Empty: c.none, Unfilter: c.clear,
		Actions: append([]ui.Action{read}, c.actions...),
		OnSelect: func(ids []string) {
			if len(ids) > 0 {
				v.show(ids[0])
			}
		},
	})
	v.right = widgets.NewScroller(widgets.NewInset(4, 2.5, v.side))
	var widths []float32
	host.Recall("catalogue."+c.name, &widths)
	split := widgets.NewSplitColumns(
		[]widgets.SplitPart{{
			Content: widgets.NewInset(4.5, 1, v.list.Framed(0, 1)), Width: c.width,
			Min: 330,
		}, {Content: v.right, Min: 260}}, widths,
		func(w []float32) { host.Remember("catalogue."+c.name, w) })
	v.body = split
	return v
}

// show fills the side with the selected entry; another entry is shown from its top.
func (v *pane) show(id string) {
	v.side.Objects = nil
	if id != "" {
		v.pick(id)
	}
	v.side.Refresh()
	v.right.Refresh()
	if id != v.last {
		v.right.ToTop()
	}
	v.last = id
}

// clear takes the filter's words away.
func (v *pane) clear() { v.list.Bar.Search().SetText("") }

// fill shows the rows that chips have left of a total, with one of them selected: the one named, or else the
// first.
func (v *pane) fill(rows table.RowList, total int, hand string) {
	v.list.Show(rows, total)
	shown := v.list.Table.Shown()
	if len(shown) == 0 {
		v.show("")
		return
	}
	if !slices.Contains(shown, hand) {
		hand = shown[0]
	}
	if chosen := v.list.Table.Selected(); !slices.Contains(chosen, hand) {
		v.list.Table.Select(hand)
	}
	v.show(hand)
}
