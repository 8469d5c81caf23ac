package port

import (
	"context"
	"io"
	"time"

	"countersign/assessments"
)

// Extractor reads the text out of a file, distrusting it.
type Extractor interface {
	// Extract detects the format by content and reads it; name serves messages only. Refused input gives an
	// *assessments.Error that says what to do.
	Extract(ctx context.Context, name string, r io.Reader, p assessments.Progress) (assessments.Text, error)
}

// Catalogue is what the program knows: question sets and the scoring model.
type Catalogue interface {
	// Template is the current set for a scope; false where there is none (3 to 5 are building).
	Template(scope int) (assessments.Template, bool)
	Templates() []assessments.Template
	Model() assessments.ScoringModel
	// Version of the catalogue as a whole.
	Version() string
}

// Clock tells the time.
type Clock interface{ Now() time.Time }

// IDs makes ids that sort by time of making.
type IDs interface {
	New(n assessments.Noun) string
}
