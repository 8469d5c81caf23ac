package search

import (
	"fmt"
	"strings"

	"countersign/assessments"
)

// most is how many places are asked for.
const most = 200

// group is a kind of place as people look for it.
type group string

// Groups of places, in the order shown.
const (
	documents group = "Documents"
	quotes    group = "Quotes"
	answers   group = "Answers and notes"
	evidence  group = "Evidence"
	register  group = "Register" // vendors, services, contracts, uses, assessments
)

func groups() []group { return []group{documents, quotes, answers, evidence, register} }

// groupOf is the group a record belongs to.
func groupOf(n assessments.Noun) group {
	switch n {
	case assessments.NounVersion, assessments.NounDocument, assessments.NounPrecedence:
		return documents
	case assessments.NounCitation:
		return quotes
	case assessments.NounAnswer, assessments.NounNote, assessments.NounFinding, assessments.NounException,
		assessments.NounCondition, assessments.NounDecision, assessments.NounSignOff,
		assessments.NounResponsibility:
		return answers
	case assessments.NounEvidence, assessments.NounRevision, assessments.NounTick:
		return evidence
	}
	return register
}

// hit is a place found, ready to be shown.
type hit struct {
	assessments.Hit
	title string // in words
	owner string // evidence of a revision, document of a precedence

	binned bool // it is in the bin, or the assessment it belongs to is
}

// sub is the second line of a hit.
func (h hit) sub() string {
	out := string(groupOf(h.Noun))
	if h.State != "" && h.State != assessments.CitationFound {
		out += " · " + h.State.Title()
	}
	if h.binned {
		out += " · in the bin"
	}
	return out
}

// target is where a hit leads: a page, what is named there, and a place in a text.
type target struct {
	page, id, item string
	start, end     int
}

// leads says where a hit leads; the answer to a hit of a noun without a page of its own is the nearest one.
func (h hit) leads() target {
	assessment, item, inItem := strings.Cut(h.InnerRef, "/")
	if i := strings.LastIndex(h.InnerRef, "/"); i > 0 {
		assessment, item, inItem = h.InnerRef[:i], h.InnerRef[i+1:], true
	}
	switch h.Noun {
	case assessments.NounVersion:
		return target{page: "reader", id: h.ID, start: h.Start, end: h.End}
	case assessments.NounDocument:
		return target{page: "contracts", item: h.ID}
	case assessments.NounEvidence:
		return target{page: "evidence", id: h.ID}
	case assessments.NounRevision:
		return target{page: "evidence", id: h.owner}
	case assessments.NounAssessment:
		unanswered, ok := strings.CutPrefix(h.InnerRef, h.ID+"/")
		if !ok {
			unanswered = ""
		}
		return target{page: "desk", id: h.ID, item: unanswered}
	case assessments.NounVendor, assessments.NounService, assessments.NounPlan, assessments.NounContract,
		assessments.NounUse:
		return target{page: "vendors", id: h.ID}
	case assessments.NounOrganisation:
		return target{page: "settings"}
	case assessments.NounResponsibility:
		use, id, _ := strings.Cut(h.ID, "/R-")
		return target{page: "checklist", id: use, item: "R-" + id}
	case assessments.NounPrecedence:
		return target{page: "contracts", id: h.owner}
	}
	switch {
	case inItem:
		return target{page: "desk", id: assessment, item: item}
	case assessment != "":
		return target{page: "desk", id: assessment}
	}
	return target{page: "journal", id: h.ID}
}

// model is what the page shows; it knows no Fyne.
type model struct {
	words  string
	hits   []hit
	sought string // words that the hits are of
	lost   int    // places that were found for these words and are there no more
	only   group  // "" shows all
	left   int    // places that were left off
	least  bool   // there may be more of these
}

// take sets what was found for words. dropped are places that were found and whose record was not there
// any more. A place that is missing since the last look for the same words was changed or removed.
func (m *model) take(words string, hits []hit, dropped int) {
	switch {
	case words != m.sought:
		m.lost = dropped
	case len(hits) < most && len(m.hits) < most: // else it may only be no longer among the best
		there := map[string]bool{}
		for _, h := range hits {
			there[h.place()] = true
		}
		for _, h := range m.hits {
			if !there[h.place()] {
				there[h.place()] = true
				m.lost++
			}
		}
	}
	m.sought, m.hits = words, hits
}

// remark says below the field what the list does not show; "" where it shows everything.
func (m *model) remark() string {
	var out []string
	if len(m.hits) > 0 && m.hits[0].Some {
		out = append(out, "No place has all of these words. These places have some of them.")
	}
	if m.capped() != "" {
		out = append(out, m.capped())
	}
	switch {
	case m.lost == 1:
		out = append(out, "1 place was changed or removed after it was found, and is left out.")
	case m.lost > 1:
		out = append(out,
			fmt.Sprintf("%d places were changed or removed after they were found, and are left out.", m.lost))
	}
	return strings.Join(out, " ")
}

// shown are the hits of the groups shown, group by group.
func (m *model) shown() (out []hit) {
	for _, g := range groups() {
		if m.only != "" && m.only != g {
			continue
		}
		for _, h := range m.hits {
			if groupOf(h.Noun) == g {
				out = append(out, h)
			}
		}
	}
	return out
}

// find is the hit that a row is about.
func (m *model) find(key string) (hit, bool) {
	for _, h := range m.hits {
		if h.key() == key {
			return h, true
		}
	}
	return hit{}, false
}

// place is the record that a hit is in.
func (h hit) place() string { return string(h.Noun) + " " + h.ID + " " + h.InnerRef }

// key names a hit among the others.
func (h hit) key() string { return fmt.Sprintf("%s %s %s %d", h.Noun, h.ID, h.InnerRef, h.Start) }

// words is the snippet without its marks.
func (h hit) words() string {
	return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(h.Snippet)
}

// count is how many hits a group has; of "" all.
func (m *model) count(g group) int {
	n := 0
	for _, h := range m.hits {
		if g == "" || groupOf(h.Noun) == g {
			n++
		}
	}
	return n
}

// capped says that there may be more places than are shown; "" where these are all.
func (m *model) capped() string {
	if m.left == 0 {
		return ""
	}
	about := ""
	if m.least {
		about = "at least "
	}
	return fmt.Sprintf("These are the best %d places; %s%s left off. More words find fewer.", most, about,
		assessments.Count(m.left, "more was", "more were"))
}
