package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// heatView draws mark, score and share on the ground of a tone.
type heatView struct {
	box        *fyne.Container
	ground     *canvas.Rectangle
	mark       *shape.Mark
	text, note *canvas.Text
}

func newHeatView() *heatView {
	v := &heatView{
		ground: &canvas.Rectangle{CornerRadius: 4}, mark: shape.NewMark(), text: &canvas.Text{},
		note: &canvas.Text{},
	}
	v.box = container.NewWithoutLayout(v.ground, v.mark.Box, v.text, v.note)
	return v
}

func (v *heatView) content() *fyne.Container { return v.box }

func (v *heatView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	tone := c.Tone
	if tone == theme.Plain {
		tone = theme.Unknown
	}
	ink := theme.Color(tone.Ink())
	f, g := draw.FaceOf(theme.SizeCaption, true), draw.FaceOf(theme.SizeCaption, false)
	h := min(f.LineHeight()+theme.Space(1.5), size.Height)
	y := (size.Height - h) / 2
	v.ground.FillColor = theme.Color(tone.Ground())
	v.ground.Resize(fyne.NewSize(size.Width, h))
	v.ground.Move(fyne.NewPos(0, y))

	side, pad := theme.Scaled(10), theme.Space(1.5)
	v.mark.Draw(c.Mark, side, ink)
	v.mark.Box.Move(fyne.NewPos(pad, (size.Height-side)/2))
	x := pad + side + theme.Space(1)
	if c.Mark == theme.NoMark {
		x = pad
	}
	s, cut := f.Fit(c.Text, size.Width-x-pad+1)
	draw.Write(v.text, s, f, tone.Ink(), fyne.TextAlignLeading)
	draw.Place(v.text, x, (size.Height-f.LineHeight())/2, size.Width-x)

	noteWidth := g.Width(c.Note)
	fits := c.Note != "" && x+f.Width(s)+theme.Space(1)+noteWidth+pad <= size.Width+1
	v.note.Hidden = !fits
	draw.Write(v.note, c.Note, g, tone.Ink(), fyne.TextAlignTrailing)
	draw.Place(v.note, x, (size.Height-g.LineHeight())/2, size.Width-x-pad)
	return cut || (c.Note != "" && !fits)
}
