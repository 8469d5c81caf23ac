package seal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"countersign/assessments"
)

// What a message says of the place asked for must be so: a step that comes after the naming may fail as well.
func TestExplainSaysOfThePlaceOnlyWhatIsSo(t *testing.T) {
	dir := t.TempDir()
	there, missing := filepath.Join(dir, "there.zip"), filepath.Join(dir, "missing.zip")
	if err := os.WriteFile(there, []byte("a pack"), 0o600); err != nil {
		t.Fatal(err)
	}
	cause := &fs.PathError{Op: "sync", Path: dir, Err: syscall.EIO}
	for path, says := range map[string]string{there: "verify it before you use it", missing: "Nothing was left there"} {
		err := explain(cause, path)
		if !strings.Contains(err.Error(), says) || assessments.KindOf(err) != assessments.Machine || !errors.Is(err, syscall.EIO) {
			t.Errorf("%s: %v", path, err)
		}
		if strings.Contains(err.Error(), syscall.EIO.Error()) {
			t.Errorf("the system's own words are shown: %v", err)
		}
	}
}
