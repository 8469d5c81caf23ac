package text

import (
	"image/color"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// docPos is a place in a document: a byte of a paragraph.
type docPos struct{ par, byte int }

func (a docPos) before(b docPos) bool {
	return a.par < b.par || a.par == b.par && a.byte < b.byte
}

// docSelection runs from where the mouse went down to where it is.
type docSelection struct {
	active     bool
	anchor     docPos
	head       docPos
	lastTap    time.Time
	lastTapPos docPos
}

func (s docSelection) ordered() (from, to docPos) {
	if s.head.before(s.anchor) {
		return s.head, s.anchor
	}
	return s.anchor, s.head
}

// docPane draws the paragraphs in view and takes the mouse for all of them.
type docPane struct {
	widget.BaseWidget
	d     *Document
	views map[int]*fyne.Container
	drawn []fyne.CanvasObject
}

func newDocPane(d *Document) *docPane {
	p := &docPane{d: d, views: map[int]*fyne.Container{}}
	p.ExtendBaseWidget(p)
	return p
}

// redraw forgets what was drawn: marks, selection, width or look changed.
func (p *docPane) redraw() {
	p.views = map[int]*fyne.Container{}
	p.fill()
	canvas.Refresh(p)
}

// fill draws the paragraphs that came into view and drops those that left.
func (p *docPane) fill() {
	first, last := p.d.InView()
	for i := range p.views {
		if i < first || i > last {
			delete(p.views, i)
		}
	}
	p.drawn = p.drawn[:0]
	for i := first; i <= last; i++ {
		if p.views[i] == nil {
			p.views[i] = p.paragraph(i)
		}
		p.drawn = append(p.drawn, p.views[i])
	}
	canvas.Refresh(p)
}

// paragraph draws one paragraph: grounds of marks, selection, then the text.
func (p *docPane) paragraph(i int) *fyne.Container {
	d, par := p.d, p.d.paragraphs[i]
	box := container.NewWithoutLayout()
	box.Move(fyne.NewPos(0, d.tops[i]))
	height := float32(len(d.wrapped[i])) * d.leading()
	box.Resize(fyne.NewSize(d.width, height))
	for _, m := range d.marks[i] {
		p.drawMark(box, i, m, height)
	}
	if from, to := d.sel.ordered(); d.sel.active && from != to && i >= from.par && i <= to.par {
		start, end := 0, len(par.Text)
		if i == from.par {
			start = from.byte
		}
		if i == to.par {
			end = to.byte
		}
		p.drawSpan(box, i, start, end, theme.Color(theme.SelectedText))
	}
	f := d.face(par)
	drop := (d.leading() - f.LineHeight()) / 2
	for k, s := range d.wrapped[i] {
		t := draw.Label(par.Text[s.Start:s.End], f, theme.Text)
		draw.Place(t, d.margin(), float32(k)*d.leading()+drop, d.measure(d.width))
		box.Add(t)
	}
	if par.Aside != "" {
		g := draw.FaceOf(theme.SizeSmall, false)
		t := draw.Label(par.Aside, g, theme.Muted)
		t.Alignment = fyne.TextAlignTrailing
		x := d.margin() + d.measure(d.width)
		if room := d.width - x - theme.Space(3); room >= g.Width(par.Aside) {
			draw.Place(t, x, drop, room)
			box.Add(t)
		}
	}
	return box
}

func (p *docPane) drawMark(box *fyne.Container, i int, m Mark, height float32) {
	text := p.d.paragraphs[i].Text
	start, end := byteOffset(text, m.Start), byteOffset(text, m.End)
	if m.End <= 0 {
		end = len(text)
	}
	if m.Cited {
		pad := theme.Space(1)
		g := &canvas.Rectangle{FillColor: theme.Color(theme.Raised)}
		if m.End <= 0 {
			g.FillColor = theme.Color(theme.Marked)
		}
		g.Resize(fyne.NewSize(p.d.measure(p.d.width)+2*theme.Space(2.5), height+2*pad))
		g.Move(fyne.NewPos(p.d.margin()-theme.Space(2.5), -pad))
		rule := &canvas.Rectangle{FillColor: theme.Color(theme.Accent)}
		rule.Resize(fyne.NewSize(3, height+2*pad))
		rule.Move(fyne.NewPos(p.d.margin()-theme.Space(2.5), -pad))
		box.Add(g)
		box.Add(rule)
		if m.End <= 0 {
			return
		}
	}
	switch {
	case m.Under:
		p.drawLine(box, i, start, end, 0.94, theme.Color(theme.Good.Ink()))
	case m.Through:
		p.drawLine(box, i, start, end, 0.56, theme.Color(theme.Bad.Ink()))
	default:
		p.drawSpan(box, i, start, end, theme.Color(theme.Marked))
	}
}

// drawLine draws a line along a part of a paragraph, at a share of the height of each line of text.
func (p *docPane) drawLine(box *fyne.Container, i, start, end int, at float32, stroke color.Color) {
	d, text := p.d, p.d.paragraphs[i].Text
	f := d.face(d.paragraphs[i])
	drop := (d.leading() - f.LineHeight()) / 2
	for k, s := range d.wrapped[i] {
		a, b := max(start, s.Start), min(end, s.End)
		if a >= b {
			continue
		}
		line := &canvas.Rectangle{FillColor: stroke}
		x := f.Exact(text[s.Start:a])
		line.Resize(fyne.NewSize(f.Exact(text[s.Start:b])-x, 1.5))
		line.Move(fyne.NewPos(d.margin()+x, float32(k)*d.leading()+drop+at*f.LineHeight()))
		box.Add(line)
	}
}

// drawSpan colours the ground of a part of a paragraph.
func (p *docPane) drawSpan(box *fyne.Container, i, start, end int, fill color.Color) {
	d, text := p.d, p.d.paragraphs[i].Text
	f := d.face(d.paragraphs[i])
	for k, s := range d.wrapped[i] {
		a, b := max(start, s.Start), min(end, s.End)
		if a >= b {
			continue
		}
		g := &canvas.Rectangle{FillColor: fill, CornerRadius: 2}
		x := f.Exact(text[s.Start:a])
		g.Resize(fyne.NewSize(f.Exact(text[s.Start:b])-x+2, d.leading()-1))
		g.Move(fyne.NewPos(d.margin()+x-1, float32(k)*d.leading()))
		box.Add(g)
	}
}

// byteOffset turns a count of code points into a count of bytes.
func byteOffset(s string, runes int) int {
	i := 0
	for n := 0; n < runes && i < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

// at finds the place in the document under a position of the pane.
func (p *docPane) at(pos fyne.Position) docPos {
	d := p.d
	if len(d.wrapped) == 0 {
		return docPos{}
	}
	par := 0
	for par+1 < len(d.wrapped) && d.tops[par+1] <= pos.Y {
		par++
	}
	k := int((pos.Y - d.tops[par]) / d.leading())
	k = min(max(k, 0), len(d.wrapped[par])-1)
	s, text := d.wrapped[par][k], d.paragraphs[par].Text
	f, x := d.face(d.paragraphs[par]), d.margin()
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:])
		w := f.Width(string(r))
		if pos.X < x+w/2 {
			return docPos{par, i}
		}
		x += w
		i += n
	}
	return docPos{par, s.End}
}

