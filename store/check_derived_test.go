package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/store"
	"countersign/store/storetest"
)

// TestDerivedDamageIsNamedAndRebuilt changes what can be made again from records and files: a check
// names the place, and a rebuild makes it as it was.
func TestDerivedDamageIsNamedAndRebuilt(t *testing.T) {
	workspace := stocked(t, 1000)
	const vendor = `(SELECT "id" FROM "passage" WHERE "noun" = 'vendor')`
	for name, c := range map[string]struct {
		query string
		named string // place and message of one damage
		part  string // what a rebuild says it made again, beyond search and summaries
	}{
		"a record's words are missing": {
			`INSERT INTO "search" ("search", rowid, "body") SELECT 'delete', "id", "body" FROM "passage" WHERE "noun" = 'vendor';
				DELETE FROM "passage" WHERE "noun" = 'vendor'`,
			"search, vendor k: is not what the record says", "",
		},
		"a record has other words": {
			`UPDATE "passage" SET "body" = 'forged' WHERE "noun" = 'vendor'`,
			"search, vendor k: is not what the record says", "",
		},
		"words of a record that is not there": {
			`INSERT INTO "passage" ("id", "noun", "record", "position", "first", "last", "body") SELECT 1 + max("id"), 'vendor', 'nobody', 0, 0, 0, 'x' FROM "passage";
				INSERT INTO "search" (rowid, "body") SELECT max("id"), 'x' FROM "passage"`,
			"search: knows", "",
		},
		"a passage whose words are not in the lists": {
			`DELETE FROM "search_docsize" WHERE "id" = ` +
				vendor, "search: its lists of words are of 1 other passages", "",
		},
		"lists with words of a passage that is not there": {
			`INSERT INTO "search_docsize" ("id", "sz") SELECT 1 + max("id"), x'01' FROM "search_docsize"`,
			"search: its lists of words are of 1 other passages", "",
		},
		"lists with other words": {
			`INSERT INTO "search" ("search", rowid, "body") SELECT 'delete', "id", "body" FROM "passage" WHERE "noun" = 'vendor';
				INSERT INTO "search" (rowid, "body") SELECT "id", 'forged' FROM "passage" WHERE "noun" = 'vendor'`,
			"search: its lists of words are not those of its passages", "",
		},
		"a text that is not as it was stored": {
			`UPDATE "text" SET "body" = replace("body", 'One', 'Two')`, "text of ", "text of ",
		},
		"a text that is missing": {
			`DELETE FROM "text"`, "text of ", "text of ",
		},
		"figures that are not as they were stored": {
			`UPDATE "summary" SET "coverage" = 7`, "figures of k: are not as they were stored", "",
		},
		"figures that cannot be read": {
			`UPDATE "summary" SET "blocks_approval" = '['`, "figures of k: are not as they were stored", "",
		},
		"figures of a discipline that are not as they were stored": {
			`UPDATE "summary_discipline" SET "points" = 7 WHERE "discipline" = 'legal'`,
			"figures of k: are not as they were stored", "",
		},
		"figures of disciplines alone": {
			`DELETE FROM "summary"`, "figures of k: are not as they were stored", "",
		},
		"figures of another assessment": {
			`INSERT INTO "summary" ("assessment", "key", "form") SELECT 'nobody', "key", "form" FROM "summary"`,
			"figures of nobody: are of an assessment that is not there", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "w.ctsg")
			must(t, os.WriteFile(path, workspace, 0o600))
			must(t, statement(c.query)(path))
			s, err := store.Open(ctx, path, store.Options{})
			must(t, err)
			defer s.Close()
			report, err := s.Check(ctx, false, nil)
			must(t, err)
			if !slices.ContainsFunc(report.Damage, func(d assessments.Damage) bool {
				return d.Derived && strings.HasPrefix(d.Place+": "+d.Message, c.named)
			}) {
				t.Errorf("got %+v", report.Damage)
			}
			if len(report.Rebuilt) > 0 {
				t.Errorf("a check made again: %q", report.Rebuilt)
			}
			report, err = s.Check(ctx, true, nil)
			must(t, err)
			if len(report.Damage) > 0 || c.part != "" &&
				!slices.ContainsFunc(report.Rebuilt, func(what string) bool {
					return strings.HasPrefix(what, c.part)
				}) {
				t.Errorf("after the rebuild: %+v, made again: %q", report.Damage, report.Rebuilt)
			}
			if kept, err := s.Summaries(ctx); err != nil || len(kept) > 0 {
				t.Errorf("after the rebuild there are figures: %v, %v", kept, err)
			}
			report, err = s.Check(ctx, false, nil)
			if err != nil || len(report.Damage) > 0 {
				t.Errorf("a check after the rebuild: %+v, %v", report.Damage, err)
			}
			for words, want := range map[string]int{"words": 1, "forged": 0} {
				if hits, err := s.Search(ctx, words, 1); err != nil || len(hits) != want {
					t.Errorf("%q is found %d times, %v", words, len(hits), err)
				}
			}
			if hits, err := s.Search(ctx, "another paragraph", 9); err != nil ||
				(c.part == "") != (len(hits) > 0) {
				t.Errorf("the text is found %d times, %v", len(hits), err)
			}
		})
	}
}

// A check on a connection that has read the search before sees it as it is now.
func TestEveryCheckOfASessionSeesTheSearchAsItIs(t *testing.T) {
	s, err := store.Open(ctx, made(t), store.Options{})
	must(t, err)
	defer s.Close()
	for i := range 20 { // SQLite merges sixteen segments into one
		must(t, s.Write(ctx, storetest.Save(fmt.Sprint(i),
			&assessments.Vendor{ID: fmt.Sprint(i), Name: "words"})))
		if report, err := s.Check(ctx, false, nil); err != nil || len(report.Damage) > 0 {
			t.Fatalf("after %d changes: %+v, %v", i+1, report.Damage, err)
		}
	}
}

// A text that is missing is named with its documents: its file is there.
func TestAMissingTextIsNamedWithItsDocument(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	must(t, os.WriteFile(path, stocked(t, 1000), 0o600))
	must(t, statement(`UPDATE "document" SET "name" = 'Master agreement'; UPDATE "version" SET "label" = '2';
		UPDATE "evidence" SET "name" = 'SOC 2'; UPDATE "revision" SET "label" = '2026'; DELETE FROM "text"`)(path))
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	report, err := s.Check(ctx, false, nil)
	must(t, err)
	said := ""
	for _, d := range report.Damage {
		if d.Derived {
			said += string(d.Kind) + " " + d.Place + " " + d.Message
		}
	}
	for _, want := range []string{
		string(assessments.InTexts) + " text of ", "is missing: it was read from the file of",
		"“Master agreement, 2” and “SOC 2, 2026”, which is there", "“check --rebuild” makes it again",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q: %s", want, said)
		}
	}
	if strings.Contains(said, "is not in the workspace") {
		t.Errorf("the file is there, and: %s", said)
	}
}
