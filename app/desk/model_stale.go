package desk

import (
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// readAgain reports whether a stale “silent” waits for a person to read a text that has moved on.
func (m *model) readAgain(item string) bool {
	j := m.judged[item]
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
func (m *model) waitsOnlyForAnotherLook(item string) bool {
	quotes, evidence := m.aged(item)
	return m.judged[item].Stale && !m.unfound(item) && !quotes && !evidence && !m.readAgain(item)
}

// mayWalkAway reports whether an answer can be marked as at our walk-away position: it is asked, and
// its verdict is such.
func (m *model) mayWalkAway(item string) bool {
	it, ok := m.a.Dossier.Template.Item(item)
	return ok && !m.judged[item].Hidden && it.MayWalkAway(m.a.Dossier.Answer(item).Verdict)
}

// aged reports which of an item's supports have aged while nothing fresh is there in their place.
func (m *model) aged(item string) (quotes, evidence bool) {
	for _, s := range m.judged[item].Supports {
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
func (m *model) unfound(item string) bool {
	return slices.ContainsFunc(m.judged[item].Supports, func(s scoring.Support) bool {
		return s.Noun == assessments.NounCitation && s.Fresh && s.Strength == assessments.StrengthNone
	})
}

// wayOut says what makes a stale item count again.
func (m *model) wayOut(item string) string {
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
			steps = append(steps, "cite the version in force (F, then C)")
		}
	}
	if m.unfound(item) {
		steps = append(steps, "cite the words as the document has them (F, then C)")
	}
	if evidence {
		steps = append(steps, "attach newer evidence (E)")
	}
	if m.readAgain(item) {
		steps = append(steps, "read the text in force (F) and give “silent” again (4)")
	}
	return "It stays open, whatever the verdict, until something fresh supports it: " +
		strings.Join(steps, " or ") + "."
}

// agedQuote says why a quote of an item supports it no longer, "" while it does.
func (m *model) agedQuote(item, citation string) string {
	for _, s := range m.judged[item].Supports {
		if s.Noun == assessments.NounCitation && s.ID == citation && !s.Fresh {
			return s.Why
		}
	}
	return ""
}
