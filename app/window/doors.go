package window

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"countersign/app/session"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2/dialog"
)

// Extension is how workspace files end by default.
const Extension = ".countersign"

// doors are the ways into a workspace and out of it, gone one after the other.
type doors struct {
	w          *Window
	leaving    bool     // a workspace is being closed
	afterwards []func() // what was asked for in the meantime
}

var _ session.Doors = (*doors)(nil)

// open opens a workspace and shows it; what cannot be opened is reported and the window stays as it is.
func (d *doors) open(path string, then func()) {
	if d.leaving {
		d.afterwards = append(d.afterwards, func() { d.open(path, then) })
		return
	}
	s := d.w.session
	if s == nil {
		d.enter(path, then)
		return
	}
	here := s.Bench.Info().Path
	d.w.work().Background(func(context.Context) func() {
		if sameFile(here, path) {
			return nil
		}
		return func() { d.enter(path, then) }
	})
}

// enter opens a workspace that is not the open one.
func (d *doors) enter(path string, then func()) {
	d.come(then, ui.Job{Title: "Opening " + filepath.Base(path)},
		func(ctx context.Context, _ assessments.Progress) (*workbench.Workbench, error) {
			b, err := d.w.p.Open(ctx, path)
			if err == nil {
				// the portfolio's figures, while the window comes up
				b.ReadAhead(assessments.DateOf(d.w.p.Now()))
			}
			return b, err
		})
}

func (d *doors) create(path string, sample bool, then func()) {
	d.come(then, ui.Job{Title: "Creating " + filepath.Base(path)},
		func(ctx context.Context, p assessments.Progress) (*workbench.Workbench, error) {
			return d.w.p.Create(ctx, path, sample, p)
		})
}

// come enters a workspace that a job opens, once everything of the one before is saved.
func (d *doors) come(then func(), job ui.Job,
	open func(context.Context, assessments.Progress) (*workbench.Workbench, error),
) {
	d.whenSaved(func() {
		l := session.NewListener(d.w.schedule)
		var b *workbench.Workbench
		job.Work = func(ctx context.Context, p assessments.Progress) (_ string, err error) {
			if b, err = open(ctx, p); err != nil {
				return "", err
			}
			if err = l.Listen(d.w.ctx, b); err != nil {
				err = errors.Join(err, b.Close())
			}
			return "", err
		}
		job.Done = func(err error) {
			if err == nil {
				d.leave(func(bool) { d.entered(b, l, then) })
			}
		}
		d.w.work().Run(job)
	})
}

// whenSaved continues once nothing of the workspace that is open would be lost.
func (d *doors) whenSaved(then func()) {
	if d.w.session == nil {
		then()
		return
	}
	d.w.session.WhenSaved(then)
}

// entered shows the workspace, once the one before is left.
func (d *doors) entered(b *workbench.Workbench, l *session.Listener, then func()) {
	w := d.w
	w.session = session.Enter(session.Params{
		Bench: b, Listener: l, Context: w.ctx, Schedule: w.schedule, Chrome: w.chrome(), Doors: d,
		Person: preferences{w.look, w},
		Makers: w.p.Pages, Say: w.p.Say, Now: w.p.Now, LastBackup: w.lastBackup,
	})
	w.frame.show()
	w.session.Begin()
	info := b.Info()
	if info.NoRoom {
		w.overlays.tell("Open for reading only", "The disk is full. Everything in “"+filepath.Base(info.Path)+
			"” can be read and backed up to another disk, and nothing can be saved. Free some space, close the workspace and open it again.")
	}
	if info.Network {
		w.frame.Note("This file lies on a network or synced folder: only one window may have it open, and saving is slower.")
	}
	if then != nil {
		then()
	}
}

// lastBackup asks when a workspace was backed up last.
func (w *Window) lastBackup(path string) time.Time {
	if w.p.LastBackup == nil {
		return time.Time{}
	}
	return w.p.LastBackup(path)
}

// leave closes the open workspace, or ends what the start page began, and calls then; see
// session.Session.Leave.
func (d *doors) leave(then func(lost bool)) {
	if d.leaving {
		d.afterwards = append(d.afterwards, func() { d.leave(then) })
		return
	}
	d.leaving = true
	s, start := d.w.session, d.w.start
	if s == nil {
		d.Left()
		start.Leave(func() { d.left(false, then) })
		return
	}
	s.Leave(func(lost bool) {
		d.w.frame.tour.end()
		d.left(lost, then)
	})
}

// left continues after a workspace was closed, then with what was asked for in the meantime.
func (d *doors) left(lost bool, then func(lost bool)) {
	d.leaving = false
	d.w.frame.FactsChanged()
	then(lost)
	for len(d.afterwards) > 0 && !d.leaving && d.w.ctx.Err() == nil {
		next := d.afterwards[0]
		d.afterwards = d.afterwards[1:]
		next()
	}
}

// Left is called once nothing of the workspace can be used any more, while it is still being closed.
func (d *doors) Left() {
	d.w.session = nil
	d.w.startWork()
}

// Leave leaves the workspace for the start page.
func (d *doors) Leave() { d.leave(func(bool) { d.w.showStart() }) }

// Open opens a workspace.
func (d *doors) Open(path string) { d.open(path, nil) }

// Opened notes which workspace is open.
func (d *doors) Opened(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	logged(d.w.p.Profile.Opened(path))
}

func (d *doors) closeWorkspace() {
	widgets.Acted()
	d.whenSaved(d.Leave)
}

// confirmClose lets a running job end before the window does, and texts be saved.
func (d *doors) confirmClose() { d.whenSaved(d.confirmJobs) }

func (d *doors) confirmJobs() {
	if !d.w.work().Busy() {
		d.quit()
		return
	}
	ask := dialog.NewConfirm("A job is still running",
		"Close the window and stop it? Nothing half-done stays.", func(yes bool) {
			if yes {
				d.quit()
			}
		}, d.w.win)
	ask.SetConfirmText("Stop and close")
	ask.SetDismissText("Go on working")
	ask.Show()
}

func (d *doors) quit() {
	w := d.w
	if w.ctx.Err() != nil || d.leaving {
		return // it is being closed already
	}
	size := w.win.Canvas().Size()
	_ = w.p.Profile.Update(func(d *profileData) { d.Width, d.Height = size.Width, size.Height })
	d.leave(func(lost bool) {
		if lost {
			w.showStart() // where the copy can be opened
			return
		}
		w.stop()
		w.win.SetCloseIntercept(nil)
		w.win.Close()
	})
}
