package focus

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A focused widget gets keys, characters and shortcuts first, and the toolkit
// drops what it does not use. These hand them to the window instead.

// CanvasOf is the canvas an object is on, or nil.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	if a := fyne.CurrentApp(); a != nil {
		return a.Driver().CanvasForObject(o)
	}
	return nil
}

// ForwardKey gives a key to the window's own commands.
func ForwardKey(o fyne.CanvasObject, ev *fyne.KeyEvent) {
	if c := CanvasOf(o); c != nil {
		if f := c.OnTypedKey(); f != nil {
			f(ev)
		}
	}
}

// ForwardRune gives a character to the window's own commands.
func ForwardRune(o fyne.CanvasObject, r rune) {
	if c := CanvasOf(o); c != nil {
		if f := c.OnTypedRune(); f != nil {
			f(r)
		}
	}
}

// ForwardShortcut gives a shortcut to the window's own commands.
func ForwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c := CanvasOf(o); c != nil {
		shortcutTo(c, s)
	}
}

// shortcutTo runs a shortcut the window registered. The toolkit's canvases have
// the method but do not name it in their interface.
func shortcutTo(c fyne.Canvas, s fyne.Shortcut) {
	if h, ok := c.(fyne.Shortcutable); ok {
		h.TypedShortcut(s)
	}
}

// CurrentModifiers are the modifier keys held down now.
func CurrentModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
