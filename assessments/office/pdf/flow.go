package pdf

import (
	"math"
	"strconv"

	"github.com/jung-kurt/gofpdf"

	"countersign/assessments"
)

// Colours of the parties: yellow for the provider, purple for the customer, as in the matrix's own figures.
var (
	providerInk    = colour{92, 71, 0}
	providerGround = colour{253, 243, 191}
	customerInk    = colour{90, 35, 152}
	customerGround = colour{238, 226, 251}
)

// Measures of the picture, in mm.
const (
	boxWide  = 34.0
	boxHigh  = 13.0
	rowHigh  = 24.0
	stripe   = 5.0 // the strip of a box that carries its party's pattern
	legend   = 9.0
	discWide = 2.1 // radius of a step's number
)

// flowDrawing draws who controls what: boxes with their party's colour and pattern, so that it also
// reads in grey, and numbered arrows between them.
type flowDrawing struct {
	*canvas
	p   assessments.FlowPicture
	top float64
}

func flowHigh(p assessments.FlowPicture) float64 {
	rows := 1
	for _, b := range p.Boxes {
		rows = max(rows, b.Row+1)
	}
	return float64(rows)*rowHigh + legend
}

func (c *canvas) picture(p assessments.FlowPicture) {
	high := flowHigh(p)
	c.space(2)
	c.ensure(high)
	d := flowDrawing{canvas: c, p: p, top: c.y}
	for _, a := range p.Arrows {
		d.arrow(a)
	}
	for _, b := range p.Boxes {
		d.box(b)
	}
	for _, a := range p.Arrows {
		d.number(a)
	}
	at := c.y + high - legend + 1
	x := d.key(left, at, false, "controlled by the provider")
	d.key(x, at, true, "controlled by the customer")
	c.y += high
}

// place is the upper left corner of a box.
func (d flowDrawing) place(id string) (x, y float64, ok bool) {
	for _, b := range d.p.Boxes {
		if b.ID == id {
			gap := (contentWide - 4*boxWide) / 3
			return left + float64(b.Column)*(boxWide+gap), d.top + float64(b.Row)*rowHigh +
				(rowHigh-boxHigh)/2, true
		}
	}
	return 0, 0, false
}

func party(customer bool) (ink, ground colour) {
	if customer {
		return customerInk, customerGround
	}
	return providerInk, providerGround
}

func (d flowDrawing) frame(customer bool, x, y, w, h float64) {
	line, ground := party(customer)
	d.fill(ground, x, y, w, h)
	d.pdf.SetDrawColor(line[0], line[1], line[2])
	d.pdf.SetLineWidth(0.25)
	d.pdf.Rect(x, y, w, h, "D")
}

func (d flowDrawing) box(b assessments.FlowBox) {
	x, y, _ := d.place(b.ID)
	d.frame(b.Customer, x, y, boxWide, boxHigh)
	d.pattern(b.Customer, x+0.8, y+0.8, stripe-1, boxHigh-1.6)
	st := style{bold, 8.2, 1.25, ink}
	lines := d.wrap(b.Title, st, boxWide-stripe-2.4)
	at := y + (boxHigh-float64(len(lines))*st.lineHeight())/2
	for i, l := range lines {
		d.line(l, x+stripe+1.2, at+float64(i)*st.lineHeight(), st)
	}
}

// pattern fills a strip with stripes for the provider, with dots for the customer.
func (d flowDrawing) pattern(customer bool, x, y, w, h float64) {
	col, _ := party(customer)
	if !customer && w > h {
		for at := 0.0; at+1.6 <= w+1e-6; at += 1.4 {
			d.rule(col, x+at, y+h, x+at+1.6, y, 0.22)
		}
		return
	}
	if !customer {
		for at := 0.0; at+1.6 <= h+1e-6; at += 1.5 {
			d.rule(col, x, y+at+1.6, x+w, y+at, 0.22)
		}
		return
	}
	d.pdf.SetFillColor(col[0], col[1], col[2])
	for k, at := 0, 0.6; at < h; k, at = k+1, at+1.3 {
		for dx := 0.6 + 0.7*float64(k%2); dx < w; dx += 1.4 {
			d.pdf.Circle(x+dx, y+at, 0.3, "F")
		}
	}
}

