package theme

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"
)

// standIn is what widgets are drawn with where another theme is in force, such
// as a bare test window.
var standIn = sync.OnceValue(func() *Theme { return New(Light, 100) })

// Current returns the look in force: the application's theme where it is ours.
func Current() *Theme {
	if a := fyne.CurrentApp(); a != nil {
		if t, ok := a.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return standIn()
}

// Color returns the colour of a role in the look in force.
func Color(role Role) color.Color {
	variant := ftheme.VariantLight
	if a := fyne.CurrentApp(); a != nil {
		variant = a.Settings().ThemeVariant()
	}
	return Current().Color(role, variant)
}

// Size returns a size of the look in force, in pixels.
func Size(name fyne.ThemeSizeName) float32 { return Current().Size(name) }

// Space returns n steps of white space, four pixels each at 100 %.
func Space(n float32) float32 { return n * Current().Size(ftheme.SizeNamePadding) }

// Scaled returns a length that grows with the text as it is drawn, given its pixels at 100 %: what
// holds a word there holds it at every size of text. Widths of columns and fields are stored at 100 %
// and shown through it.
func Scaled(px float32) float32 { return px * Current().grown }

// Unscaled is the inverse of Scaled.
func Unscaled(px float32) float32 { return px / Current().grown }
