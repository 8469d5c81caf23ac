package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// session is one connection with the statements prepared on it. One goroutine uses it at a time.
type session struct {
	conn   *sql.Conn
	stmts  map[string]*sql.Stmt
	told   func(query string) // of every statement; may be nil
	broken bool               // its transaction could not be ended: it is not to be used again

	all     []migration // that make the definitions; nil are the program's own
	looked  bool        // at the definitions, when the file's schema version was cookie
	cookie  int64
	strange strange
}

func newSession(ctx context.Context, db *sql.DB) (*session, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &session{conn: conn, stmts: map[string]*sql.Stmt{}}, nil
}

// maxPrepared bounds the statements kept; the program's own are far fewer.
const maxPrepared = 300

func (s *session) prepared(query string) (*sql.Stmt, error) {
	if s.told != nil {
		s.told(query)
	}
	if st, ok := s.stmts[query]; ok {
		return st, nil
	}
	if len(s.stmts) >= maxPrepared {
		for q, st := range s.stmts {
			_ = st.Close()
			delete(s.stmts, q)
		}
	}
	st, err := s.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, fmt.Errorf("prepare %.60q: %w", query, err)
	}
	s.stmts[query] = st
	return st, nil
}

func (s *session) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	st, err := s.prepared(query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(ctx, args...)
}

func (s *session) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := s.prepared(query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// scan reads the one row of a query; false where there is none.
func (s *session) scan(ctx context.Context, query string, args []any, dest ...any) (bool, error) {
	rows, err := s.query(ctx, query, args...)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return false, rows.Err()
	}
	if err := rows.Scan(dest...); err != nil {
		return false, err
	}
	return true, rows.Close()
}

// number reads the one integer of a query; 0 where there is none.
func (s *session) number(ctx context.Context, query string, args ...any) (n int64, err error) {
	var v sql.NullInt64
	_, err = s.scan(ctx, query, args, &v)
	return v.Int64, err
}

func (s *session) close() error {
	for _, st := range s.stmts {
		_ = st.Close()
	}
	return s.conn.Close()
}

// role is what a connection is for; it decides its settings.
type role string

const (
	creating  role = "creating" // makes the file
	copying   role = "copying"  // receives a copy of one
	writing   role = "writing"
	reading   role = "reading"   // query_only, of a workspace that this program does not write
	alongside role = "alongside" // query_only, beside this program's writer
	frozen    role = "frozen"    // a file no one writes: a read-only folder, a finished backup
)

// dsn names file and settings of a connection. The driver applies busy_timeout before everything else.
func (o Options) dsn(path string, r role, network bool) string {
	q := url.Values{}
	q.Set("_busy_timeout", strconv.Itoa(o.wait(network)))
	q.Set("_dqs", "0")
	for key, value := range settings(r, network, o.synchronous) {
		switch key {
		case "journal_mode", "foreign_keys", "query_only":
			q.Set("_"+key, value)
		// synchronous too: the driver applies these before journal_mode, which writes the file where
		// that changes
		default:
			q.Add("_pragma", key+"("+value+")")
		}
	}
	q.Add("_pragma", "cache_size(-16000)")
	q.Add("_pragma", "temp_store(2)")
	switch r {
	case creating, copying:
		q.Set("mode", "rwc")
		q.Set("_txlock", "immediate")
	case writing:
		q.Set("mode", "rw")
		q.Set("_txlock", "immediate")
	case reading:
		// Not "ro": such a connection cannot clear away what readers share when it is the last to close.
		q.Set("mode", "rw")
	case alongside:
		// Closing it never writes the log into the file nor removes it, whichever file it has opened. The
		// writer does both when it closes.
		q.Set("mode", "ro")
	case frozen:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	}
	if o.vfs != "" {
		q.Set("vfs", o.vfs)
	}
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // a Windows drive
	}
	// Its host is empty, and said to be: the name of a Windows computer behind two slashes would be
	// taken for one.
	return "file://" + (&url.URL{Path: p}).EscapedPath() + "?" + q.Encode()
}

// wait is how long to wait for someone else's lock, in milliseconds. In a network folder there is no log: who
// commits waits until all readers are done.
func (o Options) wait(network bool) int {
	switch {
	case o.patience > 0:
		return o.patience
	case network:
		return 60_000
	}
	return 10_000
}

// settings are the pragmas of a role that are read back after opening: SQLite ignores a misspelt one in
// silence.
func settings(r role, network bool, synchronous string) map[string]string {
	s := map[string]string{"trusted_schema": "0", "cell_size_check": "1"}
	journal := "WAL"
	if network {
		journal = "DELETE"
	}
	if synchronous == "FULL" {
		// Else a power cut may bring a deleted journal back, and with it the state before. Where there
		// is a log, that is the journal of the change to it.
		synchronous = "EXTRA"
	}
	switch r {
	case creating:
		s["page_size"], s["journal_mode"], s["synchronous"], s["foreign_keys"], s["secure_delete"] = pageSize,
			"DELETE", "FULL", "1", "1"
	case copying:
		s["synchronous"] = synchronous
	case writing:
		s["journal_mode"], s["synchronous"], s["foreign_keys"], s["secure_delete"] = journal, synchronous,
			"1", "1"
		s["wal_autocheckpoint"] = "0" // keep.go moves the log, so that no save pays for it
	case reading, alongside, frozen:
		s["query_only"] = "1"
	}
	return s
}

const (
	pageSize  = "16384"
	pageBytes = 16384
)

// spelt is how SQLite reads a setting back.
var spelt = map[string]map[string]string{
	"journal_mode": {"WAL": "wal", "DELETE": "delete"},
	"synchronous":  {"OFF": "0", "NORMAL": "1", "FULL": "2", "EXTRA": "3"},
}

// readBack compares a connection's settings with what its role asks for.
func (s *session) readBack(ctx context.Context, want map[string]string) error {
	for key, value := range want {
		var got string
		if _, err := s.scan(ctx, "PRAGMA "+key, nil, &got); err != nil {
			return fmt.Errorf("read back %s: %w", key, err)
		}
		if as, ok := spelt[key][value]; ok {
			value = as
		}
		if got != value {
			return fmt.Errorf("the setting %s is %s, not %s", key, got, value)
		}
	}
	return nil
}
