package draw

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
)

// DoubleClick is how soon a second click on a row opens it. The toolkit's own
// double tap would hold back every single click for as long.
const DoubleClick = 400 * time.Millisecond

// Show shows an object or hides it; nil is neither.
func Show(o fyne.CanvasObject, yes bool) {
	switch {
	case o == nil:
	case yes:
		o.Show()
	default:
		o.Hide()
	}
}

// Label makes a line of text in a role's colour.
func Label(s string, f Face, role theme.Role) *canvas.Text {
	t := &canvas.Text{Text: s, TextSize: f.Size, TextStyle: f.Style, Color: theme.Color(role)}
	return t
}

// Place moves and sizes a text that is as wide as given and one line high.
func Place(t *canvas.Text, x, y, w float32) {
	t.Resize(fyne.NewSize(w, Face{t.TextSize, t.TextStyle}.LineHeight()))
	t.Move(fyne.NewPos(x, y))
}

// Write sets a text's content and style without laying it out.
func Write(t *canvas.Text, s string, f Face, role theme.Role, align fyne.TextAlign) {
	t.Text, t.TextSize, t.TextStyle, t.Alignment = s, f.Size, f.Style, align
	t.Color = theme.Color(role)
}

// NewRing is the frame that shows the focus, two pixels around an object.
func NewRing() *canvas.Rectangle {
	return &canvas.Rectangle{FillColor: color.Transparent, StrokeWidth: 2}
}

// PlaceRing shows a ring around an area, or hides it.
func PlaceRing(r *canvas.Rectangle, shown bool, at fyne.Position, size fyne.Size, radius float32) {
	r.Hidden = !shown
	r.StrokeColor = theme.Color(theme.Accent)
	r.CornerRadius = radius + 2
	r.Resize(size.AddWidthHeight(4, 4))
	r.Move(at.SubtractXY(2, 2))
}
