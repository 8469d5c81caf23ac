package theme_test

import (
	"image/color"
	"math"
	"testing"

	"countersign/app/theme"
)

// hue is the hue of a colour in degrees: 60 yellow, 120 green, 240 blue, 300 magenta.
func hue(c color.Color) float64 {
	r32, g32, b32, _ := c.RGBA()
	r, g, b := float64(r32), float64(g32), float64(b32)
	high, low := max(r, g, b), min(r, g, b)
	var h float64
	switch span := high - low; {
	case span == 0:
		return math.NaN()
	case high == r:
		h = math.Mod((g-b)/span, 6)
	case high == g:
		h = (b-r)/span + 2
	default:
		h = (r-g)/span + 4
	}
	return math.Mod(h*60+360, 360)
}

// TestThePartiesHaveTheColoursOfTheMatrix: its figures draw the provider yellow and the customer
// purple. Who knows them would read other colours backwards. Nothing else on a page may be taken for
// the customer's purple.
func TestThePartiesHaveTheColoursOfTheMatrix(t *testing.T) {
	for name, of := range looks() {
		for _, r := range []theme.Role{theme.ProviderInk, theme.ProviderGround} {
			if h := hue(of(r)); h < 40 || h > 65 {
				t.Errorf("%s: %s has hue %.0f, want yellow", name, r, h)
			}
		}
		for _, r := range []theme.Role{theme.CustomerInk, theme.CustomerGround} {
			if h := hue(of(r)); h < 260 || h > 290 {
				t.Errorf("%s: %s has hue %.0f, want purple", name, r, h)
			}
		}
		apart := math.Abs(hue(of(theme.Contradicted.Ink())) - hue(of(theme.CustomerInk)))
		if apart < 30 {
			t.Errorf("%s: contradicted and the customer's purple are %.0f degrees apart", name, apart)
		}
	}
}
