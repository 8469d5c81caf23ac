package app

import "fyne.io/fyne/v2"

// held are the keys typed for what is on its way to the screen: a page that is being read, or the palette. They wait
// in order until it is there. A part of them must never be lost: after it the rest would act on another item than the
// person meant.
type held struct {
	reading int // how many reads have to end before it is there
	keys    []heldKey
	focus   bool // the keyboard is given to the page once it is there
}

// heldKey is one key as the window hears it: with a name, or as a letter.
type heldKey struct {
	named  *fyne.KeyEvent
	letter rune
}

// hold keeps a key for what is on its way; false while nothing is.
func (s *Shell) hold(k heldKey) bool {
	to := s.opening
	if to == nil {
		to = s.arriving
	}
	if to == nil {
		return false
	}
	to.keys = append(to.keys, k)
	return true
}

// awaiting runs what begins to read a page; the page is there once all those reads have ended.
func (s *Shell) awaiting(w *held, begin func()) {
	before := s.awaited
	s.awaited = w
	begin()
	s.awaited = before
}

// read notes that one read of a page ended; after the last one the page is there, and takes the keys that waited.
func (s *Shell) read(w *held) {
	if w.reading--; w.reading > 0 || s.arriving != w {
		return
	}
	s.arriving = nil
	c := s.win.Canvas()
	if c.Overlays().Top() != nil || c.Focused() != nil && len(w.keys) > 0 {
		return // the person went on to a dialog, a menu or a field: the keys were not meant for these
	}
	if w.focus {
		s.giveFocus(false)
	}
	s.deliver(w.keys)
}

// deliver gives keys that waited to whatever has the keyboard now: each may lead on to the next page.
func (s *Shell) deliver(keys []heldKey) {
	for _, k := range keys {
		f := s.win.Canvas().Focused()
		switch {
		case k.named != nil && f != nil:
			f.TypedKey(k.named)
		case k.named != nil:
			s.typedKey(k.named)
		case f != nil:
			f.TypedRune(k.letter)
		default:
			s.typedRune(k.letter)
		}
	}
}
