package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// heatView draws mark, score and share on the ground of a tone.
type heatView struct {
	box        *fyne.Container
	ground     *canvas.Rectangle
	mark       *markBox
	text, note *canvas.Text
}

func newHeatView() *heatView {
	v := &heatView{ground: &canvas.Rectangle{CornerRadius: 4}, mark: newMarkBox(), text: &canvas.Text{}, note: &canvas.Text{}}
	v.box = container.NewWithoutLayout(v.ground, v.mark.box, v.text, v.note)
	return v
}

func (v *heatView) content() *fyne.Container { return v.box }

func (v *heatView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	tone := c.Tone
	if tone == theme.Plain {
		tone = theme.Unknown
	}
	ink := theme.Color(tone.Ink())
	f, g := faceOf(theme.SizeCaption, true), faceOf(theme.SizeCaption, false)
	h := min(f.lineHeight()+theme.Space(1.5), size.Height)
	y := (size.Height - h) / 2
	v.ground.FillColor = theme.Color(tone.Ground())
	v.ground.Resize(fyne.NewSize(size.Width, h))
	v.ground.Move(fyne.NewPos(0, y))

	side, pad := theme.Scaled(10), theme.Space(1.5)
	v.mark.draw(c.Mark, side, ink)
	v.mark.box.Move(fyne.NewPos(pad, (size.Height-side)/2))
	x := pad + side + theme.Space(1)
	if c.Mark == NoMark {
		x = pad
	}
	s, cut := f.fit(c.Text, size.Width-x-pad+1)
	write(v.text, s, f, tone.Ink(), fyne.TextAlignLeading)
	place(v.text, x, (size.Height-f.lineHeight())/2, size.Width-x)

	noteWidth := g.width(c.Note)
	fits := c.Note != "" && x+f.width(s)+theme.Space(1)+noteWidth+pad <= size.Width+1
	v.note.Hidden = !fits
	write(v.note, c.Note, g, tone.Ink(), fyne.TextAlignTrailing)
	place(v.note, x, (size.Height-g.lineHeight())/2, size.Width-x-pad)
	return cut || (c.Note != "" && !fits)
}

// HeatCell is one cell of a heat map: a shape, a figure or word, and the share
// assessed where it is not all, on the colour of the state.
type HeatCell struct {
	widget.BaseWidget
	cell Cell
}

// NewHeatCell returns a heat cell. Note is the share assessed ("75%") or empty.
func NewHeatCell(mark Mark, text, note string, tone theme.Tone) *HeatCell {
	h := &HeatCell{cell: Cell{Kind: HeatKind, Mark: mark, Text: text, Note: note, Tone: tone}}
	h.ExtendBaseWidget(h)
	return h
}

// Set changes what the cell shows.
func (h *HeatCell) Set(mark Mark, text, note string, tone theme.Tone) {
	h.cell = Cell{Kind: HeatKind, Mark: mark, Text: text, Note: note, Tone: tone}
	h.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *HeatCell) CreateRenderer() fyne.WidgetRenderer {
	v := newHeatView()
	return newDrawn(func(size fyne.Size) fyne.Size {
		f, g := faceOf(theme.SizeCaption, true), faceOf(theme.SizeCaption, false)
		need := fyne.NewSize(f.width(h.cell.Text)+theme.Scaled(10)+theme.Space(4), f.lineHeight()+theme.Space(1.5))
		if h.cell.Note != "" {
			need.Width += theme.Space(1.5) + g.width(h.cell.Note)
		}
		v.draw(h.cell, fyne.TextAlignLeading, size.Max(need))
		return need
	}, v.box)
}
