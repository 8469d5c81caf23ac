package pdf

import (
	"countersign/assessments/pack"
)

const (
	cellPadX = 1.5
	cellPadY = 1.25
	markWide = 4.4 // a shape and the gap after it
)

// laid is a cell broken into lines.
type laid struct {
	lines []line
	style style
	mark  pack.Mark
}

// wholeRow is the height up to which a row is never parted over two pages.
const wholeRow = contentHigh * 0.6

// tables lays out tables over pages.
type tables struct{ *canvas }

// table sets rows under headings that are repeated on every page it runs on to. A row stays whole unless it
// is taller than a page.
func (c tables) table(t *pack.Table) {
	if len(t.Rows) == 0 {
		c.paragraph(t.Empty, mutedStyle)
		return
	}
	widths := c.columnWidths(t)
	head := c.head(t, widths)
	first := c.lay(t, t.Rows[0], widths)
	c.ensure(opening(head, first))
	drawHead := func() {
		c.rowSlice(t, head, widths, 0, deepest(head), headStyle)
		c.rule(grey, left, c.y, right, c.y, 0.25)
	}
	drawHead()
	c.onPage = drawHead
	for i, row := range t.Rows {
		cells := first
		if i > 0 {
			cells = c.lay(t, row, widths)
		}
		c.row(t, cells, widths)
		c.rule(hair, left, c.y, right, c.y, 0.15)
	}
	c.onPage = nil
	c.y += 3.2
}

// head lays out the titles of the columns.
func (c tables) head(t *pack.Table, widths []float64) []laid {
	head := make([]laid, len(t.Columns))
	for i, col := range t.Columns {
		head[i] = laid{lines: c.wrap(col.Title, headStyle, widths[i]-2*cellPadX), style: headStyle}
	}
	return head
}

// opening is the height that a table takes before it may break: its head with the first row, or with a
// part of it where the row does not stay whole.
func opening(head, first []laid) float64 {
	h := rowHeight(first, cellStyle)
	if h > wholeRow {
		h = contentHigh / 3
	}
	return rowHeight(head, headStyle) + h
}

// columnWidths shares the line among the columns as asked, but gives each at least its longest word, within
// reason: a date or a figure broken in two is hard to read.
func (c tables) columnWidths(t *pack.Table) []float64 {
	const most = 30.0
	least := make([]float64, len(t.Columns))
	for i, col := range t.Columns {
		least[i] = c.longestWord(col.Title, headStyle)
		for _, row := range t.Rows {
			if i < len(row) && row[i].Kind != pack.HashCell && least[i] < most {
				w := c.longestWord(row[i].String(), toned(cellStyle, row[i].Tone))
				if row[i].Mark != pack.MarkNone {
					w += markWide
				}
				least[i] = max(least[i], w)
			}
		}
		least[i] = min(least[i]+0.2, most) + 2*cellPadX
	}
	return share(t.Columns, least)
}

// share gives columns their part of the line; those that would fall below their least get that first.
func share(cols []pack.Column, least []float64) []float64 {
	out := make([]float64, len(cols))
	fixed := make([]bool, len(cols))
	for range cols {
		rest, total := contentWide, 0
		for i, col := range cols {
			if fixed[i] {
				rest -= out[i]
			} else {
				total += col.Width
			}
		}
		again := false
		for i, col := range cols {
			if fixed[i] {
				continue
			}
			if out[i] = rest * float64(col.Width) / float64(max(total, 1)); out[i] < least[i] {
				out[i], fixed[i], again = least[i], true, true
			}
		}
		if !again {
			break
		}
	}
	sum := 0.0
	for _, w := range out {
		sum += w
	}
	if sum > contentWide { // more wanted than there is: all give way alike
		for i := range out {
			out[i] *= contentWide / sum
		}
	}
	return out
}

// longestWord is the width of the longest stretch of a text that wrapping would not break.
func (c tables) longestWord(s string, st style) float64 {
	longest, width := 0.0, 0.0
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '/' || r == '_' || ideographic(r) || !c.fonts.drawable(r, st.at) {
			width = 0
			continue
		}
		at, _ := c.fonts.pick(st.at, r)
		width += c.fonts.width(at, r) * st.size / 1000 * mmPerPoint
		longest = max(longest, width)
	}
	c.set = setting{}
	return longest
}

func (c tables) lay(t *pack.Table, row []pack.Cell, widths []float64) []laid {
	out := make([]laid, len(t.Columns))
	for i := range t.Columns {
		if i >= len(row) {
			continue
		}
		cell := row[i]
		st := toned(cellStyle, cell.Tone)
		if cell.Kind == pack.HashCell {
			st.at, st.size, st.color = mono, 6.2, grey // half a digest on a line
		}
		width := widths[i] - 2*cellPadX
		if cell.Mark != pack.MarkNone {
			width -= markWide
		}
		out[i] = laid{style: st, mark: cell.Mark, lines: c.wrap(cell.String(), st, width)}
	}
	return out
}

func deepest(cells []laid) int {
	n := 1
	for _, cell := range cells {
		n = max(n, len(cell.lines))
	}
	return n
}

// rowHeight measures a row: all its cells share one line height.
func rowHeight(cells []laid, st style) float64 {
	return float64(deepest(cells))*st.lineHeight() + 2*cellPadY
}

// row sets a row, on the next page where it does not fit, in pieces where no page holds it.
func (c tables) row(t *pack.Table, cells []laid, widths []float64) {
	lines := deepest(cells)
	if h := rowHeight(cells, cellStyle); h <= wholeRow {
		c.ensure(h)
	}
	for from := 0; from < lines; {
		fit := int((c.room() - 2*cellPadY) / cellStyle.lineHeight())
		if fit < min(3, lines-from) && !c.fresh() {
			before := c.pdf.PageNo()
			c.ensure(c.room() + 1)
			if c.pdf.PageNo() != before {
				continue
			}
		}
		to := min(lines, from+max(fit, 1))
		c.rowSlice(t, cells, widths, from, to, cellStyle)
		if from = to; from < lines {
			c.ensure(c.room() + 1)
		}
	}
}

// rowSlice sets the lines from–to of every cell of a row.
func (c tables) rowSlice(t *pack.Table, cells []laid, widths []float64, from, to int, st style) {
	x, h := left, st.lineHeight()
	for i, cell := range cells {
		inner := x + cellPadX
		if i == 0 {
			inner = x
		}
		if cell.mark != pack.MarkNone {
			if from == 0 {
				c.shape(cell.mark, inner, c.y+cellPadY+h/2, 2.9)
			}
			inner += markWide
		}
		for n := from; n < min(to, len(cell.lines)); n++ {
			at := inner
			if t.Columns[i].Right {
				at = x + widths[i] - cellPadX - cell.lines[n].width
			}
			own := cell.style
			own.leading = h / (own.size * mmPerPoint)
			c.line(cell.lines[n], at, c.y+cellPadY+float64(n-from)*h, own)
		}
		x += widths[i]
	}
	c.y += float64(to-from)*h + 2*cellPadY
}
