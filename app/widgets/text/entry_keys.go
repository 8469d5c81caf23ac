package text

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// typing is what the keys and the clipboard do in a field.
type typing struct {
	e *Entry
	// shift is held down, as far as keys said; before shows the cursor at the
	// end of a broken line and not at the beginning of the next.
	shift   bool   // it is held down, as far as keys said
	refused string // why a paste was refused, while that is news
}

// KeyDown implements desktop.Keyable: it sees Shift go down.
func (k *typing) KeyDown(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		k.shift = true
	}
}

// KeyUp implements desktop.Keyable.
func (k *typing) KeyUp(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		k.shift = false
	}
}

// extending reports whether a move of the cursor selects.
func (k *typing) extending() bool {
	return k.shift || focus.CurrentModifiers()&fyne.KeyModifierShift != 0
}

// TypedRune puts a character in at the cursor, or in place of the selection.
func (k *typing) TypedRune(r rune) {
	e := k.e
	if e.Disabled() {
		return
	}
	defer hands.Typed() // also where the page takes the field away because of the text
	e.sync()
	if r == '\n' && !e.MultiLine {
		r = ' '
	}
	if e.edit.put([]rune{r}, editTyped) {
		e.changed()
	}
}

// TypedKey edits, moves the cursor, and leaves the field on Escape; in a dialog Escape is passed on to the
// window, which closes it.
func (k *typing) TypedKey(ev *fyne.KeyEvent) {
	e := k.e
	if ends := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter; ev.Name == fyne.KeyEscape || ends &&
		!e.MultiLine {
		hands.Acted()
	}
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	if ev.Name == fyne.KeyEscape {
		e.escape(ev)
		return
	}
	if e.Disabled() {
		return
	}
	e.sync()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter(ev)
	case fyne.KeyBackspace:
		e.erase(max(e.edit.cursor-1, 0), editErasedBack)
	case fyne.KeyDelete:
		e.erase(min(e.edit.cursor+1, len(e.edit.text)), editErasedForward)
	default:
		e.navigate(ev.Name)
	}
}

func (k *typing) escape(ev *fyne.KeyEvent) {
	e := k.e
	if e.OnEscape != nil && e.OnEscape() {
		return
	}
	if field, ok := e.self.(interface {
		fyne.CanvasObject
		fyne.Focusable
	}); ok {
		focus.Leave(field, ev)
	}
}

// enter breaks the line, or submits the text. Enter in a field of a dialog does
// what the dialog is for.
func (k *typing) enter(ev *fyne.KeyEvent) {
	e := k.e
	switch {
	case e.MultiLine && (!e.extending() || e.OnSubmitted == nil):
		e.edit.put([]rune{'\n'}, editTyped)
		e.changed()
	case e.OnSubmitted != nil:
		e.OnSubmitted(e.Text)
	default:
		if c := focus.CanvasOf(e.self); c != nil && c.Overlays().Top() != nil {
			focus.ForwardKey(e.self, ev)
		}
	}
}

func (k *typing) erase(to int, kind editKind) {
	defer hands.Typed()
	if k.e.edit.erase(to, kind) {
		k.e.changed()
	}
}

// navigate moves the cursor by a key.
func (k *typing) navigate(key fyne.KeyName) {
	e := k.e
	extend := e.extending()
	from, to := e.edit.selected()
	collapse := from != to && !extend
	switch key {
	case fyne.KeyLeft:
		if !collapse {
			from = e.edit.cursor - 1
		}
		e.moveTo(from, extend)
	case fyne.KeyRight:
		if !collapse {
			to = e.edit.cursor + 1
		}
		e.moveTo(to, extend)
	case fyne.KeyHome:
		e.moveTo(e.line().from, extend)
	case fyne.KeyEnd:
		at, before := e.endOf(e.line())
		e.place(at, extend, before, -1)
		e.settle()
	case fyne.KeyUp:
		e.walkLines(-1, extend)
	case fyne.KeyDown:
		e.walkLines(+1, extend)
	case fyne.KeyPageUp:
		e.walkLines(-e.page(), extend)
	case fyne.KeyPageDown:
		e.walkLines(+e.page(), extend)
	}
}

