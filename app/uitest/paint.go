package uitest

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// paint draws the window. The toolkit drops whatever was not painted for a minute whenever it paints, and
// reads the clock only then: a page that was opened long after the last picture of its process is dropped
// just before it is painted for the first time, and what is rebuilt for it was never laid out and shows no
// words. So the clock is read, and all laid out, before the picture is taken.
func (h *Host) paint() image.Image {
	h.draw()
	software.NewCanvas().Capture()
	layOut(h.win.Content())
	for _, over := range h.win.Canvas().Overlays().List() {
		layOut(over)
	}
	return h.win.Canvas().Capture()
}

func layOut(o fyne.CanvasObject) {
	switch c := o.(type) {
	case *fyne.Container:
		for _, one := range c.Objects {
			layOut(one)
		}
		if c.Layout != nil {
			c.Layout.Layout(c.Objects, c.Size())
		}
	case *container.Scroll:
		test.WidgetRenderer(c).Layout(c.Size())
		layOut(c.Content)
	case fyne.Widget:
		r := test.WidgetRenderer(c)
		r.Layout(c.Size())
		for _, one := range r.Objects() {
			layOut(one)
		}
	}
}
