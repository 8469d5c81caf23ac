package ui

import "context"

// Loader reads what a page shows off the UI thread and applies it once; answers that were overtaken by a
// later Load, or by Stop, are dropped. All methods are called on the UI thread.
type Loader[T any] struct {
	Host  Host
	Fetch func(context.Context) (T, error)
	Show  func(T)

	generation int
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
				l.Host.Fail(err)
				return
			}
			l.Show(v)
		}
	})
}

// Stop drops whatever is still being read.
func (l *Loader[T]) Stop() { l.generation++ }
