//go:build !ci

package widgets

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
)

// TestMain opens one exhibit in a real window when GALLERY_WINDOW names it, so
// that widgets can be looked at and tried as the driver really draws them. It
// needs a display and the tags gles, x11 and migrated_fynedo:
//
// Ctrl+Q closes it, from inside a field too.
//
//	GALLERY_WINDOW=shell GALLERY_MODE=dark go test -tags gles,x11,migrated_fynedo ./app/widgets
func TestMain(m *testing.M) {
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
		if e.name == name {
			w := a.NewWindow(e.name)
			w.SetPadded(false)
			w.SetContent(NewTipLayer(onSurface(e.name, e.make())))
			quit := &desktop.CustomShortcut{KeyName: fyne.KeyQ, Modifier: fyne.KeyModifierControl}
			w.Canvas().AddShortcut(quit, func(fyne.Shortcut) { a.Quit() })
			w.Resize(fyne.NewSize(max(e.size.Width, 400), max(e.size.Height, 300)))
			w.ShowAndRun()
		}
	}
}
