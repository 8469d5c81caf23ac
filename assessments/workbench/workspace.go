package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/port"
)

// workspace is the open workspace as every group of use cases reads it. A group that embeds it alone changes
// no record: changes are made through journal.
type workspace struct {
	store     port.Store
	catalogue *assessments.Catalogue
	clock     port.Clock
	ids       port.IDs
	copies    port.Copies // nil knows of no backups
	bodies    *bodies     // the frozen templates and models that were decoded
}

// Info says which workspace is open.
func (w *workspace) Info() assessments.StoreInfo { return w.store.Info() }

// Catalogue is what the program knows.
func (w *workspace) Catalogue() *assessments.Catalogue { return w.catalogue }

// Today is the current day in UTC.
func (w *workspace) Today() assessments.Date { return assessments.DateOf(w.clock.Now()) }

// NewID makes an id for a record of the noun that sorts after those made before.
func (w *workspace) NewID(n assessments.Noun) string { return w.ids.New(n) }

// Events reads the journal, newest first.
func (w *workspace) Events(ctx context.Context, q assessments.EventQuery) (events []assessments.Event,
	err error,
) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		events, err = r.Events(q)
		return err
	})
	return events, err
}

// Head is the Seq of the newest event of the journal; 0 while there is none.
func (w *workspace) Head(ctx context.Context) (seq int64, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		seq, _, err = r.Head()
		return err
	})
	return seq, err
}

// Backup writes a consistent, verified copy of the open workspace to dest.
func (w *workspace) Backup(ctx context.Context, dest string, p assessments.Progress) error {
	if err := w.store.Backup(ctx, dest, p); err != nil || w.copies == nil {
		return err
	}
	if err := w.copies.Made(w.store.Info().Path, dest); err != nil {
		return assessments.Wrap(err, assessments.Machine,
			"The backup “%s” was written and read back, but your profile could not be saved: a purge will not name this copy. Look to the disk of your home folder.", dest)
	}
	return nil
}

// Look compares the file that has the workspace's name with the one that is open. If another program
// replaced, removed or overwrote it, a copy is saved and the error is a *assessments.Lost; nothing can
// be saved until GoOn.
func (w *workspace) Look(ctx context.Context) error {
	if g, ok := w.store.(port.Guarded); ok {
		return g.Look(ctx)
	}
	return nil
}

// GoOn continues in the copy that was saved when the workspace's file was replaced.
func (w *workspace) GoOn(ctx context.Context) error {
	if g, ok := w.store.(port.Guarded); ok {
		return g.GoOn(ctx)
	}
	return assessments.Errorf(assessments.Refused, "There is no copy to go on in.")
}
