package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

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
	v := shape.NewKeyCap()
	return draw.New(func(size fyne.Size) fyne.Size {
		need := fyne.NewSize(v.Width(k.key), v.Height())
		v.Draw(k.key, 0, max(size.Height, need.Height))
		return need
	}, v.Ground, v.Text)
}
