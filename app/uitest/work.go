package uitest

import (
	"context"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"
)

// work carries out what a page lets the window do, at once, on the test's goroutine; after it the page is
// reloaded if something changed, as the shell does.
type work struct {
	// Refuse is what every change fails with while it is set, as on a full disk.
	Refuse error

	t       testing.TB
	told    *told
	page    ui.Page
	changed bool
	depth   int
	queue   ui.Queue
	drafts  *ui.Drafts
}

// Changed notes that the workspace changed; the page is reloaded when the current work is done.
func (w *work) Changed(assessments.Event) { w.changed = true }

// CatchUp reloads the page if the workspace has changed since. The page's own work does so automatically.
func (w *work) CatchUp() {
	if !w.changed {
		return
	}
	w.changed = false
	if w.page != nil {
		w.page.Load()
	}
}

// Background implements ui.Host: both at once.
func (w *work) Background(work func(context.Context) func()) {
	w.depth++
	if apply := work(w.t.Context()); apply != nil {
		apply()
	}
	w.depth--
	if w.depth == 0 {
		w.CatchUp()
	}
}

// Run implements ui.Host.
func (w *work) Run(job ui.Job) {
	report, err := job.Work(w.t.Context(), assessments.NoProgress{})
	if err != nil {
		w.told.Fail(err)
	} else if report != "" {
		w.told.Reports = append(w.told.Reports, report)
	}
	if job.Done != nil {
		job.Done(err)
	}
	w.CatchUp()
}

// Write implements ui.Host: at once, as Background.
func (w *work) Write(intent ui.Intent, done func(error)) {
	if refused := w.Refuse; refused != nil {
		intent = func(context.Context) (assessments.Event, error) { return assessments.Event{}, refused }
	}
	before, after := w.queue.Take()
	w.Background(func(ctx context.Context) func() {
		defer after()
		before()
		_, err := intent(ctx)
		return func() { done(err) }
	})
}

// Drafts implements ui.Host.
func (w *work) Drafts() *ui.Drafts { return w.drafts }
