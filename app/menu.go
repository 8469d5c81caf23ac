package app

import (
	"countersign/app/ui"

	"fyne.io/fyne/v2"
)

// menus lists the menus in their order.
var menus = []string{"File", "Edit", "Assessment", "View", "Go", "Help"}

// mainMenu is made from the commands: one table serves menu, palette, shortcuts and the sheet of keys.
func (s *Shell) mainMenu() *fyne.MainMenu {
	byMenu := map[string][]*fyne.MenuItem{}
	for _, c := range s.allCommands() {
		if c.Menu == "" {
			continue
		}
		item := fyne.NewMenuItem(c.Title, func() { s.runCommand(c) })
		item.Shortcut = c.Shortcut
		item.Disabled = c.Enabled != nil && !c.Enabled()
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

// allCommands are the window's commands and the visible page's. A command of a page runs only while that page is
// shown: anything that still holds one afterwards (an open menu, the palette, a shortcut) reports that and does
// nothing, so that no command acts on a page the person has left.
func (s *Shell) allCommands() []ui.Command {
	out := s.commands()
	page := s.page
	c, ok := page.(ui.Commander)
	if !ok {
		return out
	}
	for _, one := range c.Commands() {
		run := one.Run
		one.Run = func() {
			if s.page != page {
				s.Note("“" + one.Title + "” was for a page that is no longer shown. Nothing was changed.")
				return
			}
			run()
		}
		out = append(out, one)
	}
	return out
}

// refreshCommands binds the shortcuts of the page shown and draws the titles of its menus. The items of a menu are
// made when it is opened, see MenuBar.
func (s *Shell) refreshCommands() {
	for _, old := range s.bound {
		s.win.Canvas().RemoveShortcut(old)
	}
	s.bound = nil
	for _, c := range s.allCommands() {
		if c.Shortcut == nil {
			continue
		}
		s.bound = append(s.bound, c.Shortcut)
		s.win.Canvas().AddShortcut(c.Shortcut, func(fyne.Shortcut) { s.runCommand(c) })
	}
	s.bar.Renew()
}

// Moved follows a page that is about something else now: title, menus and shortcuts are those of its new subject.
func (s *Shell) Moved() {
	s.retitle()
	s.refreshCommands()
}

// runCommand carries a command out. Under a dialog only those of the look run: the page the others are about is
// covered, and dialogs would pile up.
func (s *Shell) runCommand(c ui.Command) {
	if s.leaving || (c.Enabled != nil && !c.Enabled()) || (len(s.overlays) > 0 && c.Menu != "View") {
		return
	}
	s.watch.time(c.ID, c.Run)
}
