package theme_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	ftheme "fyne.io/fyne/v2/theme"

	"countersign/app/theme"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func ratio(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// looks are all that can be seen: each mode under each system variant.
func looks() map[string]func(theme.Role) color.Color {
	out := map[string]func(theme.Role) color.Color{}
	for _, m := range theme.Modes() {
		for v, variant := range map[string]fyne.ThemeVariant{
			"light": ftheme.VariantLight,
			"dark":  ftheme.VariantDark,
		} {
			th := theme.New(m, 100)
			out[fmt.Sprintf("%s on a %s desktop", m, v)] = func(r theme.Role) color.Color {
				return th.Color(r, variant)
			}
		}
	}
	return out
}

func TestContrastMeasureKnowsBlackOnWhite(t *testing.T) {
	if r := ratio(color.Black, color.White); math.Abs(r-21) > 0.01 {
		t.Fatalf("black on white is %.2f, want 21", r)
	}
}

func TestEveryPairOfRolesReadsInEveryLook(t *testing.T) {
	for name, of := range looks() {
		for _, p := range theme.Pairs() {
			want := 4.5
			if name[:5] == "contr" {
				want = 7
			}
			if got := ratio(of(p.Ink), of(p.Ground)); got < want {
				t.Errorf("%s: %s on %s is %.2f:1, want at least %.1f:1", name, p.Ink, p.Ground, got, want)
			}
		}
	}
}

func TestSignsThatAreNotTextStandOut(t *testing.T) {
	// WCAG 1.4.11: three to one for the focus ring and the tick of a score.
	for name, of := range looks() {
		for _, ground := range []theme.Role{
			theme.Surface, theme.Panel, theme.Selected, theme.Track,
			theme.Hover,
		} {
			if got := ratio(of(theme.Accent), of(ground)); got < 3 {
				t.Errorf("%s: accent on %s is %.2f:1", name, ground, got)
			}
		}
	}
}

func TestEveryToolkitColourIsAnsweredInEveryLook(t *testing.T) {
	names := []fyne.ThemeColorName{
		ftheme.ColorNameBackground, ftheme.ColorNameButton, ftheme.ColorNameForeground,
		ftheme.ColorNamePrimary, ftheme.ColorNameInputBackground, ftheme.ColorNamePlaceHolder,
		ftheme.ColorNameMenuBackground, ftheme.ColorNameOverlayBackground, ftheme.ColorNameHyperlink,
		ftheme.ColorNameDisabled, ftheme.ColorNameError, ftheme.ColorNameSuccess, ftheme.ColorNameWarning,
	}
	for mode, of := range looks() {
		for _, n := range names {
			if _, _, _, a := of(n).RGBA(); a != 0xffff {
				t.Errorf("%s: %s is not an opaque colour", mode, n)
			}
		}
		for _, p := range [][2]fyne.ThemeColorName{
			{ftheme.ColorNameForeground, ftheme.ColorNameBackground},
			{ftheme.ColorNameForeground, ftheme.ColorNameMenuBackground},
			{ftheme.ColorNameDisabled, ftheme.ColorNameMenuBackground},
			{ftheme.ColorNamePlaceHolder, ftheme.ColorNameInputBackground},
			{ftheme.ColorNameHyperlink, ftheme.ColorNameBackground},
			{ftheme.ColorNameForegroundOnPrimary, ftheme.ColorNamePrimary},
			{ftheme.ColorNameForegroundOnError, ftheme.ColorNameError},
			{ftheme.ColorNameForegroundOnWarning, ftheme.ColorNameWarning},
			{ftheme.ColorNameForegroundOnSuccess, ftheme.ColorNameSuccess},
		} {
			if got := ratio(of(p[0]), of(p[1])); got < 4.5 {
				t.Errorf("%s: %s on %s is %.2f:1", mode, p[0], p[1], got)
			}
		}
	}
}

func TestFollowSystemTakesTheDesktopsVariant(t *testing.T) {
	sys := theme.New(theme.System, 100)
	for variant, mode := range map[fyne.ThemeVariant]theme.Mode{
		ftheme.VariantLight: theme.Light,
		ftheme.VariantDark:  theme.Dark,
	} {
		if sys.Color(theme.Surface, variant) != theme.New(mode, 100).Color(theme.Surface, variant) {
			t.Errorf("system does not look %s", mode)
		}
	}
	if theme.New("nonsense", 100).Mode() != theme.System {
		t.Error("an unknown mode does not follow the system")
	}
}

func TestTextScalesFrom80To200PercentAndNoFurther(t *testing.T) {
	for _, c := range []struct {
		ask, have int
		body      float32
	}{{10, 80, 10}, {80, 80, 10}, {100, 100, 13}, {200, 200, 26}, {900, 200, 26}} {
		th := theme.New(theme.Light, c.ask)
		if th.Percent() != c.have || th.Size(theme.SizeBody) != c.body {
			t.Errorf("%d %%: have %d %%, body %v px; want %d %%, %v px", c.ask, th.Percent(),
				th.Size(theme.SizeBody), c.have, c.body)
		}
	}
	small, large := theme.New(theme.Light, 100), theme.New(theme.Light, 200)
	if a, b := small.Size(ftheme.SizeNamePadding), large.Size(ftheme.SizeNamePadding); b <= a || b >= 2*a {
		t.Errorf("padding goes from %v to %v: white space should grow slower than text", a, b)
	}
	if small.Size(ftheme.SizeNameSeparatorThickness) != large.Size(ftheme.SizeNameSeparatorThickness) {
		t.Error("lines grow with the text")
	}
}

// TestWhatHoldsATextHoldsItAtEverySize: a column that is wide enough at 100 % must not cut its words
// at 80 %, where the toolkit would set letters of a size between two pixels as wide as the larger one.
func TestWhatHoldsATextHoldsItAtEverySize(t *testing.T) {
	a := test.NewTempApp(t)
	type text struct {
		size fyne.ThemeSizeName
		bold bool
	}
	held := map[text]float32{}
	for _, percent := range []int{
		100, 80, 85, 90, 95, 105, 110, 115, 120, 130, 140, 150, 160, 170, 180, 190,
		200,
	} {
		a.Settings().SetTheme(theme.New(theme.Light, percent))
		for _, x := range []text{
			{theme.SizeBody, false},
			{theme.SizeBody, true},
			{theme.SizeCaption, false},
			{theme.SizeCaption, true},
			{theme.SizeSmall, false},
		} {
			need := fyne.MeasureText("Score and band 222 d late", theme.Size(x.size),
				fyne.TextStyle{Bold: x.bold}).Width + theme.Space(4)
			if percent == 100 {
				held[x] = need
			}
			if have := theme.Scaled(held[x]); need > have+0.5 {
				t.Errorf("at %d %% %s needs %v px, and its column has %v", percent, x.size, need, have)
			}
		}
	}
}

func TestEachTextStyleHasItsOwnFace(t *testing.T) {
	th := theme.New(theme.Light, 100)
	seen := map[string]bool{}
	for _, s := range []fyne.TextStyle{
		{},
		{Bold: true},
		{Italic: true},
		{Bold: true, Italic: true},
		{Monospace: true},
	} {
		seen[th.Font(s).Name()] = true
	}
	if len(seen) != 5 {
		t.Errorf("five styles share %d faces", len(seen))
	}
}

func TestWidgetsReadTheLookInForce(t *testing.T) {
	a := test.NewTempApp(t)
	if theme.Current().Mode() != theme.Light {
		t.Error("under a foreign theme the stand-in is not light")
	}
	a.Settings().SetTheme(theme.New(theme.Dark, 150))
	if theme.Current().Mode() != theme.Dark || theme.Scaled(100) < 150 ||
		theme.Unscaled(theme.Scaled(100)) != 100 {
		t.Error("the theme set in the application is not the one read")
	}
	if theme.Color(theme.Text) == theme.Color(theme.Surface) {
		t.Error("text and surface are one colour")
	}
}
