package focus

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// holder is a widget with others in it. The toolkit does not reveal what a widget is drawn by, so those that
// may hold a control report it themselves.
type holder interface {
	Holds() []fyne.CanvasObject
}

// scrolls is a widget that shows a part of what it holds. It lays that out
// again, shows a part of it, and says whether the wheel had more to show.
type scrolls interface {
	fyne.CanvasObject
	Reveal(top, height float32)
	Fit()
	Wheel(ev *fyne.ScrollEvent) bool
}

// Reveal scrolls what has the focus into view, through every scroller it is in: a user who walks with Tab
// sees where they are.
func Reveal(o fyne.CanvasObject) { RevealPart(o, 0, o.Size().Height) }

// RevealPart does the same for a part of an object, given by its top and its
// height.
func RevealPart(o fyne.CanvasObject, top, height float32) {
	path := PathTo(o)
	for i, at := range path {
		// what a scroller holds is moved by it, so that it comes first and its
		// place is read after
		if s, ok := at.(scrolls); ok && i > 0 {
			content := path[i-1].Position().Y
			s.Reveal(top-content-4, height+8) // with its ring
			top += path[i-1].Position().Y - content
		}
		top += at.Position().Y
	}
}

// LayAgain has the scroller that an object is in lay out its content for
// another height of the object. Outside of one the toolkit does so by itself.
func LayAgain(o fyne.CanvasObject) {
	path := PathTo(o)
	for i, at := range path {
		s, ok := at.(scrolls)
		if !ok || i == 0 {
			continue
		}
		s.Fit()
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

// HandWheel gives a turn of the mouse wheel to the first thing an object is in
// that has more to show that way.
func HandWheel(o fyne.CanvasObject, ev *fyne.ScrollEvent) {
	for i, at := range PathTo(o) {
		if i == 0 {
			continue
		}
		switch in := at.(type) {
		case scrolls:
			if in.Wheel(ev) {
				return
			}
		case fyne.Scrollable:
			in.Scrolled(ev)
			return
		}
	}
}

// PathTo is an object with all it stands in, the innermost first, or nil where
// it is not on screen.
func PathTo(o fyne.CanvasObject) []fyne.CanvasObject {
	c := CanvasOf(o)
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
		return in.Holds()
	case *fyne.Container:
		return in.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{in.Content}
	}
	return nil
}
