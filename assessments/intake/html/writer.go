package html

import (
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// blocks are the elements that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true,
	atom.Caption: true,
	atom.Center:  true, atom.Dd: true, atom.Details: true, atom.Dir: true, atom.Div: true, atom.Dl: true,
	atom.Dt:       true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true,
	atom.H1: true,
	atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hgroup: true,
	atom.Hr:     true, atom.Html: true, atom.Legend: true, atom.Li: true, atom.Main: true, atom.Menu: true,
	atom.Ol: true,
	atom.P:  true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tbody: true,
	atom.Td:    true,
	atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// writer walks the page and cuts what it says into blocks.
type writer struct {
	ctx     context.Context
	weights map[*html.Node]weight // of block elements
	*page
	told  func(assessments.Notice) // of what is left out
	again func(assessments.Notice, string)
	out   outline.Builder
	open  strings.Builder // the paragraph being collected
	bold  int             // bytes of it that are bold from the start
	plain bool            // something not bold was met
	depth int             // of bold elements around
	lists int             // of lists around
	kind  assessments.ParagraphKind
	level int
	mark  string // number of the list item, put before its first words
	pre   int
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil && w.ctx.Err() == nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	switch {
	case n.DataAtom == atom.Button, isFold(n):
		w.button(n)
	case skipped(n):
		w.control(n)
		w.embedded(n)
		unseen{w}.passedOver(n)
	case w.navigation(n):
		unseen{w}.hiddenIn(n)
		unseen{w}.beside(n, shownIn(n))
	case hidden(n):
		w.unfold(n)
	case w.struck(n):
		w.strike(n)
	default:
		w.visible(n)
	}
}

// visible writes an element that is shown.
func (w *writer) visible(n *html.Node) {
	switch n.DataAtom {
	case atom.Sup:
		w.raised(n)
	case atom.Br:
		w.newline()
	case atom.Img:
		unseen{w}.picture(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.block(n, assessments.ParagraphHeading, int(n.Data[1]-'0'))
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Table:
		w.table(n)
	case atom.Pre:
		w.pre++
		w.block(n, assessments.ParagraphBody, w.lists)
		w.pre--
	case atom.Li: // outside a list: as in one
		w.item(n, "")
	default:
		w.inlineOrBlock(n)
	}
}

func (w *writer) inlineOrBlock(n *html.Node) {
	bold := isBold(n)
	if bold {
		w.depth++
	}
	if blocks[n.DataAtom] {
		if w.mark == "" || w.open.Len() > 0 { // the first paragraph of a list item stays the item
			w.block(n, assessments.ParagraphBody, w.lists)
		} else {
			w.children(n)
			w.flush()
		}
	} else {
		w.children(n)
	}
	if bold {
		w.depth--
	}
}

func isBold(n *html.Node) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Dt, atom.Summary, atom.Th:
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	for _, weight := range []string{
		"font-weight:bold", "font-weight:6", "font-weight:7", "font-weight:8",
		"font-weight:9",
	} {
		if strings.Contains(style, weight) {
			return true
		}
	}
	return false
}

// block flushes what is open and collects n as a paragraph of its own.
func (w *writer) block(n *html.Node, kind assessments.ParagraphKind, level int) {
	w.flush()
	w.kind, w.level = kind, level
	w.children(n)
	w.flush()
}

func (w *writer) text(s string) {
	if w.pre == 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	if strings.TrimSpace(s) == "" {
		if w.open.Len() > 0 {
			w.open.WriteByte(' ')
		}
		return
	}
	if w.open.Len() == 0 && w.mark != "" && w.mark != "•" && !outline.Numbered(strings.TrimSpace(s)) {
		w.open.WriteString(w.mark + " ")
		w.bold = w.open.Len()
	}
	w.open.WriteString(s)
	if w.depth > 0 && !w.plain {
		w.bold = w.open.Len()
	} else {
		w.plain = true
	}
}

// newline is a <br>; two of them are how old pages part paragraphs.
func (w *writer) newline() {
	if w.pre == 0 && strings.HasSuffix(strings.TrimRight(w.open.String(), " "), "\n") {
		kind, level, mark := w.kind, w.level, w.mark
		w.flush()
		if kind == assessments.ParagraphHeading || mark == "" {
			w.kind, w.level = kind, level
		}
		return
	}
	if w.open.Len() > 0 {
		w.open.WriteByte('\n')
	}
}

func (w *writer) flush() {
	text := outline.Clean(w.open.String())
	if text != "" {
		kind, level := w.kind, w.level
		if kind == "" {
			kind, level = assessments.ParagraphBody, w.lists
		}
		if w.mark != "" {
			kind, level = assessments.ParagraphListItem, w.lists
		}
		lead := outline.Clean(w.open.String()[:w.bold])
		if w.bold > 0 && lead+" " == w.mark+" " {
			lead = ""
		}
		w.out.Add(outline.Block{Kind: kind, Level: level, Text: text, Lead: lead})
		w.mark = ""
	}
	w.open.Reset()
	w.bold, w.plain, w.kind, w.level = 0, false, "", 0
}
