package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"countersign/assessments/intake/intaketest"
	"countersign/assessments/intake/pdf"
)

// copyOfCache is a folder of compiled code of the test's own, as it was sealed, and its one file of code.
func copyOfCache(t *testing.T) (dir, code string) {
	t.Helper()
	engine(t) // fills the one it is copied from
	dir = t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "interruptible"),
		os.DirFS(filepath.Join(intaketest.CacheDir(), "interruptible"))); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "interruptible", "wazero-*", "*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("files of code: %q, %v", found, err)
	}
	for _, path := range []string{found[0], seal(dir)} { // a copy has looser rights
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Dir(seal(dir)), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir, found[0]
}

func seal(dir string) string { return filepath.Join(dir, "interruptible", "seal") }

func contents(t *testing.T, path string) []byte {
	t.Helper()
	all, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// spoilt puts what is given in the place of a file.
func spoilt(t *testing.T, path string, with []byte) {
	t.Helper()
	if err := os.WriteFile(path, with, 0o600); err != nil {
		t.Fatal(err)
	}
}

func flipped(all []byte, at int) []byte {
	all = bytes.Clone(all)
	all[at] ^= 0x40
	return all
}

func TestCompiledCodeThatIsNotAsItWasWrittenIsNotUsed(t *testing.T) {
	dir, code := copyOfCache(t)
	whole, sealed := contents(t, code), contents(t, seal(dir))
	if !pdf.Uses(dir, true) {
		t.Fatal("code as it was written is not used")
	}
	cases := map[string]func(){
		"a byte of the code":         func() { spoilt(t, code, flipped(whole, len(whole)/2)) },
		"a byte of where code is":    func() { spoilt(t, code, flipped(whole, 200)) },
		"the last byte":              func() { spoilt(t, code, flipped(whole, len(whole)-1)) },
		"a byte more":                func() { spoilt(t, code, append(bytes.Clone(whole), 0)) },
		"half of it":                 func() { spoilt(t, code, whole[:len(whole)/2]) },
		"nothing":                    func() { spoilt(t, code, nil) },
		"another key":                func() { spoilt(t, seal(dir), flipped(sealed, 0)) },
		"another tag":                func() { spoilt(t, seal(dir), flipped(sealed, 40)) },
		"a seal of another file":     func() { spoilt(t, seal(dir), flipped(sealed, len(sealed)-1)) },
		"half a seal":                func() { spoilt(t, seal(dir), sealed[:40]) },
		"no seal":                    func() { _ = os.Remove(seal(dir)) },
		"a second file beside it":    func() { spoilt(t, code+"0", whole) },
		"a file outside its folders": func() { spoilt(t, filepath.Join(filepath.Dir(seal(dir)), "x"), whole) },
	}
	if runtime.GOOS != "windows" {
		cases["a file others may write"] = func() { _ = os.Chmod(code, 0o602) }
		cases["a folder others may write"] = func() { _ = os.Chmod(filepath.Dir(seal(dir)), 0o777) }
		cases["a link in its place"] = func() {
			other := filepath.Join(t.TempDir(), "code")
			spoilt(t, other, whole)
			_ = os.Remove(code)
			_ = os.Symlink(other, code)
		}
	}
	for name, spoil := range cases {
		t.Run(name, func(t *testing.T) {
			spoil()
			if pdf.Uses(dir, true) {
				t.Error("it is used")
			}
			if _, err := os.Lstat(code); err == nil {
				t.Error("it is still there for the runtime")
			}
			spoilt(t, code, whole)
			spoilt(t, seal(dir), sealed)
			if !pdf.Uses(dir, true) {
				t.Error("what was written again is not used")
			}
		})
	}
}

func TestALinkIsNoFolderForCompiledCode(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	if err := os.Symlink(to, filepath.Join(dir, "interruptible")); err != nil {
		t.Skipf("the system gives this user no symbolic links: %v", err)
	}
	if pdf.Keeps(dir, true) || !pdf.Keeps(dir, false) {
		t.Error("code is kept behind a link, or nowhere")
	}
}

func TestWhatIsCompiledIsSealedOnceAndWhatAnotherReleaseLeftGoes(t *testing.T) {
	dir, code := copyOfCache(t)
	before := contents(t, seal(dir))
	newer := filepath.Join(filepath.Dir(seal(dir)), "wazero-newer", filepath.Base(code))
	if !pdf.Sealed(dir, true, func() {}) || !bytes.Equal(before, contents(t, seal(dir))) {
		t.Fatal("what was sealed is sealed again")
	}
	if !pdf.Sealed(dir, true, func() {
		if err := os.Mkdir(filepath.Dir(newer), 0o700); err != nil {
			t.Fatal(err)
		}
		spoilt(t, newer, []byte("code"))
	}) {
		t.Error("the code of the newer release is not used")
	}
	if _, err := os.Stat(code); err == nil {
		t.Error("the code of the older release stays")
	}
}

func TestABrokenFileOfCompiledCodeDoesNotKeepTheReaderFromStarting(t *testing.T) {
	dir, code := copyOfCache(t)
	if !pdf.Sealed(dir, true, func() {}) {
		t.Fatal("no code")
	}
	spoilt(t, code, contents(t, code)[:1000])
	e, err := pdf.NewEngine(pdf.Params{CacheDir: dir, Interruptible: true})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if text, err := read(t, e, intaketest.Agreement(1)); err != nil || text.Pages != 1 {
		t.Errorf("%d pages, %v", text.Pages, err)
	}
	if !pdf.Uses(dir, true) {
		t.Error("it was not written again")
	}
}
