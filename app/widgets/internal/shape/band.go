package shape

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
)

// Band is where a score is and where the open questions could still take it,
// all as fractions of the full track.
type Band struct {
	Low, Score, High float32
	// Scored is false while nothing is known: only the band is drawn.
	Scored bool
}

// BandShapes are the track, the band on it and the tick of the score.
type BandShapes struct{ Track, Band, Tick *canvas.Rectangle }

// NewBandShapes returns the shapes of a band.
func NewBandShapes() BandShapes {
	return BandShapes{&canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}}
}

// Draw places the shapes from a corner on, in a width, and returns the height they take.
func (s BandShapes) Draw(b Band, x, y, w float32) (height float32) {
	h, over := theme.Scaled(6), theme.Scaled(2)
	low, high := Clamp01(b.Low), Clamp01(max(b.High, b.Low))
	Bar(s.Track, x, y+over, w, h, theme.Track)
	bandWidth := max(w*(high-low), 0)
	Bar(s.Band, x+w*low, y+over, bandWidth, h, theme.BandFill)
	s.Band.CornerRadius = min(h/2, bandWidth/2)
	s.Tick.Hidden = !b.Scored
	t := max(theme.Scaled(2), 2)
	Bar(s.Tick, x+min(max(w*Clamp01(b.Score)-t/2, 0), w-t), y, t, h+2*over, theme.Accent)
	s.Tick.CornerRadius = t / 2
	return h + 2*over
}

// Bar places a rounded bar.
func Bar(r *canvas.Rectangle, x, y, w, h float32, role theme.Role) {
	r.FillColor = theme.Color(role)
	r.CornerRadius = h / 2
	r.Resize(fyne.NewSize(w, h))
	r.Move(fyne.NewPos(x, y))
}

// Clamp01 is a fraction, kept between 0 and 1.
func Clamp01(v float32) float32 { return min(max(v, 0), 1) }
