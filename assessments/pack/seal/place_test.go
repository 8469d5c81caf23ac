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
	named, missing := filepath.Join(dir, "there.zip"), filepath.Join(dir, "missing.zip")
	prepared, removed := filepath.Join(dir, ".countersign-1.part"), filepath.Join(dir, ".countersign-2.part")
	if err := errors.Join(os.WriteFile(named, []byte("a pack"), 0o600),
		os.Mkdir(prepared, 0o700)); err != nil {
		t.Fatal(err)
	}
	cause := &fs.PathError{Op: "sync", Path: dir, Err: syscall.EIO}
	for _, c := range []struct{ out, prepared, says string }{
		{named, prepared, "verify it before you use it"},
		{missing, prepared, "A part of it may be in the folder “.countersign-1.part” beside it"},
		{missing, removed, "Nothing was left there"},
		{missing, "", "Nothing was left there"},
		{filepath.Join(named, "below a file.zip"), "", "verify it before you use it"}, // there it cannot look
	} {
		err := explain(cause, c.out, c.prepared)
		if !strings.Contains(err.Error(), c.says) || assessments.KindOf(err) != assessments.Machine ||
			!errors.Is(err, syscall.EIO) {
			t.Errorf("%s, %s: %v", c.out, c.prepared, err)
		}
		if strings.Contains(err.Error(), "Nothing was left") != (c.says == "Nothing was left there") {
			t.Errorf("%s, %s: it says what is not so: %v", c.out, c.prepared, err)
		}
		if strings.Contains(err.Error(), syscall.EIO.Error()) {
			t.Errorf("the system's own words are shown: %v", err)
		}
	}
}
