package widgets

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// Mark is the shape of a state. Shapes are drawn, not typed: the text fonts
// lack half of these glyphs, and a missing glyph is a state nobody sees.
type Mark string

const (
	NoMark     Mark = ""
	MarkFull   Mark = "full"   // ● met, strong
	MarkHalf   Mark = "half"   // ◐ partly, mixed
	MarkCross  Mark = "cross"  // ✕ not met, weak
	MarkDotted Mark = "dotted" // ◌ silent
	MarkArrows Mark = "arrows" // ⇄ contradicted
	MarkDash   Mark = "dash"   // – not applicable
	MarkRing   Mark = "ring"   // ○ not assessed, unscored
	MarkFlag   Mark = "flag"   // ⚑ an open deal-breaker
	MarkTick   Mark = "tick"   // ✓ done, found
	MarkAlert  Mark = "alert"  // ▲ look here: stale, overdue
	MarkLock   Mark = "lock"   // a closed padlock: privileged, stays inside
	MarkSealed Mark = "sealed" // the same in outline: under NDA, closed for a time
)

// Marks lists every shape.
func Marks() []Mark {
	return []Mark{
		MarkFull, MarkHalf, MarkCross, MarkDotted, MarkArrows,
		MarkDash, MarkRing, MarkFlag, MarkTick, MarkAlert, MarkLock, MarkSealed,
	}
}

// shapes draws a mark into a square of the given side at the origin.
func (m Mark) shapes(side float32, ink color.Color) []fyne.CanvasObject {
	stroke := max(side/8, 1.2)
	switch m {
	case MarkFull:
		return []fyne.CanvasObject{disc(side/2, side/2, side*0.4, ink)}
	case MarkHalf:
		return halfDisc(side, stroke, ink)
	case MarkCross:
		return []fyne.CanvasObject{
			stick(side, 0.17, 0.17, 0.83, 0.83, stroke*1.2, ink),
			stick(side, 0.17, 0.83, 0.83, 0.17, stroke*1.2, ink),
		}
	case MarkDotted:
		return dottedRing(side, ink)
	case MarkArrows:
		return []fyne.CanvasObject{
			arrow(side, 0.30, false, ink),
			arrow(side, 0.72, true, ink),
		}
	case MarkDash:
		return []fyne.CanvasObject{line(side*0.15, side/2, side*0.85, side/2, stroke*1.2, ink)}
	case MarkRing:
		return []fyne.CanvasObject{ring(side/2, side*0.38, stroke, ink)}
	case MarkFlag:
		return []fyne.CanvasObject{
			line(side*0.24, side*0.06, side*0.24, side*0.96, stroke, ink),
			polygon(ink, side, 0.24, 0.06, 0.92, 0.30, 0.24, 0.58),
		}
	case MarkTick:
		return []fyne.CanvasObject{
			stick(side, 0.14, 0.52, 0.43, 0.82, stroke*1.2, ink),
			stick(side, 0.38, 0.82, 0.88, 0.22, stroke*1.2, ink),
		}
	case MarkAlert:
		return []fyne.CanvasObject{polygon(ink, side, 0.5, 0.1, 0.95, 0.88, 0.05, 0.88)}
	case MarkLock, MarkSealed:
		return padlock(side, stroke, ink, m == MarkLock)
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

func disc(cx, cy, r float32, ink color.Color) *canvas.Circle {
	c := canvas.NewCircle(ink)
	c.Resize(fyne.NewSquareSize(2 * r))
	c.Move(fyne.NewPos(cx-r, cy-r))
	return c
}

func ring(c, r, stroke float32, ink color.Color) *canvas.Circle {
	o := disc(c, c, r, color.Transparent)
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
		out[i] = disc(side/2+side*0.38*float32(cos), side/2+side*0.38*float32(sin), max(side*0.085, 0.8), ink)
	}
	return out
}

func line(x1, y1, x2, y2, stroke float32, ink color.Color) *canvas.Line {
	l := canvas.NewLine(ink)
	l.StrokeWidth = stroke
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	return l
}

// polygon draws a shape whose corners are given as fractions of the side.
func polygon(ink color.Color, side float32, xy ...float32) *canvas.ArbitraryPolygon {
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
	return polygon(ink, side, x1-nx, y1-ny, x2-nx, y2-ny, x2+nx, y2+ny, x1+nx, y1+ny)
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
	return polygon(ink, side, xy...)
}

// markBox is a mark that can be redrawn in place, for recycled cells.
type markBox struct {
	box  *fyne.Container
	mark Mark
	side float32
	ink  color.Color
}

func newMarkBox() *markBox { return &markBox{box: container.NewWithoutLayout()} }

func (b *markBox) draw(m Mark, side float32, ink color.Color) {
	side = float32(math.Round(float64(side)))
	if b.mark == m && b.side == side && b.ink == ink {
		return
	}
	b.mark, b.side, b.ink = m, side, ink
	b.box.Objects = m.shapes(side, ink)
	b.box.Resize(fyne.NewSquareSize(side))
}

// StateMark says a state three ways: shape, word, colour. Without a word it is
// only for places where the word stands right beside it.
type StateMark struct {
	widget.BaseWidget
	mark Mark
	word string
	tone theme.Tone
}

// NewStateMark returns a mark with its word.
func NewStateMark(mark Mark, word string, tone theme.Tone) *StateMark {
	s := &StateMark{mark: mark, word: word, tone: tone}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the state shown.
func (s *StateMark) Set(mark Mark, word string, tone theme.Tone) {
	if s.mark == mark && s.word == word && s.tone == tone {
		return
	}
	s.mark, s.word, s.tone = mark, word, tone
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *StateMark) CreateRenderer() fyne.WidgetRenderer {
	mark, text := newMarkBox(), &canvas.Text{}
	return newDrawn(func(size fyne.Size) fyne.Size {
		f := faceOf(theme.SizeBody, false)
		h := f.lineHeight()
		side := theme.Scaled(12)
		mark.draw(s.mark, side, theme.Color(s.tone.Ink()))
		y := (max(size.Height, h) - side) / 2
		mark.box.Move(fyne.NewPos(0, y))
		text.Text, text.TextSize, text.Color = s.word, f.size, theme.Color(s.tone.Ink())
		x := side + theme.Space(1.5)
		if s.mark == NoMark {
			x = 0
		}
		place(text, x, (max(size.Height, h)-h)/2, f.width(s.word))
		if s.word == "" {
			return fyne.NewSize(side, h)
		}
		return fyne.NewSize(x+f.exact(s.word), h)
	}, mark.box, text)
}
