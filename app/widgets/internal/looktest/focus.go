package looktest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
)

// ShowsFocus holds controls to what the window relies on: they can be focused, the focus can be seen,
// and keys and characters they do not use reach the window. A field keeps what is typed.
func ShowsFocus(t *testing.T, controls map[string]fyne.Focusable) {
	for name, f := range controls {
		t.Run(name, func(t *testing.T) {
			o := f.(fyne.CanvasObject)
			pad := theme.Space(3)
			inset := container.New(layout.NewCustomPaddedLayout(pad, pad, pad, pad), o)
			win := Light(t, container.NewStack(canvas.NewRectangle(theme.Color(theme.Surface)), inset), 360,
				240)
			before := win.Canvas().Capture()
			var keys []fyne.KeyName
			var runes []rune
			win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
			win.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
			win.Canvas().Focus(f)
			if win.Canvas().Focused() != f {
				t.Fatal("cannot be focused")
			}
			if SamePicture(before, win.Canvas().Capture()) {
				t.Error("the focus cannot be seen")
			}
			if _, field := f.(interface{ AcceptsTab() bool }); field {
				return
			}
			f.TypedKey(Key(fyne.KeyF5))
			f.TypedRune('j')
			if len(keys) != 1 || keys[0] != fyne.KeyF5 || string(runes) != "j" {
				t.Errorf("handed on keys %v and runes %q", keys, string(runes))
			}
		})
	}
}
