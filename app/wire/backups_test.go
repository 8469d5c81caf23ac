package wire

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"countersign/app/profile"
)

// TestTheLastBackupIsAlsoOneMadeOnRequest remembers a copy as the command “backup” does: the window
// knows of it.
func TestTheLastBackupIsAlsoOneMadeOnRequest(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	w := &wiring{profile: profile.At("")}
	workspace, dest := filepath.Join(dir, "a.countersign"), filepath.Join(dir, "copy.countersign")
	if got := w.lastBackup(workspace); !got.IsZero() {
		t.Errorf("without a backup the last is of %v", got)
	}
	made := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	for _, path := range []string{workspace, dest} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(dest, made, made); err != nil {
		t.Fatal(err)
	}
	if err := w.copies().Made(workspace, dest); err != nil {
		t.Fatal(err)
	}
	if got := w.lastBackup(workspace); !got.Equal(made) {
		t.Errorf("the last backup is of %v, want %v", got, made)
	}
	if err := os.Remove(dest); err != nil {
		t.Fatal(err)
	}
	if got := w.lastBackup(workspace); !got.IsZero() {
		t.Errorf("a copy that is gone counts as the last backup: %v", got)
	}
}
