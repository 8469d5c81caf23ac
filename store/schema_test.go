package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/scoring"
	"countersign/store"
)

// raw opens a workspace's file behind the program's back.
func raw(tb testing.TB, path string) *sql.DB {
	tb.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		tb.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	tb.Cleanup(func() { _ = db.Close() })
	return db
}

// created are the bytes of a new workspace that was closed. There is neither a clock nor chance in them, so it is
// made once and copied.
var created = sync.OnceValues(func() (data []byte, err error) {
	dir, err := os.MkdirTemp("", "store")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "w.ctsg")
	s, err := store.Create(context.Background(), path, store.Options{})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// made is the path of a closed, new workspace.
func made(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "w.ctsg")
	data, err := created()
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

func rows(tb testing.TB, db *sql.DB, query string, args ...any) []string {
	tb.Helper()
	r, err := db.Query(query, args...)
	if err != nil {
		tb.Fatalf("%s: %v", query, err)
	}
	defer r.Close()
	var out []string
	for r.Next() {
		var s string
		if err := r.Scan(&s); err != nil {
			tb.Fatal(err)
		}
		out = append(out, s)
	}
	if r.Err() != nil {
		tb.Fatal(r.Err())
	}
	return out
}

func TestTheSchemaIsWhatTheNounsFieldsSay(t *testing.T) {
	db := raw(t, made(t))
	for _, n := range assessments.Nouns() {
		want := []string{"id TEXT notnull=1 default=- pk=1"}
		var refs, indexed []string
		for _, f := range assessments.New(n).Fields() {
			switch {
			case f.Ref != "":
				want = append(want, f.Name+" TEXT notnull=0 default=- pk=0")
				refs = append(refs, f.Name+" → "+string(f.Ref))
				indexed = append(indexed, f.Name)
			case f.Value.Kind().Integer():
				want = append(want, f.Name+" INTEGER notnull=1 default=0 pk=0")
			default:
				want = append(want, f.Name+" TEXT notnull=1 default='' pk=0")
			}
		}
		got := rows(t, db, `SELECT name || ' ' || type || ' notnull=' || "notnull" || ' default=' || coalesce(dflt_value, '-') || ' pk=' || pk FROM pragma_table_info(?) ORDER BY cid`, string(n))
		slices.Sort(got) // a column that came later stands last, whatever its place among the fields
		slices.Sort(want)
		if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
			t.Errorf("table %s has\n%s\nwant\n%s", n, g, w)
		}
		gotRefs := rows(t, db, `SELECT "from" || ' → ' || "table" FROM pragma_foreign_key_list(?) ORDER BY id DESC`, string(n))
		if fmt.Sprint(gotRefs) != fmt.Sprint(refs) {
			t.Errorf("table %s refers %v, want %v", n, gotRefs, refs)
		}
		for _, column := range indexed {
			if len(rows(t, db, `SELECT l.name FROM pragma_index_list(?) l JOIN pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = ?`, string(n), column)) == 0 {
				t.Errorf("no index finds %s by %s", n, column)
			}
		}
		ddl := rows(t, db, `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`, string(n))
		if len(ddl) != 1 || strings.Count(ddl[0], "DEFERRABLE INITIALLY DEFERRED") != len(refs) {
			t.Errorf("not every reference of %s waits for the commit", n)
		}
	}
}

func TestTablesOfKeptFiguresAreWhatTheirColumnsSay(t *testing.T) {
	db := raw(t, made(t))
	for table, c := range map[string]struct {
		before  []string
		columns []cached.Column
	}{
		"summary": {
			[]string{
				"assessment TEXT notnull=1 default=-", "key TEXT notnull=1 default=''",
				"form TEXT notnull=1 default=''", "digest TEXT notnull=1 default=''",
				"mac TEXT notnull=1 default=''",
			},
			(&cached.Kept{}).Columns(),
		},
		"summary_discipline": {
			[]string{"assessment TEXT notnull=1 default=-", "discipline TEXT notnull=1 default=-"},
			cached.DisciplineColumns(&scoring.Figures{}),
		},
	} {
		want := c.before
		for _, column := range c.columns {
			switch column.At.(type) {
			case *string, *[]string:
				want = append(want, column.Name+" TEXT notnull=1 default=''")
			case **int:
				want = append(want, column.Name+" INTEGER notnull=0 default=-")
			default:
				want = append(want, column.Name+" INTEGER notnull=1 default=0")
			}
		}
		got := rows(t, db, `SELECT name || ' ' || type || ' notnull=' || "notnull" || ' default=' || coalesce(dflt_value, '-') FROM pragma_table_info(?)`, table)
		slices.Sort(got) // a column that came later stands last
		slices.Sort(want)
		if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
			t.Errorf("table %s has\n%s\nwant\n%s", table, g, w)
		}
	}
}

func TestEveryTableIsStrictAndKnown(t *testing.T) {
	db := raw(t, made(t))
	known := map[string]bool{
		"journal": true, "journal_change": true, "blob": true, "chunk": true,
		"text": true, "summary": true, "summary_discipline": true, "passage": true, "erasure": true,
	}
	for _, n := range assessments.Nouns() {
		known[string(n)] = true
	}
	for _, name := range rows(t, db,
		`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`) {
		if !known[name] {
			t.Errorf("table %s is nobody's", name)
		}
		delete(known, name)
		if strict := rows(t, db, `SELECT strict FROM pragma_table_list WHERE name = ?`,
			name); strict[0] != "1" {
			t.Errorf("table %s takes anything", name)
		}
	}
	if len(known) > 0 {
		t.Errorf("missing: %v", known)
	}
}

func TestTheFileSaysWhatItIs(t *testing.T) {
	db := raw(t, made(t))
	for pragma, want := range map[string]string{
		"application_id": fmt.Sprint(store.ApplicationID), "user_version": fmt.Sprint(store.Latest()),
		"page_size": "16384", "journal_mode": "wal", "integrity_check": "ok",
	} {
		if got := rows(t, db, "PRAGMA "+pragma); got[0] != want {
			t.Errorf("%s is %s, want %s", pragma, got[0], want)
		}
	}
}
