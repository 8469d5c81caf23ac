package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// heatCell is one cell of a heat map by itself: a shape, a figure or word, and the share
// assessed where it is not all, on the colour of the state.
type heatCell struct {
	widget.BaseWidget
	cell Cell
}

// newHeatCell returns a heat cell. Note is the share assessed ("75%") or empty.
func newHeatCell(mark theme.Mark, text, note string, tone theme.Tone) *heatCell {
	h := &heatCell{cell: Cell{Kind: HeatKind, Mark: mark, Text: text, Note: note, Tone: tone}}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *heatCell) CreateRenderer() fyne.WidgetRenderer {
	v := newHeatView()
	return draw.New(func(size fyne.Size) fyne.Size {
		f, g := draw.FaceOf(theme.SizeCaption, true), draw.FaceOf(theme.SizeCaption, false)
		need := fyne.NewSize(f.Width(h.cell.Text)+theme.Scaled(10)+theme.Space(4), f.LineHeight()+
			theme.Space(1.5))
		if h.cell.Note != "" {
			need.Width += theme.Space(1.5) + g.Width(h.cell.Note)
		}
		v.draw(h.cell, fyne.TextAlignLeading, size.Max(need))
		return need
	}, v.box)
}
