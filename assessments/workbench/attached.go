package workbench

import (
	"bytes"
	"context"
	"io"

	"countersign/assessments"
)

// Bounds of the files that come with another one.
const (
	largestMail  = 64 << 20
	mostAttached = 50
)

// Attached lists the files that come with a file, as those attached to a mail do: each can be filed as a document
// of its own. A file that nothing comes with has none, and so has one that is too large for a mail.
func (w *filing) Attached(ctx context.Context, f File) ([]File, error) {
	if w.attached == nil || f.Size > largestMail {
		return nil, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Refused, "The file “%s” cannot be read. Check that you may read it.", f.Name)
	}
	defer in.Close() // read-only: nothing can be lost
	raw, err := io.ReadAll(io.LimitReader(in, largestMail))
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Refused, "The file “%s” cannot be read. Check that you may read it.", f.Name)
	}
	var all []File
	for name, body := range w.attached(raw) {
		if err := ctx.Err(); err != nil || len(all) == mostAttached {
			return all, err
		}
		if len(body) == 0 {
			continue
		}
		all = append(all, File{
			Name: name, Size: int64(len(body)), known: newLooked(),
			Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil },
		})
	}
	return all, nil
}
