package decision

import "countersign/assessments"

// needs are the sentences that say what an approval takes and does not have yet. They are shown until an approval is on record; those of a decision that was taken are part of its standing.
func (m *model) needs() []string {
	if m.a.Standing.Outcome.Approving() {
		return nil
	}
	var out []string
	for _, n := range m.a.ApprovalTakes() {
		out = append(out, assessments.Capital(n.Text)+".")
	}
	return out
}

// newerLines name what the question set of today asks that this one does not.
func (m *model) newerLines() []string {
	var out []string
	for _, it := range m.newer.Added {
		out = append(out, "New: “"+it.Title+"” ("+it.ID+")")
	}
	for _, id := range m.newer.Again() {
		c, _ := m.newer.Changes(id)
		out = append(out, "To be confirmed again: “"+c.Title+"” ("+id+")")
	}
	for _, it := range m.newer.Dropped {
		out = append(out, "No longer asked: “"+it.Title+"” ("+it.ID+")")
	}
	if m.newer.Rules {
		out = append(out, "What an approval takes in each tier differs")
	}
	return out
}
