package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// stocked is the bytes of a closed workspace with something in every table, all of it journaled, and a file
// of about so many bytes.
func stocked(t *testing.T, bytesOfFile int) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	const page = "A page of evidence, or of a contract. "
	file := bytes.Repeat([]byte(page), bytesOfFile/len(page))
	digest, size, err := s.Ingest(ctx, bytes.NewReader(file), int64(len(file)), nil)
	must(t, err)
	text := assessments.Text{
		SHA256: digest, Form: assessments.TextForm,
		Plain:      "One paragraph.\n\nAnother one.",
		Paragraphs: []assessments.Paragraph{{Start: 0, End: 14}, {Start: 16, End: 28}},
	}
	must(t, s.SaveText(ctx, text))
	must(t, s.SaveSummaries(ctx, map[string]cached.Kept{"k": storetest.Figures("k", "state", 7)}))
	for round := range 2 {
		must(t, s.Write(ctx, func(tx port.Tx) error {
			e := &assessments.Event{
				ID: fmt.Sprintf("event-%d", round), At: 5,
				Actor: assessments.Actor{Name: "Ada", Role: "legal", Key: "SHA256:x"}, Verb: "apply",
				Subject: "vendor", SubjectID: "k", Assessment: "k", Reverses: "r", Reason: "because",
			}
			for _, n := range assessments.Nouns() {
				r := filled(t, n, round, digest, size)
				var was assessments.Record
				if round > 0 {
					was = filled(t, n, round-1, digest, size)
				}
				e.Changes = append(e.Changes, assessments.Diff(was, r)...)
				if err := tx.Put(r); err != nil {
					return err
				}
			}
			return errors.Join(tx.LinkBlob(digest), tx.Append(e))
		}))
	}
	must(t, s.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}

func filled(t *testing.T, n assessments.Noun, round int, digest string, size int64) assessments.Record {
	t.Helper()
	r := assessments.New(n)
	r.SetKey("k")
	for i, f := range r.Fields() {
		v := fmt.Sprintf("words %d %d", round, i)
		switch f.Value.Kind() {
		case assessments.NumberValue, assessments.MomentValue:
			v = fmt.Sprint(round*100 + i + 1)
		case assessments.FlagValue:
			v = "1"
		case assessments.DateValue:
			v = fmt.Sprintf("2026-01-%02d", round+1)
		case assessments.ListValue:
			v = fmt.Sprintf(`["a%d","b"]`, round)
		}
		switch {
		case f.Ref != "":
			v = "k"
		case f.Name == "purged_on" || f.Name == "binned":
			v = ""
		case f.Name == "sha256" && n != "pack" && n != "tombstone":
			v = digest
		case f.Name == "size" && n != "tombstone":
			v = fmt.Sprint(size)
		}
		must(t, f.Value.Set(v))
	}
	return r
}

// damageAfter changes a copy of the workspace behind the program's back and gives what a check finds.
func damageAfter(t *testing.T, workspace []byte, change func(path string) error,
	o store.Options,
) ([]assessments.Damage, error) {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "w")
	must(t, err)
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "w.ctsg")
	must(t, os.WriteFile(path, workspace, 0o644))
	must(t, change(path))
	s, err := store.Open(ctx, path, o)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	short, cancel := beforeTheEnd(t) // damage must not make a check go round for ever
	defer cancel()
	report, err := s.Check(short, false, nil)
	return report.Damage, err
}

// beforeTheEnd ends shortly before the time that all tests are given, so that a test that does not end
// can say where.
func beforeTheEnd(t *testing.T) (context.Context, context.CancelFunc) {
	if end, limited := t.Deadline(); limited {
		return context.WithDeadline(ctx, end.Add(-10*time.Second))
	}
	return context.WithCancel(ctx)
}

func statement(query string) func(string) error {
	return func(path string) error {
		db, err := sql.Open("sqlite", "file:"+path+"?_synchronous=OFF")
		if err != nil {
			return err
		}
		res, err := db.Exec(query)
		if err == nil {
			if n, _ := res.RowsAffected(); n == 0 {
				err = fmt.Errorf("changed nothing: %s", query)
			}
		}
		return errors.Join(err, db.Close())
	}
}

func named(damage []assessments.Damage, place string) bool {
	for _, d := range damage {
		if strings.Contains(d.Place, place) && d.Message != "" {
			return true
		}
	}
	return false
}

// flipText changes one character in the middle of every value of a column.
const flipText = `"%[1]s" = CASE WHEN "%[1]s" = '' THEN 'x' ELSE substr("%[1]s", 1, length("%[1]s") / 2) || char((unicode(substr("%[1]s", length("%[1]s") / 2 + 1, 1)) + 1) %% 128 + 128) || substr("%[1]s", length("%[1]s") / 2 + 2) END`

