package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"sync"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration brings the schema from version-1 to version.
type migration struct {
	version int
	name    string
	sql     string
	fill    func(*tx) error // completes older records once every definition is there; nil for most
}

// fills are the steps of migrations that SQL cannot say, by version.
var fills = map[int]func(*tx) error{3: fillRecorded}

// migrations are the program's own, in order.
var migrations = sync.OnceValue(func() []migration {
	m, err := readMigrations(migrationFiles)
	if err != nil {
		panic(err) // embedded: wrong only when the program is built wrong
	}
	return m[:len(m):len(m)]
})

// readMigrations reads migrations/0001_name.sql and following; numbers run without gaps.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var out []migration
	for i, name := range names {
		base := path.Base(name)
		n, err := strconv.Atoi(base[:min(4, len(base))])
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %s should be number %d", base, i+1)
		}
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		out = append(out, migration{version: n, name: base, sql: string(b), fill: fills[n]})
	}
	return out, nil
}

// latest is the schema version that this program writes.
func latest() int { return len(migrations()) }

// migrate brings an older workspace up to date, after a backup; a newer one is refused.
func (w opener) migrate(ctx context.Context) error {
	return w.migrateWith(ctx, migrations())
}

func (w opener) migrateWith(ctx context.Context, all []migration) error {
	n, err := w.writer.number(ctx, "PRAGMA user_version")
	if err != nil {
		return err
	}
	w.schema = int(n)
	switch {
	case w.schema > len(all):
		return newer(w.path, w.schema)
	case w.schema < 1:
		return notAWorkspace(w.path, fmt.Errorf("user_version is %d", w.schema))
	}
	w.writer.all = all
	if err := w.writer.look(ctx); err != nil {
		return err
	}
	if err := w.writer.strange.refuseWriting(w.path); err != nil {
		return err // before a migration, which would run what was planted
	}
	if w.schema == len(all) {
		return nil
	}
	if !w.o.noBackup {
		if err := rotation(w).backupBeforeMigration(ctx); err != nil {
			return err
		}
	}
	if err := applyMigrations(ctx, w.writer, all, w.schema, w.Workspace); err != nil {
		return err
	}
	w.schema = len(all)
	return w.write(ctx, (*tx).remakeSearch)
}

// applyMigrations runs what follows from in one transaction, with its bookkeeping: a failure leaves the file
// as it was. Only a workspace with records, w, has something to fill in; it is nil for one that is
// being made.
func applyMigrations(ctx context.Context, s *session, all []migration, from int, w *Workspace) (err error) {
	if _, err = s.exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, _ = s.exec(context.WithoutCancel(ctx), "ROLLBACK")
		}
	}()
	for _, m := range all[from:] {
		if _, err = s.conn.ExecContext(ctx, m.sql); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
		if _, err = s.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", m.version)); err != nil {
			return fmt.Errorf("migration %s: %w", m.name, err)
		}
	}
	if w != nil {
		t := &tx{view: view{ctx: ctx, s: s}, w: w}
		for _, m := range all[from:] {
			if m.fill == nil {
				continue
			}
			if err = m.fill(t); err != nil {
				return fmt.Errorf("migration %s: %w", m.name, err)
			}
		}
	}
	_, err = s.exec(ctx, "COMMIT")
	return err
}
