package widgets

import "fyne.io/fyne/v2"

// scrollers are those that are drawn: the toolkit does not tell an object what
// it stands in. It belongs to the UI thread.
var scrollers = map[*Scroller]bool{}

// revealFocus scrolls what has the focus into view, through everything that
// scrolls it: whoever walks with Tab sees where they are.
func revealFocus(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	at := absolute(o)
	for s := range scrollers {
		if s.scroll == o || canvasOf(s) != c || !s.Visible() {
			continue
		}
		// a look at where it lies spares most of the walks that follow
		if left := absolute(s.scroll).X; at.X < left || at.X > left+s.scroll.Size().Width || !s.holds(o, at) {
			continue
		}
		s.Reveal(at.Y-absolute(s.scroll.Content).Y-4, o.Size().Height+8) // with its ring
		at = absolute(o)
	}
}

// holds tells whether an object is part of what a scroller scrolls: it is when
// it moves with it.
func (s *Scroller) holds(o fyne.CanvasObject, before fyne.Position) bool {
	return inside(o, s.scroll.Content, before)
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
