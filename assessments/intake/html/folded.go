package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
)

// controls are the buttons of a page by the id of the part that they fold and unfold.
type controls map[string]*html.Node

func controlsOf(doc *html.Node) controls {
	found := controls{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for id := range strings.FieldsSeq(target(n)) {
			if found[id] == nil {
				found[id] = n
			}
		}
	}
	return found
}

// target names the parts that an element folds, "" where it folds none.
func target(n *html.Node) string {
	if ids := attr(n, "aria-controls"); ids != "" {
		return ids
	}
	folds := has(n, "aria-expanded") || attr(n, "role") == "tab" || attr(n, "role") == "button"
	for _, key := range []string{"data-bs-toggle", "data-toggle"} {
		switch attr(n, key) {
		case "collapse", "tab", "pill":
			folds = true
		}
	}
	for _, key := range []string{"data-bs-target", "data-target", "href"} {
		if id, ok := strings.CutPrefix(attr(n, key), "#"); ok && folds {
			return id
		}
	}
	return ""
}

// former names what a page keeps of the past, behind whatever button.
var former = regexp.MustCompile(
	`(?i)\b(?:previous|prior|old(?:er)?|earlier|former|past|superseded|archived?|history|frühere|ancienne|anterior)\b`)

// folded reports an element that the page hides until someone unfolds it: a part of its text.
func (w *writer) folded(n *html.Node) bool {
	if strings.EqualFold(attr(n, "hidden"), "until-found") {
		return true
	}
	button := w.controls[attr(n, "id")]
	if button == nil || attr(n, "id") == "" {
		for id := range strings.FieldsSeq(attr(n, "aria-labelledby")) {
			if named := w.ids[id]; named != nil && (isControl(named) || holdsControl(named)) {
				button = named
			}
		}
	}
	if button == nil {
		button = before(n)
	}
	return button != nil && !former.MatchString(wordsUpTo(button, longestName)) &&
		!inside(button, atom.Nav, atom.Footer)
}

// before is the button in or as the element before n, which unfolds it without naming it.
func before(n *html.Node) *html.Node {
	p := n.PrevSibling
	for p != nil && p.Type != html.ElementNode {
		p = p.PrevSibling
	}
	switch {
	case p == nil:
		return nil
	case has(p, "aria-expanded"):
		return p
	case holdsControl(p):
		return p
	}
	return nil
}

func isControl(n *html.Node) bool {
	return n.DataAtom == atom.Button || has(n, "aria-expanded") || attr(n, "role") == "tab" ||
		attr(n, "role") == "button"
}

// isFold is an element that is a button by what it does: it folds a part of the page and stands in no
// heading's place itself.
func isFold(n *html.Node) bool {
	return target(n) != "" && !blocks[n.DataAtom] && !inside(n, atom.Nav)
}

// holdsControl reports a heading or a line with a button that unfolds something.
func holdsControl(n *html.Node) bool {
	seen := 0
	for c := range n.Descendants() {
		if has(c, "aria-expanded") {
			return len(wordsUpTo(n, longestName)) <= longestName
		}
		if seen++; seen > longestName {
			break
		}
	}
	return false
}

// longestName is how much a button says at most, in bytes.
const longestName = 400

// bare names of buttons say nothing about what they unfold.
var generic = regexp.MustCompile(
	`(?i)^\W*(?:(?:show|read|see|view|expand|collapse|toggle|open|close|hide|menu|more|less|all|details|section)\b\W*)*$`)

// button writes the name of a button that unfolds a part of the text, as the heading of that.
func (w *writer) button(n *html.Node) {
	if target(n) == "" && !has(n, "aria-expanded") || attr(n, "role") == "tab" ||
		generic.MatchString(wordsUpTo(n, longestName)) {
		return
	}
	inHeading := inside(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Summary, atom.Dt)
	if !inHeading {
		w.flush()
	}
	w.depth++
	w.children(n)
	w.depth--
	if !inHeading {
		w.flush()
	}
}

// unfold reads a part that its page hides if a button unfolds it; else it is left out and named.
func (w *writer) unfold(n *html.Node) {
	if w.folded(n) {
		if tab := w.controls[attr(n, "id")]; tab != nil && attr(tab, "role") == "tab" {
			w.depth++
			w.block(tab, assessments.ParagraphBody, w.lists)
			w.depth--
		}
		w.visible(n)
		return
	}
	unseen{w}.leaveOut(n)
}
