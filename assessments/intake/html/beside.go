package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// outside names what is below an element that is not read itself, apart from one that is.
func (u unseen) outside(n, read *html.Node) {
	for c := n.FirstChild; c != nil && u.ctx.Err() == nil; c = c.NextSibling {
		switch {
		case c == read:
		case holds(c, read):
			u.outside(c, read)
		case c.Type == html.TextNode:
			u.beside(c, c.Data)
		case c.Type != html.ElementNode || c.DataAtom == atom.Head:
		case skipped(c):
			u.passedOver(c)
		case hidden(c):
			u.leaveOut(c)
		default:
			u.hiddenIn(c)
			u.beside(c, shownIn(c))
		}
	}
}

func holds(n, inner *html.Node) bool {
	for p := inner.Parent; p != nil; p = p.Parent {
		if p == n {
			return true
		}
	}
	return false
}

// hiddenIn names what is hidden in an element that is not read.
func (u unseen) hiddenIn(n *html.Node) {
	for c := n.FirstChild; c != nil && u.ctx.Err() == nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case closed(c), c.DataAtom == atom.Template:
			u.leaveOut(c)
		case skipped(c):
		case hidden(c):
			u.leaveOut(c)
		default:
			u.hiddenIn(c)
		}
	}
}

// passedOver names what is no part of the text by what it is: a header, a menu, an open window, the
// pattern of something that a script may put into the page.
func (u unseen) passedOver(n *html.Node) {
	switch {
	case closed(n), n.DataAtom == atom.Template:
		u.leaveOut(n)
	case n.DataAtom == atom.Select:
		u.choices(n)
	case n.DataAtom == atom.Noscript:
		words := strings.Join(strings.Fields(wordsOf(n)), " ")
		if !needsScripts.MatchString(words) || len(strings.Fields(words)) > shellWords {
			u.leaveOut(n)
		}
	case n.DataAtom == atom.Nav, n.DataAtom == atom.Header, n.DataAtom == atom.Footer, n.DataAtom == atom.Dialog,
		roleBeside(n):
		u.beside(n, wordsOf(n))
		for c := range n.Descendants() {
			if c.DataAtom == atom.Template {
				u.leaveOut(c)
			}
		}
	}
}

// beside names a part that stands beside the text and says something. A page may hold one many times.
func (u unseen) beside(n *html.Node, words string) {
	if !worded(words) {
		return
	}
	kind := assessments.NoticeBeside
	if isMenu(n) {
		kind = assessments.NoticeMenu
	}
	u.repeat(kind, words, outline.OneLine(words))
}

// shownIn is what an element says that is not hidden in it, or named as something else.
func shownIn(n *html.Node) string {
	return wordsBut(n, mostWords, func(inner *html.Node) bool {
		return inner.Type == html.ElementNode && (inner.DataAtom == atom.Template || hidden(inner) || closed(inner))
	})
}

// longestEntry is how many words an entry of a menu has at most.
const longestEntry = 12

// isMenu reports a list of links. Elsewhere than in an element for menus, nine of ten words are links.
func isMenu(n *html.Node) bool {
	words, linked, short := 0, 0, true
	for c := range n.Descendants() {
		if c.Type != html.TextNode || inside(c, atom.Script, atom.Style, atom.Template) {
			continue
		}
		own := len(strings.Fields(c.Data))
		words += own
		short = short && own <= longestEntry
		if inside(c, atom.A, atom.Button) {
			linked += own
		}
	}
	switch attr(n, "role") {
	case "navigation", "menu", "menubar", "search":
		return short
	}
	return short && (n.DataAtom == atom.Nav || words > 0 && linked*10 >= words*9)
}
