package workbench

import (
	"bytes"
	"context"
	"io"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/port"
)

// PackWriters are the sockets an audit pack is written with.
type PackWriters struct {
	Report   port.DocumentWriter
	Workbook port.DocumentWriter
	Sealer   port.Sealer
	Version  string // of the program, shown in the pack
}

// PackOrder says what pack is wanted.
type PackOrder struct {
	Assessment string
	Out        string // folder, or file ending in .zip; must not exist
	Audience   string // auditor where empty
	AsOf       assessments.Date
	RecordedBy assessments.Date // what had been recorded by this day; "" is everything
	// Seen is the list of what leaves that someone agreed to; nil where none was shown. A pack that
	// would hold more is not written.
	Seen *pack.Leaves
}

// packing writes files for others to read: audit packs, and printed question sets. It lists what a
// pack leaves out, verifies packs, and records those it wrote.
type packing struct {
	*journal
	judging *judging
	texts   *texts
	citing  *citing
	writers PackWriters
}

// WritePack writes an audit pack, re-opens and verifies it, and records it in the workspace. A
// workspace that a check would refuse gives none. Quotes are looked for again first. If no one is
// named as acting, or the workspace is only read, the pack is written all the same and recorded
// nowhere: writing it changes no state.
func (w *packing) WritePack(ctx context.Context, o PackOrder, p assessments.Progress) (pack.Sealed, error) {
	if err := w.checking.Prove(ctx, p); err != nil {
		return pack.Sealed{}, err
	}
	records := w.Acting(ctx).Valid() == nil && !w.store.Info().ReadOnly
	if records && o.RecordedBy == "" {
		if _, err := w.citing.Recheck(ctx, o.Assessment, p); err != nil {
			return pack.Sealed{}, err
		}
	}
	a, err := w.judging.AssessAt(ctx, o.Assessment, Moments{AsOf: o.AsOf, RecordedBy: o.RecordedBy})
	if err != nil {
		return pack.Sealed{}, err
	}
	opt, err := w.packOptions(ctx, o)
	if err != nil {
		return pack.Sealed{}, err
	}
	opt.ProgramVersion = w.writers.Version
	opt.Changes, opt.Timing, opt.PurgedSince, opt.RecordedBy = a.Standing.Changes, a.Timing, a.PurgedSince,
		a.RecordedBy
	if err := asSeen(&a, o, opt); err != nil {
		return pack.Sealed{}, err
	}
	if err := w.checking.proveFiles(ctx, &a.Dossier); err != nil {
		return pack.Sealed{}, err
	}
	if opt.Readings, err = w.readings(ctx, &a.Dossier, p); err != nil {
		return pack.Sealed{}, err
	}
	doc, err := pack.Build(&a.Dossier, a.Judged, a.Result, opt)
	if err != nil {
		return pack.Sealed{}, err
	}
	sealed, err := w.seal(ctx, doc, o.Out, p)
	if err != nil || !records {
		return sealed, err
	}
	// The pack is there whole: that it is on record is not to depend on who gives up waiting now.
	if err := w.recordPack(context.WithoutCancel(ctx), o, doc.Facts, sealed); err != nil {
		return sealed, assessments.Wrap(err, assessments.KindOf(err),
			"The pack %s was written and verified, but it is not on record in the workspace. %s",
			sealed.Place, err)
	}
	return sealed, nil
}

// seal writes the parts of a document and seals them at a place.
func (w *packing) seal(ctx context.Context, doc pack.Document, out string, p assessments.Progress) (pack.Sealed,
	error,
) {
	var report, book bytes.Buffer
	p.Step(0, 3, "Setting the report")
	if err := w.writers.Report.Write(ctx, &report, doc); err != nil {
		return pack.Sealed{}, err
	}
	p.Step(1, 3, "Writing the workbook")
	if err := w.writers.Workbook.Write(ctx, &book, doc); err != nil {
		return pack.Sealed{}, err
	}
	p.Step(2, 3, "Sealing and verifying")
	parts, err := doc.Parts(report.Bytes(), book.Bytes(),
		func(ctx context.Context, sha string) (io.ReadCloser, error) {
			r, _, err := w.store.OpenBlob(ctx, sha)
			return r, err
		})
	if err != nil {
		return pack.Sealed{}, err
	}
	return w.writers.Sealer.Write(ctx, out, parts, p)
}

func (w *packing) recordPack(ctx context.Context, o PackOrder, f pack.Facts, sealed pack.Sealed) error {
	rec := assessments.Pack{
		ID: w.ids.New(assessments.NounPack), AssessmentID: o.Assessment, Audience: f.Audience,
		StateHash: f.StateHash, AsOf: o.AsOf,
		Place: clipLine(o.Out), SHA256: sealed.SealID, SealID: sealed.SealID,
		WrittenBy: w.Acting(ctx).String(),
		WrittenAt: assessments.MomentOf(w.clock.Now()),
	}
	in := intent{
		verb: assessments.VerbPack, subject: assessments.NounPack, subjectID: rec.ID,
		assessment: o.Assessment, lasting: true,
	}
	_, err := w.do(ctx, in, func(e *edit) error { return e.put("", &rec) })
	return err
}

// VerifyPack checks a pack: every file, every hash, and that its parts agree.
func VerifyPack(ctx context.Context, path string, x PackWriters, p assessments.Progress) (pack.Verification,
	error,
) {
	return x.Sealer.Verify(ctx, path, p)
}

// VerifyPack checks a pack, which is of no workspace in particular.
func (w *packing) VerifyPack(ctx context.Context, path string, p assessments.Progress) (pack.Verification,
	error,
) {
	return VerifyPack(ctx, path, w.writers, p)
}
