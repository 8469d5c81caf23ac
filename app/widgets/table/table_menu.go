package table

import (
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
	items = append(items, copyItem)
	if t.cfg.OnWhole != nil {
		items = append(items, t.wholeItem())
	}
	return fyne.NewMenu("", append(items, sortItem, columns, arrange)...)
}

// wholeItem shows everything that the selected row says.
func (t *View) wholeItem() *fyne.MenuItem {
	ids := t.Selected()
	item := fyne.NewMenuItem(wholeRow, func() { t.cfg.OnWhole(ids[0]) })
	item.Disabled = len(ids) != 1
	return item
}

// wholeRow is what showing everything a row says is called.
const wholeRow = "Show the whole row…"

// arrangeItems give the keyboard what the mouse does at the headers: every
// column shown with its own menu.
func (cs *columnSet) arrangeItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, i := range cs.shown {
		item := fyne.NewMenuItem(cs.columns[i].Title, nil)
		item.ChildMenu = fyne.NewMenu("", cs.columnActions(i)...)
		items = append(items, item)
	}
	return items
}

func (cs *columnSet) sortItems() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, i := range cs.shown {
		if c := cs.columns[i]; !c.NoSort {
			item := fyne.NewMenuItem(c.Title, func() { cs.cycleSort(c.ID) })
			item.Checked = cs.state.SortBy == c.ID
			items = append(items, item)
		}
	}
	unsorted := fyne.NewMenuItem("As it came", func() { cs.SortBy("", false) })
	unsorted.Checked = cs.state.SortBy == ""
	return append(items, fyne.NewMenuItemSeparator(), unsorted)
}

// columnMenu is the column chooser. It stays open: who opens it often wants several columns.
func (cs *columnSet) columnMenu() *fyne.Menu {
	menu := fyne.NewMenu(menu.StaysOpen)
	var shown []func()
	check := func() {
		for _, again := range shown {
			again()
		}
	}
	for _, st := range cs.state.Columns[1:] {
		title := cs.columns[cs.columnIndex(st.ID)].Title
		if cs.folded[st.ID] && cs.shows(st.ID) {
			title += " (no room)"
		}
		item := fyne.NewMenuItem(title, nil)
		item.Action = func() {
			cs.ShowColumn(st.ID, !item.Checked)
			check()
		}
		shown = append(shown, func() { item.Checked = cs.shows(st.ID) })
		menu.Items = append(menu.Items, item)
	}
	check()
	if len(cs.folded) > 0 && cs.t.cfg.OnWhole != nil {
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), cs.t.wholeItem())
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("As designed", func() {
		cs.SetState(State{SortBy: cs.state.SortBy, Descending: cs.state.Descending})
		cs.stateChanged()
		check()
	}))
	return menu
}

// headerMenu is the menu of one column's header.
func (cs *columnSet) headerMenu(column int) *fyne.Menu {
	columns := fyne.NewMenuItem("Columns", nil)
	columns.ChildMenu = cs.columnMenu()
	return fyne.NewMenu("", append(cs.columnActions(column), fyne.NewMenuItemSeparator(), columns)...)
}

// widthStep is how much wider or narrower one step makes a column.
const widthStep = 24

// columnActions are what can be done with one column.
func (cs *columnSet) columnActions(column int) []*fyne.MenuItem {
	c := cs.columns[column]
	up := fyne.NewMenuItem("Sort ascending", func() { cs.SortBy(c.ID, false) })
	down := fyne.NewMenuItem("Sort descending", func() { cs.SortBy(c.ID, true) })
	up.Disabled, down.Disabled = c.NoSort, c.NoSort
	fit := fyne.NewMenuItem("Fit width to content", func() { cs.fitColumn(c.ID) })
	widen := func(by float32) func() {
		return func() {
			cs.setWidth(c.ID, cs.width(c.ID)+by)
			cs.stateChanged()
		}
	}
	items := []*fyne.MenuItem{
		up, down, fit, fyne.NewMenuItem("Wider", widen(widthStep)),
		fyne.NewMenuItem("Narrower", widen(-widthStep)),
	}
	if column != 0 {
		items = append(items,
			fyne.NewMenuItem("Move left", func() { cs.MoveColumn(c.ID, -1) }),
			fyne.NewMenuItem("Move right", func() { cs.MoveColumn(c.ID, 1) }),
			fyne.NewMenuItem("Hide", func() { cs.ShowColumn(c.ID, false) }))
	}
	return items
}
