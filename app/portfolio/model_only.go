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
	if m.toApprove && m.asked[r.ID] == 0 {
		return false
	}
	switch m.only {
	case onlyGates:
		return m.counts(r) && len(r.Summary.OpenGates) > 0 || m.besides && m.gateElsewhere(r)
	case onlyUnassessed:
		return r.Summary == nil && !r.unscored() || m.counts(r) && unassessed(r) > 0
	case onlyStale:
		return m.counts(r) && r.Summary.Stale > 0
	}
	return true
}

// gateElsewhere reports whether a row has open deal-breakers that the tile counts besides: its assessment is
// rejected or revoked, so that no one has to close them.
func (m *model) gateElsewhere(r row) bool {
	return r.Summary != nil && !r.Earlier && !m.counts(r) && len(r.Summary.OpenGates) > 0
}

// waitingExceptions is how many exceptions wait for someone to approve them.
func (m *model) waitingExceptions() int {
	n := 0
	for _, r := range m.all {
		if !r.Earlier {
			n += m.asked[r.ID]
		}
	}
	return n
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
