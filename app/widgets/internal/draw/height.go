package draw

import (
	"fyne.io/fyne/v2"

	"countersign/app/theme"
)

// sized is implemented by what gets taller when it gets narrower. Asking for
// the height of a width avoids the toolkit's second layout pass, during which
// wrapped text jumps.
type sized interface {
	HeightFor(width float32) float32
}

// layoutSized is the same for layouts.
type layoutSized interface {
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor is the height an object needs in a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch v := o.(type) {
	case sized:
		return v.HeightFor(width)
	case *fyne.Container:
		if l, ok := v.Layout.(layoutSized); ok {
			return l.HeightFor(v.Objects, width)
		}
	}
	return o.MinSize().Height
}

// Least is the width an object can be squeezed to; what wraps gives way.
func Least(o fyne.CanvasObject) float32 {
	if _, wraps := o.(sized); wraps {
		return min(o.MinSize().Width, theme.Scaled(60))
	}
	return o.MinSize().Width
}
