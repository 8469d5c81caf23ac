package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// pillView draws a word on the ground of its tone, in a rounded box.
type pillView struct {
	box    *fyne.Container
	ground *canvas.Rectangle
	mark   *markBox
	text   *canvas.Text
}

func newPillView() *pillView {
	v := &pillView{ground: &canvas.Rectangle{}, mark: newMarkBox(), text: &canvas.Text{}}
	v.box = container.NewWithoutLayout(v.ground, v.mark.box, v.text)
	return v
}

func (v *pillView) content() *fyne.Container { return v.box }

// pillSize is the room a pill needs for a word, with or without a mark.
func pillSize(word string, mark Mark) fyne.Size {
	f := faceOf(theme.SizeCaption, false)
	w := f.width(word) + theme.Space(4)
	if mark != NoMark {
		w += theme.Scaled(10)
		if word != "" {
			w += theme.Space(1)
		}
	}
	return fyne.NewSize(w, f.lineHeight()+theme.Space(0.5))
}

func (v *pillView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	v.box.Hidden = c.Text == "" && c.Mark == NoMark
	if v.box.Hidden {
		return false
	}
	tone := c.Tone
	if tone == theme.Plain {
		tone = theme.Neutral
	}
	f := faceOf(theme.SizeCaption, c.Bold)
	need := pillSize(c.Text, c.Mark)
	w := min(need.Width, size.Width)
	y := (size.Height - need.Height) / 2
	v.ground.FillColor = theme.Color(tone.Ground())
	v.ground.CornerRadius = need.Height / 2
	v.ground.Resize(fyne.NewSize(w, need.Height))
	v.ground.Move(fyne.NewPos(0, y))
	x, side := theme.Space(2), theme.Scaled(10)
	v.mark.draw(c.Mark, side, theme.Color(tone.Ink()))
	v.mark.box.Move(fyne.NewPos(x, (size.Height-side)/2))
	if c.Mark != NoMark {
		x += side + theme.Space(1)
	}
	s, cut := f.fit(c.Text, w-x-theme.Space(2)+0.5)
	write(v.text, s, f, tone.Ink(), fyne.TextAlignLeading)
	place(v.text, x, (size.Height-f.lineHeight())/2, w-x)
	return cut
}

// Pill is a short label with the colour of a state: a scope, a decision, a
// strength.
type Pill struct {
	widget.BaseWidget
	text string
	tone theme.Tone
	mark Mark
}

// NewPill returns a pill; a mark before the word is optional.
func NewPill(text string, tone theme.Tone, mark Mark) *Pill {
	p := &Pill{text: text, tone: tone, mark: mark}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes what the pill says.
func (p *Pill) Set(text string, tone theme.Tone, mark Mark) {
	p.text, p.tone, p.mark = text, tone, mark
	p.Refresh()
}

// Text is the word.
func (p *Pill) Text() string { return p.text }

// Mark is the shape beside the word.
func (p *Pill) Mark() Mark { return p.mark }

// CreateRenderer implements fyne.Widget.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	v := newPillView()
	return newDrawn(func(size fyne.Size) fyne.Size {
		need := pillSize(p.text, p.mark)
		if size.Width <= 0 {
			size = need
		}
		v.draw(Cell{Text: p.text, Tone: p.tone, Mark: p.mark}, fyne.TextAlignLeading, size.Max(fyne.NewSize(0, need.Height)))
		return need
	}, v.box)
}
