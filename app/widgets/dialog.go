package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// DialogPanel is what a dialog is made of: its title over its content, with an
// edge that sets it off from the page under it.
type DialogPanel struct {
	widget.BaseWidget
	inside fyne.CanvasObject
}

// NewDialogPanel returns a panel.
func NewDialogPanel(title string, content fyne.CanvasObject) *DialogPanel {
	d := &DialogPanel{inside: NewInset(5, 3, NewFrame(NewInset(0, 1.5, NewLead(title)), nil, nil, nil, content))}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *DialogPanel) CreateRenderer() fyne.WidgetRenderer {
	ground := &canvas.Rectangle{StrokeWidth: 1}
	return newDrawn(func(size fyne.Size) fyne.Size {
		ground.FillColor, ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.LineStrong)
		ground.CornerRadius = theme.Space(1.5)
		ground.Resize(size)
		d.inside.Resize(size)
		return d.inside.MinSize()
	}, ground, d.inside)
}
