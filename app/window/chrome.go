package window

import (
	"context"

	"countersign/app/profile"
	"countersign/app/session"
	"countersign/app/ui"
)

// chrome is what the window is to the session in it: each part of the window answers what is its own.
type chrome struct {
	*overlays
	*frame
	*files
	*topMenu
	memory
	system
}

var _ session.Chrome = chrome{}

func (w *Window) chrome() chrome {
	return chrome{w.overlays, w.frame, w.files, w.menu, memory{w.p.Profile}, system{w}}
}

// memory keeps small things of the window in the user's profile.
type memory struct{ profile *profile.Profile }

// Remember keeps a small value in the user's profile; a profile that cannot be written is no reason to stop.
func (m memory) Remember(key string, value any) { logged(m.profile.Keep(key, value)) }

// Recall reads a remembered value.
func (m memory) Recall(key string, into any) bool { return m.profile.Kept(key, into) }

// dialogs is what the window's own dialogs ask of it, whether a workspace is open or not.
type dialogs struct {
	chrome
	work func() *session.Work
}

// Background runs work off the UI thread and what it returns on it.
func (d dialogs) Background(work func(context.Context) func()) { d.work().Background(work) }

// After runs fn on the UI thread once t has passed.
func (d dialogs) After(t ui.Delay, fn func()) func() { return d.work().After(t, fn) }

// Write carries out what a dialog says.
func (d dialogs) Write(intent ui.Intent, done func(error)) {
	d.Background(func(ctx context.Context) func() {
		_, err := intent(ctx)
		return func() { done(err) }
	})
}
