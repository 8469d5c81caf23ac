// Package text holds what is written and read at length: running text in several looks (Prose), fields
// (Entry, and Field, which commits by itself), and the view of a document, in which words are marked
// and selected.
//
// It knows no records and saves nothing: what was typed is raised as a callback. The fields are our
// own because the toolkit's stores what was typed in another order (docs/adr/0011). Start with Entry;
// edit.go keeps its text and its cursor and knows no lines on screen, lines.go breaks the text into
// lines only to draw it.
package text

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets/internal/focus"
)

// The most characters that fields hold when nothing else is set: those that a
// record's fields of one line and of several hold.
const (
	lineLimit = 300
	textLimit = 200_000
)

// mostLines is how many lines a field grows to before it scrolls.
const mostLines = 12

// Entry is a text field. The toolkit's own loses the place of the cursor where
// lines are wrapped (docs/adr/0011), so this one keeps the text and the cursor
// itself and breaks lines only to draw them. A field of several lines grows
// with its text, then scrolls; what is in view is all that is drawn.
//
// It leaves the window its shortcuts: what it does not use for editing is
// handed on, so that Ctrl+K works while one types. Escape leaves the field, Tab
// goes to the next one even from several lines of text.
type Entry struct {
	widget.DisableableWidget
	// Text is what was typed. Who sets it calls Refresh, or SetText instead.
	Text        string
	PlaceHolder string
	MultiLine   bool
	Icon        fyne.Resource     // at the left; may be nil
	ActionItem  fyne.CanvasObject // at the right; may be nil
	// Limit is the most characters a paste may bring the text to; 0 is lineLimit or textLimit.
	Limit int

	// OnChanged is raised with every new text; OnSubmitted with Enter in one
	// line, and with Shift+Enter in several.
	OnChanged   func(string)
	OnSubmitted func(string)
	// OnEscape, when set, may use Escape up by returning true.
	OnEscape func() bool
	// OnKey, when set, may use any key up by returning true.
	OnKey func(*fyne.KeyEvent) bool
	// OnFocus is raised when the focus comes and goes.
	OnFocus func(bool)
	// OnRefuse, when set, shows why a paste was refused, and "" when that is no
	// longer news. Without it the field shows it itself, in place of its text.
	OnRefuse func(why string)

	self  fyne.CanvasObject // the outermost widget: the window knows only that
	in    bool              // it has the focus
	lines int               // the least that are visible, of several

	edit    edit
	known   string // Text as edit has it
	version int    // counts the texts

	view entryView
	// shift is held down, as far as keys said; before shows the cursor at the
	// end of a broken line and not at the beginning of the next.
	shift, before bool
	goal          float32 // where Up and Down go along, from the left; below 0 nowhere yet
	doubled       time.Time
	dragsBar      bool
	refused       string
}

// NewEntry returns a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewTextArea returns a field of several lines of which so many are visible.
func NewTextArea(lines int) *Entry {
	e := &Entry{MultiLine: true, lines: lines}
	e.ExtendBaseWidget(e)
	return e
}

// ExtendBaseWidget implements fyne.Widget; what embeds an Entry calls it.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	e.self = w
	e.DisableableWidget.ExtendBaseWidget(w)
}

// Focused tells whether it has the focus.
func (e *Entry) Focused() bool { return e.in }

// AcceptsTab keeps Tab for walking through the window.
func (e *Entry) AcceptsTab() bool { return false }

// Cursor implements desktop.Cursorable.
func (e *Entry) Cursor() desktop.Cursor { return desktop.TextCursor }

// SetText shows another text; nothing before it can be undone.
func (e *Entry) SetText(text string) {
	e.sync()
	if text == e.Text {
		e.edit.reset(text)
		return
	}
	e.Text = text
	e.sync()
	e.settle()
	if e.OnChanged != nil {
		e.OnChanged(text)
	}
}

// SetPlaceHolder changes what is shown while there is no text.
func (e *Entry) SetPlaceHolder(text string) {
	e.PlaceHolder = text
	e.Refresh()
}

// SelectedText is what is selected.
func (e *Entry) SelectedText() string {
	e.sync()
	from, to := e.edit.selected()
	return string(e.edit.text[from:to])
}

// CursorTextOffset is how many characters are before the cursor.
func (e *Entry) CursorTextOffset() int {
	e.sync()
	return e.edit.cursor
}

// CursorToEnd puts the cursor behind the text.
func (e *Entry) CursorToEnd() {
	e.sync()
	e.moveTo(len(e.edit.text), false)
}

// Refresh implements fyne.Widget.
func (e *Entry) Refresh() {
	e.sync()
	e.DisableableWidget.Refresh()
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	focus.Typed()
	e.in = true
	e.Refresh()
	focus.Reveal(e.self)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	focus.Moved()
	e.in, e.shift = false, false
	e.refuse("")
	e.Refresh()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// sync takes over a text that was set from outside.
func (e *Entry) sync() {
	if e.Text == e.known {
		return
	}
	e.edit.reset(e.Text)
	if !e.in { // it is to be read from its beginning
		e.edit.move(0, false)
		e.view.top, e.view.left = 0, 0
	}
	e.known = e.Text
	e.version++
	e.before, e.goal = false, -1
}

// changed says that the edit has another text: the one place where what was
// typed becomes the field's text.
func (e *Entry) changed() {
	text := string(e.edit.text)
	if text == e.Text {
		e.settle()
		return
	}
	e.Text, e.known = text, text
	e.version++
	e.refuse("")
	e.before, e.goal = false, -1
	e.settle()
	if e.OnChanged != nil {
		e.OnChanged(text)
	}
}

// settle shows the text and the cursor where they are now.
func (e *Entry) settle() {
	e.follow()
	e.Refresh()
	e.grow()
	e.revealCursor()
}

// moveTo puts the cursor somewhere.
func (e *Entry) moveTo(at int, extend bool) {
	e.edit.move(at, extend)
	e.before, e.goal = false, -1
	e.refuse("")
	e.settle()
}
