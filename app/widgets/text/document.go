package text

import (
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// Paragraph is one block of a document.
type Paragraph struct {
	Text    string
	Heading bool
	// Aside stands small before the text's first line, such as a page number.
	Aside string
}

// Mark highlights part of a paragraph. Offsets count code points of its
// text; End 0 is the whole paragraph.
type Mark struct {
	Paragraph  int
	Start, End int
	// Cited also draws a rule at the left of the paragraph.
	Cited bool
	// Under and Through draw a line in place of the coloured background, as in a redline.
	Under, Through bool
}

// Selection is a selected part of a document. Offsets count code points of
// the paragraphs' texts; the end is exclusive.
type Selection struct {
	FromParagraph, FromOffset int
	ToParagraph, ToOffset     int
	Text                      string
}

// Document reads like a document: paragraphs of text, of which only those
// in view are drawn. Passages can be marked and scrolled to, text can be
// selected with the mouse and copied.
type Document struct {
	widget.BaseWidget
	paragraphs []Paragraph
	marks      map[int][]Mark
	pane       *docPane
	scroll     *container.Scroll
	ring       *canvas.Rectangle
	focused    bool

	width   float32
	with    draw.Face // what it was wrapped with
	wrapped [][]draw.Span
	tops    []float32 // top of each paragraph, and the end of the last

	sel      docSelection
	onSelect func(Selection)
}

// NewDocument returns an empty view. onSelect is raised when the user has
// selected something else, with an empty selection when nothing is selected any
// more; it may be nil.
func NewDocument(onSelect func(Selection)) *Document {
	d := &Document{onSelect: onSelect, marks: map[int][]Mark{}, ring: draw.NewRing(), tops: []float32{0}}
	d.pane = newDocPane(d)
	d.scroll = container.NewVScroll(d.pane)
	d.scroll.OnScrolled = func(fyne.Position) { d.pane.fill() }
	d.ExtendBaseWidget(d)
	return d
}

// SetParagraphs shows another document from its top.
func (d *Document) SetParagraphs(p []Paragraph) {
	d.paragraphs, d.marks, d.sel = p, map[int][]Mark{}, docSelection{}
	d.scroll.Offset = fyne.Position{}
	d.wrapped, d.tops = nil, []float32{0}
	d.Refresh()
}

// Append shows more of the document: what is in view, marked or selected stays as it is.
func (d *Document) Append(p ...Paragraph) {
	d.paragraphs = append(d.paragraphs, p...)
	d.Refresh()
}

// SetMarks replaces the highlights.
func (d *Document) SetMarks(marks []Mark) {
	d.marks = map[int][]Mark{}
	for _, m := range marks {
		if m.Paragraph >= 0 && m.Paragraph < len(d.paragraphs) {
			d.marks[m.Paragraph] = append(d.marks[m.Paragraph], m)
		}
	}
	d.pane.redraw()
}

// ScrollTo brings a paragraph into view, a third down the page.
func (d *Document) ScrollTo(paragraph int) {
	if paragraph < 0 || paragraph >= len(d.paragraphs) {
		return
	}
	d.arrange(d.scroll.Size().Width)
	page := d.scroll.Size().Height
	y := d.tops[paragraph] - page/3
	d.scrollTo(y)
}

func (d *Document) scrollTo(y float32) {
	limit := max(d.tops[len(d.tops)-1]+d.margin()-d.scroll.Size().Height, 0)
	d.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), limit)))
	d.pane.fill()
}

// InView returns the first and the last paragraph on screen; last is -1 where
// there is none.
func (d *Document) InView() (first, last int) {
	if len(d.wrapped) == 0 {
		return 0, -1
	}
	top, page := d.scroll.Offset.Y, d.scroll.Size().Height
	first = max(sort.Search(len(d.wrapped), func(i int) bool { return d.tops[i+1] > top }), 0)
	last = sort.Search(len(d.wrapped), func(i int) bool { return d.tops[i] >= top+page }) - 1
	return min(first, len(d.wrapped)-1), last
}

func (d *Document) face(p Paragraph) draw.Face { return draw.FaceOf(theme.SizeReading, p.Heading) }

// leading is the height of one line of reading text.
func (d *Document) leading() float32 {
	return draw.FaceOf(theme.SizeReading, false).LineHeight() * 1.12
}

func (d *Document) margin() float32 { return theme.Space(4) }

// measure is the width of the text: no wider than can be read with ease.
func (d *Document) measure(width float32) float32 {
	return min(width-2*d.margin(), theme.Scaled(760))
}

