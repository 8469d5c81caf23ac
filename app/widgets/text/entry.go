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
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
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
	Signals
	writing
	typing
	pointing
	entryLines

	// Text is what was typed. Who sets it calls Refresh, or SetText instead.
	Text        string
	PlaceHolder string
	MultiLine   bool
	Icon        fyne.Resource     // at the left; may be nil
	ActionItem  fyne.CanvasObject // at the right; may be nil
	// Limit is the most characters a paste may bring the text to; 0 is lineLimit or textLimit.
	Limit int

	self  fyne.CanvasObject // the outermost widget: the window knows only that
	in    bool              // it has the focus
	least int               // how many lines are visible at least, of several
}

// Signals are what a field raises; each may be nil.
type Signals struct {
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
}

// NewEntry returns a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewTextArea returns a field of several lines of which so many are visible.
func NewTextArea(lines int) *Entry {
	e := &Entry{MultiLine: true, least: lines}
	e.ExtendBaseWidget(e)
	return e
}

// ExtendBaseWidget implements fyne.Widget; what embeds an Entry calls it.
func (e *Entry) ExtendBaseWidget(w fyne.Widget) {
	e.self = w
	e.writing.e, e.typing.e, e.pointing.e, e.entryLines.e = e, e, e, e
	e.DisableableWidget.ExtendBaseWidget(w)
}

// Focused tells whether it has the focus.
func (e *Entry) Focused() bool { return e.in }

// AcceptsTab keeps Tab for walking through the window.
func (e *Entry) AcceptsTab() bool { return false }

// Cursor implements desktop.Cursorable.
func (e *Entry) Cursor() desktop.Cursor { return desktop.TextCursor }

// SetPlaceHolder changes what is shown while there is no text.
func (e *Entry) SetPlaceHolder(text string) {
	e.PlaceHolder = text
	e.Refresh()
}

// Refresh implements fyne.Widget.
func (e *Entry) Refresh() {
	e.sync()
	e.DisableableWidget.Refresh()
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	hands.Typed()
	e.in = true
	e.Refresh()
	focus.Reveal(e.self)
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	hands.Moved()
	e.in, e.shift = false, false
	e.refuse("")
	e.Refresh()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}
