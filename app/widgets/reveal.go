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
func revealFocus(o fyne.CanvasObject) { revealPart(o, 0, o.Size().Height) }

// revealPart does the same for a part of an object, given by its top and its
// height.
func revealPart(o fyne.CanvasObject, top, height float32) {
	path := pathTo(o)
	for i, at := range path {
		// what a Scroller holds is moved by it, so that it comes first and its
		// place is read after
		if s, ok := at.(*Scroller); ok && i > 0 {
			content := path[i-1].Position().Y
			s.Reveal(top-content-4, height+8) // with its ring
			top += path[i-1].Position().Y - content
		}
		top += at.Position().Y
	}
}

// layAgain has the Scroller that an object is in lay out its content for
// another height of the object. Outside of one the toolkit does so by itself.
func layAgain(o fyne.CanvasObject) {
	path := pathTo(o)
	for i, at := range path {
		s, ok := at.(*Scroller)
		if !ok || i == 0 {
			continue
		}
		s.fit()
		for k := i - 1; k > 0; k-- {
			switch in := path[k].(type) {
			case *fyne.Container:
				if in.Layout != nil {
					in.Layout.Layout(in.Objects, in.Size())
				}
			case fyne.Widget:
				in.Refresh()
			}
		}
		return
	}
}

// handWheel gives a turn of the mouse wheel to the first thing an object is in
// that has more to show that way.
func handWheel(o fyne.CanvasObject, ev *fyne.ScrollEvent) {
	for i, at := range pathTo(o) {
		if i == 0 {
			continue
		}
		switch in := at.(type) {
		case *Scroller:
			if in.wheel(ev) {
				return
			}
		case fyne.Scrollable:
			in.Scrolled(ev)
			return
		}
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
