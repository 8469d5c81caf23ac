package session

import (
	"context"
	"errors"
	"sync"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

// quiet is how long a job may take before its panel appears: short work needs no flicker.
const quiet ui.Delay = 250

// teller is what work tells the person.
type teller interface {
	Show(title string, content fyne.CanvasObject) (hide func())
	Note(text string)
	Fail(error)
}

// Work is the background work for an open workspace, or for the start page. It ends with Leave: what comes
// after that is dropped. Used on the UI thread only.
type Work struct {
	schedule Schedule
	tells    teller
	around   func() (read func(apply func())) // is called when a read starts; may be nil

	window   context.Context // ends with the window
	long     context.Context // of long work, which is stopped before the workspace is left
	stopLong func()
	jobs     sync.WaitGroup // long work
	pages    sync.WaitGroup // what pages read and save
	running  int            // how much long work is under way
	queue    ui.Queue       // of the changes
	ended    bool
}

// NewWork begins the work of a start page. What is under way when the window ends is interrupted.
func NewWork(window context.Context, schedule Schedule, tells teller) *Work {
	w := &Work{schedule: schedule, tells: tells, window: window}
	w.long, w.stopLong = context.WithCancel(window)
	return w
}

// Background runs work off the UI thread and what it returns on it. Leaving the workspace waits for it.
func (w *Work) Background(work func(context.Context) func()) {
	if w.ended {
		return
	}
	read := w.reads()
	w.schedule.Background(w.window, func(ctx context.Context) func() {
		defer w.pages.Done()
		apply := work(ctx)
		return func() { read(apply) }
	})
}

// reads notes that something begins to be read or saved; the function it returns applies what came of it.
func (w *Work) reads() (read func(apply func())) {
	w.pages.Add(1)
	if w.around != nil {
		return w.around()
	}
	return func(apply func()) {
		if apply != nil {
			apply()
		}
	}
}

// inTurn carries out a change off the UI thread, after those before it, and has it recorded for a person: by
// then another one may act. done is called on the UI thread with the result. Between a key and the
// commit every call counts (docs/architecture.md), which is why this is not written with Background.
func (w *Work) inTurn(by assessments.Actor, intent ui.Intent, done func(assessments.Event, error)) {
	if w.ended {
		return
	}
	read := w.reads()
	before, after := w.queue.Take()
	w.schedule.Background(w.window, func(ctx context.Context) func() {
		defer w.pages.Done()
		defer after()
		before()
		ev, err := intent(workbench.As(ctx, by))
		return func() { read(func() { done(ev, err) }) }
	})
}

// beside runs long work without a panel. stop ends it, as leaving the workspace does.
func (w *Work) beside(work func(context.Context) func()) (stop func()) {
	ctx, cancel := context.WithCancel(w.long)
	w.jobs.Add(1)
	w.schedule.Background(ctx, func(ctx context.Context) func() {
		defer w.jobs.Done()
		apply := work(ctx)
		return func() {
			if ctx.Err() == nil {
				cancel()
				apply()
			}
		}
	})
	return cancel
}

// Run carries out long work with progress, Cancel and exactly one final report.
func (w *Work) Run(job ui.Job) {
	if w.ended {
		return
	}
	ctx, cancel := context.WithCancel(w.long)
	panel := newPanel(w, job.Title, "Cancel", cancel)
	stopShowing := w.After(quiet, panel.show)
	w.running++
	w.jobs.Add(1)
	w.schedule.Background(ctx, func(ctx context.Context) func() {
		defer w.jobs.Done()
		report, err := job.Work(ctx, panel)
		return func() {
			cancel()
			stopShowing()
			panel.finish()
			w.running--
			switch {
			case errors.Is(err, context.Canceled):
				w.tells.Note(job.Title + ": stopped; nothing half-done was left")
			case err != nil:
				w.tells.Fail(err)
			case report != "":
				w.tells.Note(report)
			}
			if job.Done != nil {
				job.Done(err)
			}
		}
	})
}

// Busy tells whether a job is under way.
func (w *Work) Busy() bool { return w.running > 0 }

// After runs fn on the UI thread once d has passed, unless the window was closed by then.
func (w *Work) After(d ui.Delay, fn func()) func() {
	return w.schedule.After(d, func() {
		if w.window.Err() == nil {
			fn()
		}
	})
}

// wait returns once nothing is under way any more, and what long work had half done is cleared away.
func (w *Work) wait() {
	w.jobs.Wait()
	w.pages.Wait()
}

// Leave stops what is under way and waits for it off the UI thread, then calls then.
func (w *Work) Leave(then func()) {
	w.end()
	w.schedule.Background(w.window, func(context.Context) func() {
		w.wait()
		return then
	})
}

// end stops long work and takes no more.
func (w *Work) end() {
	w.ended = true
	w.stopLong()
}

// last carries out what ends a workspace, once nothing is under way any more, under a panel that says
// so; the person can cancel it with the verb.
func (w *Work) last(title, verb string, work func(context.Context, assessments.Progress) error,
	then func(error),
) {
	w.end()
	ctx, cancel := context.WithCancel(w.window)
	panel := newPanel(w, title, verb, cancel)
	stopShowing := w.After(quiet, panel.show)
	panel.Step(0, 0, "Waiting for what is being read")
	w.schedule.Background(ctx, func(ctx context.Context) func() {
		w.wait()
		err := work(ctx, panel)
		return func() {
			cancel()
			stopShowing()
			panel.finish()
			then(err)
		}
	})
}
