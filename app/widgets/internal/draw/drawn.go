// Package draw holds what every drawn part is made with: a renderer for shapes (Drawn), the faces of
// the text font with their measures, running text broken into lines, the ring that shows the focus,
// heights for a width.
//
// It draws no widget itself and takes no keys. Start with New, then Face.
package draw

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Drawn is the renderer of widgets made of canvas primitives. One function
// does everything: it styles and places the objects for the size it is given
// and returns the smallest size that shows them all.
type Drawn struct {
	draw  func(fyne.Size) fyne.Size
	Parts []fyne.CanvasObject
	size  fyne.Size
}

// New returns a renderer of objects that a function draws.
func New(draw func(fyne.Size) fyne.Size, objects ...fyne.CanvasObject) *Drawn {
	return &Drawn{draw: draw, Parts: objects}
}

// Destroy implements fyne.WidgetRenderer.
func (d *Drawn) Destroy() {}

// Layout implements fyne.WidgetRenderer.
func (d *Drawn) Layout(size fyne.Size) {
	d.size = size
	d.draw(size)
}

// MinSize implements fyne.WidgetRenderer.
func (d *Drawn) MinSize() fyne.Size {
	return d.draw(d.size)
}

// Objects implements fyne.WidgetRenderer.
func (d *Drawn) Objects() []fyne.CanvasObject { return d.Parts }

// Refresh implements fyne.WidgetRenderer.
func (d *Drawn) Refresh() {
	d.draw(d.size)
	for _, o := range d.Parts {
		canvas.Refresh(o)
	}
}
