package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// menu is the context menu: the owner's items for the selected rows, then the
// table's own.
func (t *DataTable) menu() *fyne.Menu {
	var items []*fyne.MenuItem
	if ids := t.Selected(); t.cfg.Menu != nil && len(ids) > 0 {
		items = t.cfg.Menu(ids)
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	copyItem := fyne.NewMenuItem("Copy rows", t.copyRows)
	copyItem.Disabled = len(t.Selected()) == 0
	copyItem.Shortcut = &fyne.ShortcutCopy{}
	sortItem := fyne.NewMenuItem("Sort by", nil)
	sortItem.ChildMenu = fyne.NewMenu("", t.sortItems()...)
	columns := fyne.NewMenuItem("Columns", nil)
	columns.ChildMenu = fyne.NewMenu("", t.columnItems()...)
	return fyne.NewMenu("", append(items, copyItem, sortItem, columns)...)
}

func (t *DataTable) sortItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, i := range t.shown {
		if c := t.columns[i]; !c.NoSort {
			item := fyne.NewMenuItem(c.Title, func() { t.cycleSort(c.ID) })
			item.Checked = t.state.SortBy == c.ID
			items = append(items, item)
		}
	}
	unsorted := fyne.NewMenuItem("As it came", func() { t.SortBy("", false) })
	unsorted.Checked = t.state.SortBy == ""
	return append(items, fyne.NewMenuItemSeparator(), unsorted)
}

// columnItems is the column chooser.
func (t *DataTable) columnItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, st := range t.state.Columns {
		if i == 0 {
			continue
		}
		item := fyne.NewMenuItem(t.columns[t.columnIndex(st.ID)].Title, func() { t.ShowColumn(st.ID, st.Hidden) })
		item.Checked = !st.Hidden
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("As designed", func() {
		t.SetState(TableState{SortBy: t.state.SortBy, Descending: t.state.Descending})
		t.stateChanged()
	}))
}

// headerMenu is the menu of one column's header.
func (t *DataTable) headerMenu(column int) *fyne.Menu {
	c := t.columns[column]
	up := fyne.NewMenuItem("Sort ascending", func() { t.SortBy(c.ID, false) })
	down := fyne.NewMenuItem("Sort descending", func() { t.SortBy(c.ID, true) })
	up.Disabled, down.Disabled = c.NoSort, c.NoSort
	fit := fyne.NewMenuItem("Fit width to content", func() { t.fitColumn(c.ID) })
	items := []*fyne.MenuItem{up, down, fit}
	if column != 0 {
		items = append(items,
			fyne.NewMenuItem("Move left", func() { t.MoveColumn(c.ID, -1) }),
			fyne.NewMenuItem("Move right", func() { t.MoveColumn(c.ID, 1) }),
			fyne.NewMenuItem("Hide", func() { t.ShowColumn(c.ID, false) }))
	}
	columns := fyne.NewMenuItem("Columns", nil)
	columns.ChildMenu = fyne.NewMenu("", t.columnItems()...)
	return fyne.NewMenu("", append(items, fyne.NewMenuItemSeparator(), columns)...)
}

// TSV returns the selected rows as tab-separated values under their headers,
// as a spreadsheet takes them. A text that would start a formula there is
// led by an apostrophe.
func (t *DataTable) TSV() string {
	var b strings.Builder
	for k, i := range t.shown {
		if k > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(tsvCell(t.columns[i].Title))
	}
	for _, src := range t.order.view {
		if !t.sel.chosen[t.rows.ID(src)] {
			continue
		}
		b.WriteByte('\n')
		for k, i := range t.shown {
			if k > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(tsvCell(t.rows.Cell(src, i).plain()))
		}
	}
	return b.String()
}

func tsvCell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s != "" && strings.ContainsAny(s[:1], "=+-@") || strings.HasPrefix(s, "＝") {
		return "'" + s
	}
	return s
}

func (t *DataTable) copyRows() {
	if len(t.sel.chosen) > 0 {
		fyne.CurrentApp().Clipboard().SetContent(t.TSV())
	}
}