// flipNumber makes a number another.
const flipNumber = `"%[1]s" = "%[1]s" + 1`

// TestACheckNamesTheFieldThatWasChangedBehindItsBack changes the first field of every noun at once, then the
// second of every noun, and so on.
func TestACheckNamesTheFieldThatWasChangedBehindItsBack(t *testing.T) {
	workspace := stocked(t, 1000)
	if damage, err := damageAfter(t, workspace, func(string) error {
		return nil
	}, store.Options{ReadOnly: true}); err != nil || len(damage) > 0 {
		t.Fatalf("before any change: %+v, %v", damage, err)
	}
	for i := 0; ; i++ {
		var changes, places []string
		for _, n := range assessments.Nouns() {
			fields := assessments.New(n).Fields()
			if i >= len(fields) {
				continue
			}
			f := fields[i]
			how, place := flipText, fmt.Sprintf("%s k, field %s", n, f.Name)
			switch f.Value.Kind() {
			case assessments.NumberValue, assessments.MomentValue:
				how = flipNumber
			case assessments.FlagValue:
				how, place = flipNumber, fmt.Sprintf("%s k", n) // it is no longer a flag at all
			case assessments.DateValue, assessments.ListValue:
				place = fmt.Sprintf("%s k", n)
			}
			changes = append(changes, fmt.Sprintf(`UPDATE "%s" SET `, n)+fmt.Sprintf(how, f.Name))
			places = append(places, place)
		}
		if len(changes) == 0 {
			return
		}
		damage, err := damageAfter(t, workspace, statement(strings.Join(changes, "; ")),
			store.Options{ReadOnly: true})
		if err != nil {
			t.Errorf("field %d: %v", i, err)
		}
		for _, place := range places {
			if !named(damage, place) {
				t.Errorf("nothing is said of %s", place)
			}
		}
	}
}

func TestACheckMissesARecordThatWasTakenOut(t *testing.T) {
	workspace := stocked(t, 1000)
	var all []string
	for _, n := range assessments.Nouns() {
		all = append(all, fmt.Sprintf(`DELETE FROM "%s"`, n))
	}
	damage, err := damageAfter(t, workspace, statement(strings.Join(all, "; ")),
		store.Options{ReadOnly: true})
	for _, n := range assessments.Nouns() {
		if err != nil || !named(damage, string(n)+" k") {
			t.Errorf("nothing is said of the missing %s: %v", n, err)
		}
	}
}

