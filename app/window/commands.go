package window

import (
	"countersign/app/session"
	"countersign/app/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{
		KeyName:  key,
		Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift,
	}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// commands are the window's own.
func (w *Window) commands() []ui.Command {
	out := append(w.fileCommands(), w.editCommands()...)
	out = append(out, w.viewCommands()...)
	out = append(out, w.goCommands()...)
	return append(out,
		ui.Command{
			ID: "help.keys", Title: "Keyboard shortcuts", Menu: "Help", Shortcut: ctrl(fyne.KeySlash),
			Keys: "Ctrl+/", Run: w.showKeys,
		},
		ui.Command{ID: "help.pages", Title: "How Countersign works", Menu: "Help", Keys: "F1", Run: func() {
			w.Go(ui.Route{Page: "help"})
		}},
		w.within(ui.Command{ID: "help.tour", Title: "Take the tour", Menu: "Help"}, nil,
			func(*session.Session) { w.frame.tour.start() }),
		ui.Command{ID: "help.about", Title: "About Countersign", Menu: "Help", Run: func() {
			w.Go(ui.Route{Page: "help", ID: "about"})
		}},
	)
}

// within is a command of the workspace that is open: it rests while there is none, or while can says no.
func (w *Window) within(c ui.Command, can func(*session.Session) bool,
	run func(*session.Session),
) ui.Command {
	c.Enabled = func() bool { return w.session != nil && (can == nil || can(w.session)) }
	c.Run = func() {
		if s := w.session; s != nil {
			run(s)
		}
	}
	return c
}

func (w *Window) fileCommands() []ui.Command {
	unsaved := func(s *session.Session) bool { return len(s.Saving.Drafts().Refused()) > 0 }
	damaged := func(s *session.Session) bool { return s.Proof.Damaged() }
	return []ui.Command{
		{
			ID: "file.new", Title: "New workspace…", Menu: "File", Shortcut: ctrl(fyne.KeyN), Keys: "Ctrl+N",
			Run: w.askCreate,
		},
		{
			ID: "file.open", Title: "Open workspace…", Menu: "File", Shortcut: ctrl(fyne.KeyO), Keys: "Ctrl+O",
			Run: w.askOpen,
		},
		{ID: "file.sample", Title: "Try the sample", Menu: "File", Run: w.openSample},
		w.within(ui.Command{
			ID: "file.add", Title: "Add documents…", Menu: "File", Keys: "Ctrl+D",
			Shortcut: ctrl(fyne.KeyD),
		}, nil, func(*session.Session) { w.askDocuments() }),
		w.within(ui.Command{
			ID: "file.backup", Title: "Back up now…", Menu: "File", Keys: "Ctrl+B",
			Shortcut: ctrl(fyne.KeyB),
		}, nil, w.askBackup),
		w.within(ui.Command{
			ID: "file.save", Title: "Save now", Menu: "File", Shortcut: ctrl(fyne.KeyS),
			Keys: "Ctrl+S",
		}, nil, (*session.Session).SaveNow),
		w.within(ui.Command{ID: "file.unsaved", Title: "Texts that are not saved…", Menu: "File"}, unsaved,
			(*session.Session).ShowUnsaved),
		w.within(ui.Command{ID: "file.check", Title: "Check the workspace", Menu: "File"}, nil,
			(*session.Session).Check),
		w.within(ui.Command{ID: "file.damage", Title: "Damage in this workspace…", Menu: "File"}, damaged,
			func(s *session.Session) { s.Proof.List() }),
		w.within(ui.Command{
			ID: "file.close", Title: "Close workspace", Menu: "File",
			Shortcut: ctrl(fyne.KeyW), Keys: "Ctrl+W",
		}, nil, func(*session.Session) {
			w.doors.closeWorkspace()
		}),
		{
			ID: "file.quit", Title: "Quit", Menu: "File", Shortcut: ctrl(fyne.KeyQ), Keys: "Ctrl+Q",
			Run: w.doors.confirmClose,
		},
	}
}

