package contracts

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

// reads is the model as it knows for which item the text is read.
type reads struct{ *model }

// readFor is the assessment that the document is read for; false where it bears on none that was chosen.
func (m reads) readFor() (workbench.Bearing, bool) {
	for _, b := range m.reading.Bearing {
		if b.Assessment.ID == m.assessment && m.assessment != "" {
			return b, true
		}
	}
	return workbench.Bearing{}, false
}

// chosenItem is the item that it is read for; false while none is chosen.
func (m reads) chosenItem() (assessments.Item, bool) {
	b, ok := m.readFor()
	if !ok || m.item == "" {
		return assessments.Item{}, false
	}
	return b.Assessed.Dossier.Template.Item(m.item)
}

// speaksTo reports whether the document bears on an item: it has passages on its topic, or is cited there. Of a
// text that the finder does not read no one knows, so that every item on a topic is one.
func (m reads) speaksTo(assessment string, it assessments.Item) bool {
	if slices.ContainsFunc(m.reading.Citations, func(c assessments.Citation) bool {
		return c.AssessmentID == assessment && c.ItemID == it.ID
	}) {
		return true
	}
	return it.Topic != "" && (m.refused != "" || m.unsupported() != "" ||
		len(m.passages(m.reading.Version.ID, string(it.Topic))) > 0)
}

// toAnswer are the items of an assessment that the document bears on, and the one it is read for.
func (m reads) toAnswer(b workbench.Bearing) []assessments.Item {
	var out []assessments.Item
	for _, it := range b.Items {
		if b.Assessment.ID == m.assessment && it.ID == m.item || m.speaksTo(b.Assessment.ID, it) {
			out = append(out, it)
		}
	}
	return out
}

// beside is the next item, or the one before, among those that the document bears on; "" beyond the last.
func (m reads) beside(b workbench.Bearing, by int) string {
	all := m.toAnswer(b)
	at := slices.IndexFunc(all, func(it assessments.Item) bool { return it.ID == m.item })
	if at < 0 {
		at = -1
		if by < 0 {
			at = len(all)
		}
	}
	if at += by; at < 0 || at >= len(all) {
		return ""
	}
	return all[at].ID
}

// itemPlace says which of the items of this document is shown, and how many of them are open.
func (m reads) itemPlace(b workbench.Bearing) string {
	all := m.toAnswer(b)
	at := slices.IndexFunc(all, func(it assessments.Item) bool { return it.ID == m.item })
	open := 0
	for _, it := range all {
		if j := judgedIn(b, it.ID); j.Open() {
			open++
		}
	}
	return fmt.Sprintf("%d of %d here, %d open", at+1, len(all), open)
}

// judgedIn is what supports an answer of an assessment.
func judgedIn(b workbench.Bearing, item string) scoring.Judged {
	for _, j := range b.Assessed.Judged {
		if j.Item == item {
			return j
		}
	}
	return scoring.Judged{}
}

// itemMeta says of an item, in one line, what it is and what hangs on it; where the document bears on several
// assessments, of which it is.
func (m reads) itemMeta(b workbench.Bearing, it assessments.Item) (meta string, flags []string) {
	parts := []string{it.Discipline.Title(), it.ID, fmt.Sprintf("weight %d", it.Weight), it.Owner}
	if len(m.reading.Bearing) > 1 {
		parts = append([]string{b.Assessment.Name}, parts...)
	}
	if it.DealBreaker {
		flags = append(flags, "deal-breaker")
	}
	if b.Assessed.Dossier.Answer(it.ID).WalkAway {
		flags = append(flags, "walk-away reached")
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · "), flags
}

// citesHere are the places where this version is cited for the item it is read for.
func (m reads) citesHere() []assessments.Citation {
	var out []assessments.Citation
	for _, c := range m.reading.Citations {
		if c.AssessmentID == m.assessment && c.ItemID == m.item {
			out = append(out, c)
		}
	}
	return out
}

// allTargets are all items asked in the assessments that a passage can be cited in, the one it is read for first.
func (m reads) allTargets() []target {
	var first, rest []target
	for _, b := range m.reading.Bearing {
		mine := b.Assessment.ID == m.assessment
		if m.assessment != "" && !mine && m.bears(m.assessment) {
			continue
		}
		for _, it := range b.Items {
			one := target{b.Assessment.ID, it.ID, b.Assessment.Name, it.Title}
			if mine && it.ID == m.item {
				first = append(first, one)
			} else {
				rest = append(rest, one)
			}
		}
	}
	return append(first, rest...)
}
