package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/shape"
)

// StatusItem is one fact of the status bar.
type StatusItem struct {
	Text string
	Tone theme.Tone
	Mark theme.Mark
	Tip  string
	// OnTap makes the fact a button.
	OnTap func()
}

// StatusBar tells the truth at the bottom of the window: what is saved, backed
// up, open, who is acting.
type StatusBar struct {
	widget.BaseWidget
	left, right []*statusFact
}

// NewStatusBar returns an empty bar.
func NewStatusBar() *StatusBar {
	s := &StatusBar{}
	s.ExtendBaseWidget(s)
	return s
}

// Set replaces the facts on the left and on the right.
func (s *StatusBar) Set(left, right []StatusItem) {
	s.left, s.right = facts(s.left, left), facts(s.right, right)
	s.Refresh()
}

// Texts lists the facts as they read, from left to right.
func (s *StatusBar) Texts() []string {
	var out []string
	for _, f := range append(append([]*statusFact{}, s.left...), s.right...) {
		out = append(out, f.item.Text)
	}
	return out
}

// facts keeps the widgets it has, so that a changing clock does not lose the
// focus.
func facts(have []*statusFact, want []StatusItem) []*statusFact {
	for len(have) < len(want) {
		f := &statusFact{}
		f.Start(f, nil)
		have = append(have, f)
	}
	have = have[:len(want)]
	for i, item := range want {
		have[i].set(item)
	}
	return have
}

func (s *StatusBar) Holds() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, f := range slices.Concat(s.left, s.right) {
		out = append(out, f)
	}
	return out
}

// CreateRenderer implements fyne.Widget.
func (s *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	r := &statusRenderer{s: s, ground: &canvas.Rectangle{}, edge: &canvas.Rectangle{}}
	r.Drawn = draw.New(r.place)
	return r
}

type statusRenderer struct {
	*draw.Drawn
	s            *StatusBar
	ground, edge *canvas.Rectangle
}

func (r *statusRenderer) place(size fyne.Size) fyne.Size {
	h := draw.FaceOf(theme.SizeCaption, false).LineHeight() + theme.Space(2.5)
	r.Parts = []fyne.CanvasObject{r.ground, r.edge}
	r.ground.FillColor, r.edge.FillColor = theme.Color(theme.Panel), theme.Color(theme.Line)
	r.ground.Resize(size)
	r.edge.Resize(fyne.NewSize(size.Width, 1))
	x, gap := theme.Space(2), theme.Space(2)
	for _, f := range r.s.left {
		w := f.MinSize().Width
		f.Resize(fyne.NewSize(w, h))
		f.Move(fyne.NewPos(x, 0))
		x += w + gap
		r.Parts = append(r.Parts, f)
	}
	need := x
	x = size.Width - theme.Space(2)
	for i := len(r.s.right) - 1; i >= 0; i-- {
		f := r.s.right[i]
		w := f.MinSize().Width
		x -= w
		f.Resize(fyne.NewSize(w, h))
		f.Move(fyne.NewPos(x, 0))
		x -= gap
		need += w + gap
		r.Parts = append(r.Parts, f)
	}
	// Facts that do not fit are not cut into lies: the left ones keep their
	// place and the right ones are hidden where they would overlap.
	for _, f := range r.s.right {
		draw.Show(f, need <= size.Width || size.Width == 0)
	}
	return fyne.NewSize(theme.Scaled(200), h)
}

// statusFact is one fact; with a callback it can be focused and pressed.
type statusFact struct {
	focus.Control
	item StatusItem
}

func (f *statusFact) set(item StatusItem) {
	f.item = item
	f.SetOnTap(item.OnTap)
	f.SetTip(item.Tip)
	f.SetDisabled(item.OnTap == nil)
	f.Refresh()
}

func (f *statusFact) CreateRenderer() fyne.WidgetRenderer {
	ring, mark, text := draw.NewRing(), shape.NewMark(), &canvas.Text{}
	return draw.New(func(size fyne.Size) fyne.Size {
		g := draw.FaceOf(theme.SizeCaption, false)
		role := theme.Muted
		if f.item.Tone != theme.Plain {
			role = f.item.Tone.Ink()
		} else if f.Hovered() && f.item.OnTap != nil {
			role = theme.Text
		}
		x, side := theme.Space(1), theme.Scaled(9)
		need := fyne.NewSize(g.Exact(f.item.Text)+2*x, g.LineHeight())
		mark.Box.Hidden = f.item.Mark == theme.NoMark
		height := max(size.Height, need.Height)
		if f.item.Mark != theme.NoMark {
			mark.Draw(f.item.Mark, side, theme.Color(role))
			mark.Box.Move(fyne.NewPos(x, (height-side)/2))
			x += side + theme.Space(1)
			need.Width += side + theme.Space(1)
		}
		draw.Write(text, f.item.Text, g, role, fyne.TextAlignLeading)
		draw.Place(text, x, (height-g.LineHeight())/2, need.Width)
		draw.PlaceRing(ring, f.HasFocus(), fyne.NewPos(0, 4), size.SubtractWidthHeight(0, 8), 3)
		return need
	}, ring, mark.Box, text)
}

// PageHeader names a page, says what it is about, and holds what can be done
// with all of it.
type PageHeader struct {
	widget.BaseWidget
	title, subtitle *canvas.Text
	titleText, sub  string
	side            []fyne.CanvasObject
	edge            *canvas.Rectangle
	lined           bool
}

// NewPageHeader returns a header; the objects at the side stand right, in the
// order given.
func NewPageHeader(title, subtitle string, side ...fyne.CanvasObject) *PageHeader {
	h := &PageHeader{
		title: &canvas.Text{}, subtitle: &canvas.Text{}, edge: &canvas.Rectangle{},
		titleText: title, sub: subtitle, side: side, lined: true,
	}
	h.ExtendBaseWidget(h)
	return h
}

