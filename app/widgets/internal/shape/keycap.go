package shape

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// KeyCap draws a key inside another widget.
type KeyCap struct {
	Ground *canvas.Rectangle
	Text   *canvas.Text
}

// NewKeyCap returns a cap that shows no key yet.
func NewKeyCap() KeyCap {
	return KeyCap{&canvas.Rectangle{}, &canvas.Text{}}
}

// Width is how wide the cap of a key is.
func (v KeyCap) Width(key string) float32 {
	return max(draw.FaceOf(theme.SizeSmall, false).Exact(key)+theme.Space(2.5), v.Height())
}

// Height is how tall a cap is.
func (v KeyCap) Height() float32 {
	return draw.FaceOf(theme.SizeSmall, false).LineHeight() + theme.Space(0.5)
}

// Draw puts the cap at x, in the middle of a height; no key, no cap.
func (v KeyCap) Draw(key string, x, height float32) {
	v.Ground.Hidden, v.Text.Hidden = key == "", key == ""
	if key == "" {
		return
	}
	f := draw.FaceOf(theme.SizeSmall, false)
	w, h := v.Width(key), v.Height()
	v.Ground.FillColor, v.Ground.StrokeColor = theme.Color(theme.Panel), theme.Color(theme.LineStrong)
	v.Ground.StrokeWidth, v.Ground.CornerRadius = 1, 3
	v.Ground.Resize(fyne.NewSize(w, h))
	v.Ground.Move(fyne.NewPos(x, (height-h)/2))
	draw.Write(v.Text, key, f, theme.Muted, fyne.TextAlignCenter)
	draw.Place(v.Text, x, (height-f.LineHeight())/2, w)
}
