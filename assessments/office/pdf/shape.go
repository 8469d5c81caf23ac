package pdf

import (
	"github.com/jung-kurt/gofpdf"

	"countersign/assessments/pack"
)

// pen draws lines and shapes at places that are told; it knows nothing of the text.
type pen struct{ pdf *gofpdf.Fpdf }

func (p pen) fill(col colour, x, y, w, h float64) {
	p.pdf.SetFillColor(col[0], col[1], col[2])
	p.pdf.Rect(x, y, w, h, "F")
}

func (p pen) rule(col colour, x1, y1, x2, y2, width float64) {
	p.pdf.SetDrawColor(col[0], col[1], col[2])
	p.pdf.SetLineWidth(width)
	p.pdf.Line(x1, y1, x2, y2)
}

// shape draws a mark in a square of side s, its left edge at x, its middle at y. Shapes are drawn, not set:
// few fonts have all of them.
func (p pen) shape(m pack.Mark, x, y, s float64) {
	col := markColour(m)
	p.pdf.SetDrawColor(col[0], col[1], col[2])
	p.pdf.SetFillColor(col[0], col[1], col[2])
	p.pdf.SetLineWidth(s * 0.11)
	mx, r := x+s/2, s*0.42
	switch m {
	case pack.MarkMet:
		p.pdf.Circle(mx, y, r, "F")
	case pack.MarkPartly:
		p.pdf.Circle(mx, y, r, "D")
		p.pdf.Arc(mx, y, r, r, 90, 0, 180, "F") // the left half
	case pack.MarkNotMet:
		p.pdf.Line(mx-r*.8, y-r*.8, mx+r*.8, y+r*.8)
		p.pdf.Line(mx-r*.8, y+r*.8, mx+r*.8, y-r*.8)
	case pack.MarkSilent:
		p.pdf.SetDashPattern([]float64{s * 0.14, s * 0.14}, 0)
		p.pdf.Circle(mx, y, r, "D")
		p.pdf.SetDashPattern(nil, 0)
	case pack.MarkContradicted:
		p.arrow(x+s*.08, x+s*.92, y-s*.16, s)
		p.arrow(x+s*.92, x+s*.08, y+s*.2, s)
	case pack.MarkNotApplicable:
		p.pdf.Line(x+s*.15, y, x+s*.85, y)
	case pack.MarkStale:
		p.pdf.Polygon([]gofpdf.PointType{
			{X: mx, Y: y - r},
			{X: mx + r, Y: y + r*.8},
			{X: mx - r, Y: y + r*.8},
		}, "D")
		p.pdf.Line(mx, y-r*.3, mx, y+r*.3)
	case pack.MarkReconfirm: // an arrow that comes back
		p.pdf.Line(x+s*.25, y-s*.28, x+s*.85, y-s*.28)
		p.pdf.Line(x+s*.85, y-s*.28, x+s*.85, y+s*.22)
		p.arrow(x+s*.85, x+s*.12, y+s*.22, s)
	case pack.MarkNotAssessed:
		p.pdf.Circle(mx, y, r, "D")
	case pack.MarkUnsupported: // a circle that holds little
		p.pdf.Circle(mx, y, r, "D")
		p.pdf.Circle(mx, y, r*.4, "F")
	default:
		p.sign(m, x, y, s)
	}
}

// sign draws the marks that are no state of an item: flags and boxes.
func (p pen) sign(m pack.Mark, x, y, s float64) {
	switch m {
	case pack.MarkFlag:
		p.pdf.Line(x+s*.2, y-s*.45, x+s*.2, y+s*.48)
		p.pdf.Polygon([]gofpdf.PointType{
			{X: x + s*.2, Y: y - s*.45},
			{X: x + s*.92, Y: y - s*.2},
			{X: x + s*.2, Y: y + s*.06},
		}, "F")
	case pack.MarkCarried: // a flag that is not filled
		p.pdf.Line(x+s*.2, y-s*.45, x+s*.2, y+s*.48)
		p.pdf.Polygon([]gofpdf.PointType{
			{X: x + s*.2, Y: y - s*.45},
			{X: x + s*.92, Y: y - s*.2},
			{X: x + s*.2, Y: y + s*.06},
		}, "D")
	case pack.MarkTicked:
		p.pdf.Rect(x+s*.1, y-s*.4, s*.8, s*.8, "D")
		p.pdf.Line(x+s*.28, y, x+s*.45, y+s*.2)
		p.pdf.Line(x+s*.45, y+s*.2, x+s*.76, y-s*.22)
	case pack.MarkUnticked:
		p.pdf.Rect(x+s*.1, y-s*.4, s*.8, s*.8, "D")
	}
}

func (p pen) arrow(from, to, y, s float64) {
	p.pdf.Line(from, y, to, y)
	d := s * .2
	if to > from {
		d = -d
	}
	p.pdf.Line(to, y, to+d, y-s*.15)
	p.pdf.Line(to, y, to+d, y+s*.15)
}
