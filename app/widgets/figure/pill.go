package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// Pill is a short label with the colour of a state: a scope, a decision, a
// strength.
type Pill struct {
	widget.BaseWidget
	text string
	tone theme.Tone
	mark theme.Mark
}

// NewPill returns a pill; a mark before the word is optional.
func NewPill(text string, tone theme.Tone, mark theme.Mark) *Pill {
	p := &Pill{text: text, tone: tone, mark: mark}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes what the pill says.
func (p *Pill) Set(text string, tone theme.Tone, mark theme.Mark) {
	p.text, p.tone, p.mark = text, tone, mark
	p.Refresh()
}

// Text is the word.
func (p *Pill) Text() string { return p.text }

// Mark is the shape beside the word.
func (p *Pill) Mark() theme.Mark { return p.mark }

// CreateRenderer implements fyne.Widget.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	v := shape.NewPill()
	return draw.New(func(size fyne.Size) fyne.Size {
		need := shape.PillSize(p.text, p.mark)
		if size.Width <= 0 {
			size = need
		}
		v.Draw(p.text, p.mark, p.tone, false, size.Max(fyne.NewSize(0, need.Height)))
		return need
	}, v.Box)
}
