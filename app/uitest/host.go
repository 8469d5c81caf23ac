package uitest

import (
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// Width and Height are the size of the smallest window the pages are made for.
const (
	Width  = 1280
	Height = 800
)

// Host is the window's side of a page under test. It shows the page; the rest is done by its parts.
type Host struct {
	told
	clock
	memory
	dialogs
	work
	eyes

	t   testing.TB
	app fyne.App
	win fyne.Window
}

var _ ui.Host = (*Host)(nil)

// NewHost opens an empty test window in the light look at 100 %. An error a page tells and the test does not
// take away with TakeErrors fails the test at its end.
func NewHost(t testing.TB) *Host {
	t.Helper()
	h := &Host{t: t, app: test.NewTempApp(t)}
	h.Day, h.memory = "2026-11-21", memory{t: t, kept: map[string][]byte{}}
	h.work = work{t: t, told: &h.told}
	h.drafts = ui.NewDrafts(h.Write, func() {})
	h.app.Settings().SetTheme(theme.New(theme.Light, 100))
	h.win = test.NewWindow(nil)
	h.win.SetPadded(false)
	h.win.Resize(fyne.NewSize(Width, Height))
	h.dialogs.win, h.eyes = h.win, eyes{t: t, win: h.win, clock: &h.clock}
	t.Cleanup(func() {
		if h.page != nil {
			h.page.Close()
		}
		h.win.Close()
		for _, err := range h.Errors {
			t.Errorf("the page failed: %v", err)
		}
	})
	return h
}

// Look changes theme and size of the text.
func (h *Host) Look(mode theme.Mode, percent int) {
	h.app.Settings().SetTheme(theme.New(mode, percent))
	h.draw()
}

// Open shows a page and loads it; the page before is closed.
func (h *Host) Open(p ui.Page) {
	h.t.Helper()
	if h.page != nil {
		h.page.Close()
	}
	h.page = p
	h.draw()
	p.Load()
}

// draw puts the page on the ground that the window has.
func (h *Host) draw() {
	if h.page != nil {
		h.win.SetContent(container.NewStack(canvas.NewRectangle(theme.Color(theme.Surface)),
			h.page.Content()))
	}
}

// Clipboard implements ui.Host.
func (h *Host) Clipboard() fyne.Clipboard { return h.app.Clipboard() }

// Window implements ui.Host.
func (h *Host) Window() fyne.Window { return h.win }
