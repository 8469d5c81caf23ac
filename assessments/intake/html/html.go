// Package html reads the main text out of a web page: headings, paragraphs, lists with their numbers, tables;
// without navigation, scripts, forms and what the page hides.
//
// It loads nothing, runs nothing and knows of style sheets only what stands on the element itself. Start with
// Read.
package html

import (
	"cmp"
	"context"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
	"countersign/assessments/intake/charset"
	"countersign/assessments/intake/outline"
)

// rowStart is a piece of a table without its frame.
var rowStart = regexp.MustCompile(
	`(?is)^\s*(?:<!--.*?-->\s*)*<(?:caption|col|colgroup|t(?:body|head|foot|r|d|h))[\s>]`)

// Read parses a page of whatever encoding it is in; declared is the one that was sent with it, "" for
// none. It fails where ctx is done, where the letters cannot be told, and where the page nests deeper
// than a browser would follow.
func Read(ctx context.Context, raw []byte, declared string, progress assessments.Progress) (assessments.Text,
	error,
) {
	page, err := charset.Decode(raw, cmp.Or(declared, label(raw)))
	if err != nil {
		return assessments.Text{}, err
	}
	source := page.Text
	if rowStart.MatchString(source) { // a parser leaves rows out that are in no table
		source = "<table>" + source
	}
	counted := &counter{
		ctx: ctx, from: strings.NewReader(source), total: int64(len(source)),
		progress: progress,
	}
	doc, err := html.ParseWithOptions(counted,
		html.ParseOptionEnableScripting(false))
	if ctx.Err() != nil {
		return assessments.Text{}, ctx.Err()
	}
	if err != nil {
		return assessments.Text{}, assessments.Wrap(err, assessments.Refused,
			"The web page is damaged or built in a way that cannot be read. Open it in a browser, print it to PDF, and choose that file.")
	}
	w := writer{ctx: ctx, weights: map[*html.Node]weight{}, page: pageOf(doc)}
	w.told, w.again = w.out.Note, w.out.Again
	w.weigh(doc)
	main := w.mainPart(doc)
	w.children(main)
	w.flush()
	if main != doc {
		unseen{&w}.outside(doc, main)
	}
	if err := ctx.Err(); err != nil {
		return assessments.Text{}, err
	}
	whole, err := judge(doc, w.out.Plain())
	if err != nil {
		return assessments.Text{}, err
	}
	if !whole {
		w.note(assessments.NoticeScript, "")
	}
	text, err := w.out.Text()
	if page.Doubtful {
		text.Notices = append([]assessments.Notice{
			{Kind: assessments.NoticeCharset, Count: 1, Text: page.Name},
		}, text.Notices...)
	}
	return text, err
}

// page is what has to be known of a whole page before any of it is read.
type page struct {
	controls controls
	through  through
	ids      map[string]*html.Node
}

func pageOf(doc *html.Node) *page {
	p := &page{controls: controlsOf(doc), through: throughOf(doc), ids: map[string]*html.Node{}}
	for n := range doc.Descendants() {
		if id := attr(n, "id"); id != "" && p.ids[id] == nil {
			p.ids[id] = n
		}
	}
	return p
}

// labels are the places where a page says what encoding it is in.
var labels = regexp.MustCompile(
	`(?is)<meta\b[^>]*\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)|<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)`)

// label is the encoding that a page says it is in, "" where it says none.
func label(raw []byte) string {
	found := labels.FindSubmatch(raw[:min(len(raw), 4096)])
	if found == nil {
		return ""
	}
	return string(found[1]) + string(found[2])
}

// counter reports how much of the page has been parsed and stops when ctx is done.
type counter struct {
	ctx      context.Context
	from     io.Reader
	done     int64
	total    int64
	progress assessments.Progress
}

func (c *counter) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p[:min(len(p), 64<<10)])
	c.done += int64(n)
	c.progress.Step(c.done, c.total, "bytes")
	return n, err
}

