// Package looktest is what the tests of the drawn parts rely on: a window without a screen, in any look;
// pictures, compared with each other and with golden ones; keys; and a clock that is advanced manually. It
// draws nothing itself and is not part of the program. Start with Light, then Gallery and Golden.
package looktest

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
)

// Open shows an object in a test window of the given size and look.
func Open(t testing.TB, mode theme.Mode, percent int, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(mode, percent))
	// sets the clock by which the toolkit drops what was not painted for a minute
	software.NewCanvas().Capture()
	win := test.NewWindow(o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	t.Cleanup(win.Close)
	return win
}

// Light shows an object in the light look at 100 %.
func Light(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	return Open(t, theme.Light, 100, o, w, h)
}

// onSurface puts an exhibit on the page's ground, with white space around it unless it is a whole page.
func onSurface(e Exhibit) fyne.CanvasObject {
	o := e.Make()
	if !e.Page {
		pad := theme.Space(2)
		o = container.New(layout.NewCustomPaddedLayout(pad, pad, pad, pad), o)
	}
	return container.NewStack(canvas.NewRectangle(theme.Color(theme.Surface)), o)
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

// SamePicture tells whether two pictures are the same to the pixel.
func SamePicture(a, b image.Image) bool {
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

// Pixels is a picture as a string, to be compared.
func Pixels(img image.Image) string {
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

// Key is a key as the driver says it.
func Key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// Keys presses keys where the focus is.
func Keys(win fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		win.Canvas().Focused().TypedKey(Key(n))
	}
}

// Clockwork runs what was to happen later, when told.
type Clockwork struct{ due []func() }

// After takes what is to happen later.
func (c *Clockwork) After(_ time.Duration, f func()) { c.due = append(c.due, f) }

// Tick lets happen what is due; what comes of that waits for the next one.
func (c *Clockwork) Tick() {
	due := c.due
	c.due = nil
	for _, f := range due {
		f()
	}
}
