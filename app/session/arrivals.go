package session

import (
	"fyne.io/fyne/v2"

	"countersign/app/widgets"
)

// held are the keys typed for what is on its way to the screen: a page that is being read, or the
// palette. They wait in order until it is there. A part of them must never be lost: after it the rest
// would act on another item than the person meant.
type held struct {
	reading int // how many reads have to end before it is there
	keys    []heldKey
	focus   bool // the keyboard is given to the page once it is there
}

// heldKey is one key as the window receives it: with a name, or as a letter.
type heldKey struct {
	named  *fyne.KeyEvent
	letter rune
}

// arrivals is what is being read for the page and the palette, and the keys that wait for it.
type arrivals struct {
	win       fyne.Window
	applied   func() // something that was read stands on the page
	giveFocus func() // to the page that is there now
	calm      func() // a read ended

	arriving *held // keys for the page that is being read; nil once it is there
	opening  *held // keys for the palette that is being filled; nil once it is there
	awaited  *held // whatever is read now has to end before that page is there
	reading  int   // how much is read and saved for the pages
}

// begin notes that something begins to be read; the function it returns applies what was read.
func (a *arrivals) begin() func(apply func()) {
	a.reading++
	w := a.awaited
	if w != nil {
		w.reading++
	}
	return func(apply func()) {
		a.reading--
		if apply != nil {
			a.awaiting(w, apply)
			a.applied()
		}
		if w != nil {
			a.read(w)
		}
		a.calm()
	}
}

// hold keeps a key for what is on its way; false while nothing is.
func (a *arrivals) hold(k heldKey) bool {
	to := a.opening
	if to == nil {
		to = a.arriving
	}
	if to == nil {
		return false
	}
	to.keys = append(to.keys, k)
	return true
}

// awaiting runs what begins to read a page; the page is there once all those reads have ended.
func (a *arrivals) awaiting(w *held, begin func()) {
	before := a.awaited
	a.awaited = w
	begin()
	a.awaited = before
}

// read notes that one read of a page ended; after the last one the page is there, and takes the keys
// that waited.
func (a *arrivals) read(w *held) {
	if w.reading--; w.reading > 0 || a.arriving != w {
		return
	}
	a.arriving = nil
	c := a.win.Canvas()
	if c.Overlays().Top() != nil || c.Focused() != nil && len(w.keys) > 0 {
		return // the person proceeded to a dialog, a menu or a field: the keys were not meant for these
	}
	if w.focus {
		a.giveFocus()
	}
	a.deliver(w.keys)
}

// deliver gives keys that waited to whatever has the keyboard now: each may lead on to the next page.
func (a *arrivals) deliver(keys []heldKey) {
	c := a.win.Canvas()
	for _, k := range keys {
		f := c.Focused()
		switch {
		case k.named != nil && f != nil:
			f.TypedKey(k.named)
		case k.named != nil:
			c.OnTypedKey()(k.named)
		case f != nil:
			f.TypedRune(k.letter)
		default:
			c.OnTypedRune()(k.letter)
		}
	}
}

// keepFocus gives the keyboard to the list of the page when what had it is no longer shown, as a button that
// was pressed and then left out. A field that is being typed in is not left: see the window's keys.
func (a *arrivals) keepFocus() {
	c := a.win.Canvas()
	at, ok := c.Focused().(fyne.CanvasObject)
	if ok && c.Overlays().Top() == nil && !widgets.Typing() && !widgets.Stands(at, c.Content()) {
		c.Unfocus()
		a.giveFocus()
	}
}

// forget drops what waits: the page is left.
func (a *arrivals) forget() { a.arriving, a.opening = nil, nil }
