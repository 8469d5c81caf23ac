package figure

import (
	"fmt"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// Party is who controls an element of a data flow.
type Party uint8

const (
	ByProvider Party = iota // stripes
	ByCustomer              // dots
)

// FlowNode is an element of the picture, at a place of its grid.
type FlowNode struct {
	ID, Title string
	Party     Party
	Col, Row  int
}

// FlowStep is a numbered arrow between two nodes. From and To alike is a step
// inside a node: only its number is drawn there. Number 0 is an arrow without
// one, for what feeds another.
type FlowStep struct {
	Number   int
	From, To string
	Text     string // shown in the list under the picture
}

// DataFlow is what the picture shows.
type DataFlow struct {
	Nodes []FlowNode
	Steps []FlowStep
	// Provider and Customer name the parties in the legend.
	Provider, Customer string
}

// DataFlowPicture draws who controls what and the way of a prompt through it.
// The parties differ by colour and by pattern, so that it also reads in grey.
type DataFlowPicture struct {
	widget.BaseWidget
	flow DataFlow
}

// NewDataFlowPicture returns the picture of a flow.
func NewDataFlowPicture(f DataFlow) *DataFlowPicture {
	p := &DataFlowPicture{flow: f}
	p.ExtendBaseWidget(p)
	return p
}

// Set draws another flow.
func (p *DataFlowPicture) Set(f DataFlow) {
	p.flow = f
	p.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (p *DataFlowPicture) CreateRenderer() fyne.WidgetRenderer { return &flowRenderer{p: p} }

type flowRenderer struct {
	p       *DataFlowPicture
	objects []fyne.CanvasObject
}

func (r *flowRenderer) Destroy()                     {}
func (r *flowRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *flowRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *flowRenderer) grid() (cols, rows int) {
	for _, n := range r.p.flow.Nodes {
		cols, rows = max(cols, n.Col+1), max(rows, n.Row+1)
	}
	return max(cols, 1), max(rows, 1)
}

// listHeight is the room of legend and numbered steps.
func (r *flowRenderer) listHeight() float32 {
	h := draw.FaceOf(theme.SizeCaption, false).LineHeight() + theme.Space(4)
	for _, s := range r.p.flow.Steps {
		if s.Number > 0 && s.Text != "" {
			h += draw.FaceOf(theme.SizeBody, false).LineHeight() + theme.Space(1)
		}
	}
	return h
}

func (r *flowRenderer) nodeSize() fyne.Size {
	return fyne.NewSize(theme.Scaled(132), theme.Scaled(46))
}

func (r *flowRenderer) MinSize() fyne.Size {
	cols, rows := r.grid()
	n := r.nodeSize()
	return fyne.NewSize(float32(cols)*(n.Width+theme.Scaled(36)), float32(rows)*(n.Height+theme.Scaled(22))+
		r.listHeight())
}

func (r *flowRenderer) Layout(size fyne.Size) {
	r.objects = nil
	cols, rows := r.grid()
	n := r.nodeSize()
	areaHeight := min(size.Height-r.listHeight(), float32(rows)*(n.Height+theme.Scaled(60)))
	cell := fyne.NewSize(min(size.Width/float32(cols), n.Width+theme.Scaled(150)), areaHeight/float32(rows))
	at := map[string]fyne.Position{}
	for _, node := range r.p.flow.Nodes {
		at[node.ID] = fyne.NewPos(
			float32(node.Col)*cell.Width+min((cell.Width-n.Width)/2, theme.Scaled(20)),
			float32(node.Row)*cell.Height+(cell.Height-n.Height)/2)
	}
	for _, s := range r.p.flow.Steps {
		r.arrow(s, at, n)
	}
	for _, node := range r.p.flow.Nodes {
		r.node(node, at[node.ID], n)
	}
	for _, s := range r.p.flow.Steps {
		r.number(s, at, n)
	}
	r.list(areaHeight, size.Width)
}

func (f DataFlow) ink(p Party) (ink, ground color.Color) {
	if p == ByCustomer {
		return theme.Color(theme.CustomerInk), theme.Color(theme.CustomerGround)
	}
	return theme.Color(theme.ProviderInk), theme.Color(theme.ProviderGround)
}

// node draws a box with its party's pattern in a strip at its left, clear of
// the words.
func (r *flowRenderer) node(n FlowNode, at fyne.Position, size fyne.Size) {
	ink, ground := r.p.flow.ink(n.Party)
	box := &canvas.Rectangle{FillColor: ground, StrokeColor: ink, StrokeWidth: 1, CornerRadius: 5}
	r.put(box, at, size)
	strip := theme.Scaled(16)
	r.pattern(n.Party, at.AddXY(3, 4), fyne.NewSize(strip, size.Height-8))
	f := draw.FaceOf(theme.SizeBody, true)
	x, width := at.X+strip+theme.Space(2.5), size.Width-strip-theme.Space(4)
	spans := f.Wrap(n.Title, width)
	if len(spans) > 2 {
		spans = spans[:2]
		spans[1].End = len(n.Title)
	}
	y := at.Y + (size.Height-float32(len(spans))*f.LineHeight())/2
	for i, s := range spans {
		text, _ := f.Fit(n.Title[s.Start:s.End], width)
		t := draw.Label(text, f, theme.Text)
		t.Color = ink
		draw.Place(t, x, y+float32(i)*f.LineHeight(), width)
		r.objects = append(r.objects, t)
	}
}

// pattern fills a strip with stripes or dots.
func (r *flowRenderer) pattern(p Party, at fyne.Position, size fyne.Size) {
	ink, _ := r.p.flow.ink(p)
	step := theme.Scaled(6)
	if p == ByProvider {
		rise := min(theme.Scaled(9), size.Height)
		run := min(theme.Scaled(16), size.Width)
		if size.Height < 2*rise {
			run = min(rise*0.7, size.Width) // a swatch: several short strokes
		}
		for x := float32(0); x+run <= size.Width+0.5; x += run {
			for y := float32(0); y+rise <= size.Height+0.5; y += step {
				r.objects = append(r.objects, shape.Line(at.X+x, at.Y+y+rise, at.X+x+run, at.Y+y, 1.2, ink))
			}
		}
		return
	}
	for k, y := 0, step/2; y < size.Height; k, y = k+1, y+step*0.9 {
		shift := float32(k%2) * step / 2
		for x := step/2 + shift; x < size.Width; x += step {
			r.objects = append(r.objects, shape.Disc(at.X+x, at.Y+y, max(theme.Scaled(1.3), 1.1), ink))
		}
	}
}

// ends are the points where an arrow leaves one box and meets another. Two
// arrows between the same boxes run side by side.
func (r *flowRenderer) ends(s FlowStep, at map[string]fyne.Position, n fyne.Size) (a, b fyne.Position,
	ok bool,
) {
	from, okFrom := at[s.From]
	to, okTo := at[s.To]
	if !okFrom || !okTo || s.From == s.To {
		return a, b, false
	}
	a = from.AddXY(n.Width/2, n.Height/2)
	b = to.AddXY(n.Width/2, n.Height/2)
	lane, lanes := r.lane(s)
	shift := (float32(lane) - float32(lanes-1)/2) * theme.Scaled(17)
	dx, dy := b.X-a.X, b.Y-a.Y
	if abs(dx)/n.Width > abs(dy)/n.Height {
		half := n.Width / 2 * sign(dx)
		return a.AddXY(half, shift), b.AddXY(-half, shift), true
	}
	half := n.Height / 2 * sign(dy)
	return a.AddXY(shift*1.6, half), b.AddXY(shift*1.6, -half), true
}

// lane counts the arrows between the same two boxes.
func (r *flowRenderer) lane(s FlowStep) (lane, lanes int) {
	for _, o := range r.p.flow.Steps {
		if o.From == s.From && o.To == s.To || o.From == s.To && o.To == s.From {
			if o == s {
				lane = lanes
			}
			lanes++
		}
	}
	return lane, max(lanes, 1)
}

func abs(v float32) float32  { return float32(math.Abs(float64(v))) }
func sign(v float32) float32 { return float32(math.Copysign(1, float64(v))) }

func (r *flowRenderer) arrow(s FlowStep, at map[string]fyne.Position, n fyne.Size) {
	a, b, ok := r.ends(s, at, n)
	if !ok {
		return
	}
	ink := theme.Color(theme.Muted)
	dx, dy := b.X-a.X, b.Y-a.Y
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return
	}
	ux, uy, head := dx/length, dy/length, theme.Scaled(7)
	r.objects = append(r.objects, shape.Line(a.X, a.Y, b.X-ux*head, b.Y-uy*head, max(theme.Scaled(1.3), 1.2),
		ink))
	tip := canvas.NewArbitraryPolygon([]fyne.Position{
		{X: head + ux*head, Y: head + uy*head},
		{X: head - uy*head*0.55, Y: head + ux*head*0.55},
		{X: head + uy*head*0.55, Y: head - ux*head*0.55},
	}, ink)
	r.put(tip, fyne.NewPos(b.X-ux*head-head, b.Y-uy*head-head), fyne.NewSquareSize(2*head))
}

// number draws a step's number on its arrow, or inside its node.
func (r *flowRenderer) number(s FlowStep, at map[string]fyne.Position, n fyne.Size) {
	if s.Number == 0 {
		return
	}
	a, b, ok := r.ends(s, at, n)
	middle := fyne.NewPos((a.X+b.X)/2, (a.Y+b.Y)/2)
	if !ok {
		inside, here := at[s.From]
		if !here {
			return
		}
		middle = inside.AddXY(n.Width-theme.Scaled(12), 0)
	}
	r.badge(s.Number, middle)
}

func (r *flowRenderer) badge(number int, middle fyne.Position) {
	f := draw.FaceOf(theme.SizeSmall, true)
	radius := theme.Scaled(8)
	r.objects = append(r.objects, shape.Disc(middle.X, middle.Y, radius, theme.Color(theme.Accent)))
	t := draw.Label(fmt.Sprint(number), f, theme.OnAccent)
	t.Alignment = fyne.TextAlignCenter
	draw.Place(t, middle.X-radius, middle.Y-f.LineHeight()/2, 2*radius)
	r.objects = append(r.objects, t)
}

// list says the steps and the legend in words.
func (r *flowRenderer) list(y, width float32) {
	flow, f, g := r.p.flow, draw.FaceOf(theme.SizeBody, false), draw.FaceOf(theme.SizeCaption, false)
	y += theme.Space(2)
	x := float32(0)
	for _, side := range []struct {
		party Party
		name  string
	}{{ByProvider, flow.Provider}, {ByCustomer, flow.Customer}} {
		ink, ground := flow.ink(side.party)
		size := fyne.NewSize(theme.Scaled(26), g.LineHeight())
		r.put(&canvas.Rectangle{FillColor: ground, StrokeColor: ink, StrokeWidth: 1, CornerRadius: 3},
			fyne.NewPos(x, y), size)
		r.pattern(side.party, fyne.NewPos(x+4, y+3), fyne.NewSize(size.Width-8, size.Height-6))
		t := draw.Label(side.name, g, theme.Muted)
		draw.Place(t, x+size.Width+theme.Space(1.5), y, g.Exact(side.name))
		r.objects = append(r.objects, t)
		x += size.Width + theme.Space(6) + g.Exact(side.name)
	}
	y += g.LineHeight() + theme.Space(2)
	for _, s := range flow.Steps {
		if s.Number == 0 || s.Text == "" {
			continue
		}
		r.badge(s.Number, fyne.NewPos(theme.Scaled(9), y+f.LineHeight()/2))
		text, _ := f.Fit(s.Text, width-theme.Scaled(26))
		t := draw.Label(text, f, theme.Text)
		draw.Place(t, theme.Scaled(26), y, width)
		r.objects = append(r.objects, t)
		y += f.LineHeight() + theme.Space(1)
	}
}

func (r *flowRenderer) put(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
	r.objects = append(r.objects, o)
}
