// Package theme is how Countersign looks: colours by role in four palettes,
// sizes that follow the reader's text scale, and the fonts of package assets.
//
// It is dense and calm on purpose: 13 px text, thin lines, one accent. Every
// colour has a role, and every role that carries text is listed with its
// background in Pairs, so that a test can hold all of them to a contrast of at
// least 4.5:1 (7:1 in the high-contrast palettes).
//
// It is not a set of widgets (app/widgets) and knows nothing of vendors or
// verdicts: a state is a Tone here, a word there. Start with New, which a
// program gives to its Fyne settings; widgets read the look in force with
// Color, Size and Space.
package theme

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	ftheme "fyne.io/fyne/v2/theme"

	"countersign/assets"
)

// Mode is the choice a person makes in the settings.
type Mode string

const (
	System           Mode = "system" // light or dark, as the desktop says
	Light            Mode = "light"
	Dark             Mode = "dark"
	HighContrast     Mode = "contrast"      // black on white
	HighContrastDark Mode = "contrast-dark" // white on black
)

// Modes lists the choices in the order a menu shows them.
func Modes() []Mode { return []Mode{System, Light, Dark, HighContrast, HighContrastDark} }

// Label is the mode's name for a menu.
func (m Mode) Label() string {
	switch m {
	case Light:
		return "Light"
	case Dark:
		return "Dark"
	case HighContrast:
		return "High contrast"
	case HighContrastDark:
		return "High contrast, dark"
	default:
		return "Follow system"
	}
}

// The limits of the text scale, in percent.
const (
	MinScale = 80
	MaxScale = 200
)

// Theme is one look: a mode and a text scale. It implements fyne.Theme and is
// immutable; a change of look is a new Theme.
type Theme struct {
	mode    Mode
	percent int
	grown   float32
	fonts   [5]fyne.Resource
}

// New returns the look for a mode and a text scale in percent. A scale outside
// 80-200 is moved to the nearest limit, an unknown mode follows the system: a
// damaged preference must not keep the program from starting.
func New(mode Mode, percent int) *Theme {
	switch mode {
	case Light, Dark, HighContrast, HighContrastDark:
	default:
		mode = System
	}
	t := &Theme{mode: mode, percent: min(max(percent, MinScale), MaxScale)}
	t.grown = t.growth()
	for i, name := range []assets.FontName{
		assets.Regular, assets.Bold, assets.Italic, assets.BoldItalic,
		assets.Mono,
	} {
		t.fonts[i] = fyne.NewStaticResource(string(name), assets.Font(name))
	}
	return t
}

// Percent returns the text scale, 80 to 200.
func (t *Theme) Percent() int { return t.percent }

// Font implements fyne.Theme with the embedded faces.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return ftheme.DefaultSymbolFont()
	case s.Monospace:
		return t.fonts[4]
	case s.Bold && s.Italic:
		return t.fonts[3]
	case s.Italic:
		return t.fonts[2]
	case s.Bold:
		return t.fonts[1]
	default:
		return t.fonts[0]
	}
}

// Icon implements fyne.Theme; the toolkit's icons are tinted by our roles.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return ftheme.DefaultTheme().Icon(name)
}

// Color implements fyne.Theme for our roles and for the toolkit's own names.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := t.palette(variant)
	if c, ok := p[name]; ok {
		return c
	}
	if role, ok := aliases[name]; ok {
		return p[role]
	}
	return t.translucent(name, p, variant)
}

// translucent answers the toolkit names that are washes over whatever lies
// beneath, and hands on what it does not know.
func (t *Theme) translucent(name fyne.ThemeColorName, p palette, variant fyne.ThemeVariant) color.Color {
	switch name {
	case ftheme.ColorNameFocus:
		return withAlpha(p[Accent], 0x38)
	case ftheme.ColorNameSelection:
		return withAlpha(p[Accent], 0x48)
	case ftheme.ColorNameHover:
		return withAlpha(p[Text], 0x10)
	case ftheme.ColorNamePressed:
		return withAlpha(p[Text], 0x20)
	case ftheme.ColorNameScrollBar:
		return withAlpha(p[Muted], 0xa0)
	case ftheme.ColorNameScrollBarBackground:
		return color.NRGBA{}
	case ftheme.ColorNameShadow:
		return color.NRGBA{A: 0x30}
	}
	return ftheme.DefaultTheme().Color(name, variant)
}

func (t *Theme) palette(variant fyne.ThemeVariant) palette {
	switch t.mode {
	case Light:
		return light
	case Dark:
		return dark
	case HighContrast:
		return contrast
	case HighContrastDark:
		return contrastDark
	}
	if variant == ftheme.VariantDark {
		return dark
	}
	return light
}

func withAlpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

// Size implements fyne.Theme: text grows with the scale; white space shrinks with it, but grows half
// as fast; lines not at all.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	f := float32(t.percent) / 100
	if v, ok := textSizes[name]; ok {
		return roundWhole(v * f)
	}
	if v, ok := spaceSizes[name]; ok {
		if f < 1 {
			return floorHalf(v * f)
		}
		return floorHalf(v*(1+f)/2 + 0.25)
	}
	if v, ok := lineSizes[name]; ok {
		return v
	}
	return ftheme.DefaultTheme().Size(name)
}

// growth is how much wider a text is drawn than at 100 %: not quite the scale, as sizes of text are
// whole pixels.
func (t *Theme) growth() float32 {
	var most float32
	for _, name := range []fyne.ThemeSizeName{SizeBody, SizeCaption, SizeSmall} {
		most = max(most, t.Size(name)/textSizes[name])
	}
	return most
}

// roundWhole makes a size of text whole: the toolkit sets the characters of a text of 10.5 px as far
// apart as those of one of 11, so that all between is wider than it looks.
func roundWhole(v float32) float32 { return float32(math.Round(float64(v))) }

func floorHalf(v float32) float32 { return float32(math.Floor(float64(v)*2) / 2) }
