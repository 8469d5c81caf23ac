package widgets

import (
	"fyne.io/fyne/v2"

	"countersign/app/widgets/internal/focus"
)

// TipLayer wraps the content of a window and shows tooltips above it.
type TipLayer = focus.TipLayer

// NewTipLayer returns the wrapped content. Widgets find the layer by themselves.
func NewTipLayer(content fyne.CanvasObject) *TipLayer { return focus.NewTipLayer(content) }
