package window

import (
	"countersign/app/ui"
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keys are those of the window: what is typed goes to the dialog that is open, or to the page.
type keys struct{ w *Window }

// Why letters do nothing, and what to do.
const (
	fieldGone = "The field you typed in is no longer there. What you type now does nothing: click where you want to go on, or press Escape to use keys as commands."
	noHome    = "No field and no list has the keyboard: what you type does nothing. Click a field to write in it."
	noFocus   = "No field and no list has the keyboard: what you type does nothing. Click a field to write in it, or press Escape to use the keys of this page."
)

// bind sends keys that nothing focused wants to the page: single-key commands rest while a field has
// the focus, because the field takes them first.
func (k *keys) bind() {
	widgets.Acted()
	c := k.w.win.Canvas()
	c.SetOnTypedRune(k.typedRune)
	c.SetOnTypedKey(k.typedKey)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault},
			func(fyne.Shortcut) { k.submit() })
	}
	k.w.win.SetOnDropped(func(at fyne.Position, uris []fyne.URI) {
		var paths []string
		for _, u := range uris {
			if u.Scheme() == "file" {
				paths = append(paths, u.Path())
			}
		}
		k.w.watch.time("drop", func() { k.dropped(at, paths) })
	})
}

// dropped gives files to the page, or has them read as documents where the page takes none of its own.
func (k *keys) dropped(at fyne.Position, paths []string) {
	d, ok := k.w.page().(ui.Dropper)
	switch {
	case len(paths) == 0:
	case ok:
		d.Dropped(at, paths)
	case k.w.overlays.any():
		k.w.frame.Note("Close the dialog first, then drop the files again. Nothing was read.")
	case k.w.session != nil:
		k.w.Go(ui.AddRoute("", paths...))
	default:
		k.w.frame.Note("Open or create a workspace first, then drop the files again.")
	}
}

// submit does what the dialog that is open, or else the page, is for, wherever in it the focus is: Ctrl+Enter. A field or list
// of values that does something else has it before.
func (k *keys) submit() {
	if k.w.overlays.any() {
		k.w.watch.time("verb", func() { k.w.overlays.pressVerb() })
		return
	}
	if page, ok := k.w.page().(interface{ Submit() }); ok {
		widgets.Acted() // the text that was typed is ended by it
		k.w.watch.time("verb", page.Submit)
	}
}

// typedRune sends a letter to the dialog that is open, or else to the page once that is there.
func (k *keys) typedRune(r rune) {
	if widgets.Typing() {
		k.holdBack(fieldGone)
		return
	}
	if over := k.w.overlays.top(); over != nil {
		if typed := over.rune; typed != nil {
			k.w.watch.time("key", func() { typed(r) })
		}
		return
	}
	if k.hold(nil, r) {
		return
	}
	if !k.chosen() {
		k.holdBack(k.nowhere())
		return
	}
	if page, ok := k.w.page().(ui.KeyTaker); ok {
		defer k.w.watch.begin("key")()
		page.TakeRune(r)
	}
}

// holdBack keeps letters of a text from being commands: its field went away while it was typed, or it was
// typed next to its field. That is reported once for the text, and not for each of its letters.
func (k *keys) holdBack(why string) {
	if k.w.frame.status.text != why {
		k.w.frame.Note(why)
	}
}

// nowhere says that no part of the page has the keyboard.
func (k *keys) nowhere() string {
	if page, ok := k.w.page().(ui.Focuser); ok && page.Focus() != nil {
		return noFocus
	}
	return noHome
}

// chosen tells whether a part of the page has the keyboard, and shows it: only then letters are commands.
func (k *keys) chosen() bool {
	if k.w.session == nil {
		return false
	}
	at, ok := k.w.win.Canvas().Focused().(fyne.CanvasObject)
	return ok && widgets.Stands(at, k.w.session.Pages.Body())
}

// typedKey carries out the keys of the window, and sends others where letters go.
func (k *keys) typedKey(ev *fyne.KeyEvent) {
	if widgets.Astray(ev) {
		return // its letter, where it has one, comes to typedRune
	}
	if ev.Name == fyne.KeyF10 {
		if !k.w.overlays.any() { // under a dialog the menus rest, as the other commands do
			k.w.menu.bar.Open(0)
		}
		return
	}
	if ev.Name == fyne.KeyF1 && !k.w.overlays.any() {
		k.w.Go(ui.Route{Page: "help"})
		return
	}
	if ev.Name == fyne.KeyEscape && k.w.overlays.closeTop() {
		return
	}
	if ev.Name == fyne.KeyEscape && !k.awaits() && k.w.frame.tour.on() {
		k.w.frame.tour.end()
		return
	}
	if over := k.w.overlays.top(); over != nil {
		if take := over.key; take != nil && take(ev) {
			return
		}
		if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
			k.w.watch.time("verb", func() { k.w.overlays.pressVerb() })
		}
		return
	}
	if k.hold(ev, 0) || k.w.session == nil {
		return
	}
	k.toPage(ev)
}

// toPage carries out a key on the page. A field that is left gives the keyboard to the list of the page.
func (k *keys) toPage(ev *fyne.KeyEvent) {
	defer k.w.watch.begin("key")()
	switch {
	case widgets.Leaving():
		k.w.win.Canvas().Unfocus()
		k.w.session.Pages.GiveFocus()
	case k.chosen():
		k.take(ev)
	default:
		k.unchosen(ev)
	}
}

// take reports whether the page used a key.
func (k *keys) take(ev *fyne.KeyEvent) bool {
	page, ok := k.w.page().(ui.KeyTaker)
	return ok && page.TakeKey(ev)
}

// unchosen carries out a key while no part of the page has the keyboard. What is a part of a text does
// nothing; what only moves gives the keyboard to the list, where it is seen, and moves there.
func (k *keys) unchosen(ev *fyne.KeyEvent) {
	c := k.w.win.Canvas()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyBackspace, fyne.KeyDelete:
		k.holdBack(k.nowhere())
	case fyne.KeyEscape:
		if !k.take(ev) {
			c.Unfocus()
			k.w.session.Pages.GiveFocus()
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp,
		fyne.KeyPageDown:
		if c.Focused() == nil {
			k.w.session.Pages.GiveFocus()
		}
		if f := c.Focused(); f != nil && k.chosen() {
			f.TypedKey(ev)
			return
		}
		k.take(ev)
	}
}

// hold keeps a key for what is on its way to the screen; false while nothing is.
func (k *keys) hold(named *fyne.KeyEvent, letter rune) bool {
	return k.w.session != nil && k.w.session.Pages.Hold(named, letter)
}

// awaits tells whether keys are held for the palette.
func (k *keys) awaits() bool { return k.w.session != nil && k.w.session.Pages.Awaits() }
