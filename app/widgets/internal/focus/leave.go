package focus

import (
	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/hands"
)

// Blank takes the keyboard away after a click on an object that does nothing with it: a text typed next to
// its field must not act as the keys of a list that happens to have the keyboard.
func Blank(o fyne.CanvasObject) {
	hands.Acted()
	if c := CanvasOf(o); c != nil {
		c.Unfocus()
	}
}

// Leave leaves a field by Escape. The window is told while the field still has the keyboard, so that it can
// give it to the list of the page; over a dialog the field is left first, and the dialog is closed.
func Leave(field interface {
	fyne.CanvasObject
	fyne.Focusable
}, ev *fyne.KeyEvent,
) {
	c := CanvasOf(field)
	if c == nil {
		return
	}
	typed := c.OnTypedKey()
	if typed == nil || c.Overlays().Top() != nil {
		c.Unfocus()
		if typed != nil {
			typed(ev)
		}
		return
	}
	hands.Leave(func() { typed(ev) })
	if c.Focused() == fyne.Focusable(field) {
		c.Unfocus()
	}
}

// Stands reports whether an object is shown as a part of another one.
func Stands(o, in fyne.CanvasObject) bool {
	for _, at := range PathTo(o) {
		if at == in {
			return true
		}
	}
	return false
}