// arrange wraps every paragraph for a width. It is done once for a width and a size of text; of a
// document that grows only what is new is wrapped.
func (d *Document) arrange(width float32) {
	with := d.face(Paragraph{})
	done := len(d.wrapped)
	if done == 0 || d.width != width || d.with != with {
		d.width, d.with, done = width, with, 0
		d.wrapped, d.tops = make([][]draw.Span, 0, len(d.paragraphs)),
			append(make([]float32, 0, len(d.paragraphs)+1), d.margin())
	}
	y, gap, leading, measure := d.tops[len(d.tops)-1], theme.Space(3), d.leading(), max(d.measure(width), 40)
	plain, heading := with, d.face(Paragraph{Heading: true})
	for _, p := range d.paragraphs[done:] {
		f := plain
		if p.Heading {
			f = heading
		}
		lines := f.Wrap(p.Text, measure)
		y += float32(len(lines))*leading + gap
		d.wrapped, d.tops = append(d.wrapped, lines), append(d.tops, y)
	}
}

// Selection returns what is selected; its Text is empty when nothing is.
func (d *Document) Selection() Selection {
	from, to := d.sel.ordered()
	if !d.sel.active || from == to || to.par >= len(d.paragraphs) {
		return Selection{}
	}
	out := Selection{FromParagraph: from.par, ToParagraph: to.par}
	var b strings.Builder
	for i := from.par; i <= to.par; i++ {
		text := d.paragraphs[i].Text
		start, end := 0, len(text)
		if i == from.par {
			start = from.byte
			out.FromOffset = utf8.RuneCountInString(text[:start])
		}
		if i == to.par {
			end = to.byte
			out.ToOffset = utf8.RuneCountInString(text[:end])
		}
		if i > from.par {
			b.WriteByte('\n')
		}
		b.WriteString(text[start:end])
	}
	out.Text = b.String()
	return out
}

// raise says what is selected now.
func (d *Document) raise() {
	if d.onSelect != nil {
		d.onSelect(d.Selection())
	}
}

// ClearSelection forgets the selection, without raising it.
func (d *Document) ClearSelection() {
	d.sel = docSelection{}
	d.pane.redraw()
}

// FocusGained implements fyne.Focusable.
func (d *Document) FocusGained() {
	hands.Moved()
	d.showFocus(true)
}

// FocusLost implements fyne.Focusable.
func (d *Document) FocusLost() { d.showFocus(false) }

func (d *Document) showFocus(on bool) {
	d.focused = on
	d.ring.Hidden = !on
	canvas.Refresh(d.ring)
}

// TypedRune hands characters to the page.
func (d *Document) TypedRune(r rune) {
	if r != ' ' {
		focus.ForwardRune(d, r)
	}
}

// TypedKey scrolls; Escape ends a selection first.
func (d *Document) TypedKey(ev *fyne.KeyEvent) {
	if hands.Astray(ev) {
		focus.ForwardKey(d, ev)
		return
	}
	y, page := d.scroll.Offset.Y, d.scroll.Size().Height
	switch ev.Name {
	case fyne.KeyDown:
		d.scrollTo(y + 2*d.leading())
	case fyne.KeyUp:
		d.scrollTo(y - 2*d.leading())
	case fyne.KeyPageDown, fyne.KeySpace:
		d.scrollTo(y + page - 2*d.leading())
	case fyne.KeyPageUp:
		d.scrollTo(y - page + 2*d.leading())
	case fyne.KeyHome:
		d.scrollTo(0)
	case fyne.KeyEnd:
		d.scrollTo(d.tops[len(d.tops)-1])
	case fyne.KeyEscape:
		if d.Selection().Text == "" {
			focus.ForwardKey(d, ev)
			return
		}
		d.ClearSelection()
		d.raise()
	default:
		focus.ForwardKey(d, ev)
	}
}

// TypedShortcut copies the selection, selects all, and hands on the rest.
func (d *Document) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		if t := d.Selection().Text; t != "" {
			fyne.CurrentApp().Clipboard().SetContent(t)
		}
	case *fyne.ShortcutSelectAll:
		if n := len(d.paragraphs); n > 0 {
			d.sel = docSelection{active: true, head: docPos{n - 1, len(d.paragraphs[n-1].Text)}}
			d.pane.redraw()
			d.raise()
		}
	default:
		focus.ForwardShortcut(d, s)
	}
}

// CreateRenderer implements fyne.Widget.
func (d *Document) CreateRenderer() fyne.WidgetRenderer {
	d.ring.Hidden = true
	return &docRenderer{d}
}

type docRenderer struct{ d *Document }

func (r *docRenderer) Destroy() {}

func (r *docRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.scroll, r.d.ring}
}

func (r *docRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Scaled(160), 4*r.d.leading())
}

func (r *docRenderer) Layout(size fyne.Size) {
	again := r.d.reading(size.Width)
	r.d.arrange(size.Width)
	r.d.scroll.Resize(size)
	again()
	draw.PlaceRing(r.d.ring, r.d.focused, fyne.NewPos(2, 2), size.SubtractWidthHeight(4, 4), 2)
	r.d.scroll.Refresh()
	r.d.pane.redraw()
}

// Refresh wraps again only if the size of the text changed: a container refreshes all it holds.
func (r *docRenderer) Refresh() { r.Layout(r.d.Size()) }
