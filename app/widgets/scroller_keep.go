package widgets

import (
	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/focus"
)

// keeping is what a scroller needs to keep in view what has the focus: a note that was filed is listed above
// its field, and would push the field out of sight.
type keeping struct {
	sees   bool    // what has the focus was in view when it got it, or when a person scrolled last
	height float32 // of the content, as it was laid out last
}

// scrolled notes whether what has the focus is still in view. Where the content has another height it was
// not a person who scrolled.
func (s *Scroller) scrolled(fyne.Position) {
	if at := s.focused(); at != nil && s.scroll.Content.Size().Height == s.kept.height {
		d := fyne.CurrentApp().Driver()
		y := d.AbsolutePositionForObject(at).Y - d.AbsolutePositionForObject(s).Y
		s.kept.sees = y+at.Size().Height > 0 && y < s.Size().Height
	}
}

// keep scrolls to what has the focus after the content got another height, unless a person scrolled away.
func (s *Scroller) keep(height float32) {
	if height == s.kept.height {
		return
	}
	s.kept.height = height
	at := s.focused()
	if at == nil || !s.kept.sees {
		return
	}
	if field, ok := at.(interface{ RevealCursor() }); ok && at.Size().Height > s.Size().Height {
		field.RevealCursor() // the field itself is too tall to be in view
		return
	}
	focus.Reveal(at)
}

// focused is what has the focus in the content; nil if it is elsewhere.
func (s *Scroller) focused() fyne.CanvasObject {
	c := focus.CanvasOf(s)
	if c == nil {
		return nil
	}
	if at, ok := c.Focused().(fyne.CanvasObject); ok && at != fyne.CanvasObject(s) && focus.Stands(at, s) {
		return at
	}
	return nil
}
