package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that leaves the window its shortcuts: what it does not
// use for editing goes on, so that Ctrl+K works while one types. Escape leaves
// the field, Tab goes to the next one even from several lines of text.
type Entry struct {
	widget.Entry
	// OnEscape, when set, may use Escape up by returning true.
	OnEscape func() bool
	// OnKey, when set, may use any key up by returning true.
	OnKey func(*fyne.KeyEvent) bool
	// OnFocus is raised when the focus comes and goes.
	OnFocus func(bool)

	self fyne.CanvasObject // the outermost widget: the window knows only that
	in   bool              // it has the focus
}

// Focused tells whether it has the focus.
func (e *Entry) Focused() bool { return e.in }

// ExtendBaseWidget implements fyne.Widget; what embeds an Entry calls it.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	e.self = w
	e.Entry.ExtendBaseWidget(w)
}

// NewEntry returns a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewTextArea returns a field of several lines of which so many are visible.
func NewTextArea(lines int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(lines)
	return e
}

// AcceptsTab keeps Tab for walking through the window.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.in = true
	e.Entry.FocusGained()
	revealFocus(e.self)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.in = false
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// TypedKey leaves the field on Escape.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	if ev.Name != fyne.KeyEscape {
		e.Entry.TypedKey(ev)
		if c := canvasOf(e.self); (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && !e.MultiLine && e.OnSubmitted == nil && c != nil && c.Overlays().Top() != nil {
			forwardKey(e.self, ev) // Enter in a field of a dialog does what the dialog is for
		}
		return
	}
	if e.OnEscape != nil && e.OnEscape() {
		return
	}
	if c := canvasOf(e.self); c != nil {
		c.Unfocus()
	}
}

// TypedShortcut edits, or hands the shortcut to the window.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if editing(s) {
		e.Entry.TypedShortcut(s)
		return
	}
	forwardShortcut(e.self, s)
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

// commitDelay is how long after the last key a text is committed.
const commitDelay = time.Second

// Field is an Entry that commits by itself: one second after the last key, on
// Enter, when it is left, and when Flush is called.
type Field struct {
	Entry
	committed string
	turn      int
	onEditing func(differs bool)
	onCommit  func(string)
	after     func(time.Duration, func())
	pending   *time.Timer // of the text being typed; stopped once it is committed
	// Hold, when set, keeps the text from being committed by time while it returns true: the focus is on a control
	// that belongs to the text. Leaving it and Flush commit all the same.
	Hold func() bool
}

// NewField returns a field of one line. onEditing is raised with every key: true
// while the text differs from what was committed, false once it is that again;
// onCommit is raised with every new text. onEditing may be nil.
func NewField(text string, onEditing func(differs bool), onCommit func(string)) *Field {
	f := &Field{}
	f.prepare(f, text, onEditing, onCommit)
	return f
}

// NewTextField is NewField with several lines.
func NewTextField(lines int, text string, onEditing func(differs bool), onCommit func(string)) *Field {
	f := &Field{}
	f.MultiLine = true
	f.Wrapping = fyne.TextWrapWord
	f.prepare(f, text, onEditing, onCommit)
	f.SetMinRowsVisible(lines)
	return f
}

// prepare makes the field ready; self is the outermost widget.
func (f *Field) prepare(self fyne.Widget, text string, onEditing func(bool), onCommit func(string)) {
	f.onEditing, f.onCommit = onEditing, onCommit
	f.after = func(d time.Duration, do func()) { f.pending = time.AfterFunc(d, func() { fyne.Do(do) }) }
	f.ExtendBaseWidget(self)
	f.Text, f.committed = text, text
	f.OnChanged = f.changed
	f.OnSubmitted = func(string) { f.Flush() }
	f.OnFocus = func(in bool) {
		if !in {
			f.Flush()
		}
	}
}

// Replace shows another text from outside, as after an undo; what is being typed
// is given up.
func (f *Field) Replace(text string) {
	f.next()
	f.committed = text
	if f.Text != text {
		f.SetText(text)
	}
}

// Dirty tells whether the text differs from what was committed.
func (f *Field) Dirty() bool { return f.Text != f.committed }

// next makes whatever waits for an earlier text pointless.
func (f *Field) next() {
	f.turn++
	if f.pending != nil {
		f.pending.Stop()
		f.pending = nil
	}
}

func (f *Field) changed(text string) {
	f.next()
	if f.onEditing != nil {
		f.onEditing(text != f.committed)
	}
	if text == f.committed {
		return
	}
	f.wait(f.turn)
}

// wait commits what was typed in a while, unless more was typed by then.
func (f *Field) wait(turn int) {
	f.after(commitDelay, func() {
		switch {
		case f.turn != turn:
		case f.Hold != nil && f.Hold():
			f.wait(turn)
		default:
			f.Flush()
		}
	})
}

// Flush commits now what was typed. The owner calls it before it closes.
func (f *Field) Flush() {
	f.next()
	if !f.Dirty() {
		return
	}
	f.committed = f.Text
	if f.onCommit != nil {
		f.onCommit(f.Text)
	}
}
