package pdf

import (
	"countersign/assessments/pack"
)

const labelWide = 33.0

func (c *canvas) block(b pack.Block) {
	switch b.Kind {
	case pack.Paragraph:
		st := bodyStyle
		if b.Tone == pack.Muted {
			st = mutedStyle
		}
		c.paragraph(b.Text, toned(st, b.Tone))
	case pack.Callout:
		c.callout(b.Text, b.Tone)
	case pack.FactList:
		c.facts(b.Facts, left, labelWide)
		c.y += 2.5
	case pack.Listing:
		c.listing(b.Lines)
	case pack.Grid:
		tables{c}.table(b.Table)
	case pack.ItemCard:
		c.card(b.Item)
	case pack.Bands:
		bandDrawing{c}.bands(b.Bands)
	case pack.Drawing:
		c.picture(*b.Picture)
	}
}

// least is the height a block takes before it may break: what a heading must be kept with.
func (c *canvas) least(b pack.Block) float64 {
	const grid = 24.0
	switch b.Kind {
	case pack.ItemCard:
		return 34
	case pack.Grid:
		if len(b.Table.Rows) == 0 {
			return grid
		}
		t := tables{c}
		widths := t.columnWidths(b.Table)
		return max(grid, opening(t.head(b.Table, widths), t.lay(b.Table, b.Table.Rows[0], widths)))
	case pack.Drawing:
		return flowHigh(*b.Picture)
	case pack.Bands:
		return bandHigh*float64(min(len(b.Bands), 6)) + 4
	}
	return 2.2 * bodyStyle.lineHeight()
}

func (c *canvas) paragraph(s string, st style) {
	if s == "" {
		return
	}
	c.flow(c.wrap(s, st, contentWide), left, st, nil)
	c.y += 2.4
}

// callout is a text set apart by a bar and a tint.
func (c *canvas) callout(s string, t pack.Tone) {
	const pad = 4.0
	st := bodyStyle
	bar := toned(st, t).color
	lines := c.wrap(s, st, contentWide-2*pad)
	c.space(1)
	c.ensure(min(float64(len(lines)), 3)*st.lineHeight() + 3)
	edge := func(y, h float64) {
		c.fill(wash, left, y, contentWide, h)
		c.fill(bar, left, y, 1, h)
	}
	edge(c.y, 1.6)
	c.y += 1.6
	c.flow(lines, left+pad, st, edge)
	edge(c.y, 1.6)
	c.y += 1.6 + 3.2
}

func (c *canvas) listing(lines []string) {
	for _, s := range lines {
		wrapped := c.wrap(s, bodyStyle, contentWide-5)
		c.ensure(min(float64(len(wrapped)), 2) * bodyStyle.lineHeight())
		c.pdf.SetFillColor(grey[0], grey[1], grey[2])
		c.pdf.Circle(left+1.4, c.y+bodyStyle.lineHeight()/2, 0.6, "F")
		c.flow(wrapped, left+5, bodyStyle, nil)
		c.y += 0.9
	}
	c.y += 1.8
}

// facts are labels on the left, texts on the right. A quote carries a rule at its side.
func (c *canvas) facts(list []pack.Fact, x, label float64) {
	for _, f := range list {
		st := toned(cellStyle, f.Tone)
		if f.Tone == pack.Quote {
			st = quoteStyle
			st.size = 8.8
		}
		at := x + label
		if f.Mark != pack.MarkNone {
			at += markWide
		}
		if f.Tone == pack.Quote {
			at += 2.6
		}
		lines := c.wrap(f.Text, st, right-at)
		name := c.wrap(f.Label, labelStyle, label-3)
		c.ensure(max(min(float64(len(lines)), 2)*st.lineHeight(), float64(len(name))*labelStyle.lineHeight()))
		page, top := c.pdf.PageNo(), c.y
		for i, l := range name {
			// labels and texts of different sizes share the first baseline
			c.line(l, x, c.y+baseline(st, 0)-baseline(labelStyle, 0)+float64(i)*labelStyle.lineHeight(),
				labelStyle)
		}
		if f.Mark != pack.MarkNone {
			c.shape(f.Mark, x+label, c.y+st.lineHeight()/2, 2.9)
		}
		var beside func(y, h float64)
		if f.Tone == pack.Quote {
			beside = func(y, h float64) { c.fill(bandLight, x+label, y, 0.7, h) }
		}
		c.flow(lines, at, st, beside)
		if c.pdf.PageNo() == page {
			c.y = max(c.y, top+float64(len(name))*labelStyle.lineHeight())
		}
		c.y += 1.0
	}
}

// sideOf is the width that the verdict of a card takes beside its title: enough for its words, up to
// half of the page.
func (c *canvas) sideOf(words string, st style) float64 {
	const least = 46.0
	natural := 0.0
	for _, l := range c.wrap(words, st, contentWide) {
		natural = max(natural, l.width)
	}
	return min(max(least, natural+markWide+3), contentWide/2)
}

// card is one item of a chapter: what was asked, what was found, what carries it, what it counts.
func (c *canvas) card(it *pack.Card) {
	verdict := style{bold, 8.6, 1.35, markColour(it.Mark)}
	side := c.sideOf(it.Verdict, verdict)
	title := c.wrap(it.Title, cardStyle, contentWide-side)
	c.space(2.2)
	c.ensure(float64(len(title))*cardStyle.lineHeight() + 26)
	c.rule(hair, left, c.y, right, c.y, 0.25)
	c.y += 2.6
	c.mark(it.Title, 2)
	word := c.short(it.Verdict, verdict, side-markWide-2)
	x := right - word.width
	top := c.y + cardStyle.lineHeight()/2
	c.line(word, x, top-verdict.lineHeight()/2, verdict)
	c.shape(it.Mark, x-markWide, top, 3.1)
	if it.Points != "" {
		points := c.short(it.Points, mutedStyle, side)
		c.line(points, right-points.width, c.y+cardStyle.lineHeight(), mutedStyle)
	}
	c.flow(title, left, cardStyle, nil)
	meta := smallStyle
	c.flow(c.wrap(it.Meta, meta, contentWide-side), left, meta, nil)
	c.y += 0.8
	c.flow(c.wrap(it.Question, bodyStyle, contentWide), left, bodyStyle, nil)
	c.y += 1.4
	if it.Gate != "" {
		st := cellStyle
		if it.GateMark == pack.MarkFlag || it.GateMark == pack.MarkCarried {
			st.color = markColour(it.GateMark)
		}
		lines := c.wrap(it.Gate, st, contentWide-markWide)
		c.ensure(st.lineHeight() * 2)
		c.shape(it.GateMark, left, c.y+st.lineHeight()/2, 3)
		c.flow(lines, left+markWide, st, nil)
		c.y += 1.2
	}
	c.facts(it.Facts, left, 30)
	c.y += 1.6
}
