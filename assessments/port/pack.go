package port

import (
	"context"
	"io"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// DocumentWriter writes an audit pack in one form: the report as a PDF, or the workbook. The same document
// gives the same bytes.
type DocumentWriter interface {
	Write(ctx context.Context, out io.Writer, doc pack.Document) error
}

// Sealer puts the parts of an audit pack together, and takes packs apart to check them.
type Sealer interface {
	// Write seals files into out: a zip where its name ends in .zip, else a folder. It refuses a place that
	// is taken, verifies what it wrote, and only then gives it its name; after an error or a cancellation
	// nothing is left.
	Write(ctx context.Context, out string, files []pack.Part, p assessments.Progress) (pack.Sealed, error)
	// Verify checks a pack. Problems of the pack stand in the report; the error is for what is no pack at
	// all, or cannot be read.
	Verify(ctx context.Context, path string, p assessments.Progress) (pack.Verification, error)
}
