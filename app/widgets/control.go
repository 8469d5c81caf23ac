package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// control is what everything that is pressed has in common: a tap, Space and
// Enter, hover, a visible focus, a tooltip, and passing on all other keys.
type control struct {
	widget.BaseWidget
	self     fyne.Widget
	onTap    func()
	tip      string
	disabled bool
	hovered  bool
	focused  bool
}

// start ties the control to the widget that embeds it.
func (c *control) start(self fyne.Widget, onTap func()) {
	c.self, c.onTap = self, onTap
	c.ExtendBaseWidget(self)
}

func (c *control) press() {
	if !c.disabled && c.onTap != nil {
		hideTip(c.self)
		c.onTap()
	}
}

// SetTip sets the tooltip.
func (c *control) SetTip(text string) { c.tip = text }

// Tapped implements fyne.Tappable.
func (c *control) Tapped(*fyne.PointEvent) { c.press() }

// Enable implements fyne.Disableable.
func (c *control) Enable() { c.setDisabled(false) }

// Disable implements fyne.Disableable. A disabled control cannot be focused.
func (c *control) Disable() { c.setDisabled(true) }

// Disabled implements fyne.Disableable.
func (c *control) Disabled() bool { return c.disabled }

func (c *control) setDisabled(d bool) {
	if c.disabled != d {
		c.disabled = d
		c.self.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (c *control) FocusGained() {
	c.focused = true
	c.self.Refresh()
	revealFocus(c.self)
}

// FocusLost implements fyne.Focusable.
func (c *control) FocusLost() {
	c.focused = false
	c.self.Refresh()
}

// TypedKey presses on Space and Enter and hands on the rest.
func (c *control) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.press()
	default:
		forwardKey(c.self, ev)
	}
}

// TypedRune hands characters on; a space has already pressed.
func (c *control) TypedRune(r rune) {
	if r != ' ' {
		forwardRune(c.self, r)
	}
}

// TypedShortcut hands shortcuts to the window.
func (c *control) TypedShortcut(s fyne.Shortcut) { forwardShortcut(c.self, s) }

// MouseIn implements desktop.Hoverable.
func (c *control) MouseIn(ev *desktop.MouseEvent) {
	c.hovered = true
	c.self.Refresh()
	showTip(c.self, c.tip, ev.AbsolutePosition)
}

// MouseMoved implements desktop.Hoverable.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *control) MouseOut() {
	c.hovered = false
	c.self.Refresh()
	hideTip(c.self)
}

// Cursor implements desktop.Cursorable.
func (c *control) Cursor() desktop.Cursor {
	if c.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// focusRing is the frame that shows the focus, two pixels around an object.
func focusRing() *canvas.Rectangle {
	return &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 2}
}

// drawRing shows a ring around an area, or hides it.
func drawRing(r *canvas.Rectangle, shown bool, at fyne.Position, size fyne.Size, radius float32) {
	r.Hidden = !shown
	r.StrokeColor = theme.Color(theme.Accent)
	r.CornerRadius = radius + 2
	r.Resize(size.AddWidthHeight(4, 4))
	r.Move(at.SubtractXY(2, 2))
}
