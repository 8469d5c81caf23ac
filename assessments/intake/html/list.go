package html

import (
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
		if n.DataAtom == atom.Ol && !unnumbered(n) && !unnumbered(c) {
			mark = outline.Counter(numberStyle(attr(n, "type")), count) + "."
		}
		count += step
		w.item(c, mark)
	}
	w.flush()
	w.lists--
}

func unnumbered(n *html.Node) bool {
	return strings.Contains(strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", ""),
		"list-style-type:none")
}

func numberStyle(kind string) string {
	switch kind {
	case "a":
		return "lowerLetter"
	case "A":
		return "upperLetter"
	case "i":
		return "lowerRoman"
	case "I":
		return "upperRoman"
	}
	return "decimal"
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
