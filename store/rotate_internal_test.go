package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store/storetest"
)

// fixed is a clock that stands still.
type fixed time.Time

func (f fixed) Now() time.Time { return time.Time(f) }

// rotated opens a workspace with a folder for backups in which there are some of these ages, and no
// more than names.
func rotated(t *testing.T, keep int, ages ...time.Duration) (w *Workspace, names []string) {
	t.Helper()
	w = opened(t)
	now := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	w.o.Clock, w.o.BackupDir, w.o.Keep, w.o.BackupEvery = fixed(now), t.TempDir(), keep, 24*time.Hour
	before, after := backupAffixes(w.path)
	for _, age := range ages {
		name := before + now.Add(-age).Format(backupStamp) + after
		if err := os.WriteFile(filepath.Join(w.o.BackupDir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return w, names
}

func namesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestTheOldestBackupsGo(t *testing.T) {
	w, names := rotated(t, 2, 4*time.Hour, 2*time.Hour, time.Hour, 3*time.Hour)
	mine := "mine-" + names[0]
	if err := os.WriteFile(filepath.Join(w.o.BackupDir, mine), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	gone := remove
	t.Cleanup(func() { remove = gone })
	remove = func(path string) error { // another program was quicker with one of them
		return errors.Join(gone(path), &fs.PathError{Op: "remove", Path: path, Err: fs.ErrNotExist})
	}
	if err := (rotation{w}).removeOld("new"); err != nil {
		t.Error(err)
	}
	want := []string{mine, names[1], names[2]}
	if got := namesIn(t, w.o.BackupDir); !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
	w.o.BackupDir = filepath.Join(w.o.BackupDir, mine) // a file, which cannot be listed
	if err := (rotation{w}).removeOld("new"); err == nil ||
		!strings.Contains(err.Error(), "The backup “new” was written. Earlier ones could not be listed") {
		t.Errorf("of a folder that cannot be listed it is said: %v", err)
	}
}

func TestABackupIsDueOnceTheNewestIsOldEnough(t *testing.T) {
	const day = 24 * time.Hour
	for name, c := range map[string]struct {
		ages    []time.Duration
		changed bool
		due     bool
	}{
		"none is there":   {nil, true, true},
		"nothing changed": {nil, false, false},
		"the newest is of today": {
			[]time.Duration{3 * day, day - time.Second, 2 * day},
			true,
			false,
		},
		"the newest is as old as allowed": {[]time.Duration{3 * day, day, 2 * day}, true, true},
	} {
		w, names := rotated(t, 9, c.ages...)
		w.changed.Store(c.changed)
		if err := (rotation{w}).rotateIfDue(context.Background(), assessments.NoProgress{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if made := len(namesIn(t, w.o.BackupDir)) - len(names); (made == 1) != c.due {
			t.Errorf("%s: %d backups were made", name, made)
		}
	}
}

// TestALossNamesTheNewestBackup replaces the file and its log by others: the message names the newest
// backup, the other log stays, and of the copy in which work continues a backup is due.
func TestALossNamesTheNewestBackup(t *testing.T) {
	ctx := context.Background()
	w, names := rotated(t, 9, 4*time.Hour, 2*time.Hour, 3*time.Hour)
	if err := errors.Join(os.Rename(w.path, w.path+".away"),
		os.Rename(w.path+"-wal", w.path+".away-wal")); err != nil {
		t.Skip("this system renames no file that is open")
	}
	if err := errors.Join(os.WriteFile(w.path, []byte("another"), 0o600),
		os.WriteFile(w.path+"-wal", []byte("its log"), 0o600)); err != nil {
		t.Fatal(err)
	}
	lost := new(assessments.Lost)
	if err := (lookout{w}).look(ctx); !errors.As(err, &lost) || lost.Copy == "" {
		t.Fatalf("replaced: %v", err)
	}
	if lost.What != assessments.Replaced || filepath.Base(lost.Backup) != names[1] {
		t.Errorf("it was %s, and the newest backup is %s", lost.What, lost.Backup)
	}
	if log, err := os.ReadFile(w.path + "-wal"); string(log) != "its log" {
		t.Errorf("the other file's log is %q, %v", log, err)
	}
	next, err := rescuer{w}.goOn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	if !next.changed.Load() {
		t.Error("no backup of the copy is due")
	}
	if again := (rescuer{w}).recoveredName(filepath.Dir(w.path)); !strings.HasSuffix(again, ", 2).ctsg") {
		t.Errorf("the next copy would be called %s", again)
	}
}

// What fills a workspace while it is made is no change of it that a backup is due for.
func TestMakingAWorkspaceWritesNoBackup(t *testing.T) {
	ctx, backups := context.Background(), t.TempDir()
	content := func(s port.Store) error {
		return s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: "made"}))
	}
	o := Options{BackupDir: backups, ReadOnly: true}
	path := filepath.Join(t.TempDir(), "w.ctsg")
	if err := Build(ctx, path, o, content); err != nil {
		t.Fatal(err)
	}
	if got := namesIn(t, backups); len(got) > 0 {
		t.Errorf("among the backups are %q", got)
	}
	if got := namesIn(t, filepath.Dir(path)); !slices.Equal(got, []string{"w.ctsg"}) {
		t.Errorf("beside it are %q", got)
	}
}
