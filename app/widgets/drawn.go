package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// drawn is the renderer of widgets made of canvas primitives. One function
// does everything: it styles and places the objects for the size it is given
// and returns the smallest size that shows them all.
type drawn struct {
	draw    func(fyne.Size) fyne.Size
	objects []fyne.CanvasObject
	size    fyne.Size
}

func newDrawn(draw func(fyne.Size) fyne.Size, objects ...fyne.CanvasObject) *drawn {
	return &drawn{draw: draw, objects: objects}
}

func (d *drawn) Destroy() {}

func (d *drawn) Layout(size fyne.Size) {
	d.size = size
	d.draw(size)
}

func (d *drawn) MinSize() fyne.Size {
	return d.draw(d.size)
}

func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawn) Refresh() {
	d.draw(d.size)
	for _, o := range d.objects {
		canvas.Refresh(o)
	}
}
