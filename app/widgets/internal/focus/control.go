// Package focus holds how a drawn part behaves: what everything that is pressed has in common
// (Control), keys handed on to the window, the focus scrolled into view, tooltips.
//
// It decides nothing of how a part looks. Start with Control; reveal.go finds what a part stands in.
package focus

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets/internal/hands"
)

// Control is what everything that is pressed has in common: a tap, Space and
// Enter, hover, a visible focus, a tooltip, and passing on all other keys.
type Control struct {
	widget.BaseWidget
	self     fyne.Widget
	onTap    func()
	tip      string
	disabled bool
	hovered  bool
	focused  bool
}

// Start ties the control to the widget that embeds it.
func (c *Control) Start(self fyne.Widget, onTap func()) {
	c.self, c.onTap = self, onTap
	c.ExtendBaseWidget(self)
}

// Press does what a tap does, unless the control is disabled.
func (c *Control) Press() {
	if !c.disabled && c.onTap != nil {
		HideTip(c.self)
		c.onTap()
	}
}

// SetOnTap changes what pressing it does.
func (c *Control) SetOnTap(f func()) { c.onTap = f }

// SetTip sets the tooltip.
func (c *Control) SetTip(text string) { c.tip = text }

// Tapped implements fyne.Tappable.
func (c *Control) Tapped(*fyne.PointEvent) {
	hands.Acted()
	c.Press()
}

// Enable implements fyne.Disableable.
func (c *Control) Enable() { c.SetDisabled(false) }

// Disable implements fyne.Disableable. A disabled control cannot be focused.
func (c *Control) Disable() { c.SetDisabled(true) }

// Disabled implements fyne.Disableable.
func (c *Control) Disabled() bool { return c.disabled }

// Hovered tells whether the pointer is over it.
func (c *Control) Hovered() bool { return c.hovered }

// HasFocus tells whether keys go to it.
func (c *Control) HasFocus() bool { return c.focused }

// SetDisabled disables the control, or enables it.
func (c *Control) SetDisabled(d bool) {
	if c.disabled != d {
		c.disabled = d
		c.self.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (c *Control) FocusGained() {
	hands.Moved()
	c.focused = true
	c.self.Refresh()
	Reveal(c.self)
}

// FocusLost implements fyne.Focusable.
func (c *Control) FocusLost() {
	c.focused = false
	c.self.Refresh()
}

// TypedKey presses on Space and Enter and hands on the rest.
func (c *Control) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		ForwardKey(c.self, ev)
		return
	}
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Press()
	default:
		ForwardKey(c.self, ev)
	}
}

// TypedRune hands characters on; a space has already pressed.
func (c *Control) TypedRune(r rune) {
	if r != ' ' {
		ForwardRune(c.self, r)
	}
}

// TypedShortcut hands shortcuts to the window.
func (c *Control) TypedShortcut(s fyne.Shortcut) { ForwardShortcut(c.self, s) }

// MouseIn implements desktop.Hoverable.
func (c *Control) MouseIn(ev *desktop.MouseEvent) {
	c.hovered = true
	c.self.Refresh()
	ShowTip(c.self, c.tip, ev.AbsolutePosition)
}

// MouseMoved implements desktop.Hoverable.
func (c *Control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Control) MouseOut() {
	c.hovered = false
	c.self.Refresh()
	HideTip(c.self)
}

// Cursor implements desktop.Cursorable.
func (c *Control) Cursor() desktop.Cursor {
	if c.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}