// ends are the points where an arrow leaves one box and meets another. Arrows between the same boxes
// run side by side.
func (d flowDrawing) ends(a assessments.FlowArrow) (x1, y1, x2, y2 float64, ok bool) {
	fx, fy, from := d.place(a.From)
	tx, ty, to := d.place(a.To)
	if !from || !to || a.From == a.To {
		return 0, 0, 0, 0, false
	}
	lane, lanes := d.lane(a)
	shift := (float64(lane) - float64(lanes-1)/2) * 4.6
	if fy == ty {
		half := math.Copysign(boxWide/2, tx-fx)
		return fx + boxWide/2 + half, fy + boxHigh/2 + shift, tx + boxWide/2 - half, ty + boxHigh/2 +
			shift, true
	}
	if fx == tx {
		half := math.Copysign(boxHigh/2, ty-fy)
		return fx + boxWide/2 + shift, fy + boxHigh/2 + half, tx + boxWide/2 + shift, ty + boxHigh/2 - half,
			true
	}
	half, turn := math.Copysign(boxWide/2, tx-fx), math.Copysign(boxHigh/2-2, fy-ty)
	return fx + boxWide/2 + half, fy + boxHigh/2 + shift, tx + boxWide/2 - half, ty + boxHigh/2 + turn +
		shift, true
}

func (d flowDrawing) lane(a assessments.FlowArrow) (lane, lanes int) {
	for _, o := range d.p.Arrows {
		if o.From == a.From && o.To == a.To || o.From == a.To && o.To == a.From {
			if o == a {
				lane = lanes
			}
			lanes++
		}
	}
	return lane, max(lanes, 1)
}

func (d flowDrawing) arrow(a assessments.FlowArrow) {
	x1, y1, x2, y2, ok := d.ends(a)
	length := math.Hypot(x2-x1, y2-y1)
	if !ok || length == 0 {
		return
	}
	ux, uy := (x2-x1)/length, (y2-y1)/length
	const head = 2.0
	d.rule(grey, x1, y1, x2-ux*head, y2-uy*head, 0.3)
	d.pdf.SetFillColor(grey[0], grey[1], grey[2])
	d.pdf.Polygon([]gofpdf.PointType{
		{X: x2, Y: y2},
		{X: x2 - ux*head - uy*head*.5, Y: y2 - uy*head + ux*head*.5},
		{X: x2 - ux*head + uy*head*.5, Y: y2 - uy*head - ux*head*.5},
	}, "F")
}

// number sets a step's number on its arrow, or at the corner of the box it happens in.
func (d flowDrawing) number(a assessments.FlowArrow) {
	if a.Number == 0 {
		return
	}
	x1, y1, x2, y2, ok := d.ends(a)
	x, y := (x1+x2)/2, (y1+y2)/2
	if !ok {
		bx, by, here := d.place(a.From)
		if !here {
			return
		}
		x, y = bx+boxWide-2.6, by
	}
	d.pdf.SetFillColor(white[0], white[1], white[2])
	d.pdf.Circle(x, y, discWide, "F")
	d.pdf.SetDrawColor(accent[0], accent[1], accent[2])
	d.pdf.SetLineWidth(0.35)
	d.pdf.Circle(x, y, discWide, "D")
	st := style{bold, 7.4, 1.2, accent}
	l := d.wrap(strconv.Itoa(a.Number), st, 10)[0]
	d.line(l, x-l.width/2, y-st.lineHeight()/2, st)
}

// key explains a party's colour and pattern, and returns where the next begins.
func (d flowDrawing) key(x, y float64, customer bool, says string) float64 {
	st := style{regular, 8.2, 1.3, grey}
	d.frame(customer, x, y, 9, 4)
	d.pattern(customer, x+0.8, y+0.7, 7.4, 2.8)
	l := d.wrap(says, st, 60)[0]
	d.line(l, x+11, y+2-st.lineHeight()/2, st)
	return x + 11 + l.width + 8
}
