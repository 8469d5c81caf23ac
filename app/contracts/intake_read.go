package contracts

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// intakeReading reads files that were handed over, off the UI thread. One that cannot be read is named with
// the reason and does not stop the others.
type intakeReading struct {
	bench            intakeBench
	vendor, document string // ids that the person said; "" says nothing
	anyway           bool   // what is on file already is read all the same
}

// all reads the files at the paths, and those that come with a mail. Only a cancellation is an error.
func (r intakeReading) all(ctx context.Context, paths []string, p assessments.Progress) ([]*handed, error) {
	var out []*handed
	for i, path := range paths {
		if len(paths) > 1 {
			p.Step(int64(i), int64(len(paths)), "")
		}
		more, err := r.path(ctx, path, p, len(paths) > 1)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// path reads one file and what comes with it.
func (r intakeReading) path(ctx context.Context, path string, p assessments.Progress, many bool) ([]*handed,
	error,
) {
	file, err := workbench.FileAt(path)
	if err != nil {
		h := refusedFile(nameOf(path), err)
		h.refused = strings.ReplaceAll(h.refused, path, h.name) // where it is, the person knows
		return []*handed{h}, nil
	}
	attached, err := r.bench.Attached(ctx, file)
	if err != nil {
		return []*handed{refusedFile(file.Name, err)}, ctx.Err()
	}
	if many || len(attached) > 0 {
		p = assessments.NoProgress{}
	}
	var out []*handed
	for _, f := range append([]workbench.File{file}, attached...) {
		h, err := r.file(ctx, f, p)
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

func (r intakeReading) file(ctx context.Context, f workbench.File, p assessments.Progress) (*handed, error) {
	same, err := r.bench.SameVersion(ctx, r.document, f)
	if err == nil && same != nil && !r.anyway {
		return &handed{file: f, name: f.Name, same: same, refused: fmt.Sprintf(
			"It is the same file as version “%s” of %s. What is cited from it stays cited. If its status or its "+
				"dates changed, use “Change the document's facts…”.", same.Label, same.Of)}, nil
	}
	var text assessments.Text
	if err == nil {
		text, err = r.bench.ReadFile(ctx, f, p)
	}
	if err != nil {
		return refusedFile(f.Name, err), ctx.Err()
	}
	return readPaper(f, text, r.vendor, r.document), nil
}

// refusedFile is a file that cannot be read, with the reason in words.
func refusedFile(name string, err error) *handed {
	var known *assessments.Error
	if errors.As(err, &known) {
		return &handed{name: name, refused: known.Message}
	}
	return &handed{name: name, refused: "It could not be read: " + err.Error()}
}
