package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

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

// The file is replaced between any two questions about it. That is found out, and the other file can be
// opened in the same process: SQLite shares what it knows of a file among all connections to it.
func TestAFileReplacedWhileItIsLookedAtIsReplaced(t *testing.T) {
	skipReplacing(t)
	other, err := os.ReadFile(made(t))
	must(t, err)
	for moment, notice := range map[string]func(s port.Store, path string) error{
		"on looking": func(s port.Store, path string) error {
			must(t, os.Chtimes(path, time.Now(), time.Now().Add(time.Hour))) // which has it looked into
			return s.(port.Guarded).Look(ctx)
		},
		"on reading": func(s port.Store, _ string) error {
			return s.Read(ctx, func(port.Reader) error {
				return s.Read(ctx, func(port.Reader) error { return nil }) // on a connection of its own
			})
		},
	} {
		for n, come := int64(1), true; come; n++ {
			var asked, looking atomic.Int64
			var path string
			store.Afterwards(t, func() {
				if looking.Load() == 1 && asked.Add(1) == n {
					meddlings(nil, other)[1].do(t, path)
				}
			})
			s, at, _ := openForMeddling(t, false, store.Options{})
			path = at
			looking.Store(1)
			err := notice(s, path)
			looking.Store(0)
			if come = asked.Load() >= n; come && err == nil {
				err = s.(port.Guarded).Look(ctx)
			}
			var lost *assessments.Lost
			if !come {
				must(t, errors.Join(err, s.Close()))
				continue
			}
			if !errors.As(err, &lost) || lost.What != assessments.Replaced || lost.Copy == "" {
				t.Errorf("%s, after question %d: %v", moment, n, err)
			}
			_ = s.Close()
			if err := sound(path); err != nil {
				t.Errorf("%s, after question %d, the other file: %v", moment, n, err)
			}
			if now, _ := os.ReadFile(path); !bytes.Equal(now, other) {
				t.Errorf("%s, after question %d: the other file was changed", moment, n)
			}
		}
	}
}
