package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/text"
)

// Passage is a quote as a finder offers it.
type Passage struct {
	Head    string     // where it stands: "§4.2 Use of Content, page 3"
	Runs    []text.Run // the words, what made it rank is marked
	Why     string
	Buttons []*Button
	Chosen  bool
}

// PassageCard is a passage with what can be done with it.
type PassageCard struct {
	focus.Control
	ground *canvas.Rectangle
	body   *fyne.Container
	chosen bool
}

// NewPassageCard returns a card; onTap is a tap beside its buttons.
func NewPassageCard(p Passage, onTap func()) *PassageCard {
	c := &PassageCard{ground: &canvas.Rectangle{}, chosen: p.Chosen}
	buttons := NewWrap()
	for _, b := range p.Buttons {
		buttons.Add(b.Small())
	}
	foot := container.New(footLayout{}, buttons, text.NewCaption(p.Why).Within(c.Tapped))
	if len(p.Buttons) == 0 && p.Why == "" {
		foot.Hide()
	}
	c.body = NewColumn(1.5, text.NewCaption(p.Head).Within(c.Tapped),
		text.NewProse(p.Runs...).Within(c.Tapped), foot)
	c.Start(c, onTap)
	c.SetDisabled(onTap == nil)
	return c
}

// SetChosen frames the card as the selected one.
func (c *PassageCard) SetChosen(on bool) {
	if c.chosen != on {
		c.chosen = on
		c.Refresh()
	}
}

// HeightFor is the height the card needs in a width.
func (c *PassageCard) HeightFor(width float32) float32 {
	return draw.HeightFor(c.body, width-2*theme.Space(3)) + 2*theme.Space(2)
}

func (c *PassageCard) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{c.body} }

// CreateRenderer implements fyne.Widget.
func (c *PassageCard) CreateRenderer() fyne.WidgetRenderer {
	ring := draw.NewRing()
	return draw.New(func(size fyne.Size) fyne.Size {
		draw.PlaceRing(ring, c.HasFocus(), fyne.NewPos(2, 2),
			fyne.NewSize(max(size.Width-4, 0), max(size.Height-4, 0)), 5)
		c.ground.FillColor, c.ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.LineStrong)
		c.ground.StrokeWidth, c.ground.CornerRadius = 1, 5
		if c.chosen {
			c.ground.StrokeColor, c.ground.StrokeWidth = theme.Color(theme.Accent), 1.5
		}
		c.ground.Resize(size)
		x, y := theme.Space(3), theme.Space(2)
		c.body.Move(fyne.NewPos(x, y))
		c.body.Resize(fyne.NewSize(max(size.Width-2*x, 0), max(size.Height-2*y, 0)))
		return fyne.NewSize(theme.Scaled(200), c.HeightFor(max(size.Width, theme.Scaled(200))))
	}, c.ground, c.body, ring)
}

// footLayout puts a wrapped text to the right of buttons, or under them.
type footLayout struct{}

func (l footLayout) split(o []fyne.CanvasObject, width float32) (buttons, text float32) {
	for _, b := range o[0].(*fyne.Container).Objects {
		buttons += b.MinSize().Width + theme.Space(1.5)
	}
	text = width - buttons - theme.Space(1)
	if text < width*0.3 {
		return width, width
	}
	return buttons, text
}

func (l footLayout) HeightFor(o []fyne.CanvasObject, width float32) float32 {
	bw, tw := l.split(o, width)
	b, t := draw.HeightFor(o[0], bw), draw.HeightFor(o[1], tw)
	if bw == width {
		return b + t + theme.Space(1)
	}
	return max(b, t)
}

func (l footLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	bw, tw := l.split(o, size.Width)
	b, t := draw.HeightFor(o[0], bw), draw.HeightFor(o[1], tw)
	o[0].Move(fyne.Position{})
	o[0].Resize(fyne.NewSize(bw, b))
	o[1].Resize(fyne.NewSize(tw, t))
	if bw == size.Width {
		o[1].Move(fyne.NewPos(0, b+theme.Space(1)))
		return
	}
	o[1].Move(fyne.NewPos(size.Width-tw, max((b-t)/2, 0)))
}

func (l footLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, l.HeightFor(o, o[0].MinSize().Width*3))
}