func TestACheckNamesThePlaceInJournalAndFiles(t *testing.T) {
	workspace := stocked(t, 1_500_000) // three chunks
	type tamper struct{ query, place string }
	var all []tamper
	for _, c := range []string{
		"id", "actor_name", "actor_role", "actor_key", "verb", "subject", "subject_id",
		"assessment", "reverses", "reason", "previous", "digest",
	} {
		all = append(all, tamper{fmt.Sprintf(`UPDATE "journal" SET %s WHERE "seq" = 2`,
			fmt.Sprintf(flipText, c)), "journal event 2"})
	}
	for _, c := range []string{"noun", "record", "field", "before", "after", "salt", "digest"} {
		all = append(all, tamper{
			fmt.Sprintf(
				`UPDATE "journal_change" SET %s WHERE "event" = 2 AND "position" = 3`, fmt.Sprintf(flipText, c)),
			"journal event 2",
		})
	}
	all = append(all,
		tamper{
			`UPDATE "journal_change" SET "after" = "after" || ' ' WHERE "event" = 1 AND "position" = 4`,
			"journal event 1, change 5",
		},
		tamper{
			`UPDATE "journal_change" SET "purged" = 1 WHERE "event" = 1 AND "position" = 4`,
			"journal event 1, change 5",
		},
		tamper{`UPDATE "journal" SET "at" = "at" + 1 WHERE "seq" = 1`, "journal event 1"},
		tamper{`UPDATE "journal" SET "seq" = 9 WHERE "seq" = 2`, "journal event 9"},
		tamper{`UPDATE "journal" SET "seq" = 0 WHERE "seq" = 1`, "journal event 0"},
		tamper{`DELETE FROM "journal" WHERE "seq" = 1`, "journal event 2"},
		tamper{`DELETE FROM "journal" WHERE "seq" = 2`, "journal event 2"},
		tamper{`DELETE FROM "journal_change" WHERE "event" = 2 AND "position" = 0`, "journal event 2"},
		tamper{`DELETE FROM "journal_change" WHERE "event" = 2 AND "position" = (SELECT max("position") FROM "journal_change" WHERE "event" = 2)`, "journal event 2"},
		tamper{
			`UPDATE "chunk" SET "bytes" = cast('B' || substr("bytes", 2) AS BLOB) WHERE "position" = 1`,
			"byte 524288-1048575",
		},
		tamper{`UPDATE "chunk" SET "digest" = upper("digest") WHERE "position" = 2`, "byte 1048576-"},
		tamper{`UPDATE "chunk" SET "position" = 7 WHERE "position" = 1`, "byte 524288 and on"},
		tamper{`DELETE FROM "chunk" WHERE "position" = 2`, "byte 1048576 and on"},
		tamper{`UPDATE "blob" SET "size" = "size" - 1`, "blob "},
		tamper{
			`UPDATE "blob" SET "sha256" = replace("sha256", substr("sha256", 1, 1), 'g')`,
			"version k, field sha256",
		},
		tamper{`DELETE FROM "blob"`, "version k, field sha256"},
		tamper{`UPDATE "text" SET "body" = replace("body", 'Another', 'Any')`, "text of "},
		tamper{`UPDATE "text" SET "digest" = 'x'`, "text of "},
		tamper{
			`UPDATE "passage" SET "body" = 'x' WHERE "noun" = 'text' AND "position" = 1`,
			"search, paragraph 2 of text",
		},
		tamper{`UPDATE "passage" SET "body" = 'x' WHERE "noun" = 'vendor'`, "search, vendor k"},
		tamper{`DELETE FROM "passage" WHERE "noun" = 'vendor'`, "search, vendor k"},
		tamper{`CREATE TABLE "guest" ("x") ; INSERT INTO "guest" VALUES (1)`, "table guest"},
		tamper{`DELETE FROM "search_data" WHERE "id" > 10`, "search"},
		tamper{`UPDATE "search_data" SET "block" = cast(substr("block", 1, length("block") - 1) AS BLOB) WHERE "id" > 10`, "search"},
		tamper{`INSERT INTO "search" ("search", rowid, "body") SELECT 'delete', "id", "body" FROM "passage" WHERE "noun" = 'text' AND "position" = 1`, "search"},
		tamper{`INSERT INTO "search" (rowid, "body") VALUES (77777, 'planted')`, "search"},
		tamper{`DELETE FROM "search_docsize"`, "search"},
	)
	for _, c := range all {
		damage, err := damageAfter(t, workspace, statement(c.query), store.Options{ReadOnly: true})
		if err != nil || !named(damage, c.place) {
			t.Errorf("%s: want %q, got %+v, %v", c.query, c.place, damage, err)
		}
	}
}

// meaning is everything that a workspace says: all rows of all tables but the search's own.
func meaning(t *testing.T, path string) string {
	t.Helper()
	db := raw(t, path)
	defer db.Close()
	var out strings.Builder
	tables := rows(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
	for _, table := range tables {
		columns := rows(t, db, `SELECT 'hex("' || name || '")' FROM pragma_table_info(?)`, table)
		fmt.Fprintln(&out, table, rows(t, db,
			fmt.Sprintf(`SELECT coalesce(%s, '') AS row FROM "%s" ORDER BY row`,
				strings.Join(columns, ` || '|' || `), table)))
	}
	fmt.Fprintln(&out, rows(t, db, `SELECT coalesce(sql, '') FROM sqlite_schema ORDER BY name`))
	return out.String()
}

func TestAFlippedByteIsFoundOrMeansNothing(t *testing.T) {
	r, flips := seeding(t), soak(2500)
	workspace := stocked(t, 600_000)
	original := filepath.Join(t.TempDir(), "original.ctsg")
	must(t, os.WriteFile(original, workspace, 0o644))
	want := meaning(t, original)
	found := 0
	for range flips {
		at, bit := r.IntN(len(workspace)), byte(1)<<r.IntN(8)
		changed := append([]byte(nil), workspace...)
		changed[at] ^= bit
		damage, err := damageAfter(t, changed, func(string) error {
			return nil
		}, store.Options{ReadOnly: true})
		if errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("byte %d, bit %d: the check does not end", at, bit)
		}
		if err != nil || len(damage) > 0 {
			found++
			continue
		}
		path := filepath.Join(t.TempDir(), "flipped.ctsg")
		must(t, os.WriteFile(path, changed, 0o644))
		if meaning(t, path) != want {
			t.Errorf("byte %d, bit %d: something else stands there now, and the check is clean", at, bit)
		}
	}
	t.Logf("%d of %d flipped bytes were found; the others lie where nothing is kept, or in what is derived",
		found, flips)
	if found == 0 {
		t.Error("no flipped byte was found at all")
	}
}
