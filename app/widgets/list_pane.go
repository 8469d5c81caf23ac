package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/hands"
	"countersign/app/widgets/internal/shape"
	"countersign/app/widgets/menu"
)

// listPane draws the items of a list and takes the mouse for them.
type listPane struct {
	widget.BaseWidget
	l     *List
	tops  []float32
	drawn []fyne.CanvasObject
}

func newListPane(l *List) *listPane {
	p := &listPane{l: l, tops: []float32{0}}
	p.ExtendBaseWidget(p)
	return p
}

// itemShape is the room one item takes.
type itemShape struct {
	titleX, titleWidth float32
	lines              []draw.Span
	height             float32
	padY               float32
	below              bool // what stands right has its own line: it would leave the title no room
}

func (p *listPane) indent() float32 {
	if p.l.style.Ruled {
		return theme.Space(2)
	}
	return theme.Space(4.5)
}

func (p *listPane) shape(it Item, width float32) itemShape {
	f, g := draw.FaceOf(theme.SizeBody, true), draw.FaceOf(theme.SizeCaption, false)
	s := itemShape{titleX: p.indent(), padY: theme.Space(1.5)}
	if it.Heading {
		small := draw.FaceOf(theme.SizeSmall, false)
		s.height = small.LineHeight() + theme.Space(5)
		return s
	}
	switch {
	case it.Boxed:
		s.titleX += theme.Scaled(26) + theme.Space(2)
	case it.Mark != theme.NoMark:
		s.titleX += theme.Scaled(12) + theme.Space(1.5)
	}
	s.titleWidth = max(width-s.titleX-p.indent(), 20)
	if right := g.Width(it.Right) + theme.Space(2); it.Right != "" {
		s.below = !it.Barred && right > s.titleWidth/2 && right+f.Width(it.Title) > s.titleWidth
		if !s.below {
			s.titleWidth -= right
		}
	}
	s.lines = f.Wrap(it.Title, s.titleWidth)
	if most := max(p.l.style.Lines, 1); len(s.lines) > most {
		s.lines = s.lines[:most]
		s.lines[most-1].End = len(it.Title)
	}
	s.height = float32(len(s.lines))*f.LineHeight() + 2*s.padY
	if it.Sub != "" {
		s.height += g.LineHeight()
	}
	if s.below {
		s.height += g.LineHeight()
	}
	if it.Barred {
		s.height += theme.Space(2.5)
	}
	return s
}

// HeightFor is the height of all items.
func (p *listPane) HeightFor(width float32) float32 {
	var h float32
	for _, it := range p.l.items {
		h += p.shape(it, width).height
	}
	return h + p.top()
}

func (p *listPane) top() float32 {
	if p.l.style.Ruled {
		return 0
	}
	return theme.Space(1)
}

// refit lays the items out again after they changed.
func (p *listPane) refit() {
	p.l.scroll.Refresh()
	p.Refresh()
}

func (p *listPane) draw(width float32) {
	p.drawn = p.drawn[:0]
	p.tops = make([]float32, 0, len(p.l.items)+1)
	y := p.top()
	for i, it := range p.l.items {
		s := p.shape(it, width)
		p.tops = append(p.tops, y)
		if it.Heading {
			p.drawHeading(it, y, s, width)
		} else {
			p.drawItem(i, it, y, s, width)
		}
		y += s.height
	}
	p.tops = append(p.tops, y)
}

func (p *listPane) drawHeading(it Item, y float32, s itemShape, width float32) {
	f := draw.FaceOf(theme.SizeSmall, false)
	t := draw.Label(it.Title, f, theme.Muted)
	draw.Place(t, p.indent(), y+s.height-f.LineHeight()-theme.Space(1), width)
	p.drawn = append(p.drawn, t)
}

func (p *listPane) drawItem(i int, it Item, y float32, s itemShape, width float32) {
	picked := it.ID == p.l.picked && it.ID != ""
	p.drawGround(i, y, s, width, picked)
	f := draw.FaceOf(theme.SizeBody, it.Barred || picked && p.l.style.BoldTitle)
	g := draw.FaceOf(theme.SizeCaption, picked && p.l.style.BoldTitle)
	ink := theme.Text
	if it.Muted {
		ink = theme.Muted
	}
	if picked && p.l.style.OnPanel {
		ink = theme.Accent
	}
	p.drawMark(it, y+s.padY, f.LineHeight())
	for k, line := range s.lines {
		text := it.Title[line.Start:line.End]
		if k == len(s.lines)-1 {
			text, _ = f.Fit(text, s.titleWidth+1)
		}
		t := draw.Label(text, f, ink)
		draw.Place(t, s.titleX, y+s.padY+float32(k)*f.LineHeight(), s.titleWidth)
		p.drawn = append(p.drawn, t)
	}
	if it.Right != "" {
		right := g
		if it.Barred {
			right = draw.FaceOf(theme.SizeBody, true)
		}
		t := draw.Label(it.Right, right, theme.Muted)
		if it.Barred {
			t.Color = theme.Color(theme.Text)
		}
		t.Alignment = fyne.TextAlignTrailing
		at := y + s.padY + (f.LineHeight()-right.LineHeight())/2
		if s.below {
			at = y + s.height - s.padY - right.LineHeight()
		}
		draw.Place(t, s.titleX, at, width-p.indent()-s.titleX)
		p.drawn = append(p.drawn, t)
	}
	y += s.padY + float32(len(s.lines))*f.LineHeight()
	if it.Barred {
		track, fill := &canvas.Rectangle{}, &canvas.Rectangle{}
		w, h := width-2*p.indent(), theme.Scaled(4)
		shape.Bar(track, p.indent(), y+theme.Space(0.75), w, h, theme.Track)
		shape.Bar(fill, p.indent(), y+theme.Space(0.75), w*shape.Clamp01(it.Bar), h, theme.Accent)
		p.drawn = append(p.drawn, track, fill)
		y += theme.Space(2.5)
	}
	if it.Sub != "" {
		caption := draw.FaceOf(theme.SizeCaption, false)
		text, _ := caption.Fit(it.Sub, width-p.indent()-s.titleX)
		t := draw.Label(text, caption, theme.Muted)
		draw.Place(t, s.titleX, y, width-p.indent()-s.titleX)
		p.drawn = append(p.drawn, t)
	}
}

