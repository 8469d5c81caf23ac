package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
)

// TestACheckNamesMarksThatTheProgramDidNotMake changes what is stored beside texts and files.
func TestACheckNamesMarksThatTheProgramDidNotMake(t *testing.T) {
	workspace := stocked(t, 1000)
	for query, place := range map[string]string{
		`UPDATE "text" SET "mac" = 'x'`:          "text of ",
		`UPDATE "text" SET "mac" = upper("mac")`: "text of ",
		`UPDATE "text" SET "indexed" = 2`:        "text of ",
		`UPDATE "blob" SET "linked" = 0`:         "blob ",
		`UPDATE "blob" SET "linked" = 2`:         "blob ",
		`UPDATE "blob" SET "linked" = 7`:         "blob ",
	} {
		damage, err := damageAfter(t, workspace, statement(query), store.Options{ReadOnly: true})
		if err != nil || len(damage) == 0 || !strings.HasPrefix(damage[0].Place, place) {
			t.Errorf("%s: %+v, %v", query, damage, err)
		}
	}
}

// TestACheckAccountsForEveryFile marks files that no record names, and plants some. What an
// interrupted addition can have left is noted, and is not called damage.
func TestACheckAccountsForEveryFile(t *testing.T) {
	workspace := stocked(t, 1000)
	const digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" // of no bytes
	const forgotten = `DELETE FROM "version"; DELETE FROM "revision"; DELETE FROM "tombstone"; `
	for query, c := range map[string]struct{ damage, note string }{
		forgotten + `UPDATE "blob" SET "linked" = 0`: {damage: "a file that no record kept"},
		`UPDATE "version" SET "purged_on" = '2026-11-01'; UPDATE "revision" SET "purged_on" = '2026-11-01';
			UPDATE "blob" SET "linked" = 0`: {damage: "every record that names it was purged"},
		`INSERT INTO "blob" VALUES (9000, '` + digest +
			`', 0, 1)`: {damage: "no event of the journal names it"},
		`INSERT INTO "blob" VALUES (9000, '` + digest +
			`', 0, 0)`: {note: "File " + digest + " is in the workspace"},
		`INSERT INTO "blob" VALUES (9000, NULL, 0, 0)`: {
			note: "Files without a name in the workspace: 1",
		},
		`UPDATE "text" SET "indexed" = 0`: {},
		`UPDATE "text" SET "indexed" = 0; UPDATE "passage" SET "body" = 'x' WHERE "noun" = 'text'`: {
			damage: "is not what the text says",
		},
		`UPDATE "text" SET "indexed" = 0; DELETE FROM "passage" WHERE "noun" = 'text' AND "position" = 1;
			INSERT INTO "search" ("search") VALUES ('rebuild')`: {},
	} {
		path := filepath.Join(t.TempDir(), "w.ctsg")
		must(t, os.WriteFile(path, workspace, 0o600))
		must(t, statement(query)(path))
		s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
		must(t, err)
		rep, err := s.Check(ctx, false, nil)
		must(t, err)
		must(t, s.Close())
		var messages []string
		for _, d := range rep.Damage {
			messages = append(messages, d.Place+" "+d.Message)
		}
		found, notes := strings.Join(messages, "\n"), strings.Join(rep.Notes, "\n")
		if c.damage == "" && found != "" || !strings.Contains(found, c.damage) {
			t.Errorf("%s: damage is %q, want %q", query, found, c.damage)
		}
		if (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
			t.Errorf("%s: noted is %q, want %q", query, notes, c.note)
		}
	}
}

// TestASearchPrintsNoForgedPassage changes a passage of a text and one of a record, with the lists of words.
func TestASearchPrintsNoForgedPassage(t *testing.T) {
	workspace := stocked(t, 1000)
	path := filepath.Join(t.TempDir(), "w.ctsg")
	must(t, os.WriteFile(path, workspace, 0o600))
	must(t, statement(`UPDATE "passage" SET "body" = 'liabilityforged is unlimited';
		INSERT INTO "search" ("search") VALUES ('rebuild')`)(path))
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	defer s.Close()
	hits, err := s.Search(ctx, "liabilityforged", 10)
	if err != nil || len(hits) != 0 {
		t.Errorf("%+v, %v", hits, err)
	}
}

// TestOpeningRemovesAFileOfAPurgedRecordThatNoOneKeeps adds the file of a purged version again, and
// stops before a record keeps it.
func TestOpeningRemovesAFileOfAPurgedRecordThatNoOneKeeps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	digest, _, err := s.Ingest(ctx, strings.NewReader("purged words"), -1, nil)
	must(t, err)
	must(t, s.Write(ctx, func(tx port.Tx) error {
		return tx.Put(&assessments.Version{ID: "v", SHA256: digest, PurgedOn: "2026-11-01"})
	}))
	must(t, s.Close())
	s, err = store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	if _, _, err := s.OpenBlob(ctx, digest); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("it is still there: %v", err)
	}
}
