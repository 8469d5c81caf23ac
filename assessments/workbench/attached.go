package workbench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"countersign/assessments"
)

// Bounds of the files that come with another one.
const (
	largestMail  = 64 << 20
	mostAttached = 50
)

// Attached lists the files that come with a file, as those attached to a mail do: each can be filed as
// a document of its own. A file that nothing comes with has none, and so has one that is too large for
// a mail.
func (w *filing) Attached(ctx context.Context, f File) ([]File, error) {
	if w.attached == nil || f.Size > largestMail {
		return nil, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Refused,
			"The file “%s” cannot be read. Check that you may read it.", f.Name)
	}
	defer in.Close() // read-only: nothing can be lost
	raw, err := io.ReadAll(io.LimitReader(in, largestMail))
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Refused,
			"The file “%s” cannot be read. Check that you may read it.", f.Name)
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

// namesAttached are the names of the files that come with a file.
func (w *filing) namesAttached(ctx context.Context, f File) (names []string, err error) {
	all, err := w.Attached(ctx, f)
	for _, one := range all {
		names = append(names, lineOf(one.Name))
	}
	return names, err
}

// noteAttached tells of the files that come with one that is filed: they are not filed with it.
func (e applying) noteAttached(path string, k kept) {
	if len(k.with) == 0 {
		return
	}
	e.notes = append(e.notes, fmt.Sprintf(
		"%s: “%s” comes with %s that it does not file: %s. Save them from the mail, and declare each as a version of a document of its own.",
		path, k.name, assessments.Count(len(k.with), "file", "files"), strings.Join(k.with, ", ")))
}
