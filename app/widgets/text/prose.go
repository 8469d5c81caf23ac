package text

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
)

// Prose is wrapped text in several looks: bold, muted, highlighted, links. It
// knows its height for any width, unlike the toolkit's labels. It is no stop for
// Tab: what a link in it does must also be reachable by a button or a key.
type Prose struct {
	widget.BaseWidget
	runs   []Run
	size   fyne.ThemeSizeName
	pieces []draw.Piece
	over   int // link under the pointer, as a run, or -1
	single bool
	flowed [2]flowed // the latest first
	under  func(*fyne.PointEvent)
}

// Within has a tap beside the links go to the control that the text stands in: otherwise the text would
// keep it, as the topmost thing that can be tapped.
func (p *Prose) Within(tapped func(*fyne.PointEvent)) *Prose {
	p.under = tapped
	return p
}

// flowed is how the text lies in a width. Layouts ask for the height of a text
// many times for each time it is drawn, and mostly in one or two widths.
type flowed struct {
	width, size float32
	pieces      []draw.Piece
	lines       int
}

// in is how the text lies in a width.
func (p *Prose) in(width float32) flowed {
	size := theme.Size(p.size)
	for i, f := range p.flowed {
		if f.lines > 0 && f.width == width && f.size == size {
			p.flowed[0], p.flowed[i] = f, p.flowed[0]
			return f
		}
	}
	f := flowed{width: width, size: size}
	f.pieces, f.lines = draw.Flow(p.runs, p.size, width)
	p.flowed = [2]flowed{f, p.flowed[0]}
	return f
}

// NewProse returns wrapped text of the body size.
func NewProse(runs ...Run) *Prose { return newProse(theme.SizeBody, runs) }

// NewCaption returns wrapped secondary text.
func NewCaption(text string) *Prose {
	return newProse(theme.SizeCaption, []Run{{Text: text, Muted: true}})
}

// NewCaptionRuns returns wrapped text of the caption size.
func NewCaptionRuns(runs ...Run) *Prose { return newProse(theme.SizeCaption, runs) }

// NewLead returns the current question: bold, a little larger.
func NewLead(text string) *Prose {
	return newProse(theme.SizeLead, []Run{{Text: text, Bold: true}})
}

// NewTitle returns the title of a page.
func NewTitle(text string) *Prose {
	return newProse(theme.SizeTitle, []Run{{Text: text, Bold: true}})
}

func newProse(size fyne.ThemeSizeName, runs []Run) *Prose {
	p := &Prose{runs: runs, size: size, over: -1}
	p.ExtendBaseWidget(p)
	return p
}

// OneLine asks for as much width as the text has, so that it stays on one line
// wherever there is room for it.
func (p *Prose) OneLine() *Prose {
	p.single = true
	p.Refresh()
	return p
}

func (p *Prose) natural() float32 {
	var w float32
	for _, r := range p.runs {
		w += r.Face(p.size).Width(r.Text)
	}
	return w + 1
}

// Set changes the text.
func (p *Prose) Set(runs ...Run) {
	p.runs, p.flowed = runs, [2]flowed{}
	p.Refresh()
}

// SetText changes the words and keeps the look of the first run.
func (p *Prose) SetText(text string) {
	r := Run{}
	if len(p.runs) > 0 {
		r = p.runs[0]
	}
	if len(p.runs) == 1 && r.Text == text {
		return
	}
	r.Text = text
	p.Set(r)
}

// String is the text without its looks.
func (p *Prose) String() string {
	var s string
	for _, r := range p.runs {
		s += r.Text
	}
	return s
}

// LineHeight is the height of one line.
func (p *Prose) LineHeight() float32 {
	return draw.Face{Size: theme.Size(p.size)}.LineHeight()
}

// HeightFor is the height the text needs in a width.
func (p *Prose) HeightFor(width float32) float32 {
	return float32(p.in(width).lines) * p.LineHeight()
}

// HasLinks tells whether there is something to tap in it.
func (p *Prose) HasLinks() bool {
	for _, r := range p.runs {
		if r.Link != nil {
			return true
		}
	}
	return false
}

// linkAt finds the link under a position, as a run, or -1.
func (p *Prose) linkAt(pos fyne.Position) int {
	for _, c := range p.pieces {
		y := float32(c.Line) * p.LineHeight()
		if p.runs[c.Run].Link != nil && pos.X >= c.X && pos.X < c.X+c.W && pos.Y >= y && pos.Y < y+
			p.LineHeight() {
			return c.Run
		}
	}
	return -1
}

// Tapped follows a link.
func (p *Prose) Tapped(ev *fyne.PointEvent) {
	hands.Acted()
	if i := p.linkAt(ev.Position); i >= 0 {
		p.runs[i].Link()
	} else if p.under != nil {
		p.under(ev)
	} else {
		focus.Blank(p)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *Prose) MouseIn(ev *desktop.MouseEvent) { p.over = p.linkAt(ev.Position) }

// MouseMoved implements desktop.Hoverable.
func (p *Prose) MouseMoved(ev *desktop.MouseEvent) { p.over = p.linkAt(ev.Position) }

// MouseOut implements desktop.Hoverable.
func (p *Prose) MouseOut() { p.over = -1 }

// Cursor implements desktop.Cursorable.
func (p *Prose) Cursor() desktop.Cursor {
	if p.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{p: p} }

type proseRenderer struct {
	p       *Prose
	objects []fyne.CanvasObject
}

func (r *proseRenderer) Destroy()                     {}
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *proseRenderer) MinSize() fyne.Size {
	p := r.p
	least := theme.Scaled(60)
	if p.single {
		least = p.natural()
	}
	if w := p.Size().Width; w > 0 {
		return fyne.NewSize(least, p.HeightFor(w))
	}
	// Not laid out yet: one line as it is, for boxes that ask only once.
	f := draw.Face{Size: theme.Size(p.size), Style: fyne.TextStyle{}}
	return fyne.NewSize(least, f.LineHeight())
}

func (r *proseRenderer) Layout(size fyne.Size) {
	p := r.p
	p.pieces = p.in(size.Width).pieces
	h := p.LineHeight()
	var grounds, texts []fyne.CanvasObject
	for _, c := range p.pieces {
		run, y := p.runs[c.Run], float32(c.Line)*h
		if run.Marked {
			g := &canvas.Rectangle{FillColor: theme.Color(theme.Marked), CornerRadius: 2}
			g.Resize(fyne.NewSize(c.W+2, h-1))
			g.Move(fyne.NewPos(c.X-1, y))
			grounds = append(grounds, g)
		}
		t := draw.Label(c.Text, run.Face(p.size), run.Role())
		t.TextStyle.Underline = false
		draw.Place(t, c.X, y, c.W)
		texts = append(texts, t)
	}
	r.objects = append(grounds, texts...)
	if len(r.objects) == 0 {
		r.objects = []fyne.CanvasObject{&canvas.Rectangle{FillColor: color.Transparent}}
	}
}

func (r *proseRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
