package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"countersign/assessments"
)

// strange are the definitions of a file that the migrations do not make as they are there.
type strange struct {
	changed []string // ours, missing or with another text: what they return cannot be believed
	foreign []string // not ours: they run when records are written, or hold what no one asked for
}

// strangers compares a file's definitions with those that the migrations make up to its version.
func strangers(ctx context.Context, s *session) (out strange, err error) {
	version, err := s.number(ctx, "PRAGMA user_version")
	if err != nil {
		return out, err
	}
	want, err := s.wanted(int(version))
	if err != nil {
		return out, err
	}
	got, err := definitions(ctx, s)
	if err != nil {
		return out, err
	}
	for name, definition := range want {
		if got[name] != definition {
			out.changed = append(out.changed, name)
		}
		delete(got, name)
	}
	out.foreign = slices.Collect(maps.Keys(got))
	slices.SortFunc(out.changed, byKind)
	slices.SortFunc(out.foreign, byKind)
	return out, nil
}

// byKind puts indexes, which say the least, last.
func byKind(a, b string) int {
	ia, ib := strings.HasPrefix(a, "index "), strings.HasPrefix(b, "index ")
	switch {
	case ia == ib:
		return strings.Compare(a, b)
	case ia:
		return 1
	}
	return -1
}

// wanted are the definitions of a version. For one that this program does not know there are none.
func (s *session) wanted(version int) (map[string]string, error) {
	switch {
	case version >= 1 && version <= latest():
		return definitionsOf(version)
	case version >= 1 && version <= len(s.all):
		return definitionsBy(s.all[:version])
	}
	return nil, nil
}

// look compares the definitions when a session sees them for the first time and after each change of them.
// SQLite itself uses what it read until the file's schema version is another, and so does this.
func (s *session) look(ctx context.Context) error {
	cookie, err := s.number(ctx, "PRAGMA schema_version")
	if err != nil || (s.looked && s.cookie == cookie) {
		return err
	}
	if s.strange, err = strangers(ctx, s); err == nil {
		s.looked, s.cookie = true, cookie
	}
	return err
}

// refuseReading refuses to run what is there in place of a table of ours: a view could run for ever.
func (s strange) refuseReading(path string) error {
	if len(s.changed) == 0 {
		return nil
	}
	return assessments.Errorf(assessments.Damaged,
		"“%s” was changed outside Countersign: %s missing or not as"+
			" Countersign made it. Nothing was read or changed. Keep the file, run “countersign check” to see what is"+
			" affected, and restore the newest backup.", path, several(s.changed, "is", "are"))
}

// refuseWriting refuses foreign definitions as well: a trigger would change records unseen.
func (s strange) refuseWriting(path string) error {
	if err := s.refuseReading(path); err != nil || len(s.foreign) == 0 {
		return err
	}
	return assessments.Errorf(assessments.Damaged,
		"“%s” was changed outside Countersign: %s not made by Countersign"+
			" and could change records unseen. It was not opened for writing, and nothing was changed. Keep the file,"+
			" run “countersign check” to see what is affected, and restore the newest backup.",
		path, several(s.foreign, "was", "were"))
}

// several names the first three, and how many more there are, with the verb that fits.
func several(names []string, one, many string) string {
	const named = 3
	shown := make([]string, 0, named)
	for _, n := range names[:min(named, len(names))] {
		shown = append(shown, printable(n))
	}
	out := strings.Join(shown, ", ")
	switch more := len(names) - len(shown); {
	case more > 0:
		return fmt.Sprintf("%s and %d more %s", out, more, many)
	case len(names) > 1:
		return out + " " + many
	}
	return out + " " + one
}

// printable makes text that anyone may have written fit for a terminal and for one line of a message.
func printable(s string) string {
	const longest = 1000
	r := []rune(strings.ToValidUTF8(s, "�"))
	if len(r) > longest {
		r = append(r[:longest-1], '…')
	}
	return strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return '�'
		}
		return c
	}, string(r))
}

var (
	madeMu sync.Mutex
	made   = map[int]map[string]string{}
)

// definitionsOf makes, once for each version, an empty workspace in memory and reads its definitions.
func definitionsOf(version int) (map[string]string, error) {
	madeMu.Lock()
	defer madeMu.Unlock()
	if out, ok := made[version]; ok {
		return maps.Clone(out), nil
	}
	out, err := definitionsBy(migrations()[:version])
	if err != nil {
		return nil, err
	}
	made[version] = out
	return maps.Clone(out), nil
}

func definitionsBy(all []migration) (out map[string]string, err error) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s, err := newSession(ctx, db)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	if err := applyMigrations(ctx, s, all, 0, nil); err != nil {
		return nil, err
	}
	return definitions(ctx, s)
}

// definitions reads every definition by kind and name. A second one of the same name counts as another.
func definitions(ctx context.Context, s *session) (map[string]string, error) {
	rows, err := s.query(ctx, `SELECT coalesce("type", '') || ' ' || coalesce("name", ''),
		coalesce("tbl_name", '') || ': ' || coalesce("sql", '') FROM sqlite_schema`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var name, definition string
		if err := rows.Scan(&name, &definition); err != nil {
			return nil, err
		}
		for _, ok := out[name]; ok; _, ok = out[name] {
			name += " (again)"
		}
		out[name] = definition
	}
	return out, rows.Err()
}
