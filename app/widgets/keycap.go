package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// keyCapView draws a key inside another widget.
type keyCapView struct {
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newKeyCapView() keyCapView {
	return keyCapView{&canvas.Rectangle{}, &canvas.Text{}}
}

func (v keyCapView) width(key string) float32 {
	return max(faceOf(theme.SizeSmall, false).exact(key)+theme.Space(2.5), v.height())
}

func (v keyCapView) height() float32 {
	return faceOf(theme.SizeSmall, false).lineHeight() + theme.Space(0.5)
}

// draw puts the cap at x, in the middle of a height; no key, no cap.
func (v keyCapView) draw(key string, x, height float32) {
	v.ground.Hidden, v.text.Hidden = key == "", key == ""
	if key == "" {
		return
	}
	f := faceOf(theme.SizeSmall, false)
	w, h := v.width(key), v.height()
	v.ground.FillColor, v.ground.StrokeColor = theme.Color(theme.Panel), theme.Color(theme.LineStrong)
	v.ground.StrokeWidth, v.ground.CornerRadius = 1, 3
	v.ground.Resize(fyne.NewSize(w, h))
	v.ground.Move(fyne.NewPos(x, (height-h)/2))
	write(v.text, key, f, theme.Muted, fyne.TextAlignCenter)
	place(v.text, x, (height-f.lineHeight())/2, w)
}

// KeyCap is a key as it looks on the keyboard: "K", "Ctrl K".
type KeyCap struct {
	widget.BaseWidget
	key string
}

// NewKeyCap returns a key.
func NewKeyCap(key string) *KeyCap {
	k := &KeyCap{key: key}
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer implements fyne.Widget.
func (k *KeyCap) CreateRenderer() fyne.WidgetRenderer {
	v := newKeyCapView()
	return newDrawn(func(size fyne.Size) fyne.Size {
		need := fyne.NewSize(v.width(k.key), v.height())
		v.draw(k.key, 0, max(size.Height, need.Height))
		return need
	}, v.ground, v.text)
}
