package looktest

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
)

// Exhibit is one picture of a gallery.
type Exhibit struct {
	Name string
	Size fyne.Size // at 100 %
	Page bool      // it reaches the edges of the window
	Make func() fyne.CanvasObject
}

// Gallery draws exhibits in every look. It checks that something was drawn; whether it is well drawn
// is for eyes: GALLERY=dir keeps the pictures, and draws them in every look instead of two.
func Gallery(t *testing.T, exhibits []Exhibit) {
	dir := os.Getenv("GALLERY")
	keep := dir != ""
	for _, mode := range []theme.Mode{theme.Light, theme.Dark, theme.HighContrast, theme.HighContrastDark} {
		for _, percent := range []int{80, 100, 200} {
			if percent != 100 && mode != theme.Light || !keep &&
				(percent != 100 || mode != theme.Light && mode != theme.Dark) {
				continue
			}
			for _, e := range exhibits {
				name := fmt.Sprintf("%s-%s-%d.png", e.Name, mode, percent)
				t.Run(name, func(t *testing.T) {
					win := Open(t, mode, percent, nil, 10, 10)
					win.SetContent(onSurface(e))
					grow := max(float32(percent)/100, 1)
					win.Resize(fyne.NewSize(e.Size.Width*min(grow, 1.5), e.Size.Height*grow))
					img := win.Canvas().Capture()
					if colours(img) < 5 {
						t.Error("next to nothing is drawn")
					}
					if keep {
						savePNG(t, filepath.Join(dir, name), img)
					}
				})
			}
		}
	}
}

func colours(img image.Image) int {
	seen := map[[3]uint32]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 5 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			r, g, bl, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r, g, bl}] = true
		}
	}
	return len(seen)
}

// Golden holds exhibits to their pictures in testdata/golden, in both themes. With update they are
// written; then look at them.
func Golden(t *testing.T, exhibits []Exhibit, update bool) {
	for _, e := range exhibits {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			name := fmt.Sprintf("%s-%s", e.Name, mode)
			t.Run(name, func(t *testing.T) {
				win := Open(t, mode, 100, nil, e.Size.Width, e.Size.Height)
				win.SetContent(onSurface(e))
				win.Resize(e.Size)
				compareGolden(t, name, win.Canvas().Capture(), update)
			})
		}
	}
}

func compareGolden(t *testing.T, name string, got image.Image, update bool) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".png")
	if update {
		savePNG(t, path, got)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v: run with -update and look at the picture", err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if off := difference(want, got); off > 0.002 {
		failed := filepath.Join("testdata", "failed", name+".png")
		savePNG(t, failed, got)
		t.Errorf("%.2f %% of the picture differs; see %s", off*100, failed)
	}
}

// difference is the share of pixels that differ visibly: rounding differs a
// little between processors.
func difference(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	n, off := 0, 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			n++
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			if apart(r1, r2) || apart(g1, g2) || apart(b1, b2) {
				off++
			}
		}
	}
	return float64(off) / float64(n)
}

func apart(a, b uint32) bool { return max(a, b)-min(a, b) > 24<<8 }
