//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

func TestOnlyTheOwnerReadsAWorkspaceWhateverTheUmask(t *testing.T) {
	from := made(t)
	for what, making := range makings {
		for _, mask := range []int{0, 0o022, 0o077} {
			dir := t.TempDir()
			before := syscall.Umask(mask) // of the whole process: no test runs beside this one
			dest := filepath.Join(dir, "w.ctsg")
			err := making(from, dest, store.Options{})
			syscall.Umask(before)
			must(t, err)
			if st, err := os.Stat(dest); err != nil || st.Mode().Perm() != 0o600 {
				t.Errorf("%s, umask %03o: %v, %v", what, mask, st.Mode().Perm(), err)
			}
		}
	}
}

func TestRotatingBackupsAndWhatLiesBesideAreTheOwnersAlone(t *testing.T) {
	before := syscall.Umask(0)
	defer syscall.Umask(before)
	dir := t.TempDir()
	path, backups := filepath.Join(dir, "w.ctsg"), filepath.Join(dir, "b", "backups")
	s, err := store.Create(ctx, path, store.Options{BackupDir: backups})
	must(t, err)
	must(t, s.Write(ctx, func(tx port.Tx) error {
		return storetest.Save("", &assessments.Vendor{ID: "v", Name: "Secret"})(tx)
	}))
	for name := range folder(t, dir) {
		if st, err := os.Stat(filepath.Join(dir, name)); err != nil || st.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", name, st.Mode().Perm(), err)
		}
	}
	must(t, s.Close())
	list, err := store.Backups(backups, path)
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}
	for _, p := range []string{list[0].Path, backups, filepath.Dir(backups)} {
		if st, err := os.Stat(p); err != nil || st.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", strings.TrimPrefix(p, dir), st.Mode().Perm(), err)
		}
	}
}
