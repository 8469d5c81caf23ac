package widgets

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// TestStatesLookAsTheyDid holds the shapes, pills, heat cells, bands, buttons
// and the table to their pictures in both themes. What it proves: a change of
// look is on purpose. -update writes them anew; then look at them.
func TestStatesLookAsTheyDid(t *testing.T) {
	for _, e := range []exhibit{
		{"states", fyne.NewSize(620, 300), sampleStates},
		{"table", fyne.NewSize(820, 200), func() fyne.CanvasObject { return sampleTable(3) }},
		{"verdicts", fyne.NewSize(420, 90), func() fyne.CanvasObject {
			b := NewVerdictBar(sampleVerdicts(), nil)
			b.Set(1)
			return b
		}},
	} {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			name := fmt.Sprintf("%s-%s", e.name, mode)
			t.Run(name, func(t *testing.T) {
				win := open(t, mode, 100, nil, e.size.Width, e.size.Height)
				win.SetContent(onSurface(e.name, e.make()))
				win.Resize(e.size)
				compareGolden(t, name, win.Canvas().Capture())
			})
		}
	}
}

func compareGolden(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".png")
	if *update {
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
