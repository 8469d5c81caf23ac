package staging

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A name that may not last is taken back: a caller that gets the error finds nothing there, and the name is
// free.
func TestANameThatMayNotLastIsTakenBack(t *testing.T) {
	for _, what := range []string{"file", "folder"} {
		dir := t.TempDir()
		a, err := In(dir)
		if err != nil {
			t.Fatal(err)
		}
		if what == "folder" {
			err = errors.Join(os.Mkdir(a.Path("x"), 0o700),
				os.WriteFile(filepath.Join(a.Path("x"), "f"), []byte("new"), 0o600))
		} else {
			err = os.WriteFile(a.Path("x"), []byte("new"), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		dest := filepath.Join(dir, "x")
		syncDir = func(folder string) error {
			if folder != dir {
				return nil
			}
			if _, err := os.Lstat(dest); err != nil {
				t.Errorf("%s: it has no name when its folder is synced: %v", what, err)
			}
			return syscall.EIO
		}
		err = a.Publish("x", dest)
		syncDir = flushFolder
		if !errors.Is(err, syscall.EIO) {
			t.Errorf("%s: got %v", what, err)
		}
		if _, err := os.Lstat(dest); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: it is there all the same: %v", what, err)
		}
		if err := a.Publish("x", dest); err != nil {
			t.Errorf("%s: the second try: %v", what, err)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestNamesThatWindowsGivesNoFile(t *testing.T) {
	bad := []string{
		"CON", "con.txt", "aux.pdf", "Nul.tar.gz", "PRN.countersign", "COM1.zip", "lpt9", "COM¹.pdf",
		"conin$", "CONOUT$.x", "aux .pdf",
		"pack.", "pack ", "pack. .", "a:b.countersign", "w.countersign:stream", "a<b", "a>b", "what?.zip",
		"a*b", "a|b", `a"b`, `a\b`, "a/b", "a\x1fb",
	}
	for _, name := range bad {
		if windowsNameProblem(name) == "" {
			t.Errorf("%q is taken for a name", name)
		}
	}
	good := []string{
		"w.countersign", "Ärzte (2026) #1, 100 %.zip", "console.zip", "com.zip", "com10.zip", "COMx",
		"lpt.pdf", "auxiliary", "a.con", "my aux.pdf",
		".hidden", "a.b.c", "契約.pdf", "a'b;c=d&e", "acme (recovered 2026-11-30 0150, 2).countersign",
		".countersign-0123456789abcdef.part",
	}
	for _, name := range good {
		if why := windowsNameProblem(name); why != "" {
			t.Errorf("%q: %s", name, why)
		}
	}
	if why := windowsNameProblem("aux.pdf"); !strings.Contains(why, "AUX") {
		t.Errorf("it does not say why: %q", why)
	}
}
