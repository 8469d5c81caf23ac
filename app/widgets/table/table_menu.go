package table

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/widgets/menu"
)

// menu is the context menu: the owner's items for the selected rows, then the
// table's own.
func (t *View) menu() *fyne.Menu {
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
	columns.ChildMenu = t.columnMenu()
	arrange := fyne.NewMenuItem("Arrange a column", nil)
	arrange.ChildMenu = fyne.NewMenu("", t.arrangeItems()...)
	if t.cfg.Multi {
		all := fyne.NewMenuItem("Select all", t.selectAll)
		all.Shortcut = &fyne.ShortcutSelectAll{}
		items = append(items, all)
	}
	return fyne.NewMenu("", append(items, copyItem, sortItem, columns, arrange)...)
}

// arrangeItems give the keyboard what the mouse does at the headers: every
// column shown with its own menu.
func (t *View) arrangeItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, i := range t.shown {
		item := fyne.NewMenuItem(t.columns[i].Title, nil)
		item.ChildMenu = fyne.NewMenu("", t.columnActions(i)...)
		items = append(items, item)
	}
	return items
}

func (t *View) sortItems() []*fyne.MenuItem {
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

// columnMenu is the column chooser. It stays open: who opens it often wants several columns.
func (t *View) columnMenu() *fyne.Menu {
	menu := fyne.NewMenu(menu.StaysOpen)
	var shown []func()
	check := func() {
		for _, again := range shown {
			again()
		}
	}
	for _, st := range t.state.Columns[1:] {
		item := fyne.NewMenuItem(t.columns[t.columnIndex(st.ID)].Title, nil)
		item.Action = func() {
			t.ShowColumn(st.ID, !item.Checked)
			check()
		}
		shown = append(shown, func() { item.Checked = t.shows(st.ID) })
		menu.Items = append(menu.Items, item)
	}
	check()
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("As designed", func() {
		t.SetState(State{SortBy: t.state.SortBy, Descending: t.state.Descending})
		t.stateChanged()
		check()
	}))
	return menu
}

// headerMenu is the menu of one column's header.
func (t *View) headerMenu(column int) *fyne.Menu {
	columns := fyne.NewMenuItem("Columns", nil)
	columns.ChildMenu = t.columnMenu()
	return fyne.NewMenu("", append(t.columnActions(column), fyne.NewMenuItemSeparator(), columns)...)
}

// widthStep is how much wider or narrower one step makes a column.
const widthStep = 24

// columnActions are what can be done with one column.
func (t *View) columnActions(column int) []*fyne.MenuItem {
	c := t.columns[column]
	up := fyne.NewMenuItem("Sort ascending", func() { t.SortBy(c.ID, false) })
	down := fyne.NewMenuItem("Sort descending", func() { t.SortBy(c.ID, true) })
	up.Disabled, down.Disabled = c.NoSort, c.NoSort
	fit := fyne.NewMenuItem("Fit width to content", func() { t.fitColumn(c.ID) })
	widen := func(by float32) func() {
		return func() {
			t.setWidth(c.ID, t.width(c.ID)+by)
			t.stateChanged()
		}
	}
	items := []*fyne.MenuItem{
		up, down, fit, fyne.NewMenuItem("Wider", widen(widthStep)),
		fyne.NewMenuItem("Narrower", widen(-widthStep)),
	}
	if column != 0 {
		items = append(items,
			fyne.NewMenuItem("Move left", func() { t.MoveColumn(c.ID, -1) }),
			fyne.NewMenuItem("Move right", func() { t.MoveColumn(c.ID, 1) }),
			fyne.NewMenuItem("Hide", func() { t.ShowColumn(c.ID, false) }))
	}
	return items
}

// TSV returns the selected rows as tab-separated values under their headers,
// as a spreadsheet takes them. A text that would start a formula there is
// led by an apostrophe.
func (t *View) TSV() string {
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

// CopyRows puts the selected rows on the clipboard, or the one the keyboard
// stands on where none is selected, and says how many they were.
func (t *View) CopyRows() int {
	if len(t.sel.chosen) == 0 && t.cursorIndex() >= 0 {
		t.sel.only(t.sel.cursor)
		t.repaintRows()
	}
	t.copyRows()
	return len(t.sel.chosen)
}

func (t *View) copyRows() {
	if len(t.sel.chosen) > 0 {
		fyne.CurrentApp().Clipboard().SetContent(t.TSV())
	}
}
