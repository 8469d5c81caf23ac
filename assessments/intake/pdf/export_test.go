package pdf

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Patience is how long a reader looks at the first page before more are shown.
func Patience(d time.Duration) { patience = d }

// Uses reports whether compiled code in a folder would be used.
func Uses(dir string, interruptible bool) bool {
	k := keep(dir, interruptible)
	return k != nil && k.sealed != ""
}

// Keeps reports whether a folder would take compiled code.
func Keeps(dir string, interruptible bool) bool { return keep(dir, interruptible) != nil }

// Hollow is PDFium's module and that module with every function emptied.
func Hollow() (whole, hollowed []byte, err error) {
	hollowed, err = hollow(original)
	return original, hollowed, err
}

// HollowOf empties the functions of a module.
func HollowOf(module []byte) ([]byte, error) { return hollow(module) }

// Instead puts a module in the place of PDFium's until it is called back.
func Instead(module []byte) (back func()) {
	before := original
	original = module
	return func() { original = before }
}

// Reseal seals a file of code as if it had been written so.
func Reseal(t *testing.T, code string) {
	t.Helper()
	k := kept{dir: filepath.Dir(filepath.Dir(code))}
	module, err := os.ReadFile(k.path(moduleName))
	if err != nil {
		t.Fatal(err)
	}
	seal, err := newSeal(module, code)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.ToSlash(filepath.Join(filepath.Base(filepath.Dir(code)), filepath.Base(code)))
	if err := os.WriteFile(k.path(sealName), append(seal, name...), 0o600); err != nil {
		t.Fatal(err)
	}
}
