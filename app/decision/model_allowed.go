package decision

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/standing"
)

// missing says what the tier still takes: each of a few, the number of many.
func (m *model) missing() []string {
	const shown = 3
	var parts []string
	needs := m.a.Needs("")
	for _, n := range needs[:min(len(needs), shown)] {
		parts = append(parts, n.Text)
	}
	if more := len(needs) - shown; more > 0 {
		parts = append(parts, assessments.Count(more, "more thing is", "more things are")+
			" missing by the rules of the tier; the page lists all")
	}
	return parts
}

// fallen says that the approval a sign-off would support does not stand, and why; "" if it does or
// there is none.
func (m *model) fallen() string {
	s := m.a.Standing
	if s.State == standing.Stands || s.State == standing.Undecided || s.Outcome == assessments.Rejected {
		return ""
	}
	return "The approval does not stand. " + s.Sentence()
}

// revocable names what is revoked: “the exception on “Training on our data””.
func (m *model) revocable(r row) string {
	switch r.kind {
	case exceptions:
		return "the exception on “" + m.itemTitle(r.item) + "”"
	case signoffs:
		return "the sign-off by " + r.declared + " (" + r.what + ")"
	}
	return "the decision “" + m.a.Standing.Outcome.Title() + "” on “" + m.a.Dossier.Assessment.Name + "”"
}

func (m *model) canRevoke(ids []string) bool {
	if len(ids) != 1 {
		return false
	}
	r, ok := m.find(ids[0])
	if !ok || r.state == "revoked" {
		return false
	}
	switch r.kind {
	case decisions:
		return r.id == m.a.Standing.Decision && m.a.Standing.Outcome.Approving()
	case exceptions:
		return r.state != "requested"
	case signoffs:
		return true
	}
	return false
}

// breakers are the deal-breakers and walk-aways, the open ones first, and what its tier finds
// supported by too little, with what the list of choices calls them.
func (m *model) breakers() (ids, titles []string) {
	for _, open := range []bool{true, false} {
		for _, pts := range m.a.Result.Items {
			it, ok := m.a.Dossier.Template.Item(pts.Item)
			if !ok || !it.DealBreaker && !pts.WalkAway || !pts.Applicable || pts.GateOpen != open {
				continue
			}
			state := " (closed)"
			switch {
			case open && pts.WalkAway:
				state = " (walk-away reached)"
			case open:
				state = " (open)"
			case pts.GatePassed != "":
				state = " (carried by an exception)"
			}
			ids, titles = append(ids, it.ID), append(titles, it.Title+state)
		}
	}
	for _, n := range m.a.Needs("") {
		if it, ok := m.a.Dossier.Template.Item(n.Item); ok && !slices.Contains(ids, it.ID) {
			ids, titles = append(ids, it.ID),
				append(titles, it.Title+" (supported by too little for its tier)")
		}
	}
	return ids, titles
}
