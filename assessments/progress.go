package assessments

// Progress receives how far a long piece of work has come. Implementations must be quick and safe for use
// from another goroutine; cancelling is the context's business.
type Progress interface {
	// Step reports done of total units (total 0 where unknown) and what is being worked on.
	Step(done, total int64, what string)
}

// Early is a Progress that also takes a text while it is being read, so that someone can begin to read it.
// Only files that take long are told this way, page by page; the finished text replaces it.
type Early interface {
	Progress
	// Page brings a page as it looks alone, its offsets counted from its own beginning. Pages come in their
	// order, from the first; some may be left out at the end. Only the finished text tells running
	// headers from the text and joins sentences across pages, so that nothing is cited from a page
	// that came early.
	Page(number, of int, page Text)
}

// NoProgress ignores every call.
type NoProgress struct{}

// Step does nothing.
func (NoProgress) Step(int64, int64, string) {}
