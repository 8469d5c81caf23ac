package pdf

// The page: A4 in millimetres.
const (
	pageWidth   = 210.0
	pageHeight  = 297.0
	left        = 22.0
	right       = pageWidth - 22.0
	contentTop  = 26.0
	contentEnd  = pageHeight - 24.0
	contentWide = right - left
	contentHigh = contentEnd - contentTop
)

// canvas is a report being set: pages, and how far down the current one is written.
type canvas struct {
	pen
	fonts   *fonts
	y       float64 // top of what comes next, mm from the top of the page
	set     setting
	running []string // the chapter in force at the top of each page, by page number - 1
	chapter string
	marks   []entry // headings met so far, for the table of contents and the outline
	onPage  func()  // drawn again at the top of a page that a table runs on to
	most    int     // pages; 0 is any number
}

// setting is the font last selected on a page; selecting it again would only make the file longer.
type setting struct {
	page int
	at   face
	size float64
}

// entry is a heading and where it stands.
type entry struct {
	title string
	level int // 0 chapter, 1 section, 2 item
	page  int
	y     float64
}

func (c *canvas) font(at face, size float64) {
	s := setting{page: c.pdf.PageNo(), at: at, size: size}
	if s == c.set {
		return
	}
	c.fonts.use(at)
	c.pdf.SetFont(c.fonts.faces[at].name, "", size)
	c.set = s
}

// newPage begins a page below its margin.
func (c *canvas) newPage() {
	if c.most > 0 && c.pdf.PageCount() >= c.most {
		panic(errLonger) // recovered in write: nothing between needs to know
	}
	c.pdf.AddPage()
	c.set = setting{}
	c.y = contentTop
	c.running = append(c.running, c.chapter)
}

// left over on the page, in mm.
func (c *canvas) room() float64 { return contentEnd - c.y }

// fresh reports whether nothing stands on the page yet.
func (c *canvas) fresh() bool { return c.y <= contentTop }

// ensure begins a page when less than h mm is left on this one.
func (c *canvas) ensure(h float64) {
	if c.room() < min(h, contentHigh) && !c.fresh() {
		c.newPage()
		if c.onPage != nil {
			c.onPage()
		}
	}
}

// space leaves h mm free, but not at the top of a page.
func (c *canvas) space(h float64) {
	if !c.fresh() {
		c.y += h
	}
}

// line sets one line with its top at y, its left edge at x.
func (c *canvas) line(l line, x, y float64, st style) {
	base := baseline(st, y)
	c.pdf.SetTextColor(st.color[0], st.color[1], st.color[2])
	for _, r := range l.runs {
		c.font(r.at, st.size)
		c.pdf.Text(x, base, r.text)
		x += r.width
	}
}

func baseline(st style, top float64) float64 {
	return top + st.lineHeight()/2 + 0.36*st.size*mmPerPoint
}

// wrap breaks a text into lines in a style.
func (c *canvas) wrap(s string, st style, width float64) []line {
	l := c.fonts.wrap(s, st.at, st.size, width)
	c.set = setting{} // measuring selects fonts of its own
	return l
}

// short is a text on one line of at most width mm, with an ellipsis where it is longer.
func (c *canvas) short(s string, st style, width float64) line {
	lines := c.wrap(s, st, width)
	if len(lines) == 1 {
		return lines[0]
	}
	dots := c.wrap("…", st, width)[0]
	first := c.wrap(s, st, width-dots.width-c.wrap(" .", st, width)[0].width)[0]
	first.runs = append(first.runs, dots.runs...)
	first.width = 0 // with the blank before the ellipsis, which a line that ends there does not count
	for _, r := range first.runs {
		first.width += r.width
	}
	return first
}

// flow sets lines one below the other, across pages. It leaves no line of a longer paragraph alone at the
// foot or the head of a page. beside, where given, is drawn for each line: a rule, a background.
func (c *canvas) flow(lines []line, x float64, st style, beside func(y, h float64)) {
	h := st.lineHeight()
	for i := 0; i < len(lines); {
		rest := len(lines) - i
		fit := int(c.room()/h + 1e-6)
		switch {
		case fit >= rest:
			fit = rest
		case fit < 2 && !c.fresh():
			c.ensure(c.room() + h)
			continue
		case rest-fit == 1 && fit > 2:
			fit--
		}
		fit = max(fit, 1)
		for _, l := range lines[i : i+fit] {
			if beside != nil {
				beside(c.y, h)
			}
			c.line(l, x, c.y, st)
			c.y += h
		}
		if i += fit; i < len(lines) {
			c.ensure(c.room() + h)
		}
	}
}

// mark notes a heading at the current place.
func (c *canvas) mark(title string, level int) {
	c.marks = append(c.marks, entry{title: title, level: level, page: c.pdf.PageNo(), y: c.y})
}
