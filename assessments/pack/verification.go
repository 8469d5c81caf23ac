package pack

// Sealed says what was sealed.
type Sealed struct {
	Place string `json:"place"`
	// SHA-256 of SHA256SUMS, which covers every byte: the id to hand over
	SealID    string       `json:"seal_id"`
	ContentID string       `json:"content_id"` // of assessment.json alone; stands in the footers
	Files     int          `json:"files"`
	Bytes     int64        `json:"bytes"`
	Report    Verification `json:"report"` // of the verification
}

// Comparison says how the parts of a pack were compared with its assessment.json.
type Comparison string

// Comparisons.
const (
	// WrittenAgain: report and workbook were written again from assessment.json, and are the same.
	WrittenAgain Comparison = "written again"
	// ReadBack: this program no longer writes packs of this format, or has another catalogue. What
	// report and workbook show was read back.
	ReadBack Comparison = "read back"
)

// Verification is what verifying found.
type Verification struct {
	Path      string     `json:"path"`
	SealID    string     `json:"seal_id"`    // SHA-256 of SHA256SUMS
	ContentID string     `json:"content_id"` // as assessment.json says
	Format    int        `json:"format"`     // of the pack; 0 where it cannot be told
	Program   string     `json:"program"`    // that wrote it, as it says
	Compared  Comparison `json:"compared"`   // "" where the parts could not be compared
	Files     int        `json:"files"`
	Bytes     int64      `json:"bytes"`
	Facts     Facts      `json:"facts"`
	Problems  []Problem  `json:"problems"`
}

// OK reports whether nothing is wrong.
func (r Verification) OK() bool { return len(r.Problems) == 0 }

// Problem is one thing wrong with a file of a pack.
type Problem struct {
	File    string `json:"file"` // "" is the pack as a whole
	Message string `json:"message"`
}

func (p Problem) String() string {
	if p.File == "" {
		return p.Message
	}
	return p.File + ": " + p.Message
}
