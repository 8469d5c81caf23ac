package window

import (
	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
)

// menus lists the menus in their order.
var menus = []string{"File", "Edit", "Assessment", "View", "Go", "Help"}

// topMenu is everything that can be done in the window, by menu, key and palette.
type topMenu struct {
	w     *Window
	bar   *menu.Bar
	bound []fyne.Shortcut
}

func newMenu(w *Window) *topMenu {
	m := &topMenu{w: w}
	m.bar = menu.NewBar(m.mainMenu,
		widgets.NewLink("Go to anything", w.openPalette).WithKey("Ctrl K").Small())
	m.bar.OnOpening = w.flush
	return m
}

// mainMenu is made from the commands: one table serves menu, palette, shortcuts and the sheet of keys.
func (m *topMenu) mainMenu() *fyne.MainMenu {
	byMenu := map[string][]*fyne.MenuItem{}
	for _, c := range m.all() {
		if c.Menu == "" {
			continue
		}
		item := fyne.NewMenuItem(c.Title, func() { m.run(c) })
		item.Shortcut = c.Shortcut
		item.Disabled = rests(c)
		byMenu[c.Menu] = append(byMenu[c.Menu], item)
	}
	out := fyne.NewMainMenu()
	for _, name := range menus {
		items := byMenu[name]
		if len(items) > 0 {
			out.Items = append(out.Items, fyne.NewMenu(name, items...))
		}
	}
	return out
}

// all are the window's commands and the visible page's. A command of a page runs only while that page is
// shown: anything that still holds one afterwards (an open menu, the palette, a shortcut) reports that
// and does nothing, so that no command acts on a page the person has left.
func (m *topMenu) all() []ui.Command {
	out := m.w.commands()
	page := m.w.page()
	c, ok := page.(ui.Commander)
	if !ok {
		return out
	}
	for _, one := range c.Commands() {
		run := one.Run
		one.Run = func() {
			if m.w.page() != page {
				m.w.frame.Note("“" + one.Title +
					"” was for a page that is no longer shown. Nothing was changed.")
				return
			}
			run()
		}
		out = append(out, one)
	}
	return out
}

// CommandsChanged binds the shortcuts of the page shown and draws the titles of its menus. The items
// of a menu are made when it is opened, see MenuBar.
func (m *topMenu) CommandsChanged() {
	for _, old := range m.bound {
		m.w.win.Canvas().RemoveShortcut(old)
	}
	m.bound = nil
	for _, c := range m.all() {
		if c.Shortcut == nil {
			continue
		}
		for _, one := range append([]fyne.Shortcut{c.Shortcut}, alternatives[c.ID]...) {
			m.bound = append(m.bound, one)
			m.w.win.Canvas().AddShortcut(one, func(fyne.Shortcut) { m.run(c) })
		}
	}
	m.bar.Renew()
	m.w.frame.status.show() // what the page has to say there goes with it
}

// rests reports whether a command cannot be carried out now.
func rests(c ui.Command) bool { return c.Enabled != nil && !c.Enabled() }

// run carries a command out. Under a dialog only those of the look run: the page the others are about is
// covered, and dialogs would pile up.
func (m *topMenu) run(c ui.Command) {
	if m.w.doors.leaving || (m.w.overlays.any() && c.Menu != "View") {
		return
	}
	if rests(c) {
		if c.Why != nil {
			m.w.frame.Note(c.Why())
		}
		return
	}
	if c.Menu != "View" && c.ID != "file.save" { // who saves or enlarges the text goes on writing
		widgets.Acted()
	}
	m.w.watch.time(c.ID, c.Run)
}
