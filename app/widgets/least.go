package widgets

import (
	"countersign/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NewAtLeast gives an object at least a width, at 100 %.
func NewAtLeast(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(atLeast(width), o)
}

// atLeast is a layout that gives its only object at least a width.
type atLeast float32

func (w atLeast) MinSize(o []fyne.CanvasObject) fyne.Size {
	o[0].Resize(fyne.NewSize(theme.Scaled(float32(w)), o[0].MinSize().Height))
	return fyne.NewSize(max(theme.Scaled(float32(w)), o[0].MinSize().Width), o[0].MinSize().Height)
}

func (atLeast) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(size)
}

// NewFlush lines one of the toolkit's labels up with what stands above it: its text keeps away from
// its own edge.
func NewFlush(label *widget.Label) fyne.CanvasObject { return NewInset(-1.5, 0, label) }
