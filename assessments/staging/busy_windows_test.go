package staging

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// openHard opens a file as a program does that lets no one rename or remove it.
func openHard(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAFileThatAnotherProgramLooksThroughGetsItsNameOnceThatIsDone(t *testing.T) {
	dir := t.TempDir()
	a, err := In(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(a.Path("x"), []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	looking := openHard(t, a.Path("x"))
	waited := 0
	pause = func(time.Duration) {
		if waited++; waited == 3 {
			_ = looking.Close()
		}
	}
	defer func() { pause = func(ms time.Duration) { time.Sleep(ms * time.Millisecond) } }()
	if err := a.Publish("x", filepath.Join(dir, "x")); err != nil || waited != 3 {
		t.Errorf("after %d pauses: %v", waited, err)
	}
	// It does not wait for ever.
	if err := os.WriteFile(a.Path("y"), []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	looking, waited = openHard(t, a.Path("y")), 100
	err = a.Publish("y", filepath.Join(dir, "y"))
	if !InUse(err) || !strings.Contains(Why(err), "Another program has that file open") || waited != 100+
		len(patience) {
		t.Errorf("after %d pauses: %v, in words: %s", waited-100, err, Why(err))
	}
	if _, err := os.Lstat(filepath.Join(dir, "y")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is there: %v", err)
	}
	_ = looking.Close()
	if err := a.Close(); err != nil {
		t.Error(err)
	}
}

func TestWhyKnowsTheSystemsErrors(t *testing.T) {
	for code, says := range map[syscall.Errno]string{
		5: "permission", 19: "read-only", 32: "Another program", 33: "Another program", 39: "full",
		112: "full", 80: "taken", 183: "taken",
		3: "no longer exists", 123: "does not allow that name", 206: "too long", 1117: "reported an error",
	} {
		if got := Why(&os.PathError{Op: "open", Path: "x", Err: code}); !strings.Contains(got, says) {
			t.Errorf("error %d: %q", code, got)
		}
	}
}
