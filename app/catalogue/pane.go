package catalogue

import (
	"slices"

	"countersign/app/ui"
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
)

// pane is a list with what is in hand beside it.
type pane struct {
	table *widgets.DataTable
	bar   *widgets.TableBar
	side  *fyne.Container
	right *widgets.Scroller
	body  fyne.CanvasObject
	pick  func(id string) // fills the side
	last  string          // what the side shows
}

// paneConfig is how a pane's list is made and what follows from choosing in it.
type paneConfig struct {
	name    string // of its state in the profile
	columns []widgets.Column
	twoLine bool
	filter  string
	noMatch string
	chips   []fyne.CanvasObject
	width   float32
	pick    func(id string) // shows it in the side
	menu    func(ids []string) []*fyne.MenuItem
}

func newPane(host ui.Host, c paneConfig) *pane {
	v := &pane{side: widgets.NewColumn(2), pick: c.pick}
	cfg := widgets.TableConfig{
		Columns: c.columns, TwoLine: c.twoLine,
		Empty:   widgets.NewEmptyState("Nothing here", c.noMatch, "", nil),
		NoMatch: widgets.NewEmptyState("Nothing passes this filter", "Clear the filter or take another one.", "Clear the filter", func() { v.clear() }),
		OnSelect: func(ids []string) {
			if len(ids) > 0 {
				v.show(ids[0])
			}
		},
		OnState: func(s widgets.TableState) { host.Remember("table.catalogue."+c.name, s) },
		OnFiltered: func(int, int) {
			if v.bar != nil {
				v.bar.Refresh()
			}
		},
		Menu: c.menu,
	}
	host.Recall("table.catalogue."+c.name, &cfg.State)
	v.table = widgets.NewDataTable(cfg)
	v.bar = widgets.NewTableBar(v.table, c.filter, c.chips...)
	v.right = widgets.NewScroller(widgets.NewInset(4, 2.5, v.side))
	var widths []float32
	host.Recall("catalogue."+c.name, &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{{Content: widgets.NewInset(4.5, 1, v.table), Width: c.width, Min: 330}, {Content: v.right, Min: 260}}, widths,
		func(w []float32) { host.Remember("catalogue."+c.name, w) })
	v.body = widgets.NewFrame(widgets.NewInset(4.5, 2, v.bar), nil, nil, nil, split)
	return v
}

// show fills the side with what is in hand; another thing is shown from its top.
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
func (v *pane) clear() {
	v.bar.Search().SetText("")
	v.table.SetFilter("")
}

// fill shows rows with one of them in hand: the one named, or else the first.
func (v *pane) fill(rows widgets.RowList, hand string) {
	v.table.SetRows(rows)
	shown := v.table.Shown()
	if len(shown) == 0 {
		v.show("")
		return
	}
	if !slices.Contains(shown, hand) {
		hand = shown[0]
	}
	v.table.Select(hand)
	v.show(hand)
}
