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

// Clock tells the time.
type Clock interface{ Now() time.Time }

// IDs makes ids that sort by time of making.
type IDs interface {
	New(n assessments.Noun) string
}
