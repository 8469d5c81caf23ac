package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store/storetest"
)

// opened is a new workspace with one vendor.
func opened(t *testing.T) *Workspace {
	t.Helper()
	ctx := context.Background()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "w.ctsg"), Options{})
	if err == nil {
		err = s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: "before"}))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s.(*handle).at()
}

func beside(t *testing.T, w *Workspace) (names []string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(w.path), "w-format*.ctsg"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAMigrationIsPrecededByABackup(t *testing.T) {
	ctx := context.Background()
	w := opened(t)
	next := append(migrations(), migration{
		version: latest() + 1, name: "next",
		sql: "ALTER TABLE vendor ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'; CREATE TABLE extra (id TEXT) STRICT;",
	})
	if err := (opener{w}).migrateWith(ctx, next); err != nil {
		t.Fatal(err)
	}
	if n, err := w.writer.number(ctx,
		"SELECT count(*) FROM vendor WHERE colour = 'red' AND name = 'before'"); n != 1 || err != nil {
		t.Errorf("after the migration: %d, %v", n, err)
	}
	if w.schema != latest()+1 {
		t.Errorf("the schema is %d", w.schema)
	}
	backups := beside(t, w)
	if len(backups) != 1 {
		t.Fatalf("backups: %v", backups)
	}
	b, err := Open(ctx, backups[0], Options{})
	if err != nil {
		t.Fatalf("the backup does not open: %v", err)
	}
	v := &assessments.Vendor{ID: "v"}
	if err := b.Read(ctx, func(r port.Reader) error { _, err := r.Get(v); return err }); err != nil ||
		v.Name != "before" {
		t.Errorf("in the backup: %+v, %v", v, err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	if err := (opener{w}).migrateWith(ctx, next); err != nil || len(beside(t, w)) != 1 {
		t.Errorf("migrating again did something: %v", err)
	}
}

func TestAFailedMigrationLeavesTheFileAsItWas(t *testing.T) {
	ctx := context.Background()
	w := opened(t)
	n := latest()
	err := (opener{w}).migrateWith(ctx, append(migrations(),
		migration{version: n + 1, name: "good", sql: "CREATE TABLE extra (id TEXT) STRICT"},
		migration{version: n + 2, name: "bad", sql: "CREATE TABLE vendor (id TEXT) STRICT"}))
	if err == nil {
		t.Fatal("a broken migration passed")
	}
	version, verr := w.writer.number(ctx, "PRAGMA user_version")
	tables, terr := w.writer.number(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'")
	if int(version) != n || tables != 0 || verr != nil || terr != nil {
		t.Errorf("version %d, %d tables, %v, %v", version, tables, verr, terr)
	}
	report, err := w.Check(ctx, false, nil)
	if err != nil || len(report.Damage) > 0 {
		t.Errorf("check: %+v, %v", report.Damage, err)
	}
}

func TestANewerFormatIsRefusedEvenWhenOnlyTheLogSaysSo(t *testing.T) {
	ctx := context.Background()
	w := opened(t)
	if _, err := w.writer.exec(ctx, "PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "w.ctsg")
	for _, suffix := range []string{"", "-wal"} { // as a crash leaves them
		b, err := os.ReadFile(w.path + suffix)
		if err == nil {
			err = os.WriteFile(copied+suffix, b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, readOnly := range []bool{true, false} {
		s, err := Open(ctx, copied, Options{ReadOnly: readOnly})
		if err == nil {
			_ = s.Close()
		}
		if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "newer version") {
			t.Errorf("reading only %v: %v", readOnly, err)
		}
	}
}

func TestMigrationsAreNumberedWithoutGaps(t *testing.T) {
	for _, names := range [][]string{{"0002_b.sql"}, {"0001_a.sql", "0003_c.sql"}, {"first.sql"}} {
		files := fstest.MapFS{}
		for _, n := range names {
			files["migrations/"+n] = &fstest.MapFile{Data: []byte("SELECT 1")}
		}
		if m, err := readMigrations(files); err == nil {
			t.Errorf("%v: read as %v", names, m)
		}
	}
}

func TestAMisspeltSettingIsNoticed(t *testing.T) {
	w := opened(t)
	for key, value := range map[string]string{
		"synchronous": "NORMAL", "foreign_keyz": "1",
		"secure_delete": "2",
	} {
		if err := w.writer.readBack(context.Background(), map[string]string{key: value}); err == nil {
			t.Errorf("%s=%s was taken for what is set", key, value)
		}
	}
}

// older is a workspace as the first format left it, with one vendor.
func older(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "old.ctsg")
	o := Options{}.withDefaults()
	err := fill(ctx, path, o, migrations()[:1])
	if err == nil {
		var db *sql.DB
		if db, err = sql.Open("sqlite", path); err == nil {
			err = errors.Join(insertNorthwind(db), db.Close())
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// insertNorthwind puts a vendor and the event that made it into a database.
func insertNorthwind(db *sql.DB) error {
	e := assessments.Event{
		Seq: 1, ID: "e", Verb: "vendor.save",
		Changes: assessments.Diff(nil, &assessments.Vendor{ID: "v", Name: "Northwind"}),
	}
	_, err := db.Exec(`INSERT INTO "vendor" ("id", "name") VALUES ('v', 'Northwind')`)
	errs := []error{err}
	for i, c := range e.Changes {
		e.Seals = append(e.Seals, assessments.ChangeSeal{
			Salt:   "salt",
			Digest: assessments.SealChange("salt", c),
		})
		_, err := db.Exec(`INSERT INTO "journal_change" VALUES (1, ?, ?, ?, ?, ?, ?, 'salt', ?, 0)`,
			i, c.Noun, c.ID, c.Field, c.Before, c.After, e.Seals[i].Digest)
		errs = append(errs, err)
	}
	_, err = db.Exec(`INSERT INTO "journal" VALUES (1, 'e', 0, '', '', '', 'vendor.save', '', '', '', '', '', '', ?)`, assessments.SealEvent(e))
	return errors.Join(append(errs, err)...)
}

func northwind(t *testing.T, path string) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	report, err := s.Check(ctx, false, nil)
	hits, serr := s.Search(ctx, "northwind", 5)
	if err != nil || serr != nil || len(report.Damage) > 0 || len(hits) != 1 || s.Info().Schema != latest() {
		t.Errorf("%+v, %v, %v, %v", report, hits, err, serr)
	}
}

func TestAnOlderFormatIsBroughtUpToDateOnOpening(t *testing.T) {
	path := older(t)
	if _, err := Open(context.Background(), path, Options{ReadOnly: true}); assessments.KindOf(
		err) != assessments.Refused || !strings.Contains(err.Error(), "older version") {
		t.Errorf("reading only: %v", err)
	}
	backups := t.TempDir()
	s, err := Open(context.Background(), path, Options{BackupDir: backups})
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	northwind(t, path)
	if found, _ := filepath.Glob(filepath.Join(backups, "old-format1-*.ctsg")); len(found) != 1 {
		t.Errorf("backups: %v", found)
	}
}

func TestABackupInAnOlderFormatCanBeRestored(t *testing.T) {
	path := older(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dest := filepath.Join(t.TempDir(), "back.ctsg")
	if err := Restore(context.Background(), path, dest); err != nil {
		t.Fatal(err)
	}
	northwind(t, dest)
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the backup changed: %v", err)
	}
}

// TestFiguresKeptByAnEarlierVersionAreGone: they are a cache, and are computed again.
func TestFiguresKeptByAnEarlierVersionAreGone(t *testing.T) {
	ctx := t.Context()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := newSession(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	if err := applyMigrations(ctx, s, migrations()[:3], 0, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.exec(ctx, `INSERT INTO "summary" ("assessment", "key", "digest", "figures")
		VALUES ('a', '13 k', 'd', x'00')`); err != nil {
		t.Fatal(err)
	}
	if err := applyMigrations(ctx, s, migrations(), 3, nil); err != nil {
		t.Fatal(err)
	}
	all, err := (&view{ctx: ctx, s: s}).keptFigures()
	if err != nil || len(all) > 0 {
		t.Errorf("got %v, %v", all, err)
	}
}
