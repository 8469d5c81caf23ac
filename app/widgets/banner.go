package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// Banner is a line across the window: a text that wraps, and buttons at its
// right.
type Banner struct {
	widget.BaseWidget
	inside *fyne.Container
}

// NewBanner returns a banner.
func NewBanner(text *Prose, buttons fyne.CanvasObject) *Banner {
	b := &Banner{inside: NewInset(4, 2.5, NewFrame(nil, nil, nil, NewInset(3, 0, buttons), text))}
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor is the height the banner needs in a width.
func (b *Banner) HeightFor(width float32) float32 { return heightFor(b.inside, width) }

func (b *Banner) holds() []fyne.CanvasObject { return []fyne.CanvasObject{b.inside} }

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	ground, edge := &canvas.Rectangle{}, &canvas.Rectangle{}
	return newDrawn(func(size fyne.Size) fyne.Size {
		ground.FillColor, edge.FillColor = theme.Color(theme.Selected), theme.Color(theme.Accent)
		ground.Resize(size)
		edge.Resize(fyne.NewSize(size.Width, 2))
		b.inside.Resize(size)
		return fyne.NewSize(b.inside.MinSize().Width, b.HeightFor(max(size.Width, theme.Scaled(200))))
	}, ground, edge, b.inside)
}