// Unlined leaves out the line under the header.
func (h *PageHeader) Unlined() *PageHeader {
	h.lined = false
	h.Refresh()
	return h
}

// Set changes title and subtitle.
func (h *PageHeader) Set(title, subtitle string) {
	if h.titleText != title || h.sub != subtitle {
		h.titleText, h.sub = title, subtitle
		h.Refresh()
	}
}

// SetSide replaces the objects at the side.
func (h *PageHeader) SetSide(side ...fyne.CanvasObject) {
	h.side = side
	h.Refresh()
}

func (h *PageHeader) Holds() []fyne.CanvasObject { return h.side }

// CreateRenderer implements fyne.Widget.
func (h *PageHeader) CreateRenderer() fyne.WidgetRenderer {
	r := &pageHeaderRenderer{h: h}
	r.Drawn = draw.New(r.place)
	return r
}

type pageHeaderRenderer struct {
	*draw.Drawn
	h *PageHeader
}

// headerPlan is where the parts of a header go for a width.
type headerPlan struct {
	text, side fyne.Size
	below      bool // the side goes under the title
	// lines are the objects of the side, line by line: more than one if they do not fit side by side
	// even there.
	lines  [][]fyne.CanvasObject
	height float32
}

const headerPadX, headerPadY, headerGap = 4.5, 3, 2.5 // steps of white space

// plan puts the title left and the side right; where both do not fit the side
// goes under the title.
func (h *PageHeader) plan(width float32) headerPlan {
	f, g := draw.Face{Size: theme.Size(theme.SizeTitle), Style: fyne.TextStyle{Bold: true}},
		draw.FaceOf(theme.SizeCaption, false)
	padX, gap := theme.Space(headerPadX), theme.Space(headerGap)
	p := headerPlan{side: sideBySide(h.side, gap)}
	p.lines = [][]fyne.CanvasObject{h.side}
	p.text.Height = f.LineHeight()
	if h.sub != "" {
		p.text.Height += g.LineHeight()
	}
	p.below = p.side.Width > 0 && width > 0 && p.side.Width+theme.Scaled(220)+2*padX > width
	body := max(p.text.Height, p.side.Height)
	p.text.Width = width - 2*padX - p.side.Width - gap
	if p.below {
		p.text.Width = width - 2*padX
		p.lines = linesOf(h.side, gap, p.text.Width)
		p.side = fyne.Size{}
		for _, line := range p.lines {
			s := sideBySide(line, gap)
			p.side = fyne.NewSize(max(p.side.Width, s.Width), p.side.Height+s.Height)
		}
		p.side.Height += float32(len(p.lines)-1) * theme.Space(1.5)
		body = p.text.Height + gap + p.side.Height
	}
	p.text.Width = max(p.text.Width, theme.Scaled(60))
	p.height = body + 2*theme.Space(headerPadY)
	return p
}

// HeightFor is the height the header needs in a width.
func (h *PageHeader) HeightFor(width float32) float32 { return h.plan(width).height }

func (r *pageHeaderRenderer) place(size fyne.Size) fyne.Size {
	h, p := r.h, r.h.plan(size.Width)
	f, g := draw.Face{Size: theme.Size(theme.SizeTitle), Style: fyne.TextStyle{Bold: true}},
		draw.FaceOf(theme.SizeCaption, false)
	padX, padY := theme.Space(headerPadX), theme.Space(headerPadY)
	s, _ := f.Fit(h.titleText, p.text.Width)
	draw.Write(h.title, s, f, theme.Text, fyne.TextAlignLeading)
	s, _ = g.Fit(h.sub, p.text.Width)
	draw.Write(h.subtitle, s, g, theme.Muted, fyne.TextAlignLeading)
	body := p.height - 2*padY
	y, x, sideY := padY+(body-p.text.Height)/2, size.Width-padX-p.side.Width, padY+(body-p.side.Height)/2
	if p.below {
		y, x, sideY = padY, padX, padY+p.text.Height+theme.Space(headerGap)
	}
	draw.Place(h.title, padX, y, p.text.Width)
	draw.Place(h.subtitle, padX, y+f.LineHeight(), p.text.Width)
	r.Parts = []fyne.CanvasObject{h.title, h.subtitle, h.edge}
	for _, line := range p.lines {
		at, high := x, sideBySide(line, theme.Space(headerGap)).Height
		for _, o := range line {
			if o.Visible() {
				m := o.MinSize()
				o.Resize(m)
				o.Move(fyne.NewPos(at, sideY+(high-m.Height)/2))
				at += m.Width + theme.Space(headerGap)
				r.Parts = append(r.Parts, o)
			}
		}
		sideY += high + theme.Space(1.5)
	}
	h.edge.Hidden = !h.lined
	h.edge.FillColor = theme.Color(theme.Line)
	h.edge.Resize(fyne.NewSize(size.Width, 1))
	h.edge.Move(fyne.NewPos(0, p.height-1))
	return fyne.NewSize(theme.Scaled(200), p.height)
}

// linesOf breaks objects into lines of a width; each line holds at least one.
func linesOf(objects []fyne.CanvasObject, gap, width float32) [][]fyne.CanvasObject {
	var lines [][]fyne.CanvasObject
	var x float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if len(lines) == 0 || x+w > width {
			lines, x = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], o)
		x += w + gap
	}
	return lines
}

func sideBySide(objects []fyne.CanvasObject, gap float32) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m := o.MinSize()
			s.Width += m.Width + gap
			s.Height = max(s.Height, m.Height)
		}
	}
	s.Width = max(s.Width-gap, 0)
	return s
}
