package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// abreastLayout puts objects into columns of one width.
type abreastLayout struct {
	least float32
	width float32
}

// NewAbreast puts objects side by side in columns of one width, or one under the other where a column would be
// narrower than a width in pixels at 100 %.
func NewAbreast(least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&abreastLayout{least: least}, objects...)
}

// columns are the width of a column and how many there are.
func (l *abreastLayout) columns(o []fyne.CanvasObject, width float32) (float32, int) {
	n := max(len(o), 1)
	if one := (width - float32(n-1)*theme.Space(4)) / float32(n); one >= theme.Scaled(l.least) {
		return one, n
	}
	return width, 1
}

func (l *abreastLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(o, size.Width, func(one fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		one.Move(at)
		one.Resize(size)
	})
}

func (l *abreastLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	var w float32
	for _, one := range o {
		w = max(w, draw.Least(one))
	}
	return fyne.NewSize(w, l.HeightFor(o, max(l.width, w)))
}

func (l *abreastLayout) HeightFor(o []fyne.CanvasObject, width float32) float32 {
	return l.place(o, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (l *abreastLayout) place(o []fyne.CanvasObject, width float32,
	put func(fyne.CanvasObject, fyne.Position, fyne.Size),
) float32 {
	w, n := l.columns(o, width)
	var y, line float32
	for i, one := range o {
		if i > 0 && i%n == 0 {
			y, line = y+line+theme.Space(1), 0
		}
		h := draw.HeightFor(one, w)
		put(one, fyne.NewPos(float32(i%n)*(w+theme.Space(4)), y), fyne.NewSize(w, h))
		line = max(line, h)
	}
	return y + line
}
