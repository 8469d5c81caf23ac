package pdf

import (
	"github.com/jung-kurt/gofpdf"

	"countersign/assessments/pack"
)

// shape draws a mark in a square of side s, its left edge at x, its middle at y. Shapes are drawn, not set:
// few fonts have all of them.
func (c *canvas) shape(m pack.Mark, x, y, s float64) {
	col := markColour(m)
	c.pdf.SetDrawColor(col[0], col[1], col[2])
	c.pdf.SetFillColor(col[0], col[1], col[2])
	c.pdf.SetLineWidth(s * 0.11)
	mx, r := x+s/2, s*0.42
	switch m {
	case pack.MarkMet:
		c.pdf.Circle(mx, y, r, "F")
	case pack.MarkPartly:
		c.pdf.Circle(mx, y, r, "D")
		c.pdf.Arc(mx, y, r, r, 90, 0, 180, "F") // the left half
	case pack.MarkNotMet:
		c.pdf.Line(mx-r*.8, y-r*.8, mx+r*.8, y+r*.8)
		c.pdf.Line(mx-r*.8, y+r*.8, mx+r*.8, y-r*.8)
	case pack.MarkSilent:
		c.pdf.SetDashPattern([]float64{s * 0.14, s * 0.14}, 0)
		c.pdf.Circle(mx, y, r, "D")
		c.pdf.SetDashPattern(nil, 0)
	case pack.MarkContradicted:
		c.arrow(x+s*.08, x+s*.92, y-s*.16, s)
		c.arrow(x+s*.92, x+s*.08, y+s*.2, s)
	case pack.MarkNotApplicable:
		c.pdf.Line(x+s*.15, y, x+s*.85, y)
	case pack.MarkStale:
		c.pdf.Polygon([]gofpdf.PointType{
			{X: mx, Y: y - r},
			{X: mx + r, Y: y + r*.8},
			{X: mx - r, Y: y + r*.8},
		}, "D")
		c.pdf.Line(mx, y-r*.3, mx, y+r*.3)
	case pack.MarkReconfirm: // an arrow that comes back
		c.pdf.Line(x+s*.25, y-s*.28, x+s*.85, y-s*.28)
		c.pdf.Line(x+s*.85, y-s*.28, x+s*.85, y+s*.22)
		c.arrow(x+s*.85, x+s*.12, y+s*.22, s)
	case pack.MarkNotAssessed:
		c.pdf.Circle(mx, y, r, "D")
	case pack.MarkFlag:
		c.pdf.Line(x+s*.2, y-s*.45, x+s*.2, y+s*.48)
		c.pdf.Polygon([]gofpdf.PointType{
			{X: x + s*.2, Y: y - s*.45},
			{X: x + s*.92, Y: y - s*.2},
			{X: x + s*.2, Y: y + s*.06},
		}, "F")
	case pack.MarkCarried: // a flag that is not filled
		c.pdf.Line(x+s*.2, y-s*.45, x+s*.2, y+s*.48)
		c.pdf.Polygon([]gofpdf.PointType{
			{X: x + s*.2, Y: y - s*.45},
			{X: x + s*.92, Y: y - s*.2},
			{X: x + s*.2, Y: y + s*.06},
		}, "D")
	case pack.MarkUnsupported: // a circle that holds little
		c.pdf.Circle(mx, y, r, "D")
		c.pdf.Circle(mx, y, r*.4, "F")
	case pack.MarkTicked:
		c.pdf.Rect(x+s*.1, y-s*.4, s*.8, s*.8, "D")
		c.pdf.Line(x+s*.28, y, x+s*.45, y+s*.2)
		c.pdf.Line(x+s*.45, y+s*.2, x+s*.76, y-s*.22)
	case pack.MarkUnticked:
		c.pdf.Rect(x+s*.1, y-s*.4, s*.8, s*.8, "D")
	}
}

func (c *canvas) arrow(from, to, y, s float64) {
	c.pdf.Line(from, y, to, y)
	d := s * .2
	if to > from {
		d = -d
	}
	c.pdf.Line(to, y, to+d, y-s*.15)
	c.pdf.Line(to, y, to+d, y+s*.15)
}
