package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// sheet is a box over the window, near its top. A tap beside it closes it; the
// focus goes back to where it was.
type sheet struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	content fyne.CanvasObject
	want    fyne.Size // at 100 %
	before  fyne.Focusable
	onAside func()
	ground  *canvas.Rectangle
	veil    *canvas.Rectangle
}

// openSheet shows content in a sheet of at most the wanted size.
func openSheet(c fyne.Canvas, content fyne.CanvasObject, want fyne.Size, onAside func()) *sheet {
	s := &sheet{canvas: c, content: content, want: want, before: c.Focused(), onAside: onAside}
	s.ground, s.veil = &canvas.Rectangle{}, &canvas.Rectangle{}
	s.ExtendBaseWidget(s)
	c.Overlays().Add(s)
	s.Resize(c.Size())
	return s
}

func (s *sheet) close() {
	s.canvas.Overlays().Remove(s)
	if s.before != nil {
		s.canvas.Focus(s.before)
	}
}

// Tapped closes when the tap is beside the box.
func (s *sheet) Tapped(ev *fyne.PointEvent) {
	at, size := s.content.Position(), s.content.Size()
	if ev.Position.X < at.X || ev.Position.Y < at.Y || ev.Position.X > at.X+size.Width ||
		ev.Position.Y > at.Y+size.Height {
		s.onAside()
	}
}

func (s *sheet) Holds() []fyne.CanvasObject { return []fyne.CanvasObject{s.content} }

// CreateRenderer implements fyne.Widget.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		s.veil.FillColor = color.NRGBA{A: 0x38}
		s.veil.Resize(size)
		w := min(theme.Scaled(s.want.Width), size.Width-theme.Space(8))
		h := min(theme.Scaled(s.want.Height), size.Height-theme.Space(12))
		at := fyne.NewPos((size.Width-w)/2, min(theme.Scaled(70), (size.Height-h)/2))
		s.ground.FillColor, s.ground.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.LineStrong)
		s.ground.StrokeWidth, s.ground.CornerRadius = 1, 8
		s.ground.Resize(fyne.NewSize(w, h))
		s.ground.Move(at)
		s.content.Resize(fyne.NewSize(w, h))
		s.content.Move(at)
		return fyne.NewSize(theme.Scaled(200), theme.Scaled(160))
	}, s.veil, s.ground, s.content)
}
