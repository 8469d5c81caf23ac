package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"sync"
)

// schema compares the tables' definitions with those that the migrations make: a changed one would let
// anything in.
func (c *check) schema() error {
	want, err := schemaByMigrations()
	if err != nil {
		return err
	}
	got, err := schemaOf(c.ctx, c.v.s)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			c.damage("definition of "+name, "is not the one that this program makes")
		}
		delete(got, name)
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		c.damage("definition of "+name, "was not made by this program")
	}
	return nil
}

// schemaByMigrations makes, once, an empty workspace in memory and reads its definitions.
var schemaByMigrations = sync.OnceValues(func() (out map[string]string, err error) {
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
	if err := applyMigrations(ctx, s, migrations(), 0, nil); err != nil {
		return nil, err
	}
	return schemaOf(ctx, s)
})

// schemaOf reads every definition by name; SQLite's own statistics are left out.
func schemaOf(ctx context.Context, s *session) (map[string]string, error) {
	rows, err := s.query(ctx, `SELECT type || ' ' || name, tbl_name || ': ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'`)
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
		out[name] = definition
	}
	return out, rows.Err()
}
