package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
)

// Folding is something that folds into one line in a low window, and opens while the pointer or the keyboard is
// on it.
type Folding struct {
	focus.Control
	least float32
	line  string
	whole fyne.CanvasObject
}

// NewFolding folds something into a line where the window has less than a height, in pixels at 100 %. SetLine
// says what the line is.
func NewFolding(least float32, whole fyne.CanvasObject) *Folding {
	f := &Folding{least: least, whole: whole}
	f.Start(f, nil)
	f.SetDisabled(true)
	return f
}

// SetLine changes the line; what does not fit into it is cut, and stands in the whole.
func (f *Folding) SetLine(words string) {
	if f.line != words {
		f.line = words
		f.Refresh()
	}
}

// low tells whether the window is low.
func (f *Folding) low() bool {
	c := focus.CanvasOf(f)
	return c != nil && c.Size().Height < theme.Scaled(f.least)
}

// Folded tells whether the line stands for the whole.
func (f *Folding) Folded() bool { return f.low() && !f.Hovered() && !f.HasFocus() }

// HeightFor is the height it needs in a width.
func (f *Folding) HeightFor(width float32) float32 {
	if f.Folded() {
		return draw.FaceOf(theme.SizeBody, false).LineHeight()
	}
	return draw.HeightFor(f.whole, width)
}

func (f *Folding) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{f.whole} }

// CreateRenderer implements fyne.Widget.
func (f *Folding) CreateRenderer() fyne.WidgetRenderer {
	ring, line := draw.NewRing(), &canvas.Text{}
	return draw.New(func(size fyne.Size) fyne.Size {
		folded := f.Folded()
		f.SetDisabled(!f.low()) // in a tall window there is nothing to open: Tab does not stop here
		face := draw.FaceOf(theme.SizeBody, false)
		words, _ := face.Fit(f.line, size.Width)
		draw.Write(line, words, face, theme.Text, fyne.TextAlignLeading)
		draw.Place(line, 0, 0, size.Width)
		line.Hidden = !folded
		draw.Show(f.whole, !folded)
		f.whole.Resize(size)
		draw.PlaceRing(ring, f.HasFocus(), fyne.Position{}, size, 3)
		return fyne.NewSize(theme.Scaled(120), f.HeightFor(max(size.Width, theme.Scaled(120))))
	}, line, f.whole, ring)
}
