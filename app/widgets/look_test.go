package widgets

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
)

// show opens an object in a test window of the given size and look.
func open(t *testing.T, mode theme.Mode, percent int, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(mode, percent))
	software.NewCanvas().Capture() // sets the clock by which the toolkit drops what was not painted for a minute
	win := test.NewWindow(o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	t.Cleanup(win.Close)
	return win
}

// light opens an object in the light look at 100 %.
func light(t *testing.T, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	return open(t, theme.Light, 100, o, w, h)
}

// onSurface puts an exhibit on the page's ground; whole pages reach its edges.
func onSurface(name string, o fyne.CanvasObject) fyne.CanvasObject {
	if name != "shell" && name != "contract" {
		o = NewInset(2, 2, o)
	}
	return container.NewStack(canvas.NewRectangle(theme.Color(theme.Surface)), o)
}

// picturesTo is where the gallery leaves its pictures: the directory named by
// GALLERY. Without one they are drawn, checked and thrown away.
func picturesTo() (dir string, keep bool) {
	dir = os.Getenv("GALLERY")
	return dir, dir != ""
}

func savePNG(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

// samePicture tells whether two pictures are the same to the pixel.
func samePicture(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// pixels is a picture as a string, to be compared.
func pixels(img image.Image) string {
	b := img.Bounds()
	out := make([]byte, 0, b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, _, _, _ := img.At(x, y).RGBA()
			out = append(out, byte(r>>8))
		}
	}
	return string(out)
}