// mainPart is the element that holds the text: what the page says is its main part, where that is most of
// what can be read, else the body.
func (w *writer) mainPart(doc *html.Node) *html.Node {
	var body *html.Node
	var candidates []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Body {
			body = n
		}
		if n.DataAtom == atom.Main || n.DataAtom == atom.Article || attr(n, "role") == "main" {
			candidates = append(candidates, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if body == nil {
		return doc
	}
	whole := w.weights[body].words
	for _, c := range candidates {
		if w.weights[c].words*5 >= whole*3 {
			return c
		}
	}
	return body
}

// weight is how much an element says, and how much of that is links.
type weight struct{ words, linked, links int }

// weigh fills in the weights of the block elements below n, each looked at once.
func (w *writer) weigh(n *html.Node) weight {
	if n.Type == html.TextNode {
		return weight{words: len(strings.Fields(n.Data))}
	}
	if n.Type == html.ElementNode && (skipped(n) || hidden(n) && !w.folded(n)) {
		return weight{}
	}
	var sum weight
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		part := w.weigh(c)
		sum.words += part.words
		sum.linked += part.linked
		sum.links += part.links
	}
	if n.DataAtom == atom.A {
		sum.linked, sum.links = sum.words, 1
	}
	if blocks[n.DataAtom] {
		w.weights[n] = sum
	}
	return sum
}

// navigation is a block that is nothing but short links: a menu, a table of contents, a footer.
func (w *writer) navigation(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.P, atom.Td:
	default:
		return false
	}
	own := w.weights[n]
	return own.links >= 4 && own.linked*10 >= own.words*9 && own.linked <= own.links*10 && !said(n)
}

// said reports a list of links that is a part of what its page says: the beginning of a sentence, or a heading of
// the text, stands before it, and they lead to other pages, as those of policies that apply as well do.
func said(n *html.Node) bool {
	before := n.PrevSibling
	for before != nil && before.Type != html.ElementNode {
		before = before.PrevSibling
	}
	if before == nil || n.DataAtom != atom.Ul && n.DataAtom != atom.Ol || !leads(n) {
		return false
	}
	switch before.DataAtom {
	case atom.P:
		return strings.HasSuffix(strings.TrimSpace(wordsOf(before)), ":")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return inside(n, atom.Main, atom.Article)
	}
	return false
}

// leads reports links of which most lead to other pages.
func leads(n *html.Node) bool {
	here, away := 0, 0
	for c := range n.Descendants() {
		switch to := attr(c, "href"); {
		case c.DataAtom != atom.A || to == "":
		case strings.Contains(to, "#"):
			here++
		default:
			away++
		}
	}
	return away > here
}

// skipped is an element that a reader of the page does not read as its text.
func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Head, atom.Svg, atom.Math,
		atom.Iframe,
		atom.Object, atom.Embed, atom.Button, atom.Select, atom.Input, atom.Textarea, atom.Audio, atom.Video,
		atom.Canvas, atom.Dialog, atom.Datalist:
		return true
	case atom.Header, atom.Footer:
		return !inside(n, atom.Main, atom.Article)
	}
	return roleBeside(n)
}

// roleBeside reports an element that its page calls no part of its text.
func roleBeside(n *html.Node) bool {
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
		"tooltip":
		return true
	}
	return false
}

// hidden is an element that the page does not show, as it is loaded.
func hidden(n *html.Node) bool {
	if has(n, "hidden") || (attr(n, "aria-hidden") == "true" && !blocks[n.DataAtom]) {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func inside(n *html.Node, atoms ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, a := range atoms {
			if p.DataAtom == a {
				return true
			}
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// oneLine is the words of an element on one line.
func (w *writer) oneLine(n *html.Node) string {
	cell := writer{ctx: w.ctx, weights: w.weights, page: w.page, told: w.told, again: w.again}
	cell.children(n)
	cell.flush()
	return outline.OneLine(cell.out.Plain())
}
