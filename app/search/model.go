package search

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
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
	case "version", "document", "precedence":
		return documents
	case "citation":
		return quotes
	case "answer", "note", "finding", "exception", "condition", "decision", "signoff":
		return answers
	case "evidence", "revision", "tick":
		return evidence
	}
	return register
}

// hit is a place found, ready to be shown.
type hit struct {
	port.Hit
	title string // in words
	owner string // evidence of a revision, document of a precedence
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
	case "version":
		return target{page: "reader", id: h.ID, start: h.Start, end: h.End}
	case "document":
		return target{page: "contracts", item: h.ID}
	case "evidence":
		return target{page: "evidence", id: h.ID}
	case "revision":
		return target{page: "evidence", id: h.owner}
	case "assessment":
		return target{page: "desk", id: h.ID}
	case "vendor", "service", "plan", "contract", "use":
		return target{page: "vendors", id: h.ID}
	case "organisation":
		return target{page: "settings"}
	case "precedence":
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
	words string
	hits  []hit
	only  group // "" shows all
	hand  int   // in the order shown
	limit int   // how many are shown
}

// shown are the hits of the groups shown, group by group, and how many more there are.
func (m *model) shown() (out []hit, more int) {
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
	if m.limit > 0 && len(out) > m.limit {
		return out[:m.limit], len(out) - m.limit
	}
	return out, 0
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

// summary says how much was found.
func (m *model) summary() string {
	switch n := len(m.hits); {
	case n == 0:
		return ""
	case n >= most:
		return fmt.Sprintf("The best %d places. More words find fewer.", most)
	case n == 1:
		return "1 place"
	default:
		return fmt.Sprintf("%d places", n)
	}
}

// piece is a part of a snippet, marked where the words stand.
type piece struct {
	text   string
	marked bool
}

// pieces splits a snippet at the marks around the words (U+2068 and U+2069).
func pieces(snippet string) []piece {
	var out []piece
	add := func(text string, marked bool) {
		if text != "" {
			out = append(out, piece{text, marked})
		}
	}
	for snippet != "" {
		before, rest, found := strings.Cut(snippet, "\u2068")
		add(strings.ReplaceAll(before, "\u2069", ""), false)
		if !found {
			break
		}
		var marked string
		marked, snippet, found = strings.Cut(rest, "\u2069")
		add(strings.ReplaceAll(marked, "\u2068", ""), true)
		if !found {
			break
		}
	}
	return out
}
