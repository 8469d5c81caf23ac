package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// holder is a widget with others in it. The toolkit tells nobody what a widget
// is drawn by, so those that may hold a control say it themselves.
type holder interface {
	holds() []fyne.CanvasObject
}

// revealFocus scrolls what has the focus into view, through every Scroller it
// stands in: whoever walks with Tab sees where they are.
func revealFocus(o fyne.CanvasObject) {
	path := pathTo(o)
	var top float32 // of o, within path[i]
	for i, at := range path {
		// what a Scroller holds is moved by it, so that it comes first and its
		// place is read after
		if s, ok := at.(*Scroller); ok && i > 0 {
			content := path[i-1].Position().Y
			s.Reveal(top-content-4, o.Size().Height+8) // with its ring
			top += path[i-1].Position().Y - content
		}
		top += at.Position().Y
	}
}

// pathTo is an object with all it stands in, the innermost first, or nil where
// it is not on screen.
func pathTo(o fyne.CanvasObject) []fyne.CanvasObject {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	for _, over := range c.Overlays().List() {
		if path := pathFrom(over, o); path != nil {
			return path
		}
	}
	return pathFrom(c.Content(), o)
}

func pathFrom(in, o fyne.CanvasObject) []fyne.CanvasObject {
	if in == nil || !in.Visible() {
		return nil
	}
	if in == o {
		return []fyne.CanvasObject{o}
	}
	for _, one := range inside(in) {
		if path := pathFrom(one, o); path != nil {
			return append(path, in)
		}
	}
	return nil
}

func inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch in := o.(type) {
	case holder:
		return in.holds()
	case *fyne.Container:
		return in.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{in.Content}
	}
	return nil
}
