//go:build !ci

package looktest

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
)

// Main runs the tests, or opens one exhibit in a real window when GALLERY_WINDOW names it, so that it
// can be looked at and tried as the driver really draws it. It needs a display and the tags gles, x11
// and migrated_fynedo; Ctrl+Q closes it, from inside a field too. dress puts around the exhibit what a
// window has, as a layer for tooltips.
//
//	GALLERY_WINDOW=shell GALLERY_MODE=dark go test -tags gles,x11,migrated_fynedo ./app/widgets
func Main(m *testing.M, exhibits func() []Exhibit, dress func(fyne.CanvasObject) fyne.CanvasObject) {
	name := os.Getenv("GALLERY_WINDOW")
	if name == "" {
		os.Exit(m.Run())
	}
	a := app.NewWithID("countersign.gallery")
	mode := theme.Mode(os.Getenv("GALLERY_MODE"))
	if mode == "" {
		mode = theme.Light
	}
	a.Settings().SetTheme(theme.New(mode, 100))
	for _, e := range exhibits() {
		if e.Name == name {
			w := a.NewWindow(e.Name)
			w.SetPadded(false)
			w.SetContent(dress(onSurface(e)))
			quit := &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierControl}
			w.Canvas().AddShortcut(quit, func(fyne.Shortcut) { a.Quit() })
			w.Resize(fyne.NewSize(max(e.Size.Width, 400), max(e.Size.Height, 300)))
			w.ShowAndRun()
		}
	}
}
