package pdf_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments/intake/intaketest"
	"countersign/assessments/intake/pdf"
)

// copyOfCache is a folder of compiled code of the test's own, as it was sealed, and its one file of code.
func copyOfCache(t *testing.T) (dir, code string) {
	t.Helper()
	engine(t) // fills the one it is copied from
	dir = t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, folder),
		os.DirFS(filepath.Join(intaketest.CacheDir(), folder))); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(dir, folder, "wazero-*", "*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("files of code: %q, %v", found, err)
	}
	for _, path := range []string{found[0], seal(dir), module(dir)} { // a copy has looser rights
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Dir(seal(dir)), 0o700); err != nil {
		t.Fatal(err)
	}
	return dir, found[0]
}

// folder is where code is kept that can be interrupted.
const folder = "interruptible-2"

func seal(dir string) string { return filepath.Join(dir, folder, "seal") }

func module(dir string) string { return filepath.Join(dir, folder, "module") }

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
	whole, sealed, hollow := contents(t, code), contents(t, seal(dir)), contents(t, module(dir))
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
		"a byte of the module":       func() { spoilt(t, module(dir), flipped(hollow, len(hollow)/2)) },
		"a module cut short":         func() { spoilt(t, module(dir), hollow[:len(hollow)-1]) },
		"no module":                  func() { _ = os.Remove(module(dir)) },
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
			spoilt(t, module(dir), hollow)
			if !pdf.Uses(dir, true) {
				t.Error("what was written again is not used")
			}
		})
	}
}

func TestALinkIsNoFolderForCompiledCode(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	if err := os.Symlink(to, filepath.Join(dir, folder)); err != nil {
		t.Skipf("the system gives this user no symbolic links: %v", err)
	}
	if pdf.Keeps(dir, true) || !pdf.Keeps(dir, false) {
		t.Error("code is kept behind a link, or nowhere")
	}
}

// small is a module with one function, which takes the place of PDFium's: no time is spent on compiling it.
func small(t *testing.T, function byte) {
	t.Helper()
	const nop = 0x01
	module := []byte("\x00asm\x01\x00\x00\x00" + "\x01\x04\x01\x60\x00\x00" + "\x03\x02\x01\x00")
	module = append(module, 10, byte(5+function), 1, 3+function, 0)
	module = append(module, bytes.Repeat([]byte{nop}, int(function+1))...)
	t.Cleanup(pdf.Instead(append(module, 0x0b)))
}

func start(t *testing.T, dir string) {
	t.Helper()
	e, err := pdf.NewEngine(pdf.Params{CacheDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

// files are those of a folder of compiled code, by their names.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(filepath.Join(dir, "killable-2"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			all[filepath.Base(path)] = string(contents(t, path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWhatIsCompiledIsSealedOnce(t *testing.T) {
	small(t, 0)
	dir := t.TempDir()
	start(t, dir)
	first := files(t, dir)
	if len(first) != 3 || !pdf.Uses(dir, false) {
		t.Fatalf("kept: %d files", len(first))
	}
	start(t, dir)
	if diff := cmp.Diff(first, files(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestCodeOfAnotherPDFiumIsNotUsed(t *testing.T) {
	dir := t.TempDir()
	small(t, 0)
	start(t, dir)
	small(t, 1)
	if pdf.Uses(dir, false) {
		t.Error("the code of the older release is used")
	}
	start(t, dir)
	if got := files(t, dir); len(got) != 3 || !pdf.Uses(dir, false) {
		t.Errorf("kept: %d files", len(got))
	}
}

// Where the runtime does not find the code, it compiles what it is given: functions that only stop.
func TestAHollowModuleIsNeverCompiledInstead(t *testing.T) {
	small(t, 0)
	dir := t.TempDir()
	start(t, dir)
	before, was := files(t, dir), onlyCode(t, dir)
	for name, spoil := range map[string]func(code string){
		"for another processor": func(code string) {
			other := filepath.Join(filepath.Dir(code), strings.Repeat("0", len(filepath.Base(code))))
			if err := os.Rename(code, other); err != nil {
				t.Fatal(err)
			}
			pdf.Reseal(t, other)
		},
		"that cannot be loaded": func(code string) {
			spoilt(t, code, contents(t, code)[:40])
			pdf.Reseal(t, code)
		},
	} {
		t.Run(name, func(t *testing.T) {
			spoil(onlyCode(t, dir))
			if !pdf.Uses(dir, false) {
				t.Fatal("it is not even tried")
			}
			start(t, dir)
			if code := onlyCode(t, dir); code != was || string(contents(t, code)) != before[filepath.Base(was)] {
				t.Errorf("the code is not that of the whole module")
			}
		})
	}
}

func onlyCode(t *testing.T, dir string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "killable-2", "wazero-*", "*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("files of code: %q, %v", found, err)
	}
	return found[0]
}

func TestAFolderThatCannotBeMadeDoesNotKeepTheReaderFromStarting(t *testing.T) {
	small(t, 0)
	dir := t.TempDir()
	spoilt(t, filepath.Join(dir, "killable-2"), nil)
	start(t, dir)
}

func TestAHollowModuleIsTheModuleWithoutItsCode(t *testing.T) {
	whole, hollow, err := pdf.Hollow()
	if err != nil {
		t.Fatal(err)
	}
	if len(hollow) > len(whole)/2 {
		t.Errorf("%d of %d bytes", len(hollow), len(whole))
	}
	again, err := pdf.HollowOf(hollow)
	if err != nil || !bytes.Equal(again, hollow) {
		t.Errorf("what is hollow changes: %v", err)
	}
	for name, module := range map[string][]byte{
		"nothing": nil, "no code": whole[:8], "a section cut short": whole[:len(whole)/2], "no size": append(whole[:8:8], 1),
		"code twice": append(bytes.Clone(hollow), 10, 1, 0),
	} {
		if _, err := pdf.HollowOf(module); err == nil {
			t.Errorf("%s is a module", name)
		}
	}
}
