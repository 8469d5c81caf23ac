//go:build linux

package store_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"countersign/assessments"
	"countersign/store"
	"countersign/store/storetest"
)

// mount mounts a small file system of the test's own.
func mount(t *testing.T, dir, options string, flags uintptr) {
	t.Helper()
	if err := syscall.Mount("countersign-test", dir, "tmpfs", flags, options); err != nil {
		t.Skipf("cannot mount a file system here (%v): needs the administrator's rights", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
}

// readOnlyFolder holds a copy of a workspace and cannot be written: by rights, or for the administrator, whom
// rights do not hold, by a mount.
func readOnlyFolder(t *testing.T, workspace string) string {
	t.Helper()
	dir := t.TempDir()
	if os.Geteuid() == 0 {
		mount(t, dir, "size=8m", 0)
	}
	b, err := os.ReadFile(workspace)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "w.ctsg"), b, 0o444))
	if os.Geteuid() == 0 {
		must(t, syscall.Mount("", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	} else {
		must(t, os.Chmod(dir, 0o555))
		t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	}
	return dir
}

// fillUp takes all the room that is left.
func fillUp(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	must(t, err)
	defer f.Close()
	if _, err = io.Copy(f, rand.NewChaCha8([32]byte{2})); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
}

func TestAFullDiskChangesNothingAndSaysSo(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir, "size=6m", 0)
	path := filepath.Join(dir, "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	defer func() {
		if s != nil {
			_ = s.Close()
		}
	}()
	must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: "kept"})))
	noise := io.LimitReader(rand.NewChaCha8([32]byte{1}), 64<<20)
	if _, _, err := s.Ingest(ctx, noise, -1, nil); assessments.KindOf(err) != assessments.Machine ||
		!strings.Contains(err.Error(), "disk is full") {
		t.Errorf("ingest: %v", err)
	}
	err = s.Backup(ctx, filepath.Join(dir, "b.ctsg"), nil)
	if err == nil {
		must(t, os.Remove(filepath.Join(dir, "b.ctsg")))
	} else if !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("backup: %v", err)
	}
	fillUp(t, filepath.Join(dir, "ballast"))
	big := &assessments.Vendor{ID: "v", Name: "lost", Description: strings.Repeat("x", 150_000)}
	var refused error
	for range 50 { // the log may have room of its own for some
		if refused = s.Write(ctx, storetest.Save("", big)); refused != nil {
			break
		}
		big.Description += "y"
	}
	if assessments.KindOf(refused) != assessments.Machine ||
		!strings.Contains(refused.Error(), "disk is full") {
		t.Errorf("write: %v", refused)
	}
	if _, err := store.Create(ctx, filepath.Join(dir, "second.ctsg"), store.Options{}); err == nil ||
		!strings.Contains(err.Error(), "disk is full") {
		t.Errorf("create: %v", err)
	}
	if err := s.Close(); err != nil && !strings.Contains(err.Error(), "Everything is saved") {
		t.Errorf("close: %v", err)
	}
	s, err = store.Open(ctx, path, store.Options{}) // a full disk keeps no one from reading
	must(t, err)
	must(t, os.Remove(filepath.Join(dir, "ballast")))
	must(t, syscall.Mount("", dir, "tmpfs", syscall.MS_REMOUNT, "size=64m")) // someone frees space
	must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "w", Name: "after"})))
	must(t, s.Close())
	s, err = store.Open(ctx, path, store.Options{})
	must(t, err)
	report, err := s.Check(ctx, false, nil)
	if err != nil || len(report.Damage) > 0 || report.Blobs != 0 || report.Records["vendor"] != 2 {
		t.Errorf("afterwards: %+v, %v", report, err)
	}
	for name := range folder(t, dir) {
		if strings.HasSuffix(name, ".part") || strings.Contains(name, "second") {
			t.Errorf("left behind: %s", name)
		}
	}
}

// fullDisk holds a workspace, with what is saved in it only in its log if crashed is set, and no room.
func fullDisk(t *testing.T, crashed bool) string {
	t.Helper()
	dir := t.TempDir()
	mount(t, dir, "size=8m", 0)
	path := filepath.Join(dir, "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	must(t, s.Write(ctx, vendorNamed("saved")))
	i := taken(t, path)
	must(t, s.Close())
	if crashed {
		image{"": i[""], "-wal": i["-wal"]}.put(t, path)
	}
	fillUp(t, filepath.Join(dir, "ballast"))
	return path
}

func TestAFullDiskKeepsNoOneFromReading(t *testing.T) {
	for _, crashed := range []bool{false, true} {
		path := fullDisk(t, crashed)
		dir := filepath.Dir(path)
		before := folder(t, dir)
		s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("crashed %v: %v", crashed, err)
		}
		if got := nameOf(t, s); got != "saved" {
			t.Errorf("crashed %v: it reads %q", crashed, got)
		}
		report, err := s.Check(ctx, false, nil)
		if err != nil || len(report.Damage) > 0 {
			t.Errorf("crashed %v: check: %+v, %v", crashed, report.Damage, err)
		}
		elsewhere := filepath.Join(t.TempDir(), "b.ctsg")
		must(t, s.Backup(ctx, elsewhere, nil))
		must(t, errors.Join(sound(elsewhere), s.Close()))
		if _, err := store.Open(ctx, path, store.Options{}); !errors.Is(err, store.ErrDiskFull) ||
			!strings.Contains(err.Error(), "The disk is full") ||
			!strings.Contains(err.Error(), "can still be read") {
			t.Errorf("crashed %v: opening for writing: %v", crashed, err)
		}
		for what, err := range map[string]error{
			"new":     makings["new"](path, filepath.Join(dir, "n.ctsg"), store.Options{}),
			"restore": makings["restore"](elsewhere, filepath.Join(dir, "n.ctsg"), store.Options{}),
		} {
			if assessments.KindOf(err) != assessments.Machine ||
				!strings.Contains(err.Error(), "The disk is full") {
				t.Errorf("%s: %v", what, err)
			}
		}
		if !same(before, folder(t, dir)) {
			t.Errorf("crashed %v: the folder changed: %v", crashed, folder(t, dir))
		}
	}
}

func TestTheLogInAReadOnlyFolderIsReadToo(t *testing.T) {
	i := taken(t, fullDisk(t, true))
	dir := t.TempDir()
	mount(t, dir, "size=8m", 0)
	path := filepath.Join(dir, "w.ctsg")
	i.put(t, path)
	must(t, syscall.Mount("", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	if got := nameOf(t, s); got != "saved" {
		t.Errorf("it reads %q", got)
	}
	must(t, s.Close())
}
