package assessments

// Progress hears how far a long piece of work has come. Implementations must be quick and safe for use
// from another goroutine; cancelling is the context's business.
type Progress interface {
	// Step reports done of total units (total 0 where unknown) and what is being worked on.
	Step(done, total int64, what string)
}

// NoProgress hears nothing.
type NoProgress struct{}

// Step does nothing.
func (NoProgress) Step(int64, int64, string) {}
