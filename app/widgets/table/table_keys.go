package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// FocusGained implements fyne.Focusable.
func (t *View) FocusGained() {
	hands.Moved()
	t.focused = true
	if t.cursorIndex() < 0 && len(t.order.view) > 0 {
		t.sel.cursor = t.id(0)
	}
	t.showFocus()
	focus.Reveal(t)
}

// FocusLost implements fyne.Focusable.
func (t *View) FocusLost() {
	t.focused = false
	t.showFocus()
}

func (t *View) showFocus() {
	t.frame.ring.Hidden = !t.focused
	t.frame.ring.StrokeColor = theme.Color(theme.Accent)
	t.frame.ring.Refresh()
	t.repaintRows()
}

// TypedRune hands characters on: single keys are commands of the page.
func (t *View) TypedRune(r rune) {
	if r != ' ' {
		focus.ForwardRune(t, r)
	}
}

// TypedKey moves the cursor, opens, toggles, removes.
func (t *View) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(t, ev)
		return
	}
	i, n := t.cursorIndex(), len(t.order.view)
	extend := t.modifier()&fyne.KeyModifierShift != 0
	page := max(int(t.scroll.Size().Height/t.rowHeight())-1, 1)
	switch ev.Name {
	case fyne.KeyDown:
		t.choose(min(i+1, n-1), extend, false)
	case fyne.KeyUp:
		t.choose(max(i-1, 0), extend, false)
	case fyne.KeyPageDown:
		t.choose(min(i+page, n-1), extend, false)
	case fyne.KeyPageUp:
		t.choose(max(i-page, 0), extend, false)
	case fyne.KeyHome:
		t.choose(0, extend, false)
	case fyne.KeyEnd:
		t.choose(n-1, extend, false)
	case fyne.KeyLeft:
		t.slide(-1)
	case fyne.KeyRight:
		t.slide(1)
	case fyne.KeySpace:
		t.choose(i, false, true)
	case fyne.KeyReturn, fyne.KeyEnter:
		if i >= 0 {
			t.open(t.id(i))
		}
	case fyne.KeyDelete:
		if ids := t.Selected(); len(ids) > 0 && t.cfg.OnRemove != nil {
			t.cfg.OnRemove(ids)
		}
	case desktop.KeyMenu:
		t.ShowMenu()
	case fyne.KeyF10:
		if !extend {
			focus.ForwardKey(t, ev)
			return
		}
		t.ShowMenu()
	default:
		focus.ForwardKey(t, ev)
	}
}

// ShowMenu opens the context menu where the keyboard stands, as Shift+F10 does.
func (t *View) ShowMenu() {
	t.requestFocus()
	if len(t.sel.chosen) == 0 {
		t.choose(t.cursorIndex(), false, false)
	}
	t.showMenuAtCursor()
}

// Focus gives the table the keyboard.
func (t *View) Focus() { t.requestFocus() }

func (t *View) showMenuAtCursor() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	i := max(t.cursorIndex(), 0)
	y := t.headerHeight() + float32(i+1)*t.rowHeight() - t.scroll.Offset.Y
	t.showMenu(at.AddXY(theme.Space(4), min(y, t.Size().Height)))
}

// TypedShortcut takes Ctrl+A and Ctrl+C and hands the others to the window.
func (t *View) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutSelectAll:
		t.selectAll()
	case *fyne.ShortcutCopy:
		t.copyRows()
	default:
		focus.ForwardShortcut(t, s)
	}
}
