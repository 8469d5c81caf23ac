package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
)

// List is a list of a page: a table under its bar, with what can be done with its rows. Every list of
// the window is one, so that filter, columns, sorting, selection, menus, keys and what is remembered
// are the same everywhere.
type List struct {
	Table *table.View
	Bar   *table.Bar

	host    listHost
	cfg     ListConfig
	noMatch *widgets.EmptyState
	frame   *fyne.Container
}

// listHost is what a list asks of the window.
type listHost interface {
	Asker
	Memory
}

// ListConfig is what a list is made with.
type ListConfig struct {
	Name    string // of its state in the profile: "table.<name>"; of its commands
	Rows    string // what its rows are, many: "services"
	Columns []table.Column
	TwoLine bool
	Bare    bool // has no filter: the page has a field of its own
	Chips   []fyne.CanvasObject
	Empty   *widgets.EmptyState // there is nothing at all yet
	Actions []Action
	// Unfilter clears the page's own chips and shows the rows again; may be nil.
	Unfilter func()
	OnSelect func(ids []string)
}

// Action is something that can be done with rows. It stands in the context menu, in the palette and in
// a menu; Enter and a double click do the one with the key Return, Delete the one with the key Delete.
type Action struct {
	ID    string
	Title string // a verb with its object: “Open the assessment”
	Menu  string // "" is Edit
	Key   fyne.KeyName
	Many  bool // can be done with several rows at once
	Apart bool // after a line in the context menu
	// Can says whether it can be done with these rows; nil is always.
	Can func(ids []string) bool
	Run func(ids []string)
}

// NewList makes a list without rows.
func NewList(host listHost, cfg ListConfig) *List {
	l := &List{host: host, cfg: cfg}
	l.noMatch = widgets.NewEmptyState("Nothing passes this filter", "", "Clear filter", func() {
		l.Bar.Clear()
		l.Table.Focus()
	})
	list := table.Config{
		Columns: cfg.Columns, TwoLine: cfg.TwoLine, Multi: true, NoMatch: l.noMatch, OnSelect: cfg.OnSelect,
		Menu:       l.menu,
		OnState:    func(s table.State) { host.Remember("table."+cfg.Name, s) },
		OnFiltered: l.filtered, OnWhole: l.whole,
	}
	if cfg.Empty != nil {
		list.Empty = cfg.Empty
	}
	for _, a := range cfg.Actions {
		switch a.Key {
		case fyne.KeyReturn:
			list.OnOpen = func(id string) { l.do(a, []string{id}) }
		case fyne.KeyDelete:
			list.OnRemove = func(ids []string) { l.do(a, ids) }
		}
	}
	host.Recall("table."+cfg.Name, &list.State)
	l.Table = table.New(list)
	l.Bar = table.NewBar(l.Table, "Filter "+cfg.Rows, cfg.Chips...)
	l.Bar.OnClear(cfg.Unfilter)
	if cfg.Bare {
		l.Bar.WithoutFilter()
	}
	return l
}

// Framed is bar and table in one, for a page that has them together; pad is around the bar, in steps
// of the grid.
func (l *List) Framed(x, y float32) fyne.CanvasObject {
	l.frame = widgets.NewFrame(widgets.NewInset(x, y, l.Bar), nil, nil, nil, l.Table)
	return l.frame
}

// Show shows rows that the page's chips have left of a total.
func (l *List) Show(rows table.Rows, total int) { l.Table.SetRowsOf(rows, total) }

// FocusFilter goes to the filter.
func (l *List) FocusFilter() { l.Bar.FocusFilter() }

// filtered says how much the filter hides; a bar that got taller pushes the table down.
func (l *List) filtered(shown, total int) {
	if l.frame != nil {
		l.frame.Refresh()
	}
	if shown > 0 || total == 0 {
		return
	}
	hidden := fmt.Sprintf("All %d %s are there; the filter hides them.", total, l.cfg.Rows)
	if total == 1 {
		hidden = "The only row is there; the filter hides it."
	}
	l.noMatch.Set("Nothing passes this filter", hidden)
}

// chosen are the rows a command is about: those selected. The row on which the keyboard begins was
// chosen by no one, and a command of a menu must not open or change it.
func (l *List) chosen() []string { return l.Table.Selected() }

func (a Action) can(ids []string) bool {
	return len(ids) > 0 && (a.Many || len(ids) == 1) && (a.Can == nil || a.Can(ids))
}

