package workbench

import (
	"context"
	"io"
	"iter"

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
	// Attached takes a mail apart; nil takes none.
	Attached Attached
	// Redlines write two versions of a text as one document.
	Redlines RedlineWriters
}

// Attached lists the files that come with a mail, by name; none come with anything else.
type Attached func(raw []byte) iter.Seq2[string, []byte]

// Pictures draws a page of a PDF as a PNG.
type Pictures interface {
	RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error)
}

// Workbench carries out the use cases on one open workspace. It is safe for use by several goroutines;
// changes are carried out one after the other.
//
// It has no use case of its own but to close: it consists of groups, one for each thing that people do. A group
// rests on workspace if it only reads, on journal if it changes records, and names the other groups that it
// needs; none has the whole workbench.
type Workbench struct {
	*workspace
	*journal
	*undoing
	*judging
	*texts
	*checking
	*assessing
	*answering
	*citing
	*filing
	*deciding
	*changing
	*packing
	*purging
	*importing
}

// New makes a workbench over an open workspace.
func New(p Params) *Workbench {
	open := &workspace{
		store: p.Store, catalogue: p.Catalogue, clock: p.Clock, ids: p.IDs, copies: p.Copies,
		bodies: newBodies(),
	}
	files := &texts{workspace: open, extractor: p.Extractor, lexicon: p.Lexicon, pictures: p.Pictures}
	check := &checking{workspace: open, texts: files}
	record := &journal{
		workspace: open, checking: check, validate: validator(p.Catalogue), actor: p.Actor,
		writing: make(chan struct{}, 1), wrote: newWrote(),
	}
	judge := &judging{workspace: open, glance: newGlance(open.bodies)}
	change := &changing{record}
	cite := &citing{journal: record, texts: files, changing: change}
	file := &filing{journal: record, attached: p.Attached}
	return &Workbench{
		workspace: open, journal: record, undoing: &undoing{record}, judging: judge, texts: files, checking: check,
		assessing: &assessing{journal: record, judging: judge, parse: p.ParseTemplate},
		answering: &answering{journal: record, changing: change},
		citing:    cite,
		filing:    file,
		deciding:  &deciding{journal: record, changing: change},
		changing:  change,
		packing:   &packing{journal: record, judging: judge, texts: files, citing: cite, writers: p.Packs},
		purging:   &purging{journal: record, texts: files},
		importing: &importing{journal: record, filing: file, texts: files},
	}
}

// WithClock returns a workbench over the same open workspace that records by another clock: the worked
// example is recorded on its own days.
func (w *Workbench) WithClock(c port.Clock) *Workbench {
	return New(Params{
		Store: w.store, Catalogue: w.catalogue, Extractor: w.extractor, Clock: c, IDs: w.ids,
		Actor: w.Actor(), Copies: w.copies,
		Sockets: Sockets{
			Lexicon: w.lexicon, ParseTemplate: w.parse, Packs: w.writers, Pictures: w.pictures,
			Attached: w.attached,
		},
	})
}

// Close closes the workspace.
func (w *Workbench) Close() error { return w.Leave(context.Background(), assessments.NoProgress{}) }

// Leave closes the workspace while a person waits: cancelling leaves out the day's backup.
func (w *Workbench) Leave(ctx context.Context, p assessments.Progress) error {
	w.watches.end()
	w.glance.end()
	return w.store.Leave(ctx, p)
}
