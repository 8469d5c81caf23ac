package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// bandView is a band with its figures under it.
type bandView struct {
	box  *fyne.Container
	band shape.BandShapes
	text *canvas.Text
}

func newBandView() *bandView {
	v := &bandView{band: shape.NewBandShapes(), text: &canvas.Text{}}
	v.box = container.NewWithoutLayout(v.band.Track, v.band.Band, v.band.Tick, v.text)
	return v
}

func (v *bandView) content() *fyne.Container { return v.box }

func (v *bandView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) bool {
	f := draw.FaceOf(theme.SizeCaption, false)
	barHeight := theme.Scaled(10)
	total := barHeight
	if c.Text != "" {
		total += f.LineHeight()
	}
	y := max((size.Height-total)/2, 0)
	v.band.Draw(c.Band, 0, y, size.Width)
	s, cut := f.Fit(c.Text, size.Width+1)
	role := theme.Muted
	if c.Tone != theme.Plain {
		role = c.Tone.Ink()
	}
	draw.Write(v.text, s, f, role, fyne.TextAlignLeading)
	draw.Place(v.text, 0, y+barHeight, size.Width)
	return cut
}