// onWords tells whether a position is on a line of the text, and not next to the text or between paragraphs.
func (p *docPane) onWords(pos fyne.Position) bool {
	d, at := p.d, p.at(pos)
	if len(d.wrapped) == 0 || pos.X < d.margin() {
		return false
	}
	k := int((pos.Y - d.tops[at.par]) / d.leading())
	if pos.Y < d.tops[at.par] || k >= len(d.wrapped[at.par]) {
		return false
	}
	par, s := d.paragraphs[at.par], d.wrapped[at.par][k]
	return pos.X < d.margin()+d.face(par).Width(par.Text[s.Start:s.End])
}

// MouseDown starts a selection. On the words it gives the text the keyboard; next to them it takes the
// keyboard away, unless a selection is made from there.
func (p *docPane) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	hands.Acted()
	if p.onWords(ev.Position) {
		p.focus()
	} else {
		focus.Blank(p)
	}
	at := p.at(ev.Position)
	if ev.Modifier&fyne.KeyModifierShift == 0 || !p.d.sel.active {
		p.d.sel.anchor = at
	}
	p.d.sel.head, p.d.sel.active = at, true
	p.redraw()
}

// MouseUp ends a selection and raises it.
func (p *docPane) MouseUp(*desktop.MouseEvent) { p.finish() }

// Dragged extends the selection.
func (p *docPane) Dragged(ev *fyne.DragEvent) {
	p.d.sel.head = p.at(ev.Position)
	p.d.sel.active = true
	p.redraw()
}

// DragEnd raises the selection.
func (p *docPane) DragEnd() { p.finish() }

// Tapped selects a word when it is the second tap at one place.
func (p *docPane) Tapped(ev *fyne.PointEvent) {
	at, now := p.at(ev.Position), time.Now()
	if at.par == p.d.sel.lastTapPos.par && now.Sub(p.d.sel.lastTap) < draw.DoubleClick &&
		len(p.d.paragraphs) > 0 {
		start, end := wordAround(p.d.paragraphs[at.par].Text, at.byte)
		p.d.sel.anchor, p.d.sel.head, p.d.sel.active = docPos{at.par, start}, docPos{at.par, end}, true
		p.finish()
	}
	p.d.sel.lastTap, p.d.sel.lastTapPos = now, at
}

// finish widens what the mouse selected to whole words and raises it; a click that selects nothing is
// raised too, because it ends the selection before.
func (p *docPane) finish() {
	p.d.sel.snap(p.d.paragraphs)
	if p.d.Selection().Text != "" {
		p.focus()
	}
	p.redraw()
	p.d.raise()
}

// focus gives the document the keyboard.
func (p *docPane) focus() {
	if c := focus.CanvasOf(p.d); c != nil {
		c.Focus(p.d)
	}
}

// Cursor implements desktop.Cursorable.
func (p *docPane) Cursor() desktop.Cursor { return desktop.TextCursor }

// CreateRenderer implements fyne.Widget.
func (p *docPane) CreateRenderer() fyne.WidgetRenderer { return &docPaneRenderer{p} }

type docPaneRenderer struct{ p *docPane }

func (r *docPaneRenderer) Destroy()                     {}
func (r *docPaneRenderer) Layout(fyne.Size)             {}
func (r *docPaneRenderer) Refresh()                     {}
func (r *docPaneRenderer) Objects() []fyne.CanvasObject { return r.p.drawn }

func (r *docPaneRenderer) MinSize() fyne.Size {
	d := r.p.d
	return fyne.NewSize(0, d.tops[len(d.tops)-1]+d.margin())
}
