package window

import (
	"context"

	"countersign/app/profile"
	"countersign/app/session"
	"countersign/app/ui"

	"fyne.io/fyne/v2"
)

type profileData = profile.Data

// Window is the window around the pages. All its state belongs to the UI thread.
type Window struct {
	app      fyne.App
	win      fyne.Window
	p        Params
	schedule session.Schedule
	watch    *watchdog
	ctx      context.Context
	stop     func()

	overlays *overlays
	files    *files
	frame    *frame
	menu     *topMenu
	look     *look
	doors    *doors

	start   *session.Work    // background work while no workspace is open
	session *session.Session // nil on the start page
}

// New builds the window and shows the start page.
func New(a fyne.App, win fyne.Window, p Params) *Window {
	w := &Window{app: a, win: win, p: p, schedule: p.Schedule, watch: &watchdog{}}
	w.ctx, w.stop = context.WithCancel(context.Background())
	if w.schedule == nil {
		w.schedule = desktopSchedule{w.watch}
	}
	w.overlays = &overlays{win: win}
	w.files = &files{w: w}
	w.look = &look{app: a, profile: p.Profile, changed: w.lookChanged}
	w.look.apply()
	w.menu = newMenu(w)
	w.frame = newFrame(w)
	w.doors = &doors{w: w}
	w.startWork()
	d := p.Profile.Get()
	win.Resize(fyne.NewSize(orElse(d.Width, 1270), orElse(d.Height, 750)))
	win.SetPadded(false) // bars and panels reach the window's edge
	win.SetCloseIntercept(w.doors.confirmClose)
	a.Lifecycle().SetOnEnteredForeground(w.focused)
	(&keys{w: w}).bind()
	w.showStart()
	return w
}

// startWork begins what the start page does in the background.
func (w *Window) startWork() {
	w.start = session.NewWork(w.ctx, w.schedule, w.chrome())
}

// work is the current background work.
func (w *Window) work() *session.Work {
	if w.session != nil {
		return w.session.Work
	}
	return w.start
}

// page is the page shown; nil on the start page.
func (w *Window) page() ui.Page {
	if w.session == nil {
		return nil
	}
	return w.session.Pages.Page()
}

// Go opens a place of the workspace that is open.
func (w *Window) Go(r ui.Route) {
	if w.session != nil {
		w.session.Pages.Go(r)
	}
}

// focused is called whenever the window gets the focus: while it had none, another program may have
// put another file in the place of the workspace's.
func (w *Window) focused() {
	if w.session != nil {
		w.session.Loss.Look()
		w.session.LookForBackups()
	}
}

// lookChanged tells the page that it looks otherwise now.
func (w *Window) lookChanged() {
	if p, ok := w.page().(ui.Looked); ok {
		p.LookChanged()
	}
}

// orElse is a remembered size, or the first one.
func orElse(v, first float32) float32 {
	if v < 400 {
		return first
	}
	return v
}
