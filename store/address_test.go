package store

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
)

// The address of a file names no computer: behind two slashes SQLite takes a name for one and refuses
// it. On Windows the path of a shared folder begins with two.
func TestTheAddressOfAFileNamesNoComputer(t *testing.T) {
	for path, want := range map[string]string{
		"/tmp/a b#1?%.countersign":         "file:///tmp/a%20b%231%3F%25.countersign?",
		"C:/Ada/w.countersign":             "file:///C:/Ada/w.countersign?",
		"//server/share/w.countersign":     "file:////server/share/w.countersign?",
		"//server/share/a:b/w.countersign": "file:////server/share/a:b/w.countersign?",
	} {
		if got := (Options{}).withDefaults().dsn(path, reading, false); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", path, got)
		}
	}
	path := filepath.Join(t.TempDir(), "w #1 100 %.countersign")
	db, err := sql.Open("sqlite", Options{}.withDefaults().dsn("/"+filepath.ToSlash(path), creating, false))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "CREATE TABLE t (a)"); err != nil {
		t.Error(err)
	}
	if h, err := identify(path); err != nil || !h.magic {
		t.Errorf("it is not there under its name: %v", err)
	}
}
