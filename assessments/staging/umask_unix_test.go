//go:build unix

package staging_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"countersign/assessments/staging"
)

func TestOnlyTheOwnerReadsAnAreaWhateverTheUmask(t *testing.T) {
	for _, mask := range []int{0, 0o022, 0o077, 0o777} {
		dir := t.TempDir()
		before := syscall.Umask(mask) // of the whole process: no test here runs beside another
		a, err := staging.In(dir)
		var f *os.File
		if err == nil {
			f, err = a.Create("f")
		}
		syscall.Umask(before)
		must(t, err)
		must(t, f.Close())
		must(t, a.Publish("f", filepath.Join(dir, "f")))
		for path, want := range map[string]os.FileMode{
			filepath.Dir(a.Path("f")): 0o700,
			filepath.Join(dir, "f"):   0o600,
		} {
			if st, err := os.Stat(path); err != nil || st.Mode().Perm() != want {
				t.Errorf("umask %03o: %s: %v, %v", mask, path, st.Mode().Perm(), err)
			}
		}
		must(t, a.Close())
	}
}
