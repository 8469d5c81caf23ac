package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/text"
)

// Banner is a line across the window: a text that wraps, and buttons at its
// right.
type Banner struct {
	widget.BaseWidget
	inside       *fyne.Container
	ground, edge theme.Role
}

// NewBanner returns a banner.
func NewBanner(text *text.Prose, buttons fyne.CanvasObject) *Banner {
	return newBanner(NewInset(4, 2.5, NewFrame(nil, nil, nil, NewInset(3, 0, buttons), text)), theme.Selected,
		theme.Accent)
}

// NewAlert returns a banner that warns: with a mark before its text, in the colours of what is bad.
func NewAlert(text *text.Prose, buttons fyne.CanvasObject) *Banner {
	mark := NewInset(0, 0.5, figure.NewStateMark(theme.MarkAlert, "", theme.Bad))
	line := NewFrame(nil, nil, mark, NewInset(3, 0, buttons), NewInset(2, 0, text))
	return newBanner(NewInset(4, 2.5, line), theme.Bad.Ground(), theme.Bad.Ink())
}

func newBanner(inside *fyne.Container, ground, edge theme.Role) *Banner {
	b := &Banner{inside: inside, ground: ground, edge: edge}
	b.ExtendBaseWidget(b)
	return b
}

// HeightFor is the height the banner needs in a width.
func (b *Banner) HeightFor(width float32) float32 { return draw.HeightFor(b.inside, width) }

func (b *Banner) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{b.inside} }

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	ground, edge := &canvas.Rectangle{}, &canvas.Rectangle{}
	return draw.New(func(size fyne.Size) fyne.Size {
		ground.FillColor, edge.FillColor = theme.Color(b.ground), theme.Color(b.edge)
		ground.Resize(size)
		edge.Resize(fyne.NewSize(size.Width, 2))
		b.inside.Resize(size)
		return fyne.NewSize(b.inside.MinSize().Width, b.HeightFor(max(size.Width, theme.Scaled(200))))
	}, ground, edge, b.inside)
}
