package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// computer is a secret of a user's profile.
func computer(secret string) store.Options {
	return store.Options{Secret: func(bool) []byte { return []byte(secret) }}
}

// filed puts a file with its text into a workspace, and returns its digest.
func filed(t *testing.T, s port.Store) (string, assessments.Text) {
	t.Helper()
	digest, size, err := s.Ingest(ctx, strings.NewReader("file"), 4, nil)
	must(t, err)
	must(t, s.Write(ctx, func(tx port.Tx) error {
		return errors.Join(storetest.Save("", &assessments.Vendor{ID: "v"},
			&assessments.Document{ID: "d", VendorID: "v"},
			&assessments.Version{ID: "ver", DocumentID: "d", SHA256: digest, Size: size})(tx),
			tx.LinkBlob(digest))
	}))
	text := assessments.Text{
		SHA256: digest, Plain: "What it says.",
		Paragraphs: []assessments.Paragraph{{Start: 0, End: 13}},
	}
	must(t, s.SaveText(ctx, text))
	return digest, text
}

func TestDerivedDataOfAnotherComputerIsNotBelieved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, computer("one"))
	must(t, err)
	digest, _ := filed(t, s)
	must(t, s.SaveSummaries(ctx, map[string]cached.Kept{"a": storetest.Figures("a", "k", 7)}))
	must(t, s.Close())
	for _, c := range []struct {
		name string
		o    store.Options
		want bool
	}{
		{"this one", computer("one"), true},
		{"another", computer("two"), false},
		{"one without a secret", computer(""), false},
	} {
		s, err := store.Open(ctx, path, c.o)
		must(t, err)
		all, err := s.Summaries(ctx)
		must(t, err)
		_, ok, err := s.LoadText(ctx, digest)
		must(t, err)
		if all["a"].Believed != c.want || ok != c.want || all["a"].Key != "k" {
			t.Errorf("%s: figures %+v, text %v", c.name, all["a"], ok)
		}
		var unbelieved []string
		must(t, s.UnbelievedTexts(ctx, func(x assessments.Text) error {
			unbelieved = append(unbelieved, x.SHA256)
			return nil
		}))
		if (len(unbelieved) == 0) != c.want {
			t.Errorf("%s: not believed are %v", c.name, unbelieved)
		}
		must(t, s.Close())
	}
}

func TestTextStoredAgainIsBelievedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, computer("one"))
	must(t, err)
	digest, text := filed(t, s)
	must(t, s.Close())
	s, err = store.Open(ctx, path, computer("two"))
	must(t, err)
	defer s.Close()
	must(t, s.SaveText(ctx, text))
	if _, ok, err := s.LoadText(ctx, digest); !ok || err != nil {
		t.Errorf("stored again, and %v, %v", ok, err)
	}
	if hits, err := s.Search(ctx, "says", 5); err != nil || len(hits) != 1 {
		t.Errorf("found %d times, %v", len(hits), err)
	}
}

// TestFiguresThatWereChangedAreNotBelieved changes every column of kept figures by itself, beside an open store.
func TestFiguresThatWereChangedAreNotBelieved(t *testing.T) {
	path := unpack(t, stocked(t, 1000))
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	believed := func() bool {
		all, err := s.Summaries(ctx)
		must(t, err)
		return all["k"].Believed
	}
	if !believed() {
		t.Fatal("figures are not believed as they were stored")
	}
	db := raw(t, path)
	change := func(table, column, to string) {
		var was any
		var row int
		must(t, db.QueryRow(fmt.Sprintf(`SELECT min(rowid), %q FROM %q`, column, table)).Scan(&row, &was))
		_, err := db.Exec(fmt.Sprintf(`UPDATE %q SET %q = %s WHERE rowid = ?`, table, column, to), row)
		must(t, err)
		if believed() {
			t.Errorf("figures are believed although %s of %s is %s", column, table, to)
		}
		_, err = db.Exec(fmt.Sprintf(`UPDATE %q SET %q = ? WHERE rowid = ?`, table, column), was, row)
		must(t, err)
	}
	for _, table := range []string{"summary", "summary_discipline"} {
		for _, column := range rows(t, db, `SELECT name FROM pragma_table_info(?)`, table) {
			change(table, column, fmt.Sprintf(
				`CASE typeof(%[1]q) WHEN 'text' THEN %[1]q || 'x' ELSE 1 - %[1]q END`, column))
		}
	}
	change("summary", "mac", `upper("mac")`)
	change("summary", "mac", `''`)
	change("summary", "score", `NULL`)
	change("summary", "scored", `7`)
	change("summary", "blocks_approval", `'['`)
	if !believed() {
		t.Error("figures are not believed once they are again as they were stored")
	}
}

// TestFiguresOfAnotherFormCountAsNone keeps figures as a version with other columns or rules does.
func TestFiguresOfAnotherFormCountAsNone(t *testing.T) {
	path := unpack(t, stocked(t, 1000))
	must(t, statement(`UPDATE "summary" SET "form" = 'another', "coverage" = 1`)(path))
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	if all, err := s.Summaries(ctx); len(all) > 0 || err != nil {
		t.Errorf("got %v, %v", all, err)
	}
	if report, err := s.Check(ctx, false, nil); err != nil || len(report.Damage) > 0 {
		t.Errorf("a check finds %v, %v", report.Damage, err)
	}
}
