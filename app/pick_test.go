package app

import (
	"os"
	"path/filepath"
	"testing"

	"countersign/app/ui"

	"fyne.io/fyne/v2"
)

// TestTheToolkitsOwnFileDialogsOpenAndEscapeClosesThem goes without the answers that other tests give in the user's
// place: what is asked for there must be asked for in a window too.
func TestTheToolkitsOwnFileDialogsOpenAndEscapeClosesThem(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "terms.md"), []byte("# Terms"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func(*lab){
		"a file":            func(l *lab) { l.PickFile("Add document", []string{".md"}, func(string) {}) },
		"a folder":          func(l *lab) { l.PickFolder("Where to", func(string) {}) },
		"a new file":        func(l *lab) { l.askCreate() },
		"a backup":          func(l *lab) { l.askBackup() },
		"a workspace":       func(l *lab) { l.askOpen() },
		"from an own page":  func(l *lab) { l.Go(ui.Route{Page: "contracts"}); l.tap("Add document…") },
		"a file, elsewhere": func(l *lab) { l.rememberFolder(filepath.Join(dir, "x")); l.PickFile("Add", nil, func(string) {}) },
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t, false)
			l.p.Pick = nil
			ask(l)
			if l.win.Canvas().Overlays().Top() == nil || len(l.overlays) != 1 {
				t.Fatalf("no dialog is there; %d overlays are known", len(l.overlays))
			}
			l.win.Canvas().Unfocus()
			l.typeKey(fyne.KeyEscape)
			if l.win.Canvas().Overlays().Top() != nil || len(l.overlays) != 0 {
				t.Errorf("Escape leaves it; %d overlays are known", len(l.overlays))
			}
		})
	}
}
