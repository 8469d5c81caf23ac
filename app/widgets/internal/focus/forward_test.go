package focus

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
)

// The software canvas has TypedShortcut, as the canvas of a real window does;
// the test driver's own hides it.
func TestAShortcutAWidgetDoesNotUseRunsTheWindows(t *testing.T) {
	c := software.NewCanvas()
	ctrlK := &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}
	ran := 0
	c.AddShortcut(ctrlK, func(fyne.Shortcut) { ran++ })
	shortcutTo(c, ctrlK)
	shortcutTo(c, &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl})
	if ran != 1 {
		t.Errorf("Ctrl+K ran %d times", ran)
	}
}
