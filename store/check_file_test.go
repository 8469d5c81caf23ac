package store_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/store"
)

// emptyIndex takes every row out of an index and leaves its definition as it is: what is looked up in
// it is not found.
func emptyIndex(name string) func(path string) error {
	return func(path string) error {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			return err
		}
		db.SetMaxOpenConns(1)
		var as string
		err = db.QueryRow(`SELECT "sql" FROM sqlite_schema WHERE "name" = ?`, name).Scan(&as)
		for _, do := range []struct{ sql, then string }{
			{as + " WHERE 0", `REINDEX "` + name + `"`},
			{as, ""},
		} {
			_, serr := db.Exec(`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET "sql" = '` + do.sql +
				`' WHERE "name" = '` + name + `'`)
			_, rerr := db.Exec(`PRAGMA writable_schema = RESET; ` + do.then)
			err = errors.Join(err, serr, rerr)
		}
		return errors.Join(err, db.Close())
	}
}

func behind(n int) func(path string) error {
	return func(path string) error {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return err
		}
		_, err = f.Write(make([]byte, n))
		return errors.Join(err, f.Close())
	}
}

func and(all ...func(path string) error) func(path string) error {
	return func(path string) error {
		var err error
		for _, do := range all {
			err = errors.Join(err, do(path))
		}
		return err
	}
}

// TestDamageToTheFileItselfIsNamed damages what SQLite keeps beside the rows: a check names it, and so
// does the proof that comes before anything is printed, if records could be hidden by it.
func TestDamageToTheFileItselfIsNamed(t *testing.T) {
	workspace := stocked(t, 1000)
	foreign := statement(`CREATE TABLE "notes" (x); INSERT INTO "notes" VALUES (1)`)
	end := fmt.Sprintf("the file, byte %d and on: holds ", len(workspace))
	for name, c := range map[string]struct {
		change func(path string) error
		named  string
		proved bool // the proof names it as well
		unread bool // the tables are not ours, so nothing in them was read
	}{
		"an index of records": {
			emptyIndex("contract_by_vendor"),
			"the file's structure: row 1 missing from index contract_by_vendor", true, false,
		},
		"an index of changes": {
			emptyIndex("journal_change_by_record"),
			"the file's structure: row 1 missing from index journal_change_by_record", true, false,
		},
		"and a table of another": {
			and(foreign, emptyIndex("contract_by_vendor")),
			"the file's structure: row 1 missing from index contract_by_vendor", true, false,
		},
		"one byte behind the end":   {behind(1), end + "1 bytes behind", true, false},
		"a page but one byte":       {behind(16383), end + "16383 bytes behind", true, false},
		"a table of another, alone": {foreign, "table notes: was not made by Countersign", true, false},
		"an index that is not ours": {
			statement(`CREATE INDEX "i" ON "note" ("body"); UPDATE "text" SET "mac" = "mac"`),
			"index i: was not made by Countersign", true, false,
		},
		"an index of ours is missing": {
			and(statement(`UPDATE "text" SET "mac" = "mac"; DROP INDEX "contract_by_vendor"`)),
			"index contract_by_vendor: is missing", true, true,
		},
		"a table of ours is missing": {
			statement(`UPDATE "text" SET "mac" = "mac"; DROP TABLE "erasure"`),
			"table erasure: is missing", true, true,
		},
		"a column that is not ours": {
			statement(`UPDATE "text" SET "mac" = "mac"; ALTER TABLE "note" ADD COLUMN "x" TEXT`),
			"table note: ", true, true,
		},
	} {
		path := filepath.Join(t.TempDir(), "w.ctsg")
		must(t, os.WriteFile(path, workspace, 0o600))
		must(t, c.change(path))
		s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
		must(t, err)
		said := func(report assessments.CheckReport, err error) bool {
			must(t, err)
			return slices.ContainsFunc(report.Damage, func(d assessments.Damage) bool {
				return strings.HasPrefix(d.Place+": "+d.Message, c.named)
			})
		}
		report, err := s.Check(ctx, false, nil)
		if !said(report, err) {
			t.Errorf("%s: the check does not name it", name)
		}
		saysWhatWasRead(t, name, report, !c.unread)
		if said(s.Prove(ctx, nil)) != c.proved {
			t.Errorf("%s: proved %v", name, c.proved)
		}
		must(t, s.Close())
	}
}

// What another program put into the file is named, and not gone through: it could be made to take for ever.
func TestTablesOfAnotherProgramAreNotGoneThrough(t *testing.T) {
	damage, err := damageAfter(t, stocked(t, 1000), statement(`CREATE TABLE "theirs" (x CHECK (x > 5));
		PRAGMA ignore_check_constraints = ON; INSERT INTO "theirs" VALUES (1)`), store.Options{ReadOnly: true})
	if err != nil || len(damage) != 1 || damage[0].Place != "table theirs" {
		t.Errorf("%+v, %v", damage, err)
	}
}

// saysWhatWasRead holds a report to what was read: of what was not it gives no count, neither 0 nor another.
func saysWhatWasRead(t *testing.T, name string, report assessments.CheckReport, read bool) {
	t.Helper()
	encoded, err := json.Marshal(report)
	must(t, err)
	var counts map[string]any
	must(t, json.Unmarshal(encoded, &counts))
	for field, part := range map[string]string{
		"events": assessments.CheckedJournal, "journal_head": assessments.CheckedJournal,
		"records": assessments.CheckedRecords, "blobs": assessments.CheckedFiles,
		"bytes": assessments.CheckedFiles,
	} {
		if value, there := counts[field]; !there || (value != nil) != read || report.Read(part) != read {
			t.Errorf("%s: %s is %v, not read: %q", name, field, value, report.NotRead)
		}
	}
	if read == (report.Events == 0) || read != (len(report.NotRead) == 0) {
		t.Errorf("%s: %d events, not read: %q", name, report.Events, report.NotRead)
	}
}
