package workbench

import (
	"context"
	"errors"
	"io"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/terms"
)

// texts reads the texts and pages of stored files and searches them. It changes no record; the texts it stores
// can be extracted again.
type texts struct {
	*workspace
	extractor   port.Extractor
	extractions extractions
	lexicon     func() (*terms.Lexicon, error)
	pictures    Pictures
}

// Text is what a document version says, read out of its file once and kept. A p that is an
// assessments.Early is shown the pages of a long file while it is read.
func (w *texts) Text(ctx context.Context, versionID string, p assessments.Progress) (assessments.Text,
	error,
) {
	v := assessments.Version{ID: versionID}
	if err := w.Get(ctx, &v); err != nil {
		return assessments.Text{}, err
	}
	return w.text(ctx, v, p)
}

func (w *texts) text(ctx context.Context, v assessments.Version,
	p assessments.Progress,
) (assessments.Text, error) {
	if v.PurgedOn != "" {
		return assessments.Text{}, assessments.Errorf(assessments.Refused,
			"“%s” was purged on %s: its text is gone for good.", v.Label, v.PurgedOn)
	}
	if v.SHA256 == "" {
		return assessments.Text{}, assessments.Errorf(assessments.Refused,
			"The version “%s” has no file, so there is no text to read. Add the file as a new version.",
			v.Label)
	}
	text, ok, err := w.store.LoadText(ctx, v.SHA256)
	if err != nil || ok {
		return text, err
	}
	return w.extractions.read(ctx, v.SHA256, p,
		func(ctx context.Context, p assessments.Progress) (assessments.Text, error) {
			return w.extract(ctx, v, p)
		})
}

// extract reads the text out of a version's file and keeps it.
func (w *texts) extract(ctx context.Context, v assessments.Version,
	p assessments.Progress,
) (assessments.Text, error) {
	text, err := w.textOf(ctx, v.SHA256, v.FileName, p)
	if err != nil {
		return assessments.Text{}, err
	}
	if err := w.store.SaveText(ctx, text); err != nil {
		return text, err
	}
	return text, w.dropIfPurged(ctx, v.SHA256)
}

// textOf reads the text out of a file of the workspace.
func (w *texts) textOf(ctx context.Context, sha256, name string,
	p assessments.Progress,
) (assessments.Text, error) {
	r, _, err := w.store.OpenBlob(ctx, sha256)
	if err != nil {
		return assessments.Text{}, err
	}
	defer r.Close()
	text, err := w.extractor.Extract(ctx, name, r, p)
	text = terms.NoteLanguages(text)
	text.SHA256, text.Form = sha256, assessments.TextForm
	return text, err
}

// dropIfPurged takes a text out again whose file was purged while it was read.
func (w *texts) dropIfPurged(ctx context.Context, sha256 string) error {
	r, _, err := w.store.OpenBlob(ctx, sha256)
	if err == nil {
		return r.Close()
	}
	if assessments.KindOf(err) != assessments.NotFound {
		return err
	}
	return errors.Join(err, w.store.Write(ctx, func(t port.Tx) error { return t.DropBlob(sha256) }))
}

// readText reads a file just kept, so that citing and searching find its text ready. A file whose text
// cannot be read stays kept: the reader says why when it is opened.
func (w *texts) readText(ctx context.Context, k kept, p assessments.Progress) {
	_, _ = w.text(ctx, assessments.Version{Label: k.name, SHA256: k.sha256, FileName: k.name}, p)
}

// Draws tells whether pages of PDFs can be drawn.
func (w *texts) Draws() bool { return w.pictures != nil }

// RenderPage draws a page of a PDF as a PNG.
func (w *texts) RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error) {
	return w.pictures.RenderPage(ctx, name, r, page, dpi)
}