// walkLines moves the cursor up or down by lines, along the place in the line
// it had at first; beyond the first line is the beginning, beyond the last the
// end.
func (k *typing) walkLines(by int, extend bool) {
	e := k.e
	lines := e.lay()
	i := lineAt(lines, e.edit.cursor, e.before)
	goal := e.goal
	if goal < 0 {
		goal = e.wide(lines[i].from, e.edit.cursor)
	}
	at, before := 0, false
	switch {
	case i == 0 && by < 0:
		goal = -1
	case i == len(lines)-1 && by > 0:
		at, goal = len(e.edit.text), -1
	default:
		at, before = e.along(lines[min(max(i+by, 0), len(lines)-1)], goal)
	}
	e.place(at, extend, before, goal)
	e.settle()
}

// TypedShortcut edits, or hands the shortcut to the window.
func (k *typing) TypedShortcut(s fyne.Shortcut) {
	e := k.e
	e.sync()
	switch v := s.(type) {
	case *fyne.ShortcutUndo:
		e.step(e.edit.undo)
	case *fyne.ShortcutRedo:
		e.step(e.edit.redo)
	case *fyne.ShortcutCopy:
		e.copyTo(v.Clipboard)
	case *fyne.ShortcutCut:
		if e.copyTo(v.Clipboard) && !e.Disabled() {
			e.erase(e.edit.cursor, editOther)
		}
	case *fyne.ShortcutPaste:
		e.paste(v.Clipboard)
	case *fyne.ShortcutSelectAll:
		e.edit.selectAll()
		e.Refresh()
	case *desktop.CustomShortcut:
		switch {
		case focus.Submits(v) && e.OnSubmitted != nil:
			hands.Acted()
			e.OnSubmitted(e.Text)
		case !editing(s):
			focus.ForwardShortcut(e.self, s)
		default:
			e.byWord(v)
		}
	default:
		focus.ForwardShortcut(e.self, s)
	}
}

// step undoes or redoes.
func (k *typing) step(do func() bool) {
	if !k.e.Disabled() && do() {
		k.e.changed()
	}
}

// byWord moves by words, or to the ends of the text, and erases words.
func (k *typing) byWord(s *desktop.CustomShortcut) {
	e := k.e
	extend := s.Modifier&fyne.KeyModifierShift != 0
	key := s.KeyName
	if s.Modifier&fyne.KeyModifierSuper != 0 && (key == fyne.KeyLeft || key == fyne.KeyRight) {
		ends := map[fyne.KeyName]fyne.KeyName{fyne.KeyLeft: fyne.KeyHome, fyne.KeyRight: fyne.KeyEnd}
		e.navigate(ends[key]) // as on a Mac
		return
	}
	switch at := e.edit.cursor; key {
	case fyne.KeyLeft:
		e.moveTo(e.edit.wordLeft(at), extend)
	case fyne.KeyRight:
		e.moveTo(e.edit.wordRight(at), extend)
	case fyne.KeyHome:
		e.moveTo(0, extend)
	case fyne.KeyEnd:
		e.moveTo(len(e.edit.text), extend)
	case fyne.KeyUp:
		e.walkLines(-1, extend)
	case fyne.KeyDown:
		e.walkLines(+1, extend)
	case fyne.KeyBackspace:
		if !e.Disabled() {
			e.erase(e.edit.wordLeft(at), editOther)
		}
	case fyne.KeyDelete:
		if !e.Disabled() {
			e.erase(e.edit.wordRight(at), editOther)
		}
	}
}

// editing tells whether a shortcut belongs to a text field.
func editing(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return true // copy, cut, paste, select all, undo, redo
	}
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyInsert:
		return c.Modifier&fyne.KeyModifierAlt == 0
	}
	return false
}
