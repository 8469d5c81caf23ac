package text

import (
	"sort"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
)

// entryLines is what of an Entry's text is shown, and how it is broken into
// lines. It is worked out from the text whenever that, the width or the size of
// the letters is another.
type entryLines struct {
	// Most is how many lines the field grows to before it scrolls; 0 is mostLines.
	Most int

	e *Entry

	top  float32 // how far several lines are scrolled
	left int     // the first character shown of one line

	lines  []textLine
	width  float32
	face   draw.Face
	of     int // version of the text
	laid   bool
	counts [2]lineCount // latest first
	wants  float32      // the height it asked for last
	size   fyne.Size    // that it was last drawn in, and with which letters
	drawn  draw.Face
}

// lineCount is how many lines, up to mostLines, a text has in a width.
type lineCount struct {
	width float32
	face  draw.Face
	of, n int
}

// entryRoom is where things are in an Entry.
type entryRoom struct {
	leading, trailing float32 // for the icon, and for the action item
	pad, border       float32
	face              draw.Face
	line              float32 // height
}

func (s *entryLines) room() entryRoom {
	e := s.e
	f := draw.FaceOf(theme.SizeBody, false)
	r := entryRoom{face: f, line: f.LineHeight()}
	r.pad, r.border = theme.Size(ftheme.SizeNameInnerPadding), theme.Size(ftheme.SizeNameInputBorder)
	if e.Icon != nil {
		r.leading = theme.Size(ftheme.SizeNameInlineIcon) + theme.Size(ftheme.SizeNameLineSpacing)
	}
	if e.ActionItem != nil {
		r.trailing = e.ActionItem.MinSize().Width
	}
	return r
}

// text is the width of the lines in a field of a width.
func (r entryRoom) text(width float32) float32 { return width - r.leading - r.trailing - 2*r.pad }

// visible is the height of the lines in a field of a height.
func (r entryRoom) visible(height float32) float32 { return height - 2*r.pad }

// lay is the text in lines, as they are drawn.
func (s *entryLines) lay() []textLine {
	e := s.e
	r, v := e.room(), s
	width := float32(0)
	if e.MultiLine {
		width = max(r.text(e.Size().Width), 0)
	}
	if v.laid && v.of == e.version && v.width == width && v.face == r.face {
		return v.lines
	}
	v.laid, v.of, v.width, v.face = true, e.version, width, r.face
	if e.MultiLine {
		v.lines = breakLines(r.face.Metrics(), e.edit.text, width, 0)
	} else {
		v.lines = []textLine{{0, len(e.edit.text), true}}
	}
	return v.lines
}

// HeightFor is the height the field needs in a width.
func (s *entryLines) HeightFor(width float32) float32 {
	e := s.e
	e.sync()
	r := e.room()
	n := 1
	if e.MultiLine {
		n = max(e.count(r, r.text(width)), e.least)
		if s.Most > 0 {
			n = min(n, s.Most)
		}
	}
	return float32(n)*r.line + 2*r.pad
}

// count is how many lines, up to mostLines, the text has in a width.
func (s *entryLines) count(r entryRoom, width float32) int {
	e := s.e
	c := &e.counts
	for i, one := range c {
		if one.n > 0 && one.width == width && one.face == r.face && one.of == e.version {
			c[0], c[i] = one, c[0]
			return one.n
		}
	}
	n := min(len(breakLines(r.face.Metrics(), e.edit.text, width, mostLines)), mostLines)
	c[0], c[1] = lineCount{width, r.face, e.version, n}, c[0]
	return n
}

// line is the line the cursor is on.
func (s *entryLines) line() textLine {
	lines := s.lay()
	return lines[lineAt(lines, s.e.edit.cursor, s.e.before)]
}

// endOf is where End goes on a line: before the space at which it is broken. A
// broken word has no such space; before says that the cursor is to be shown at
// this end of the two.
func (s *entryLines) endOf(l textLine) (at int, before bool) {
	switch {
	case l.hard || l.to == len(s.e.edit.text) || l.to == l.from:
		return l.to, false
	case breaksAfter(s.e.edit.text[l.to-1]):
		return l.to - 1, false
	}
	return l.to, true
}

