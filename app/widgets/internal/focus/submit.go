package focus

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Submits reports whether a shortcut is Ctrl+Enter, which does what a field or a dialog is for. The toolkit
// makes a shortcut of it, so that no field gets it as a key.
func Submits(s *desktop.CustomShortcut) bool {
	return (s.KeyName == fyne.KeyReturn || s.KeyName == fyne.KeyEnter) &&
		s.Modifier == fyne.KeyModifierShortcutDefault
}
