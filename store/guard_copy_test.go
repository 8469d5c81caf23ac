package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
)

func TestTheCopyGoesElsewhereWhereItsFolderIsGone(t *testing.T) {
	skipReplacing(t)
	backups := filepath.Join(t.TempDir(), "backups")
	must(t, os.Mkdir(backups, 0o700))
	s, path, _ := openForMeddling(t, false, store.Options{BackupDir: backups})
	must(t, os.RemoveAll(filepath.Dir(path)))
	err := s.Write(ctx, vendorNamed("late"))
	var lost *assessments.Lost
	if !errors.As(err, &lost) || filepath.Dir(lost.Copy) != backups {
		t.Fatalf("%v", err)
	}
	_ = s.Close()
	if err := sound(lost.Copy); err != nil || nameIn(t, lost.Copy) != "saved" {
		t.Errorf("the copy: %v", err)
	}
}

func TestACopyThatCannotBeMadeIsSaid(t *testing.T) {
	s, path, _ := openForMeddling(t, false, store.Options{})
	must(t, os.Truncate(path, 0))
	err := s.Write(ctx, vendorNamed("late"))
	var lost *assessments.Lost
	if !errors.As(err, &lost) || lost.Copy != "" || !strings.Contains(err.Error(), "no copy") ||
		!strings.Contains(err.Error(), "backup") {
		t.Fatalf("%v", err)
	}
	if err := s.(port.Guarded).GoOn(ctx); err == nil {
		t.Error("it goes on in a copy that there is not")
	}
	_ = s.Close()
	left := slices.Collect(func(yield func(string) bool) {
		for name := range folder(t, filepath.Dir(path)) {
			if !yield(name) {
				return
			}
		}
	})
	if !slices.ContainsFunc(left, func(name string) bool { return strings.Contains(name, "-wal.left-") }) {
		t.Errorf("what was saved last is not kept: %q", left)
	}
}

func TestAReaderDoesNotGoOnInAnotherFile(t *testing.T) {
	skipReplacing(t)
	other, err := os.ReadFile(made(t))
	must(t, err)
	w, path, before := openForMeddling(t, false, store.Options{})
	must(t, w.Close())
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	defer s.Close()
	dest := filepath.Join(t.TempDir(), "copy.countersign")
	err = s.Read(ctx, func(port.Reader) error {
		meddlings(before, other)[1].do(t, path)
		return s.Read(ctx, func(r port.Reader) error { // which needs a connection of its own
			v := &assessments.Vendor{ID: "v"}
			if _, err := r.Get(v); err == nil && v.Name != "saved" {
				t.Errorf("it reads %q", v.Name)
			}
			return nil
		})
	})
	var lost *assessments.Lost
	if !errors.As(err, &lost) || lost.What != assessments.Replaced {
		t.Errorf("%v", err)
	}
	if err := s.Backup(ctx, dest, nil); err == nil {
		t.Error("it backs up another file")
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, other) {
		t.Error("the other file was changed")
	}
}
