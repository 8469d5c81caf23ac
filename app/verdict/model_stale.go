package verdict

import (
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// readAgain reports whether a stale “silent” waits for a person to read a text that has moved on.
func (m *Shown) readAgain(item string) bool {
	j := m.Judged[item]
	if !j.Stale || j.Verdict != assessments.Silent {
		return false
	}
	for _, s := range j.Supports {
		if s.Noun == assessments.NounVersion && !s.Fresh {
			return true
		}
	}
	return false
}

// waitsOnlyForAnotherLook reports whether a verdict alone makes a stale item fresh again: nothing
// behind it has aged.
func (m *Shown) waitsOnlyForAnotherLook(item string) bool {
	quotes, evidence := m.aged(item)
	return m.Judged[item].Stale && !m.unfound(item) && !quotes && !evidence && !m.readAgain(item)
}

// mayWalkAway reports whether an answer can be marked as at our walk-away position: it is asked, and
// its verdict is such.
func (m *Shown) mayWalkAway(item string) bool {
	it, ok := m.A.Dossier.Template.Item(item)
	return ok && !m.Judged[item].Hidden && it.MayWalkAway(m.A.Dossier.Answer(item).Verdict)
}

// aged reports which of an item's supports have aged while nothing fresh is there in their place.
func (m *Shown) aged(item string) (quotes, evidence bool) {
	for _, s := range m.Judged[item].Supports {
		switch {
		case s.Noun == assessments.NounAnswer, s.Noun == assessments.NounVersion:
		case s.Fresh && s.Strength != assessments.StrengthNone:
			return false, false
		case !s.Fresh && s.Noun == assessments.NounCitation:
			quotes = true
		case !s.Fresh:
			evidence = true
		}
	}
	return quotes, evidence
}

// unfound reports whether a quote of an item is not in its document.
func (m *Shown) unfound(item string) bool {
	return slices.ContainsFunc(m.Judged[item].Supports, func(s scoring.Support) bool {
		return s.Noun == assessments.NounCitation && s.Fresh && s.Strength == assessments.StrengthNone
	})
}

// WayOut says what makes a stale item count again.
func (m *Shown) WayOut(item string) string {
	if m.waitsOnlyForAnotherLook(item) {
		return "It counts as open until someone looks at it again and confirms the verdict."
	}
	var steps []string
	quotes, evidence := m.aged(item)
	if quotes {
		names, others := m.toRestore(item)
		if len(names) > 0 {
			slices.Sort(names)
			steps = append(steps, "restore "+strings.Join(slices.Compact(names), " and ")+
				", which is in the bin")
		}
		if others || len(names) == 0 {
			steps = append(steps, "cite the version in force"+m.key("F, then C"))
		}
	}
	if m.unfound(item) {
		steps = append(steps, "cite the words as the document has them"+m.key("F, then C"))
	}
	if evidence {
		steps = append(steps, "attach newer evidence"+m.key("E"))
	}
	if m.readAgain(item) {
		steps = append(steps, "read the text in force"+m.key("F")+" and give “silent” again (4)")
	}
	return "It stays open, whatever the verdict, until something fresh supports it: " +
		strings.Join(steps, " or ") + "."
}

// AgedQuote says why a quote of an item supports it no longer, "" while it does.
func (m *Shown) AgedQuote(item, citation string) string {
	for _, s := range m.Judged[item].Supports {
		if s.Noun == assessments.NounCitation && s.ID == citation && !s.Fresh {
			return s.Why
		}
	}
	return ""
}

// key is a key of the desk that does it, where the desk shows the assessment.
func (m *Shown) key(keys string) string {
	if m.Beside {
		return ""
	}
	return " (" + keys + ")"
}
