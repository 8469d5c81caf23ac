package portfolio

// only narrows the rows to what a tile counts; "" to nothing.
type only string

const (
	onlyGates      only = "gates"
	onlyUnassessed only = "unassessed"
	onlyStale      only = "stale"
)

// title is the words of the chip that shows the narrowing and ends it.
func (o only) title() string {
	switch o {
	case onlyGates:
		return "Approval blocked only"
	case onlyUnassessed:
		return "Not fully assessed only"
	case onlyStale:
		return "Stale answers only"
	}
	return ""
}

// passes reports whether a row is one of those that a tile counts.
func (m *model) passes(r row) bool {
	switch m.only {
	case onlyGates:
		return m.counts(r) && len(r.Summary.OpenGates) > 0
	case onlyUnassessed:
		return r.Summary == nil && !r.unscored() || m.counts(r) && unassessed(r) > 0
	case onlyStale:
		return m.counts(r) && r.Summary.Stale > 0
	}
	return true
}

// counts reports whether the tiles count a row: its assessment speaks for its use and is neither
// rejected nor revoked.
func (m *model) counts(r row) bool { return r.Summary != nil && m.overview.Counts(r.Summary) }

// unassessed is how many questions of a row are not assessed.
func unassessed(r row) int {
	n := 0
	for _, f := range r.Summary.Disciplines {
		n += f.Items - f.ItemsDone
	}
	return n
}