// why says what an action takes; "" if it can be carried out with these rows.
func (l *List) why(a Action, ids []string) string {
	switch {
	case a.can(ids):
		return ""
	case len(ids) == 0:
		return l.chooseFirst()
	case len(ids) > 1 && !a.Many:
		return "“" + a.Title + "” is about one row: choose only one."
	}
	return "“" + a.Title + "” does not go with what is chosen."
}

// unchosen says that no row is chosen; "" if one is.
func (l *List) unchosen() string {
	if len(l.chosen()) == 0 {
		return l.chooseFirst()
	}
	return ""
}

func (l *List) chooseFirst() string { return "Choose among the " + l.cfg.Rows + " first." }

// do carries an action out, or says why it cannot be.
func (l *List) do(a Action, ids []string) {
	if why := l.why(a, ids); why != "" {
		l.host.Note(why)
		return
	}
	a.Run(ids)
}

// menu is the context menu of the rows.
func (l *List) menu(ids []string) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, a := range l.cfg.Actions {
		if a.Apart && len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		item := fyne.NewMenuItem(a.Title, func() { l.do(a, ids) })
		item.Disabled = l.why(a, ids) != ""
		if a.Key != "" {
			item.Shortcut = &desktop.CustomShortcut{KeyName: a.Key}
		}
		items = append(items, item)
	}
	return items
}

// Commands are what menus and palette offer for the list, so that nothing about it needs a mouse.
func (l *List) Commands() []Command {
	return append(l.ActionCommands(), ListCommands(l.cfg.Name, func() *List { return l })...)
}

// ActionCommands are those of the rows.
func (l *List) ActionCommands() []Command {
	var out []Command
	for _, a := range l.cfg.Actions {
		c := Command{ID: l.cfg.Name + "." + a.ID, Title: a.Title, Menu: a.Menu, Run: func() {
			l.do(a, l.chosen())
		}}
		if c.Menu == "" {
			c.Menu = "Edit"
		}
		if a.Key != "" {
			c.Keys = menu.ShortcutText(&desktop.CustomShortcut{KeyName: a.Key})
		}
		out = append(out, c.Unless(func() string { return l.why(a, l.chosen()) }))
	}
	return out
}

// ListCommands are those of whatever list stands on screen, for a page that has several.
func ListCommands(name string, at func() *List) []Command {
	columns := &desktop.CustomShortcut{
		KeyName:  fyne.KeyL,
		Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift,
	}
	return []Command{
		Command{ID: name + ".copy", Title: "Copy the rows chosen", Menu: "Edit", Keys: "Ctrl+C", Run: func() {
			at().copy()
		}}.Unless(func() string { return at().unchosen() }),
		{
			ID: name + ".menu", Title: "What can be done with the rows…", Menu: "Edit", Keys: "Shift+F10",
			Run: func() { at().Table.ShowMenu() },
		},
		{
			ID: name + ".columns", Title: "Choose columns…", Menu: "View", Shortcut: columns,
			Keys: "Ctrl+Shift+L", Run: func() { at().Bar.OpenColumns() },
		},
		Command{ID: name + ".row", Title: wholeRow, Menu: "View", Run: func() {
			if l := at(); l.notOne() == "" {
				l.whole(l.chosen()[0])
			}
		}}.Unless(func() string { return at().notOne() }),
		{ID: name + ".sort", Title: "Sort the list…", Menu: "View", Run: func() { at().Bar.OpenSorting() }},
		{ID: name + ".clear", Title: "Clear the filter", Menu: "View", Run: func() { at().Bar.Clear() }},
	}
}

// wholeRow is what menus call the showing of a row, as the menu of the table does.
const wholeRow = "Show the whole row…"

// notOne says that one row has to be chosen; "" if one is.
func (l *List) notOne() string {
	if why := l.unchosen(); why != "" || len(l.chosen()) == 1 {
		return why
	}
	return "“" + wholeRow + "” is about one row: choose only one."
}

// whole shows everything that a row says, also in columns that have no room or are hidden.
func (l *List) whole(id string) {
	column := widgets.NewColumn(1)
	for _, one := range l.Table.Whole(id) {
		column.Add(text.NewProse(text.Run{Text: one[0] + ": ", Muted: true}, text.Run{Text: one[1]}))
	}
	Tell(l.host, "The whole row", column, 560, 420)
}

// copy puts the rows chosen on the clipboard as a spreadsheet takes them.
func (l *List) copy() {
	if n := l.Table.CopyRows(); n > 0 {
		l.host.Note(fmt.Sprintf("Copied %s, with headers, as a spreadsheet takes them",
			count(n, "row", "rows")))
		return
	}
	l.host.Note(l.chooseFirst())
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
