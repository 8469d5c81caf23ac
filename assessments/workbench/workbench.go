package workbench

import (
	"context"
	"io"
	"sync"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/terms"
)

// Params is everything a Workbench needs; all fields but Copies and Sockets are required.
type Params struct {
	Store     port.Store
	Catalogue *assessments.Catalogue
	Extractor port.Extractor
	Clock     port.Clock
	IDs       port.IDs
	Actor     assessments.Actor // may be empty for reading; changes are then refused
	// Copies knows the backups, so that a purge can name those that hold something still; nil knows of none.
	Copies port.Copies
	Sockets
}

// Sockets are what only some use cases need: those that a program has no use for may be left out.
type Sockets struct {
	// Lexicon is what the clause finder knows of legal English.
	Lexicon func() (*terms.Lexicon, error)
	// ParseTemplate reads and lints a question set of the user's own.
	ParseTemplate func(name string, data []byte) (assessments.Template, []assessments.Problem)
	// Packs writes and verifies audit packs.
	Packs PackWriters
	// Pictures draws pages of a PDF; nil draws none.
	Pictures Pictures
}

// Pictures draws a page of a PDF as a PNG.
type Pictures interface {
	RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error)
}

// Workbench carries out the use cases on one open workspace. It is safe for use by several goroutines;
// changes are carried out one after the other.
type Workbench struct {
	store     port.Store
	catalogue *assessments.Catalogue
	extractor port.Extractor
	clock     port.Clock
	ids       port.IDs
	copies    port.Copies
	sockets   Sockets
	validate  func(assessments.Record) assessments.Problems // what is wrong with a record by itself

	extractions extractions
	glance      *glance
	bodies      *bodies
	watches     watches
	wrote       wrote

	writing chan struct{} // holds one value while a change is carried out

	mu    sync.Mutex // guards what follows, for moments only: the window asks on its own thread
	actor assessments.Actor
	undo  []step // what this window did, oldest first
	redo  []step
}

// New makes a workbench over an open workspace.
func New(p Params) *Workbench {
	shared := newBodies()
	return &Workbench{
		store: p.Store, catalogue: p.Catalogue, extractor: p.Extractor, clock: p.Clock, ids: p.IDs,
		copies:  p.Copies,
		sockets: p.Sockets, validate: assessments.Validate, actor: p.Actor, glance: newGlance(shared),
		bodies: shared, writing: make(chan struct{}, 1), wrote: newWrote(),
	}
}

// WithClock returns a workbench over the same open workspace that records by another clock: the worked
// example is recorded on its own days.
func (w *Workbench) WithClock(c port.Clock) *Workbench {
	return New(Params{
		Store: w.store, Catalogue: w.catalogue, Extractor: w.extractor, Clock: c, IDs: w.ids,
		Actor: w.Actor(), Copies: w.copies, Sockets: w.sockets,
	})
}

// Actor is who is acting.
func (w *Workbench) Actor() assessments.Actor {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.actor
}

// ActAs changes who is acting; it is the user's profile that says so, not the workspace.
func (w *Workbench) ActAs(a assessments.Actor) error {
	if err := a.Valid(); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.actor = a
	return nil
}

// Today is the current day in UTC.
func (w *Workbench) Today() assessments.Date { return assessments.DateOf(w.clock.Now()) }

// Info says which workspace is open.
func (w *Workbench) Info() assessments.StoreInfo { return w.store.Info() }

// Catalogue is what the program knows.
func (w *Workbench) Catalogue() *assessments.Catalogue { return w.catalogue }

// Close closes the workspace.
func (w *Workbench) Close() error { return w.Leave(context.Background(), assessments.NoProgress{}) }

// Leave closes the workspace while a person waits: cancelling leaves out the day's backup.
func (w *Workbench) Leave(ctx context.Context, p assessments.Progress) error {
	w.watches.end()
	w.glance.end()
	return w.store.Leave(ctx, p)
}

// Backup writes a consistent, verified copy of the open workspace to dest.
func (w *Workbench) Backup(ctx context.Context, dest string, p assessments.Progress) error {
	if err := w.store.Backup(ctx, dest, p); err != nil || w.copies == nil {
		return err
	}
	if err := w.copies.Made(w.store.Info().Path, dest); err != nil {
		return assessments.Wrap(err, assessments.Machine,
			"The backup “%s” was written and read back, but your profile could not be saved: a purge will not name this copy. Look to the disk of your home folder.", dest)
	}
	return nil
}

// ParseTemplate reads and lints a question set of the user's own. name is what the file is called.
func (w *Workbench) ParseTemplate(name string, data []byte) (assessments.Template, []assessments.Problem) {
	return w.sockets.ParseTemplate(name, data)
}

// Draws tells whether pages of PDFs can be drawn.
func (w *Workbench) Draws() bool { return w.sockets.Pictures != nil }

// RenderPage draws a page of a PDF as a PNG.
func (w *Workbench) RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error) {
	return w.sockets.Pictures.RenderPage(ctx, name, r, page, dpi)
}

// Events reads the journal, newest first.
func (w *Workbench) Events(ctx context.Context, q assessments.EventQuery) (events []assessments.Event,
	err error,
) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		events, err = r.Events(q)
		return err
	})
	return events, err
}

// Look compares the file that has the workspace's name with the one that is open. If another program
// replaced, removed or overwrote it, a copy is saved and the error is a *assessments.Lost; nothing can
// be saved until GoOn.
func (w *Workbench) Look(ctx context.Context) error {
	if g, ok := w.store.(port.Guarded); ok {
		return g.Look(ctx)
	}
	return nil
}

// GoOn continues in the copy that was saved when the workspace's file was replaced.
func (w *Workbench) GoOn(ctx context.Context) error {
	if g, ok := w.store.(port.Guarded); ok {
		return g.GoOn(ctx)
	}
	return assessments.Errorf(assessments.Refused, "There is no copy to go on in.")
}
