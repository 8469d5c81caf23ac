package widgets

import (
	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// Typing tells whether what is typed now is meant as text, though the field it was for may have gone
// away by itself: letters are no commands then, until the person acts.
func Typing() bool { return hands.Typing() }

// Acted notes that the person ended the text by an act of their own.
func Acted() { hands.Acted() }

// Leaving tells whether the key that is carried out is the Escape with which a field is left.
func Leaving() bool { return hands.Leaving() }

// Stands reports whether an object is shown as a part of another one.
func Stands(o, in fyne.CanvasObject) bool { return focus.Stands(o, in) }

// Reveal scrolls an object into view, through every scroller it is in.
func Reveal(o fyne.CanvasObject) { focus.Reveal(o) }

// Unasked runs what no key and no click began; a field that loses the focus by it was not left by the person.
func Unasked(fn func()) { hands.Unasked(fn) }

// Astray tells whether a key belongs to a text whose field is no longer there.
func Astray(ev *fyne.KeyEvent) bool { return hands.Astray(ev) }
