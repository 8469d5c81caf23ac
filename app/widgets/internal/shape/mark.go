// Package shape holds small shapes that are drawn inside more than one widget: marks, key caps, pills,
// the band of a score.
//
// They are no widgets: they take no mouse and no keys, and their owner places them. Start with Mark.
package shape

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
)

// markShapes draws a mark into a square of the given side at the origin.
func markShapes(m theme.Mark, side float32, ink color.Color) []fyne.CanvasObject {
	stroke := max(side/8, 1.2)
	switch m {
	case theme.MarkFull:
		return []fyne.CanvasObject{Disc(side/2, side/2, side*0.4, ink)}
	case theme.MarkHalf:
		return halfDisc(side, stroke, ink)
	case theme.MarkCross:
		return []fyne.CanvasObject{
			stick(side, 0.17, 0.17, 0.83, 0.83, stroke*1.2, ink),
			stick(side, 0.17, 0.83, 0.83, 0.17, stroke*1.2, ink),
		}
	case theme.MarkDotted:
		return dottedRing(side, ink)
	case theme.MarkArrows:
		return []fyne.CanvasObject{
			arrow(side, 0.30, false, ink),
			arrow(side, 0.72, true, ink),
		}
	case theme.MarkDash:
		return []fyne.CanvasObject{Line(side*0.15, side/2, side*0.85, side/2, stroke*1.2, ink)}
	case theme.MarkRing:
		return []fyne.CanvasObject{ring(side/2, side*0.38, stroke, ink)}
	case theme.MarkFlag:
		return []fyne.CanvasObject{
			Line(side*0.24, side*0.06, side*0.24, side*0.96, stroke, ink),
			Polygon(ink, side, 0.24, 0.06, 0.92, 0.30, 0.24, 0.58),
		}
	case theme.MarkTick:
		return []fyne.CanvasObject{
			stick(side, 0.14, 0.52, 0.43, 0.82, stroke*1.2, ink),
			stick(side, 0.38, 0.82, 0.88, 0.22, stroke*1.2, ink),
		}
	case theme.MarkAlert:
		return []fyne.CanvasObject{Polygon(ink, side, 0.5, 0.1, 0.95, 0.88, 0.05, 0.88)}
	case theme.MarkReturn:
		return []fyne.CanvasObject{
			Line(side*0.25, side*0.22, side*0.86, side*0.22, stroke, ink),
			Line(side*0.86, side*0.22, side*0.86, side*0.72, stroke, ink),
			Line(side*0.40, side*0.72, side*0.86, side*0.72, stroke, ink),
			Polygon(ink, side, 0.06, 0.72, 0.44, 0.48, 0.44, 0.96),
		}
	case theme.MarkSquare:
		return []fyne.CanvasObject{Polygon(ink, side, 0.16, 0.16, 0.84, 0.16, 0.84, 0.84, 0.16, 0.84)}
	case theme.MarkAhead:
		return []fyne.CanvasObject{
			stick(side, 0.22, 0.12, 0.22, 0.88, stroke, ink), stick(side, 0.2, 0.12, 0.88, 0.5, stroke, ink),
			stick(side, 0.2, 0.88, 0.88, 0.5, stroke, ink),
		}
	case theme.MarkLock, theme.MarkSealed:
		return padlock(side, stroke, ink, m == theme.MarkLock)
	}
	return nil
}

// padlock is a shackle over a body, which is filled or in outline.
func padlock(side, stroke float32, ink color.Color, filled bool) []fyne.CanvasObject {
	bow := canvas.NewRectangle(color.Transparent)
	bow.StrokeColor, bow.StrokeWidth, bow.CornerRadius = ink, stroke, side*0.22
	bow.Resize(fyne.NewSize(side*0.48, side*0.7))
	bow.Move(fyne.NewPos(side*0.26, side*0.06))
	body := canvas.NewRectangle(ink)
	body.Resize(fyne.NewSize(side*0.76, side*0.5))
	body.Move(fyne.NewPos(side*0.12, side*0.44))
	if !filled {
		bow.Resize(fyne.NewSize(side*0.48, side*0.44))
		body.FillColor, body.StrokeColor, body.StrokeWidth = color.Transparent, ink, stroke
	}
	return []fyne.CanvasObject{bow, body}
}