// drawGround shows hover, pick and the line between items.
func (p *listPane) drawGround(i int, y float32, s itemShape, width float32, picked bool) {
	ground := &canvas.Rectangle{}
	switch {
	case picked:
		ground.FillColor = theme.Color(theme.Selected)
	case i == p.l.hover:
		ground.FillColor = theme.Color(theme.Hover)
		if p.l.style.OnPanel {
			ground.FillColor = theme.Color(theme.Track)
		}
	}
	if p.l.style.Ruled {
		ground.Resize(fyne.NewSize(width, s.height-1))
		ground.Move(fyne.NewPos(0, y))
		rule := &canvas.Rectangle{FillColor: theme.Color(theme.Line)}
		rule.Resize(fyne.NewSize(width, 1))
		rule.Move(fyne.NewPos(0, y+s.height-1))
		p.drawn = append(p.drawn, rule)
	} else {
		ground.CornerRadius = 5
		ground.Resize(fyne.NewSize(width-theme.Space(4), s.height-1))
		ground.Move(fyne.NewPos(theme.Space(2), y))
	}
	if ground.FillColor != nil {
		p.drawn = append(p.drawn, ground)
	}
	if i == p.l.cursor && p.l.HasFocus() {
		bar := &canvas.Rectangle{FillColor: theme.Color(theme.Accent), CornerRadius: 1.5}
		bar.Resize(fyne.NewSize(3, s.height-1-theme.Space(2)))
		bar.Move(ground.Position().AddXY(1, theme.Space(1)))
		p.drawn = append(p.drawn, bar)
	}
}

func (p *listPane) drawMark(it Item, y, lineHeight float32) {
	if it.Mark == theme.NoMark {
		return
	}
	side, x := theme.Scaled(11), p.indent()
	if it.Boxed {
		box := &canvas.Rectangle{FillColor: theme.Color(it.Tone.Ground()), CornerRadius: theme.Scaled(9)}
		w, h := theme.Scaled(26), theme.Scaled(18)
		box.Resize(fyne.NewSize(w, h))
		box.Move(fyne.NewPos(x, y+(lineHeight-h)/2))
		p.drawn = append(p.drawn, box)
		x += (w - side) / 2
	}
	m := shape.NewMark()
	m.Draw(it.Mark, side, theme.Color(it.Tone.Ink()))
	m.Box.Move(fyne.NewPos(x, y+(lineHeight-side)/2))
	p.drawn = append(p.drawn, m.Box)
}

// at finds the item under a position, or -1.
func (p *listPane) at(pos fyne.Position) int {
	for i := range p.l.items {
		if i+1 < len(p.tops) && pos.Y >= p.tops[i] && pos.Y < p.tops[i+1] && !p.l.items[i].Heading {
			return i
		}
	}
	return -1
}

// Tapped picks, and gives the list the keyboard; between the items it takes the keyboard away.
func (p *listPane) Tapped(ev *fyne.PointEvent) {
	hands.Acted()
	i := p.at(ev.Position)
	if i < 0 {
		focus.Blank(p)
		return
	}
	if c := focus.CanvasOf(p); c != nil {
		c.Focus(p.l)
	}
	p.l.take(i)
}

// TappedSecondary shows the context menu of an item.
func (p *listPane) TappedSecondary(ev *fyne.PointEvent) {
	hands.Acted()
	i := p.at(ev.Position)
	if i < 0 || p.l.menu == nil {
		return
	}
	if items := p.l.menu(p.l.items[i].ID); len(items) > 0 {
		menu.Show(fyne.NewMenu("", items...), focus.CanvasOf(p), ev.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (p *listPane) MouseIn(ev *desktop.MouseEvent) { p.MouseMoved(ev) }

// MouseMoved shows the item under the pointer.
func (p *listPane) MouseMoved(ev *desktop.MouseEvent) {
	i := p.at(ev.Position)
	if i == p.l.hover {
		return
	}
	p.l.hover = i
	p.Refresh()
	focus.HideTip(p)
	if i >= 0 && p.l.items[i].Tip != "" {
		focus.ShowTip(p, p.l.items[i].Tip, ev.AbsolutePosition)
	}
}

// MouseOut implements desktop.Hoverable.
func (p *listPane) MouseOut() {
	p.l.hover = -1
	p.Refresh()
	focus.HideTip(p)
}

// CreateRenderer implements fyne.Widget.
func (p *listPane) CreateRenderer() fyne.WidgetRenderer { return &listRenderer{p} }

type listRenderer struct{ p *listPane }

func (r *listRenderer) Destroy()                     {}
func (r *listRenderer) Objects() []fyne.CanvasObject { return r.p.drawn }
func (r *listRenderer) Layout(size fyne.Size)        { r.p.draw(size.Width) }

func (r *listRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Scaled(60), r.p.HeightFor(max(r.p.Size().Width, theme.Scaled(60))))
}

func (r *listRenderer) Refresh() {
	r.p.draw(r.p.Size().Width)
	canvas.Refresh(r.p)
}
