package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// clock is set manually.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func TestRestoringABackupGivesTheWorkspaceBack(t *testing.T) {
	dir := t.TempDir()
	path, copied, back := filepath.Join(dir, "w.ctsg"), filepath.Join(dir, "copy.ctsg"),
		filepath.Join(dir, "back.ctsg")
	must(t, os.WriteFile(path, stocked(t, 600_000), 0o644))
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	must(t, errors.Join(s.Backup(ctx, copied, nil), s.Close()))
	before := folder(t, dir)
	must(t, store.Restore(ctx, copied, back))
	if meaning(t, back) != meaning(t, path) {
		t.Error("the restored workspace says something else")
	}
	must(t, os.Remove(back))
	if !same(before, folder(t, dir)) {
		t.Error("restoring changed the backup, or left something behind")
	}
	if err := store.Restore(ctx, copied, path); assessments.KindOf(err) != assessments.Refused {
		t.Errorf("over a workspace that is there: %v", err)
	}
	if err := store.Restore(ctx, filepath.Join(dir, "nothing"),
		back); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("from nothing: %v", err)
	}
	b, err := os.ReadFile(copied)
	must(t, err)
	at := strings.Index(string(b), "A page of evidence")
	b[at+100] ^= 1
	must(t, os.WriteFile(copied, b, 0o644))
	if err := store.Restore(ctx, copied, back); assessments.KindOf(err) != assessments.Damaged ||
		!strings.Contains(err.Error(), "blob ") {
		t.Errorf("from a damaged backup: %v", err)
	}
	if _, err := os.Stat(back); err == nil {
		t.Error("a damaged workspace was restored")
	}
}

func TestACancelledBackupLeavesNothing(t *testing.T) {
	path := made(t)
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	dir := t.TempDir()
	if err := s.Backup(cancelled, filepath.Join(dir, "b.ctsg"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left := folder(t, dir); len(left) > 0 {
		t.Errorf("left behind: %d files", len(left))
	}
}

func TestSavingGoesOnDuringABackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	plant(t, path)
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	done := make(chan error, 1)
	dest := filepath.Join(t.TempDir(), "b.ctsg")
	saved := 0
	for ; saved < 16; saved++ {
		must(t, saveNumbered(s, saved+1))
	}
	go func() { done <- s.Backup(ctx, dest, nil) }()
	for running := true; running; {
		select {
		case err := <-done:
			must(t, err)
			running = false
		default:
			saved++
			must(t, saveNumbered(s, saved))
		}
	}
	must(t, intact(dest, 16))
	must(t, s.Close())
	must(t, intact(path, saved))
}

func TestBackupsRotate(t *testing.T) {
	dir := t.TempDir()
	path, backups := made(t), filepath.Join(dir, "backups")
	must(t, os.MkdirAll(backups, 0o755))
	bystander := filepath.Join(backups, "w-mine.backup.ctsg")
	must(t, os.WriteFile(bystander, []byte("mine"), 0o644))
	c := &clock{now: time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)}
	o := store.Options{Clock: c, BackupDir: backups, Keep: 3}
	session := func(change bool) {
		s, err := store.Open(ctx, path, o)
		must(t, err)
		if change {
			must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: c.now.String()})))
		}
		must(t, s.Close())
	}
	count := func() []store.BackupFile {
		list, err := store.Backups(backups, path)
		must(t, err)
		return list
	}
	session(false)
	if n := len(count()); n != 0 {
		t.Errorf("%d backups though nothing changed", n)
	}
	session(true)
	c.now = c.now.Add(time.Hour)
	session(true)
	if n := len(count()); n != 1 {
		t.Errorf("%d backups within a day", n)
	}
	for range 5 {
		c.now = c.now.Add(25 * time.Hour)
		session(true)
	}
	list := count()
	if len(list) != 3 || !list[0].At.Equal(c.now) || list[0].Size == 0 {
		t.Fatalf("got %+v", list)
	}
	if _, err := os.Stat(bystander); err != nil {
		t.Error("somebody else's file went")
	}
	b, err := store.Open(ctx, list[0].Path, store.Options{ReadOnly: true})
	must(t, err)
	v := &assessments.Vendor{ID: "v"}
	must(t, b.Read(ctx, func(r port.Reader) error { _, err := r.Get(v); return err }))
	if v.Name != c.now.String() {
		t.Errorf("the newest backup is of %s", v.Name)
	}
	must(t, b.Close())
}

func TestTheDaysBackupIsLeftOutByWhoCancelsAndNothingElse(t *testing.T) {
	path, backups := made(t), t.TempDir()
	o := store.Options{BackupDir: backups}
	leave := func(leaving context.Context, name string, p assessments.Progress) int {
		t.Helper()
		s, err := store.Open(ctx, path, o)
		must(t, err)
		must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: name})))
		must(t, s.Leave(leaving, p))
		list, err := store.Backups(backups, path)
		must(t, err)
		left, err := os.ReadDir(backups)
		must(t, err)
		if len(left) != len(list) {
			t.Errorf("beside %d backups something half done is left: %v", len(list), left)
		}
		return len(list)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if n := leave(stopped, "at once", assessments.NoProgress{}); n != 0 {
		t.Errorf("%d backups although they were left out", n)
	}
	halfway, stop := context.WithCancel(ctx)
	if n := leave(halfway, "halfway", during(stop)); n != 0 {
		t.Errorf("%d backups although the one under way was cancelled", n)
	}
	if n := leave(ctx, "in full", assessments.NoProgress{}); n != 1 {
		t.Errorf("%d backups of a day with changes", n)
	}
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	if report, err := s.Check(ctx, false, nil); err != nil || len(report.Damage) > 0 {
		t.Errorf("the workspace closed without a backup: %v, %v", report.Damage, err)
	}
}

// during cancels as soon as it is notified of progress.
type during func()

func (d during) Step(int64, int64, string) { d() }

// The backup is there, whatever becomes of those before it.
func TestABackupIsThereThoughAnEarlierOneStays(t *testing.T) {
	dir := t.TempDir()
	path, backups := made(t), filepath.Join(dir, "backups")
	c := &clock{now: time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)}
	o := store.Options{Clock: c, BackupDir: backups, Keep: 1}
	session := func() error {
		s, err := store.Open(ctx, path, o)
		must(t, err)
		must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: c.now.String()})))
		return s.Close()
	}
	must(t, session())
	first, err := store.Backups(backups, path)
	must(t, err)
	store.Removing(t, func(path string) error {
		return &os.PathError{Op: "remove", Path: path, Err: os.ErrPermission}
	})
	c.now = c.now.Add(25 * time.Hour)
	err = session()
	list, lerr := store.Backups(backups, path)
	must(t, lerr)
	if len(list) != 2 || !list[0].At.Equal(c.now) {
		t.Fatalf("got %+v", list)
	}
	if err == nil || !strings.Contains(err.Error(), "The backup “"+list[0].Path+"” was written.") ||
		!strings.Contains(err.Error(), "could not be removed: “"+first[0].Path+"”") {
		t.Errorf("it is said: %v", err)
	}
	must(t, sound(list[0].Path))
	s, err := store.Open(ctx, path, o) // it was closed all the same
	must(t, err)
	must(t, s.Close())
}
