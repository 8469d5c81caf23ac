package ui

import (
	"context"

	"countersign/assessments"
)

// loaderHost is what reading a page asks of the window.
type loaderHost interface {
	Background(work func(context.Context) func())
	Go(Route)
	Back()
	Fail(error)
	Note(text string)
}

// Loader reads what a page shows off the UI thread and applies it once; answers that were overtaken by a
// later Load, or by Stop, are dropped. All methods are called on the UI thread.
type Loader[T any] struct {
	Host  loaderHost
	Fetch func(context.Context) (T, error)
	Show  func(T)
	// Failed is called after a failure was reported, where the page stays as it was; may be nil.
	Failed func()

	generation int
	shown      bool // it was there once
}

// Load starts reading.
func (l *Loader[T]) Load() {
	l.generation++
	mine := l.generation
	l.Host.Background(func(ctx context.Context) func() {
		v, err := l.Fetch(ctx)
		return func() {
			if mine != l.generation {
				return
			}
			if err != nil {
				l.fail(err)
				return
			}
			l.shown = true
			l.Show(v)
		}
	})
}

// fail says what went wrong. A record that was on screen and no longer exists, as after an undo, is not an
// error: a passing message reports it, and the window goes back to where the user came from.
func (l *Loader[T]) fail(err error) {
	if !l.shown || assessments.KindOf(err) != assessments.NotFound {
		l.Host.Fail(err)
		if l.Failed != nil {
			l.Failed()
		}
		return
	}
	l.shown = false
	l.Host.Note("What stood here is gone; undo and redo, or the bin, bring it back")
	was := l.generation
	l.Host.Back()
	if l.generation == was { // nowhere to go back to but here
		l.Host.Go(Route{Page: "portfolio"})
	}
}

// Stop drops whatever is still being read.
func (l *Loader[T]) Stop() { l.generation++ }