// wide is how wide a part of the text is drawn.
func (s *entryLines) wide(from, to int) float32 {
	const many = 400 // shaping takes too long for more
	if to-from > many {
		return runesWidth(s.room().face.Metrics(), s.e.edit.text[from:to])
	}
	return s.room().face.Exact(drawable(s.e.edit.text[from:to]))
}

// along is the place on a line that is nearest to a distance from its left.
func (s *entryLines) along(l textLine, x float32) (at int, before bool) {
	end, before := s.endOf(l)
	from := l.from
	if !s.e.MultiLine {
		from = min(s.left, end)
	}
	at = from + sort.Search(end-from, func(k int) bool {
		return x < (s.wide(from, from+k)+s.wide(from, from+k+1))/2
	})
	return at, before && at == end
}

// under is the place in the text under a place in the field.
func (s *entryLines) under(p fyne.Position) (at int, before bool) {
	r, lines := s.room(), s.lay()
	i := 0
	if s.e.MultiLine {
		i = min(max(int((p.Y-r.pad+s.top)/r.line), 0), len(lines)-1)
	}
	x := p.X - r.leading - r.pad
	if !s.e.MultiLine && x < 0 && s.left > 0 {
		return s.left - 1, false // dragged beyond the edge
	}
	return s.along(lines[i], x)
}

// page is how many lines Page Up and Page Down go.
func (s *entryLines) page() int {
	r := s.room()
	return max(int(r.visible(s.e.Size().Height)/r.line)-1, 1)
}

// most is how far the lines can be scrolled.
func (s *entryLines) most() float32 {
	if !s.e.MultiLine {
		return 0
	}
	r := s.room()
	return max(float32(len(s.lay()))*r.line-r.visible(s.e.Size().Height), 0)
}

func (s *entryLines) scrollTo(top float32) { s.top = min(max(top, 0), s.most()) }

// toBeginning shows the text from its beginning.
func (s *entryLines) toBeginning() { s.top, s.left = 0, 0 }

// follow scrolls so that the cursor is in view.
func (s *entryLines) follow() {
	e := s.e
	if e.Size().IsZero() {
		return
	}
	r, lines := e.room(), e.lay()
	if !e.MultiLine {
		e.followAlong(r.text(e.Size().Width))
		return
	}
	y := float32(lineAt(lines, e.edit.cursor, e.before)) * r.line
	e.scrollTo(min(max(e.top, y+r.line-r.visible(e.Size().Height)), y))
}

// followAlong is follow for one line: the first character shown is one from
// which the cursor is in view, and an early one.
func (s *entryLines) followAlong(width float32) {
	e := s.e
	text, m := e.edit.text, e.room().face.Metrics()
	fits := func(to int) int { // the earliest first character from which so much is in view
		from, w := to, float32(0)
		for from > 0 && w+past(m, 0, text[from-1]) <= width {
			from--
			w += past(m, 0, text[from])
		}
		return from
	}
	e.left = min(e.left, e.edit.cursor, fits(len(text)))
	e.left = max(e.left, fits(e.edit.cursor))
}

// fitted keeps the right lines in view in another size or with other letters:
// those around the cursor, where it is shown.
func (s *entryLines) fitted(size fyne.Size, f draw.Face) {
	if size != s.size || f != s.drawn {
		s.size, s.drawn = size, f
		s.wants = s.HeightFor(size.Width)
		if s.e.in {
			s.follow()
		}
	}
	s.scrollTo(s.top)
}

// grow has what the field is in make room for another number of lines.
func (s *entryLines) grow() {
	e := s.e
	if e.Size().IsZero() || !e.MultiLine {
		return
	}
	if wants := e.HeightFor(e.Size().Width); wants != e.wants {
		e.wants = wants
		focus.LayAgain(e.self)
		e.follow()
		e.Refresh()
	}
}

// RevealCursor scrolls what the field is in so that the cursor is in view.
func (s *entryLines) RevealCursor() {
	e := s.e
	if !e.in || e.Size().IsZero() {
		return
	}
	if !e.MultiLine {
		return // it was revealed with the focus
	}
	r := e.room()
	i := lineAt(e.lay(), e.edit.cursor, e.before)
	focus.RevealPart(e.self, float32(i)*r.line-e.top, r.line+2*r.pad)
}
