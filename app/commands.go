package app

import (
	"countersign/app/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// commands are the window's own.
func (s *Shell) commands() []ui.Command {
	open := func() bool { return s.bench != nil }
	out := []ui.Command{
		{ID: "file.new", Title: "New workspace…", Menu: "File", Shortcut: ctrl(fyne.KeyN), Keys: "Ctrl+N", Run: s.askCreate},
		{ID: "file.open", Title: "Open workspace…", Menu: "File", Shortcut: ctrl(fyne.KeyO), Keys: "Ctrl+O", Run: s.askOpen},
		{ID: "file.sample", Title: "Try the sample", Menu: "File", Run: s.openSample},
		{ID: "file.backup", Title: "Back up now…", Menu: "File", Keys: "Ctrl+B", Shortcut: ctrl(fyne.KeyB), Enabled: open, Run: s.askBackup},
		{ID: "file.save", Title: "Save now", Menu: "File", Shortcut: ctrl(fyne.KeyS), Keys: "Ctrl+S", Enabled: open, Run: s.saveNow},
		{ID: "file.unsaved", Title: "Texts that are not saved…", Menu: "File", Enabled: func() bool { return len(s.drafts.Refused()) > 0 }, Run: s.showUnsaved},
		{ID: "file.check", Title: "Check the workspace", Menu: "File", Enabled: open, Run: s.check},
		{ID: "file.damage", Title: "Damage in this workspace…", Menu: "File", Enabled: func() bool { return len(s.proof.damage) > 0 }, Run: s.proof.list},
		{ID: "file.close", Title: "Close workspace", Menu: "File", Shortcut: ctrl(fyne.KeyW), Keys: "Ctrl+W", Enabled: open, Run: s.closeWorkspace},
		{ID: "file.quit", Title: "Quit", Menu: "File", Shortcut: ctrl(fyne.KeyQ), Keys: "Ctrl+Q", Run: s.confirmClose},
		{ID: "edit.undo", Title: s.steps.title("Undo"), Menu: "Edit", Shortcut: &fyne.ShortcutUndo{}, Keys: "Ctrl+Z", Enabled: func() bool { return s.canUndo() != "" }, Run: s.undo},
		{ID: "edit.redo", Title: s.steps.title("Redo"), Menu: "Edit", Shortcut: &fyne.ShortcutRedo{}, Keys: "Ctrl+Y", Enabled: func() bool { return s.canRedo() != "" }, Run: s.redo},
		{ID: "edit.find", Title: "Filter this list", Menu: "Edit", Shortcut: ctrl(fyne.KeyF), Keys: "Ctrl+F", Enabled: open, Run: s.focusSearch},
		{ID: "view.larger", Title: "Larger text", Menu: "View", Shortcut: ctrl(fyne.KeyEqual), Keys: "Ctrl+=", Run: func() { s.scaleText(+10) }},
		{ID: "view.smaller", Title: "Smaller text", Menu: "View", Shortcut: ctrl(fyne.KeyMinus), Keys: "Ctrl+-", Run: func() { s.scaleText(-10) }},
		{ID: "view.normal", Title: "Text at 100 %", Menu: "View", Shortcut: ctrl(fyne.Key0), Keys: "Ctrl+0", Run: func() { s.scaleText(0) }},
		{ID: "view.theme", Title: "Next theme", Menu: "View", Shortcut: ctrlShift(fyne.KeyT), Keys: "Ctrl+Shift+T", Run: s.nextTheme},
		{ID: "go.anything", Title: "Go to anything…", Menu: "Go", Shortcut: ctrl(fyne.KeyK), Keys: "Ctrl+K", Enabled: open, Run: s.openPalette},
		{ID: "go.back", Title: "Back", Menu: "Go", Shortcut: alt(fyne.KeyLeft), Keys: "Alt+Left", Enabled: open, Run: s.Back},
		{ID: "go.forward", Title: "Forward", Menu: "Go", Shortcut: alt(fyne.KeyRight), Keys: "Alt+Right", Enabled: open, Run: s.Forward},
	}
	for i, f := range places {
		c := ui.Command{ID: "go." + f.page, Title: f.title, Menu: "Go", Enabled: open, Run: func() { s.Go(ui.Route{Page: f.page}) }}
		if i < 9 {
			c.Shortcut, c.Keys = ctrl(fyne.KeyName('1'+rune(i))), "Ctrl+"+string('1'+rune(i))
		}
		out = append(out, c)
	}
	return append(out,
		ui.Command{ID: "help.keys", Title: "Keyboard shortcuts", Menu: "Help", Shortcut: ctrl(fyne.KeySlash), Keys: "Ctrl+/", Run: s.showKeys},
		ui.Command{ID: "help.pages", Title: "How Countersign works", Menu: "Help", Keys: "F1", Run: func() { s.Go(ui.Route{Page: "help"}) }},
		ui.Command{ID: "help.tour", Title: "Take the tour", Menu: "Help", Enabled: open, Run: s.startTour},
		ui.Command{ID: "help.about", Title: "About Countersign", Menu: "Help", Run: func() { s.Go(ui.Route{Page: "help", ID: "about"}) }},
	)
}

func (s *Shell) canUndo() string {
	if s.bench == nil {
		return ""
	}
	return s.bench.CanUndo()
}

func (s *Shell) canRedo() string {
	if s.bench == nil {
		return ""
	}
	return s.bench.CanRedo()
}

func (s *Shell) focusSearch() {
	if p, ok := s.page.(ui.Searcher); ok {
		p.FocusSearch()
	}
}
