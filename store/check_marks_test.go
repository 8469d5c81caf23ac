package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
