package workbench

import (
	"context"

	"countersign/assessments"
)

// readCited reads the texts of the versions that a file cites, those on record and those that it adds: its
// quotes are looked for there. A dry run keeps what it reads in memory, by the digest of the file, so that it
// finds what applying the file would find.
func (w *importing) readCited(ctx context.Context, list []Declared, got map[string]kept,
	dryRun bool,
) (map[string]assessments.Text, error) {
	cited := citedIn(list)
	if !dryRun {
		for _, id := range cited {
			if err := w.texts.prepareText(ctx, id); err != nil {
				return nil, err
			}
		}
		return nil, nil // the texts of the files taken in are stored by now
	}
	read := map[string]assessments.Text{}
	added := map[string]kept{}
	for _, d := range list {
		if k, ok := got[d.Path]; ok {
			added[d.Record.Key()] = k
		}
	}
	for _, id := range cited {
		if k, ok := added[id]; ok {
			w.texts.readHashed(ctx, k, read)
		} else if err := w.texts.readStored(ctx, id, read); err != nil {
			return nil, err
		}
	}
	return read, ctx.Err()
}

// citedIn lists the versions that a file cites, each once.
func citedIn(list []Declared) []string {
	var out []string
	done := map[string]bool{"": true}
	for _, d := range list {
		var id string
		switch r := d.Record.(type) {
		case *assessments.Citation:
			id = r.VersionID
		case *assessments.Precedence:
			id = r.VersionID
		}
		if !done[id] {
			done[id] = true
			out = append(out, id)
		}
	}
	return out
}

// readHashed reads a file that is not stored. Where no text can be read, nothing is found in it, as if the
// file had been stored.
func (w *texts) readHashed(ctx context.Context, k kept, into map[string]assessments.Text) {
	r, err := k.from.open()
	if err != nil {
		return
	}
	defer r.Close()
	text, err := w.extractor.Extract(ctx, k.name, r, assessments.NoProgress{})
	if err == nil {
		text.SHA256, text.Form = k.sha256, assessments.TextForm
		into[k.sha256] = text
	}
}

// readStored reads the text of a version on record, without storing it.
func (w *texts) readStored(ctx context.Context, version string, into map[string]assessments.Text) error {
	v, err := w.withText(ctx, version)
	if err != nil || v.SHA256 == "" {
		return err
	}
	_, ok, err := w.store.LoadText(ctx, v.SHA256)
	if err != nil || ok {
		return err
	}
	text, err := w.textOf(ctx, v.SHA256, v.FileName, assessments.NoProgress{})
	if err == nil {
		into[v.SHA256] = text
	}
	return unlessRefused(err)
}

// loadText returns the text of a file as this edit finds it: a dry run has read some that are not stored.
func (e *edit) loadText(sha256 string) (assessments.Text, bool, error) {
	if text, ok := e.read[sha256]; ok {
		return text, true, nil
	}
	return e.w.store.LoadText(e.ctx, sha256)
}
