package app

import (
	"countersign/app/ui"

	"fyne.io/fyne/v2"
)

// bindKeys sends keys that nothing focused wants to the page: single-key commands rest while a field has
// the focus, because the field takes them first.
func (s *Shell) bindKeys() {
	c := s.win.Canvas()
	c.SetOnTypedRune(s.typedRune)
	c.SetOnTypedKey(s.typedKey)
	s.win.SetOnDropped(func(at fyne.Position, uris []fyne.URI) {
		var paths []string
		for _, u := range uris {
			if u.Scheme() == "file" {
				paths = append(paths, u.Path())
			}
		}
		d, ok := s.page.(ui.Dropper)
		switch {
		case len(paths) == 0:
		case ok:
			s.watch.time("drop", func() { d.Dropped(at, paths) })
		default:
			s.Note("This page takes no files. Drop them on the assessment desk, the contracts or the evidence page.")
		}
	})
}

// typedRune sends a letter to the dialog that is open, or else to the page once that is there.
func (s *Shell) typedRune(r rune) {
	if n := len(s.overlays); n > 0 {
		if typed := s.overlays[n-1].rune; typed != nil {
			s.watch.time("key", func() { typed(r) })
		}
		return
	}
	if s.hold(heldKey{letter: r}) {
		return
	}
	if k, ok := s.page.(ui.KeyTaker); ok {
		s.watch.time("key", func() { k.TakeRune(r) })
	}
}

// typedKey carries out the keys of the window, and sends others where letters go.
func (s *Shell) typedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyF10 {
		if len(s.overlays) == 0 { // under a dialog the menus rest, as the other commands do
			s.bar.Open(0)
		}
		return
	}
	if ev.Name == fyne.KeyF1 && len(s.overlays) == 0 {
		s.Go(ui.Route{Page: "help"})
		return
	}
	if ev.Name == fyne.KeyEscape && s.closeTop() {
		return
	}
	if ev.Name == fyne.KeyEscape && s.opening == nil && s.tour.on() {
		s.tour.end()
		return
	}
	if n := len(s.overlays); n > 0 {
		if take := s.overlays[n-1].key; take != nil && take(ev) {
			return
		}
		if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
			s.watch.time("verb", func() { s.pressVerb() })
		}
		return
	}
	if s.hold(heldKey{named: ev}) {
		return
	}
	if k, ok := s.page.(ui.KeyTaker); ok {
		s.watch.time("key", func() { k.TakeKey(ev) })
	}
}