// Disc is a filled circle around a point.
func Disc(cx, cy, r float32, ink color.Color) *canvas.Circle {
	c := canvas.NewCircle(ink)
	c.Resize(fyne.NewSquareSize(2 * r))
	c.Move(fyne.NewPos(cx-r, cy-r))
	return c
}

func ring(c, r, stroke float32, ink color.Color) *canvas.Circle {
	o := Disc(c, c, r, color.Transparent)
	o.StrokeColor, o.StrokeWidth = ink, stroke
	return o
}

// halfDisc is a ring whose left half is filled.
func halfDisc(side, stroke float32, ink color.Color) []fyne.CanvasObject {
	r := float32(math.Round(float64(side*0.4)*2) / 2)
	half := canvas.NewRectangle(ink)
	half.TopLeftCornerRadius, half.BottomLeftCornerRadius = r, r
	half.Resize(fyne.NewSize(r, 2*r))
	half.Move(fyne.NewPos(side/2-r, side/2-r))
	return []fyne.CanvasObject{half, ring(side/2, r, stroke, ink)}
}

func dottedRing(side float32, ink color.Color) []fyne.CanvasObject {
	const dots = 8
	out := make([]fyne.CanvasObject, dots)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / dots)
		out[i] = Disc(side/2+side*0.38*float32(cos), side/2+side*0.38*float32(sin), max(side*0.085, 0.8), ink)
	}
	return out
}

// Line is a line from one point to another.
func Line(x1, y1, x2, y2, stroke float32, ink color.Color) *canvas.Line {
	l := canvas.NewLine(ink)
	l.StrokeWidth = stroke
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	return l
}

// Polygon draws a shape whose corners are given as fractions of the side.
func Polygon(ink color.Color, side float32, xy ...float32) *canvas.ArbitraryPolygon {
	points := make([]fyne.Position, len(xy)/2)
	for i := range points {
		points[i] = fyne.NewPos(xy[2*i]*side, xy[2*i+1]*side)
	}
	p := canvas.NewArbitraryPolygon(points, ink)
	p.Resize(fyne.NewSquareSize(side))
	return p
}

// stick is a straight stroke between two points given as fractions of the side.
// As a polygon it is as strong in the window as in a picture; a line is not.
func stick(side, x1, y1, x2, y2, width float32, ink color.Color) *canvas.ArbitraryPolygon {
	dx, dy := x2-x1, y2-y1
	half := width / side / 2 / float32(math.Hypot(float64(dx), float64(dy)))
	nx, ny := -dy*half, dx*half
	return Polygon(ink, side, x1-nx, y1-ny, x2-nx, y2-ny, x2+nx, y2+ny, x1+nx, y1+ny)
}

// arrow is a horizontal arrow at a height given as a fraction of the side.
func arrow(side, at float32, left bool, ink color.Color) *canvas.ArbitraryPolygon {
	xy := []float32{
		0.04, at - 0.065, 0.60, at - 0.065, 0.60, at - 0.22, 0.98, at,
		0.60, at + 0.22, 0.60, at + 0.065, 0.04, at + 0.065,
	}
	if left {
		for i := 0; i < len(xy); i += 2 {
			xy[i] = 1 - xy[i]
		}
	}
	return Polygon(ink, side, xy...)
}

// Mark is a mark that can be redrawn in place, for recycled cells.
type Mark struct {
	Box  *fyne.Container
	mark theme.Mark
	side float32
	ink  color.Color
}

// NewMark returns a mark that shows nothing yet.
func NewMark() *Mark { return &Mark{Box: container.NewWithoutLayout()} }

// Draw shows a mark in a square of a side.
func (b *Mark) Draw(m theme.Mark, side float32, ink color.Color) {
	side = float32(math.Round(float64(side)))
	if b.mark == m && b.side == side && b.ink == ink {
		return
	}
	b.mark, b.side, b.ink = m, side, ink
	b.Box.Objects = markShapes(m, side, ink)
	b.Box.Resize(fyne.NewSquareSize(side))
}
