package port

import (
	"context"
	"io"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// ReportWriter sets the report of an audit pack as a PDF. The same document gives the same bytes.
type ReportWriter interface {
	Write(ctx context.Context, out io.Writer, doc pack.Document) error
}

// WorkbookWriter writes the workbook of an audit pack. The same document gives the same bytes.
type WorkbookWriter interface {
	Write(ctx context.Context, out io.Writer, doc pack.Document) error
}

// Sealer puts the parts of an audit pack together, and takes packs apart to check them.
type Sealer interface {
	// Write seals files into out: a zip where its name ends in .zip, else a folder. It refuses a place that
	// is taken, verifies what it wrote, and only then gives it its name; after an error or a cancellation
	// nothing is left.
	Write(ctx context.Context, out string, files []pack.Part, p assessments.Progress) (Sealed, error)
	// Verify checks a pack. Problems of the pack stand in the report; the error is for what is no pack at
	// all, or cannot be read.
	Verify(ctx context.Context, path string, p assessments.Progress) (PackReport, error)
}

// Sealed says what was sealed.
type Sealed struct {
	Place     string     `json:"place"`
	SealID    string     `json:"seal_id"`    // SHA-256 of SHA256SUMS, which covers every byte: the id to hand over
	ContentID string     `json:"content_id"` // of assessment.json alone; stands in the footers
	Files     int        `json:"files"`
	Bytes     int64      `json:"bytes"`
	Report    PackReport `json:"report"` // of the verification
}

// Comparison says how the parts of a pack were compared with its assessment.json.
type Comparison string

// Comparisons.
const (
	// WrittenAgain: report and workbook were written again from assessment.json, and are the same.
	WrittenAgain Comparison = "written again"
	// ReadBack: this program no longer writes packs of this format, or has another catalogue. What report and workbook
	// show was read back.
	ReadBack Comparison = "read back"
)

// PackReport is what verifying found.
type PackReport struct {
	Path      string        `json:"path"`
	SealID    string        `json:"seal_id"`    // SHA-256 of SHA256SUMS
	ContentID string        `json:"content_id"` // as assessment.json says
	Format    int           `json:"format"`     // of the pack; 0 where it cannot be told
	Program   string        `json:"program"`    // that wrote it, as it says
	Compared  Comparison    `json:"compared"`   // "" where the parts could not be compared
	Files     int           `json:"files"`
	Bytes     int64         `json:"bytes"`
	Facts     pack.Facts    `json:"facts"`
	Problems  []PackProblem `json:"problems"`
}

// OK reports whether nothing is wrong.
func (r PackReport) OK() bool { return len(r.Problems) == 0 }

// PackProblem is one thing wrong with a file of a pack.
type PackProblem struct {
	File    string `json:"file"` // "" is the pack as a whole
	Message string `json:"message"`
}

func (p PackProblem) String() string {
	if p.File == "" {
		return p.Message
	}
	return p.File + ": " + p.Message
}
