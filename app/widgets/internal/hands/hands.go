// Package hands holds what the person's hands are at: typing a text, or not. Letters are commands on a page
// that has no field focused; who is in the middle of a word must not give a verdict because the field went
// away under the hands.
//
// It knows no widget: those that take keys say what was done. Start with Typed and Acted.
package hands

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// at is what the hands are at. There is one keyboard, so this is one for the program.
var at struct {
	typing  atomic.Bool  // the person was last in a text field, and has not left it
	unasked atomic.Int32 // what runs now was not begun by a key or a click: how deep
	leaving atomic.Bool  // the key that is carried out leaves a field
}

// Typed notes that the person is in a text field: what is typed is text, wherever the focus goes by itself.
func Typed() { at.typing.Store(true) }

// Acted notes that the person left the text: by a key that moves, ends or leaves, by a shortcut or a click.
func Acted() { at.typing.Store(false) }

// Moved is Acted where the focus came or went while a key or a click is carried out. In between it
// moves by itself.
func Moved() {
	if at.unasked.Load() == 0 {
		Acted()
	}
}

// Typing tells whether what is typed now is meant as text.
func Typing() bool { return at.typing.Load() }

// Leave runs what Escape in a field does.
func Leave(fn func()) {
	at.leaving.Store(true)
	defer at.leaving.Store(false)
	fn()
}

// Leaving tells whether the key that is carried out leaves a field.
func Leaving() bool { return at.leaving.Load() }

// Unasked runs what no key and no click began: something was read or saved, time passed.
func Unasked(fn func()) {
	at.unasked.Add(1)
	defer at.unasked.Add(-1)
	fn()
}

// Astray tells whether a key belongs to a text whose field is no longer there. A key that moves, or
// leaves, is the person's own act and ends the text.
func Astray(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome,
		fyne.KeyEnd,
		fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyF1, fyne.KeyF10:
		Acted()
	}
	return Typing()
}
