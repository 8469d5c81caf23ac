package text

import (
	"time"

	"countersign/app/widgets/internal/hands"

	"fyne.io/fyne/v2"
)

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
	// Hold, when set, keeps the text from being committed by time while it returns true: the focus is
	// on a control that belongs to the text. Leaving it and Flush commit all the same.
	Hold func() bool
	// OnHold, when set, hears what was typed while it is not committed: whenever Hold keeps it from
	// being so, and every heldEvery bytes of someone who does not pause.
	OnHold func(text string)
	held   int // the length of what it heard last
}

// heldEvery is about a sentence.
const heldEvery = 80

// NewField returns a field of one line. onEditing is raised with every key: true
// while the text differs from what was committed, false once it is that again;
// onCommit is raised with every new text. onEditing may be nil.
func NewField(text string, onEditing func(differs bool), onCommit func(string)) *Field {
	f := &Field{}
	f.Prepare(f, text, onEditing, onCommit)
	return f
}

// NewTextField is NewField with several lines.
func NewTextField(lines int, text string, onEditing func(differs bool), onCommit func(string)) *Field {
	f := &Field{}
	f.MultiLine, f.least = true, lines
	f.Prepare(f, text, onEditing, onCommit)
	return f
}

// Prepare makes the field ready; self is the outermost widget.
func (f *Field) Prepare(self fyne.Widget, text string, onEditing func(bool), onCommit func(string)) {
	f.onEditing, f.onCommit = onEditing, onCommit
	f.after = func(d time.Duration, do func()) {
		f.pending = time.AfterFunc(d, func() { fyne.Do(func() { hands.Unasked(do) }) })
	}
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
	f.committed, f.held = text, len(text)
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
	if n := len(text) - f.held; n >= heldEvery || n <= -heldEvery {
		f.hold()
	}
	f.wait(f.turn)
}

func (f *Field) hold() {
	f.held = len(f.Text)
	if f.OnHold != nil {
		f.OnHold(f.Text)
	}
}

// wait commits what was typed in a while, unless more was typed by then.
func (f *Field) wait(turn int) {
	f.after(commitDelay, func() {
		switch {
		case f.turn != turn:
		case f.Hold != nil && f.Hold():
			f.hold()
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
	f.committed, f.held = f.Text, len(f.Text)
	if f.onCommit != nil {
		f.onCommit(f.Text)
	}
}
