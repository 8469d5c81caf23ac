package ui

import (
	"context"

	"countersign/assessments"
)

// Intent is one change of the workspace. It runs off the UI thread and reads for itself what it changes.
type Intent func(context.Context) (assessments.Event, error)

// Writes carries out the window's intents one after the other, in the order they were given: each reads what the
// one before it saved, and Undo takes back the last one. Used on the UI thread only.
type Writes struct {
	// Background runs work off the UI thread and what it returns on it.
	Background func(work func(context.Context) func())

	last chan struct{} // closed once the intent given last is carried out
}

// Write carries out an intent after those before it; done hears on the UI thread how it went.
func (w *Writes) Write(intent Intent, done func(error)) {
	before, mine := w.last, make(chan struct{})
	w.last = mine
	w.Background(func(ctx context.Context) func() {
		defer close(mine)
		if before != nil {
			<-before
		}
		_, err := intent(ctx)
		return func() { done(err) }
	})
}

// changer changes one stored record in one transaction.
type changer interface {
	Change(ctx context.Context, n assessments.Noun, id string, fn func(assessments.Record)) (assessments.Event, error)
}

// Changing is the intent to change one stored record. What is on screen may be older than what is stored: only what
// change sets is changed.
func Changing(b changer, noun assessments.Noun, id string, change func(assessments.Record)) Intent {
	return func(ctx context.Context) (assessments.Event, error) { return b.Change(ctx, noun, id, change) }
}
