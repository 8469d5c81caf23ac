package text

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/menu"
)

// Tapped implements fyne.Tappable; the mouse going down has done all there is.
func (e *Entry) Tapped(*fyne.PointEvent) {}

// MouseDown takes the focus and puts the cursor under the pointer; with Shift
// it selects up to there.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	e.sync()
	e.takeFocus()
	e.dragsBar = e.onBar(ev.Position) && ev.Button == desktop.MouseButtonPrimary
	if e.dragsBar {
		e.dragBar(ev.Position)
		return
	}
	at, before := e.under(ev.Position)
	if ev.Button == desktop.MouseButtonSecondary {
		if from, to := e.edit.selected(); from != to && at >= from && at <= to {
			return // the menu is for what is selected
		}
	}
	third := time.Since(e.doubled) < fyne.CurrentApp().Driver().DoubleTapDelay()
	if third && ev.Button == desktop.MouseButtonPrimary {
		e.edit.selectParagraph(at)
		e.Refresh()
		return
	}
	e.pointTo(at, before, ev.Modifier&fyne.KeyModifierShift != 0 || e.shift)
}

// MouseUp implements desktop.Mouseable.
func (e *Entry) MouseUp(*desktop.MouseEvent) { e.dragsBar = false }

// DoubleTapped selects the word under the pointer.
func (e *Entry) DoubleTapped(ev *fyne.PointEvent) {
	e.sync()
	e.takeFocus()
	e.doubled = time.Now()
	at, _ := e.under(ev.Position)
	e.edit.selectWord(at)
	e.Refresh()
}

// Dragged selects up to the pointer, and scrolls where it is beyond an edge.
func (e *Entry) Dragged(ev *fyne.DragEvent) {
	if e.dragsBar {
		e.dragBar(ev.Position)
		return
	}
	at, before := e.under(ev.Position)
	e.pointTo(at, before, true)
}

// DragEnd implements fyne.Draggable.
func (e *Entry) DragEnd() { e.dragsBar = false }

func (e *Entry) pointTo(at int, before, extend bool) {
	e.edit.move(at, extend)
	e.before, e.goal = before, -1
	e.refuse("")
	e.follow()
	e.Refresh()
}

func (e *Entry) takeFocus() {
	f, ok := e.self.(fyne.Focusable)
	if c := focus.CanvasOf(e.self); c != nil && ok && !e.Disabled() && c.Focused() != f {
		c.Focus(f)
	}
}

// TappedSecondary offers what can be done with the text.
func (e *Entry) TappedSecondary(ev *fyne.PointEvent) {
	c := focus.CanvasOf(e.self)
	if c == nil {
		return
	}
	e.sync()
	e.takeFocus()
	from, to := e.edit.selected()
	board := fyne.CurrentApp().Clipboard()
	item := func(label string, can bool, s fyne.Shortcut) *fyne.MenuItem {
		it := fyne.NewMenuItem(label, func() { e.TypedShortcut(s) })
		it.Disabled = !can
		return it
	}
	free := !e.Disabled()
	items := fyne.NewMenu(
		"",
		item("Undo", free && len(e.edit.past) > 0, &fyne.ShortcutUndo{}),
		item("Redo", free && len(e.edit.future) > 0, &fyne.ShortcutRedo{}),
		fyne.NewMenuItemSeparator(),
		item("Cut", free && from != to, &fyne.ShortcutCut{Clipboard: board}),
		item("Copy", from != to, &fyne.ShortcutCopy{Clipboard: board}),
		item("Paste", free, &fyne.ShortcutPaste{Clipboard: board}),
		item("Select all", len(e.edit.text) > 0, &fyne.ShortcutSelectAll{}),
	)
	menu.Show(items, c, fyne.CurrentApp().Driver().AbsolutePositionForObject(e.self).Add(ev.Position))
}

// Scrolled scrolls the text where there is more of it that way, and otherwise
// what the field is in.
func (e *Entry) Scrolled(ev *fyne.ScrollEvent) {
	if top := e.view.top; e.MultiLine {
		e.scrollTo(top - ev.Scrolled.DY)
		if e.view.top != top {
			e.Refresh()
			return
		}
	}
	focus.HandWheel(e.self, ev)
}