func (w *Window) editCommands() []ui.Command {
	undo, redo := "Undo", "Redo"
	if w.session != nil {
		undo, redo = w.session.Steps.UndoTitle(), w.session.Steps.RedoTitle()
	}
	return []ui.Command{
		w.within(ui.Command{
			ID: "edit.undo", Title: undo, Menu: "Edit", Shortcut: &fyne.ShortcutUndo{},
			Keys: "Ctrl+Z",
		},
			func(s *session.Session) bool { return s.Steps.CanUndo() }, func(s *session.Session) {
				s.Steps.Undo()
			}),
		w.within(ui.Command{
			ID: "edit.redo", Title: redo, Menu: "Edit", Shortcut: &fyne.ShortcutRedo{},
			Keys: "Ctrl+Y",
		},
			func(s *session.Session) bool { return s.Steps.CanRedo() }, func(s *session.Session) {
				s.Steps.Redo()
			}),
		w.within(ui.Command{ID: "edit.service", Title: "New service…", Menu: "Edit"}, nil,
			func(s *session.Session) { s.Pages.Go(ui.Route{Page: "vendors", Item: "new"}) }),
		w.within(ui.Command{
			ID: "edit.find", Title: "Filter this list", Menu: "Edit",
			Shortcut: ctrl(fyne.KeyF), Keys: "Ctrl+F",
		}, nil, focusSearch),
	}
}

// alternatives are further shortcuts of a command: the plus is above the equals sign on some
// keyboards, and a key of its own on others.
var alternatives = map[string][]fyne.Shortcut{
	"view.larger": {ctrlShift(fyne.KeyEqual), ctrl(fyne.KeyPlus), ctrlShift(fyne.KeyPlus)},
}

func (w *Window) viewCommands() []ui.Command {
	return []ui.Command{
		{
			ID: "view.larger", Title: "Larger text", Menu: "View", Shortcut: ctrl(fyne.KeyEqual), Keys: "Ctrl+=",
			Run: func() { w.look.scale(+10) },
		},
		{
			ID: "view.smaller", Title: "Smaller text", Menu: "View", Shortcut: ctrl(fyne.KeyMinus),
			Keys: "Ctrl+-", Run: func() { w.look.scale(-10) },
		},
		{
			ID: "view.normal", Title: "Text at 100 %", Menu: "View", Shortcut: ctrl(fyne.Key0), Keys: "Ctrl+0",
			Run: func() { w.look.scale(0) },
		},
		{
			ID: "view.theme", Title: "Next theme", Menu: "View", Shortcut: ctrlShift(fyne.KeyT),
			Keys: "Ctrl+Shift+T", Run: func() { w.frame.Note("Theme: " + w.look.next().Label()) },
		},
	}
}

func (w *Window) goCommands() []ui.Command {
	out := []ui.Command{
		w.within(ui.Command{
			ID: "go.anything", Title: "Go to anything…", Menu: "Go",
			Shortcut: ctrl(fyne.KeyK), Keys: "Ctrl+K",
		}, nil, func(*session.Session) { w.openPalette() }),
		w.within(ui.Command{
			ID: "go.back", Title: "Back", Menu: "Go", Shortcut: alt(fyne.KeyLeft),
			Keys: "Alt+Left",
		}, nil, func(s *session.Session) { s.Pages.Back() }),
		w.within(ui.Command{
			ID: "go.forward", Title: "Forward", Menu: "Go", Shortcut: alt(fyne.KeyRight),
			Keys: "Alt+Right",
		}, nil, func(s *session.Session) { s.Pages.Forward() }),
	}
	for i, f := range places {
		c := w.within(ui.Command{ID: "go." + f.page, Title: f.title, Menu: "Go"}, nil,
			func(s *session.Session) { s.Pages.Go(ui.Route{Page: f.page}) })
		if i < 9 {
			c.Shortcut, c.Keys = ctrl(fyne.KeyName('1'+rune(i))), "Ctrl+"+string('1'+rune(i))
		}
		out = append(out, c)
	}
	return out
}

func focusSearch(s *session.Session) {
	if p, ok := s.Pages.Page().(ui.Searcher); ok {
		p.FocusSearch()
	}
}
