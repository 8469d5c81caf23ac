package text

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	ftheme "fyne.io/fyne/v2/theme"

	"countersign/app/theme"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/menu"
)

// pointing is what the mouse does in a field.
type pointing struct {
	e        *Entry
	doubled  time.Time
	dragsBar bool
}

// Tapped implements fyne.Tappable; the mouse going down has done all there is.
func (p *pointing) Tapped(*fyne.PointEvent) {}

// MouseDown takes the focus and puts the cursor under the pointer; with Shift
// it selects up to there.
func (p *pointing) MouseDown(ev *desktop.MouseEvent) {
	e := p.e
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
func (p *pointing) MouseUp(*desktop.MouseEvent) { p.dragsBar = false }

// DoubleTapped selects the word under the pointer.
func (p *pointing) DoubleTapped(ev *fyne.PointEvent) {
	e := p.e
	e.sync()
	e.takeFocus()
	e.doubled = time.Now()
	at, _ := e.under(ev.Position)
	e.edit.selectWord(at)
	e.Refresh()
}

// Dragged selects up to the pointer, and scrolls where it is beyond an edge.
func (p *pointing) Dragged(ev *fyne.DragEvent) {
	if p.dragsBar {
		p.dragBar(ev.Position)
		return
	}
	at, before := p.e.under(ev.Position)
	p.pointTo(at, before, true)
}

// DragEnd implements fyne.Draggable.
func (p *pointing) DragEnd() { p.dragsBar = false }

func (p *pointing) pointTo(at int, before, extend bool) {
	e := p.e
	e.place(at, extend, before, -1)
	e.refuse("")
	e.follow()
	e.Refresh()
}

func (p *pointing) takeFocus() {
	e := p.e
	f, ok := e.self.(fyne.Focusable)
	if c := focus.CanvasOf(e.self); c != nil && ok && !e.Disabled() && c.Focused() != f {
		c.Focus(f)
	}
}

// TappedSecondary offers what can be done with the text.
func (p *pointing) TappedSecondary(ev *fyne.PointEvent) {
	e := p.e
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
func (p *pointing) Scrolled(ev *fyne.ScrollEvent) {
	e := p.e
	if top := e.top; e.MultiLine {
		e.scrollTo(top - ev.Scrolled.DY)
		if e.top != top {
			e.Refresh()
			return
		}
	}
	focus.HandWheel(e.self, ev)
}

// onBar reports whether a place in the field is on the bar.
func (p *pointing) onBar(at fyne.Position) bool {
	e := p.e
	return e.MultiLine && e.most() > 0 && at.X >= e.Size().Width-theme.Size(ftheme.SizeNameScrollBar)
}

// dragBar scrolls to where the pointer has the bar.
func (p *pointing) dragBar(at fyne.Position) {
	e := p.e
	h := e.Size().Height
	shown := h / (h + e.most())
	e.scrollTo(e.most() * (at.Y/h - shown/2) / max(1-shown, 0.01))
	e.Refresh()
}
