package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
	"countersign/app/widgets/internal/shape"
)

// Choice is one answer of a verdict bar.
type Choice struct {
	Word string
	Key  string // shown as a digit; the page listens to it
	Mark theme.Mark
	Tone theme.Tone
	Tip  string
}

// VerdictBar is a row of answers of which one, or none yet, is given. It wraps
// where it is narrow.
type VerdictBar struct {
	widget.BaseWidget
	buttons  []*verdictButton
	box      *fyne.Container
	chosen   int
	onChoose func(int)
}

// NewVerdictBar returns a bar with no answer given. onChoose is raised with
// the index of the answer; the bar does not change by itself, Set shows what
// was accepted.
func NewVerdictBar(choices []Choice, onChoose func(int)) *VerdictBar {
	b := &VerdictBar{chosen: -1, onChoose: onChoose, box: NewWrap()}
	for i, c := range choices {
		v := &verdictButton{bar: b, index: i, choice: c}
		v.Start(v, func() { b.Press(i) })
		v.SetTip(c.Tip)
		b.buttons = append(b.buttons, v)
		b.box.Add(v)
	}
	b.ExtendBaseWidget(b)
	return b
}

// Press is what a click or the key of an answer does.
func (b *VerdictBar) Press(i int) {
	if i >= 0 && i < len(b.buttons) && !b.buttons[i].Disabled() && b.onChoose != nil {
		b.onChoose(i)
	}
}

// Set shows which answer is given; -1 is none.
func (b *VerdictBar) Set(i int) {
	if b.chosen == i {
		return
	}
	b.chosen = i
	for _, v := range b.buttons {
		v.Refresh()
	}
}

// SetTone gives an answer another colour, such as one that nothing supports.
func (b *VerdictBar) SetTone(i int, tone theme.Tone) {
	if v := b.buttons[i]; v.choice.Tone != tone {
		v.choice.Tone = tone
		v.Refresh()
	}
}

// SetDisabled closes all answers, as in an approved assessment.
func (b *VerdictBar) SetDisabled(d bool) {
	for _, v := range b.buttons {
		v.SetDisabled(d)
	}
}

// HeightFor is the height the bar needs in a width.
func (b *VerdictBar) HeightFor(width float32) float32 { return draw.HeightFor(b.box, width) }

func (b *VerdictBar) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{b.box} }

// CreateRenderer implements fyne.Widget.
func (b *VerdictBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }

type verdictButton struct {
	focus.Control
	bar    *VerdictBar
	index  int
	choice Choice
}

// TypedKey adds the arrows: they walk along the bar.
func (v *verdictButton) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(v, ev)
		return
	}
	next := v.index
	switch ev.Name {
	case fyne.KeyLeft:
		next--
	case fyne.KeyRight:
		next++
	default:
		v.Control.TypedKey(ev)
		return
	}
	if c := focus.CanvasOf(v); c != nil && next >= 0 && next < len(v.bar.buttons) {
		c.Focus(v.bar.buttons[next])
	}
}

func (v *verdictButton) colours() (ground, border, ink color.Color) {
	switch {
	case v.bar.chosen == v.index:
		return theme.Color(v.choice.Tone.Ground()), theme.Color(v.choice.Tone.Ink()),
			theme.Color(v.choice.Tone.Ink())
	case v.Disabled():
		return theme.Color(theme.Panel), theme.Color(theme.Line), theme.Color(theme.Muted)
	case v.Hovered():
		return theme.Color(theme.Hover), theme.Color(theme.LineStrong), theme.Color(theme.Text)
	}
	return theme.Color(theme.Surface), theme.Color(theme.LineStrong), theme.Color(theme.Text)
}

func (v *verdictButton) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := &canvas.Rectangle{}, draw.NewRing()
	mark, text, key := shape.NewMark(), &canvas.Text{}, &canvas.Text{}
	return draw.New(func(size fyne.Size) fyne.Size {
		// The bold width is reserved always, so that nothing moves when an
		// answer is given.
		f := draw.FaceOf(theme.SizeBody, v.bar.chosen == v.index)
		word := draw.FaceOf(theme.SizeBody, true).Exact(v.choice.Word)
		side, pad := theme.Scaled(11), theme.Space(1.75)
		small := draw.FaceOf(theme.SizeCaption, false)
		need := fyne.NewSize(pad*2+side+theme.Space(1.5)+word, f.LineHeight()+theme.Space(2.5))
		if v.choice.Key != "" {
			need.Width += theme.Space(1.5) + small.Exact(v.choice.Key)
		}
		size = size.Max(need)
		fill, border, ink := v.colours()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = fill, border, 1, 5
		ground.Resize(size)
		draw.PlaceRing(ring, v.HasFocus(), fyne.Position{}, size, 5)
		shape := ink
		if !v.Disabled() {
			shape = theme.Color(v.choice.Tone.Ink())
		}
		mark.Draw(v.choice.Mark, side, shape)
		mark.Box.Move(fyne.NewPos(pad, (size.Height-side)/2))
		x := pad + side + theme.Space(1.5)
		text.Text, text.TextSize, text.TextStyle, text.Color = v.choice.Word, f.Size, f.Style, ink
		draw.Place(text, x, (size.Height-f.LineHeight())/2, word)
		draw.Write(key, v.choice.Key, small, theme.Muted, fyne.TextAlignLeading)
		if v.bar.chosen == v.index {
			key.Color = ink
		}
		draw.Place(key, x+word+theme.Space(1.5), (size.Height-small.LineHeight())/2, small.Exact(v.choice.Key))
		return need
	}, ground, ring, mark.Box, text, key)
}
