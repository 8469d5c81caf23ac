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

// Changer changes stored records as they were seen, in one transaction.
type Changer interface {
	ChangeSeen(ctx context.Context, fn func(assessments.Record),
		seen ...assessments.Record) (assessments.Event, error)
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

// Changing is the intent to change a stored record as it was seen: only what change sets is changed. If
// someone else changed the same field in the meantime, it fails with a *assessments.Moved and saves nothing.
func Changing(b Changer, seen assessments.Record, change func(assessments.Record)) Intent {
	seen = assessments.Clone(seen) // the page may read another one before this is carried out
	return func(ctx context.Context) (assessments.Event, error) { return b.ChangeSeen(ctx, change, seen) }
}

// Edited is a record as a form showed it, and as the person left it there.
type Edited struct{ Seen, Wanted assessments.Record }

// SavingForm is the intent to save what a form changed in one or more records, together.
func SavingForm(b Changer, forms ...Edited) Intent {
	var seen []assessments.Record
	for _, one := range forms {
		seen = append(seen, assessments.Clone(one.Seen))
	}
	change := func(stored assessments.Record) {
		for i, one := range forms {
			if stored.Noun() != one.Seen.Noun() || stored.Key() != one.Seen.Key() {
				continue
			}
			for _, c := range assessments.Diff(seen[i], one.Wanted) {
				f, _ := assessments.FieldOf(stored, c.Field)
				_ = f.Value.Set(c.After) // it is the text of such a field
			}
		}
	}
	return func(ctx context.Context) (assessments.Event, error) { return b.ChangeSeen(ctx, change, seen...) }
}
