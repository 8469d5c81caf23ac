package ui

import (
	"context"

	"countersign/assessments"
)

// Intent is one change of the workspace. It runs off the UI thread and reads for itself what it changes.
type Intent func(context.Context) (assessments.Event, error)

// Queue is the order in which the window's intents are carried out: one after the other, as they were
// given, so that each reads what the one before it saved, and Undo takes back the last one. Places are
// taken on the UI thread only.
type Queue struct {
	last chan struct{} // closed once the intent given last is carried out
}

// Take takes the next place. Off the UI thread, before waits until the intents before it are carried
// out, and after lets the next one begin.
func (q *Queue) Take() (before, after func()) {
	ready, mine := q.last, make(chan struct{})
	q.last = mine
	return func() {
		if ready != nil {
			<-ready
		}
	}, func() { close(mine) }
}

// changer changes one stored record in one transaction.
type changer interface {
	Change(ctx context.Context, n assessments.Noun, id string,
		fn func(assessments.Record)) (assessments.Event, error)
}

// saver saves what differs from what was seen.
type saver interface {
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
}

// SavingChanges is the intent to save what a person changed in a record, as it was seen. If someone else
// changed the same field in the meantime, it fails with a *assessments.Moved and saves nothing.
func SavingChanges(b saver, base, record assessments.Record) Intent {
	return func(ctx context.Context) (assessments.Event, error) { return b.SaveChanges(ctx, base, record) }
}

// Changing is the intent to change one stored record. What is on screen may be older than what is
// stored: only what change sets is changed.
func Changing(b changer, noun assessments.Noun, id string, change func(assessments.Record)) Intent {
	return func(ctx context.Context) (assessments.Event, error) { return b.Change(ctx, noun, id, change) }
}
