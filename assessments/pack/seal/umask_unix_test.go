//go:build unix

package seal_test

import (
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"
)

func TestOnlyTheOwnerReadsAPackWhateverTheUmask(t *testing.T) {
	for _, mask := range []int{0, 0o022, 0o077} {
		for _, name := range []string{"pack", "pack.zip"} {
			before := syscall.Umask(mask) // of the whole process: no test here runs beside another
			out := sealed(t, name)
			syscall.Umask(before)
			err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
				if err != nil {
					return err
				}
				info, err := d.Info()
				want := fs.FileMode(0o600)
				if d.IsDir() {
					want = 0o700
				}
				if err == nil && info.Mode().Perm() != want {
					t.Errorf("umask %03o: %s is %v, want %v", mask, path, info.Mode().Perm(), want)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
	}
}
