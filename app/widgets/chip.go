package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/menu"
)

// Chip is a filter that is on or off, or opens a menu of values.
type Chip struct {
	focus.Control
	text string
	on   bool
	menu func() *fyne.Menu
}

// NewChip returns a chip that raises onTap; the owner decides whether it is on.
func NewChip(text string, onTap func()) *Chip {
	c := &Chip{text: text}
	c.Start(c, onTap)
	return c
}

// NewMenuChip returns a chip that opens a menu, such as "Scope: any".
func NewMenuChip(text string, items func() *fyne.Menu) *Chip {
	c := &Chip{text: text, menu: items}
	c.Start(c, func() {
		if cv := focus.CanvasOf(c); cv != nil {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
			menu.Show(items(), cv, at.AddXY(0, c.Size().Height+2))
		}
	})
	return c
}

// Set changes the words and whether the chip is on.
func (c *Chip) Set(text string, on bool) {
	if c.text == text && c.on == on {
		return
	}
	c.text, c.on = text, on
	c.Refresh()
}

// Text is what the chip says.
func (c *Chip) Text() string { return c.text }

// On tells whether the chip is on.
func (c *Chip) On() bool { return c.on }

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, text := &canvas.Rectangle{}, draw.NewRing(), &canvas.Text{}
	arrow := &canvas.ArbitraryPolygon{}
	return draw.New(func(size fyne.Size) fyne.Size {
		f := draw.FaceOf(theme.SizeCaption, false)
		pad := theme.Space(2.25)
		need := fyne.NewSize(f.Exact(c.text)+2*pad, f.LineHeight()+theme.Space(1))
		side := theme.Scaled(7)
		if c.menu != nil {
			need.Width += side + theme.Space(1)
		}
		y := max((size.Height-need.Height)/2, 0)
		tone := theme.Neutral
		if c.on {
			tone = theme.Info
		}
		ground.FillColor, ground.CornerRadius = theme.Color(tone.Ground()), need.Height/2
		ground.StrokeWidth, ground.StrokeColor = 1, theme.Color(tone.Ground())
		if c.Hovered() || c.on {
			ground.StrokeColor = theme.Color(tone.Ink())
		}
		ground.Resize(need)
		ground.Move(fyne.NewPos(0, y))
		draw.PlaceRing(ring, c.HasFocus(), fyne.NewPos(0, y), need, need.Height/2)
		draw.Write(text, c.text, f, tone.Ink(), fyne.TextAlignLeading)
		draw.Place(text, pad, y+(need.Height-f.LineHeight())/2, need.Width)
		arrow.Hidden = c.menu == nil
		arrow.Points = []fyne.Position{
			{X: 0, Y: side * 0.25},
			{X: side, Y: side * 0.25},
			{X: side / 2, Y: side * 0.85},
		}
		arrow.FillColor = theme.Color(tone.Ink())
		arrow.Resize(fyne.NewSquareSize(side))
		arrow.Move(fyne.NewPos(need.Width-pad-side, y+(need.Height-side)/2))
		return need
	}, ground, ring, text, arrow)
}

// ChipBar is a row of chips of which exactly one is on.
type ChipBar struct {
	widget.BaseWidget
	chips    []*Chip
	box      *fyne.Container
	chosen   int
	onChoose func(int)
}

// NewChipBar returns chips with the given words, the first of them on.
func NewChipBar(words []string, onChoose func(int)) *ChipBar {
	b := &ChipBar{onChoose: onChoose, box: NewWrap()}
	b.ExtendBaseWidget(b)
	b.SetWords(words)
	return b
}

// SetWords changes the words, as counts change; the choice stays.
func (b *ChipBar) SetWords(words []string) {
	for len(b.chips) < len(words) {
		i := len(b.chips)
		c := NewChip("", func() { b.Choose(i) })
		b.chips = append(b.chips, c)
		b.box.Add(c)
	}
	for i, c := range b.chips {
		if i >= len(words) {
			c.Hide()
			continue
		}
		c.Show()
		c.Set(words[i], i == b.chosen)
	}
	if b.Size().Width > 0 { // otherwise they stand in another bar, which places them
		b.Refresh()
	}
}

// Chips are the chips one by one, for a bar in which they stand among others;
// there are as many as words at first.
func (b *ChipBar) Chips() []fyne.CanvasObject { return b.box.Objects }

// Mark turns one chip on from outside; no intent is raised.
func (b *ChipBar) Mark(i int) {
	b.chosen = i
	for k, c := range b.chips {
		c.Set(c.text, k == i)
	}
}

// Choose turns one chip on and raises the intent.
func (b *ChipBar) Choose(i int) {
	b.Mark(i)
	if b.onChoose != nil {
		b.onChoose(i)
	}
}

// On is the chip that is on.
func (b *ChipBar) On() *Chip { return b.chips[b.chosen] }

// Chosen is the index of the chip that is on.
func (b *ChipBar) Chosen() int { return b.chosen }

// HeightFor is the height the chips need in a width.
func (b *ChipBar) HeightFor(width float32) float32 { return draw.HeightFor(b.box, width) }

func (b *ChipBar) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{b.box} }

// CreateRenderer implements fyne.Widget.
func (b *ChipBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }
