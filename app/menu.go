package app

import (
	"countersign/app/ui"

	"fyne.io/fyne/v2"
)

// menus lists the menus in their order.
var menus = []string{"File", "Edit", "Assessment", "View", "Go", "Help"}

// mainMenu is made from the commands: one table serves menu, palette, shortcuts and the sheet of keys.
func mainMenu(commands []ui.Command) *fyne.MainMenu {
	byMenu := map[string][]*fyne.MenuItem{}
	for _, c := range commands {
		if c.Menu == "" {
			continue
		}
		item := fyne.NewMenuItem(c.Title, c.Run)
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

// allCommands are the window's commands and the visible page's.
func (s *Shell) allCommands() []ui.Command {
	out := s.commands()
	if c, ok := s.page.(ui.Commander); ok {
		out = append(out, c.Commands()...)
	}
	return out
}

// refreshCommands brings menu and shortcuts in step with the page and with what can be undone.
func (s *Shell) refreshCommands() {
	all := s.allCommands()
	for _, old := range s.bound {
		s.win.Canvas().RemoveShortcut(old)
	}
	s.bound = nil
	for _, c := range all {
		if c.Shortcut == nil {
			continue
		}
		s.bound = append(s.bound, c.Shortcut)
		s.win.Canvas().AddShortcut(c.Shortcut, func(fyne.Shortcut) { s.runCommand(c) })
	}
	if signature := menuSignature(all); signature != s.menuIs {
		s.menuIs = signature
		s.bar.Set(mainMenu(all))
	}
}

// menuSignature changes when the menu would look or act otherwise; a menu made anew closes an open one.
func menuSignature(all []ui.Command) string {
	out := ""
	for _, c := range all {
		if c.Menu != "" {
			out += c.Menu + "\x00" + c.ID + "\x00" + c.Title
			if c.Enabled != nil && !c.Enabled() {
				out += "\x01"
			}
			out += "\n"
		}
	}
	return out
}

// runCommand carries a command out. Under a dialog all rest but those of the look: the page they are about is not
// at hand, and dialogs would pile up.
func (s *Shell) runCommand(c ui.Command) {
	if (c.Enabled != nil && !c.Enabled()) || (len(s.overlays) > 0 && c.Menu != "View") {
		return
	}
	s.watch.time(c.ID, c.Run)
}
