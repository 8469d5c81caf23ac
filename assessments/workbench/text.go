package workbench

import (
	"context"

	"countersign/assessments"
)

// Text is what a document version says, read out of its file once and kept.
func (w *Workbench) Text(ctx context.Context, versionID string, p assessments.Progress) (assessments.Text, error) {
	v := assessments.Version{ID: versionID}
	if err := w.Get(ctx, &v); err != nil {
		return assessments.Text{}, err
	}
	return w.text(ctx, v, p)
}

func (w *Workbench) text(ctx context.Context, v assessments.Version, p assessments.Progress) (assessments.Text, error) {
	if v.PurgedOn != "" {
		return assessments.Text{}, assessments.Errorf(assessments.Refused, "“%s” was purged on %s: its text is gone for good.", v.Label, v.PurgedOn)
	}
	if v.SHA256 == "" {
		return assessments.Text{}, assessments.Errorf(assessments.Refused, "The version “%s” has no file, so there is no text to read. Add the file as a new version.", v.Label)
	}
	text, ok, err := w.store.LoadText(ctx, v.SHA256)
	if err != nil || ok {
		return text, err
	}
	r, _, err := w.store.OpenBlob(ctx, v.SHA256)
	if err != nil {
		return text, err
	}
	defer r.Close()
	if text, err = w.extractor.Extract(ctx, v.FileName, r, p); err != nil {
		return text, err
	}
	text.SHA256 = v.SHA256
	return text, w.store.SaveText(ctx, text)
}

// readText reads a file just kept, so that citing and searching find its text ready. A file whose text
// cannot be read stays kept: the reader says why when it is opened.
func (w *Workbench) readText(ctx context.Context, k kept, p assessments.Progress) {
	_, _ = w.text(ctx, assessments.Version{Label: k.name, SHA256: k.sha256, FileName: k.name}, p)
}
