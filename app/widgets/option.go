package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/shape"
	"countersign/app/widgets/text"
)

// OptionCard is one of a few answers of which exactly one is given: its words, what it means, and the
// key that chooses it.
type OptionCard struct {
	focus.Control
	text, help *text.Prose
	key        string
	chosen     bool
}

// NewOptionCard returns an answer; help and key may be empty. The owner decides whether it is the one given.
func NewOptionCard(said, help, key string, chosen bool, onTap func()) *OptionCard {
	o := &OptionCard{
		text: text.NewProse(text.Run{Text: said, Bold: true}), help: text.NewCaption(help),
		key: key, chosen: chosen,
	}
	o.text.Within(o.Tapped)
	o.help.Within(o.Tapped)
	o.Start(o, onTap)
	return o
}

// Chosen tells whether it is the answer given.
func (o *OptionCard) Chosen() bool { return o.chosen }

// optionPlan is where the parts of a card go for a width.
type optionPlan struct {
	x, width, text, help, height float32
}

func (o *OptionCard) plan(width float32) optionPlan {
	p := optionPlan{x: theme.Space(3) + theme.Scaled(12) + theme.Space(2.5)}
	p.width = max(width-p.x-theme.Space(9), theme.Scaled(60))
	p.text = o.text.HeightFor(p.width)
	if o.help.String() != "" {
		p.help = o.help.HeightFor(p.width) + theme.Space(0.5)
	}
	p.height = p.text + p.help + 2*theme.Space(2)
	return p
}

// HeightFor is the height the card needs in a width.
func (o *OptionCard) HeightFor(width float32) float32 { return o.plan(width).height }

// CreateRenderer implements fyne.Widget.
func (o *OptionCard) CreateRenderer() fyne.WidgetRenderer {
	ground, ring, mark, cap := &canvas.Rectangle{}, draw.NewRing(), shape.NewMark(), shape.NewKeyCap()
	return draw.New(func(size fyne.Size) fyne.Size {
		p := o.plan(max(size.Width, theme.Scaled(200)))
		ground.FillColor, ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.LineStrong)
		ground.StrokeWidth, ground.CornerRadius = 1, 5
		m, ink := theme.MarkRing, theme.Color(theme.Muted)
		if o.Hovered() {
			ground.FillColor = theme.Color(theme.Hover)
		}
		if o.chosen {
			ground.FillColor, ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.Selected),
				theme.Color(theme.Accent), 1.5
			m, ink = theme.MarkFull, theme.Color(theme.Accent)
		}
		ground.Resize(size)
		draw.PlaceRing(ring, o.HasFocus(), fyne.Position{}, size, 5)
		side, top := theme.Scaled(12), theme.Space(2)
		mark.Draw(m, side, ink)
		mark.Box.Move(fyne.NewPos(theme.Space(3), top+
			(draw.FaceOf(theme.SizeBody, true).LineHeight()-side)/2))
		o.text.Move(fyne.NewPos(p.x, top))
		o.text.Resize(fyne.NewSize(p.width, p.text))
		draw.Show(o.help, p.help > 0)
		o.help.Move(fyne.NewPos(p.x, top+p.text+theme.Space(0.5)))
		o.help.Resize(fyne.NewSize(p.width, p.help))
		cap.Draw(o.key, size.Width-theme.Space(3)-cap.Width(o.key), p.text+2*top)
		return fyne.NewSize(theme.Scaled(200), p.height)
	}, ground, ring, mark.Box, o.text, o.help, cap.Ground, cap.Text)
}
