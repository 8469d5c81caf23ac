package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// readings say how far the files of a dossier's versions could be read, for a pack. Texts that are not
// stored in the present form are read again, so that the same records give the same pack. A version of
// which that cannot be told now has none.
func (w *packing) readings(ctx context.Context, d *assessments.Dossier, p assessments.Progress) (
	[]pack.ReadingRecord, error,
) {
	var out []pack.ReadingRecord
	for i, v := range d.Versions {
		p.Step(int64(i), int64(len(d.Versions)), "Reading documents")
		if v.SHA256 == "" || v.PurgedOn != "" {
			continue
		}
		text, err := w.texts.read(ctx, v)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case assessments.KindOf(err) == assessments.Refused:
			out = append(out, pack.ReadingRecord{Version: v.ID, State: pack.Unreadable})
		case err == nil:
			out = append(out, pack.ReadingOf(v.ID, text.Notices))
		}
	}
	return out, nil
}

// read is the text of a version, which is stored if the workspace can be written.
func (w *texts) read(ctx context.Context, v assessments.Version) (assessments.Text, error) {
	text, ok, err := w.store.LoadText(ctx, v.SHA256)
	switch {
	case ok && err == nil:
		return text, nil
	case w.store.Info().ReadOnly:
		return w.textOf(ctx, v.SHA256, v.FileName, assessments.NoProgress{})
	}
	return w.text(ctx, v, assessments.NoProgress{})
}
