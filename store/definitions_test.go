package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// unpack writes a workspace into a folder of the test.
func unpack(t *testing.T, workspace []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	must(t, os.WriteFile(path, workspace, 0o600))
	return path
}

const endless = `ALTER TABLE "vendor" RENAME TO "v"; CREATE VIEW "vendor" AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)
	SELECT 'v' || n AS "id", '' AS "name", '' AS "legal_name", '' AS "country", '' AS "website", '' AS "contact", '' AS "tags", '' AS "description", 0 AS "binned" FROM t`

func TestViewWithoutAnEndIsReportedAndNeverRun(t *testing.T) {
	path := unpack(t, stocked(t, 1000))
	db := raw(t, path)
	_, err := db.Exec(endless)
	must(t, errors.Join(err, db.Close()))
	if s, err := store.Open(ctx, path, store.Options{}); assessments.KindOf(err) != assessments.Damaged ||
		!strings.Contains(err.Error(), "table vendor") && !strings.Contains(err.Error(), "table ") {
		t.Errorf("opened for writing: %v, %v", s, err)
	}
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	defer s.Close()
	short, cancel := beforeTheEnd(t) // it would run for ever
	defer cancel()
	report, err := s.Check(short, false, nil)
	if err != nil || !named(report.Damage, "table vendor") || !named(report.Damage, "view vendor") ||
		report.Events != 0 {
		t.Errorf("check: %+v, %v", report, err)
	}
	_, searched := s.Search(short, "words", 5)
	_, kept := s.Summaries(short)
	_, _, loaded := s.LoadText(short, "d")
	_, _, opened := s.OpenBlob(short, "d")
	for what, err := range map[string]error{
		"list":      s.Read(short, func(r port.Reader) error { _, err := r.List("vendor"); return err }),
		"search":    searched,
		"summaries": kept,
		"text":      loaded,
		"blob":      opened,
	} {
		if assessments.KindOf(err) != assessments.Damaged ||
			!strings.Contains(err.Error(), "countersign check") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestDefinitionsPlantedUnderAnOpenWorkspaceAreRefused(t *testing.T) {
	path := made(t)
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: "before"})))
	must(t, s.Read(ctx, func(r port.Reader) error { _, err := r.List("vendor"); return err }))
	db := raw(t, path)
	_, err = db.Exec(`CREATE TRIGGER "evil" AFTER INSERT ON "journal" BEGIN UPDATE "vendor" SET "name" = 'evil'; END`)
	must(t, errors.Join(err, db.Close()))
	if err := s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "w"})); assessments.KindOf(
		err) != assessments.Damaged || !strings.Contains(err.Error(), "trigger evil") {
		t.Errorf("writing over a trigger: %v", err)
	}
	v := &assessments.Vendor{ID: "v"}
	must(t, s.Read(ctx, func(r port.Reader) error { _, err := r.Get(v); return err }))
	if v.Name != "before" {
		t.Errorf("the trigger ran: %q", v.Name)
	}
	db = raw(t, path)
	_, err = db.Exec(`DROP TRIGGER "evil"`)
	must(t, errors.Join(err, db.Close()))
	must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "w"})))
	db = raw(t, path)
	_, err = db.Exec(`ALTER TABLE "vendor" RENAME TO "v"; CREATE VIEW "vendor" AS SELECT * FROM "v"`)
	must(t, errors.Join(err, db.Close()))
	if err := s.Read(ctx, func(r port.Reader) error {
		_, err := r.List("vendor")
		return err
	}); assessments.KindOf(err) != assessments.Damaged {
		t.Errorf("reading through a view: %v", err)
	}
}

func TestNamesOfAForgerAreFitForATerminal(t *testing.T) {
	path := made(t)
	db := raw(t, path)
	_, err := db.Exec("CREATE TABLE \"a\x1b[2Jb\nc\u202ed\" (x)")
	must(t, errors.Join(err, db.Close()))
	_, err = store.Open(ctx, path, store.Options{})
	s, rerr := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, rerr)
	defer s.Close()
	report, cerr := s.Check(ctx, false, nil)
	if err == nil || cerr != nil || len(report.Damage) != 1 {
		t.Fatalf("got %v, %+v, %v", err, report.Damage, cerr)
	}
	for _, said := range []string{err.Error(), report.Damage[0].Place, report.Damage[0].Message} {
		if strings.ContainsAny(said, "\x1b\n\u202e") {
			t.Errorf("%q reaches the terminal", said)
		}
	}
}
