package html

import (
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// list writes the items of a list, with the numbers a browser would print.
func (w *writer) list(n *html.Node) {
	w.flush()
	w.lists++
	count, step := 1, 1
	if v, err := strconv.Atoi(attr(n, "start")); err == nil {
		count = v
	}
	if has(n, "reversed") {
		step = -1
	}
	for c := n.FirstChild; c != nil && w.ctx.Err() == nil; c = c.NextSibling {
		if c.DataAtom != atom.Li || skipped(c) || hidden(c) && !w.folded(c) || w.struck(c) {
			w.node(c)
			continue
		}
		if v, err := strconv.Atoi(attr(c, "value")); err == nil {
			count = v
		}
		mark := ""
		if n.DataAtom == atom.Ol || numbered(listStyle(n)) {
			mark = numberOf(n, c, count)
		}
		count += step
		w.item(c, mark)
	}
	w.flush()
	w.lists--
}

// numberOf is the number of an item as its page shows it, "" where it shows none.
func numberOf(list, item *html.Node, count int) string {
	style := cmp.Or(listStyle(item), numberStyles[attr(item, "type")], listStyle(list), numberStyles[attr(list, "type")])
	if number := outline.Counter(style, count); number != "" {
		return number + "."
	}
	return ""
}

func numbered(style string) bool { return style != "" && style != "none" }

// numberStyles are the ways to count, as outline calls them, by what a page calls them: in an attribute, or in
// a style.
var numberStyles = map[string]string{
	"1": "decimal", "decimal": "decimal", "decimal-leading-zero": "decimalZero",
	"a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
	"A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
	"i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
	"none": "none", "disc": "none", "circle": "none", "square": "none",
}

// listStyle is the way to count that stands on an element itself, "" where none does.
func listStyle(n *html.Node) (style string) {
	for one := range strings.SplitSeq(strings.ToLower(attr(n, "style")), ";") {
		name, value, _ := strings.Cut(one, ":")
		if name = strings.TrimSpace(name); name != "list-style-type" && name != "list-style" {
			continue
		}
		for word := range strings.FieldsSeq(value) {
			if known := numberStyles[word]; known != "" && (style == "" || known != "none") {
				style = known
			}
		}
	}
	return style
}

// item is one list item: its first words carry the number, further blocks inside it are its paragraphs.
func (w *writer) item(n *html.Node, mark string) {
	w.flush()
	if w.mark = mark; mark == "" {
		w.mark = "•" // says that the next words are an item; never printed
	}
	w.children(n)
	w.flush()
	w.mark = ""
}

// table writes rows as "cell | cell"; a table that only lays out the page is read as its cells' text.
func (w *writer) table(n *html.Node) {
	w.flush()
	quiet := writer{ctx: w.ctx, weights: w.weights, page: w.page} // so that nothing is named twice
	if layout(quiet.rowsOf(n, nil)) {
		w.children(n)
		w.flush()
		return
	}
	rows := w.rowsOf(n, nil)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			w.block(c, assessments.ParagraphBody, 0)
		}
	}
	for _, row := range rows {
		var cells []string
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.DataAtom != atom.Td && c.DataAtom != atom.Th || skipped(c):
			case hidden(c):
				unseen{w}.leaveOut(c)
			default:
				cells = append(cells, w.oneLine(c))
			}
		}
		if strings.Join(cells, "") != "" {
			w.out.Add(outline.Block{Kind: assessments.ParagraphTableRow, Text: strings.Join(cells, " | ")})
		}
	}
}

// rowsOf lists the rows of a table, not those of tables inside its cells.
func (w *writer) rowsOf(n *html.Node, rows []*html.Node) []*html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			switch {
			case skipped(c):
			case hidden(c) && !w.folded(c):
				w.unfold(c)
			case w.struck(c):
				w.strike(c)
			default:
				rows = append(rows, c)
			}
		case atom.Tbody, atom.Thead, atom.Tfoot:
			switch {
			case skipped(c):
			case hidden(c) && !w.folded(c):
				unseen{w}.leaveOut(c)
			default:
				rows = w.rowsOf(c, rows)
			}
		}
	}
	return rows
}

// layout reports a table that is there for the look of the page: one column, or cells that hold whole texts.
func layout(rows []*html.Node) bool {
	widest := 0
	for _, row := range rows {
		cells := 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			cells++
			if holdsText(c) {
				return true
			}
		}
		widest = max(widest, cells)
	}
	return widest < 2
}

func holdsText(cell *html.Node) bool {
	paragraphs := 0
	var walk func(*html.Node) bool
	walk = func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.H4:
			return true
		case atom.P:
			paragraphs++
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if walk(c) {
				return true
			}
		}
		return paragraphs > 6
	}
	for c := cell.FirstChild; c != nil; c = c.NextSibling {
		if walk(c) {
			return true
		}
	}
	return false
}
