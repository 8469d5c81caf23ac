package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	codes "modernc.org/sqlite/lib"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Create makes a new workspace and opens it. The path must not exist. The file appears whole or not at all.
func Create(ctx context.Context, path string, o Options) (port.Store, error) {
	if err := create(ctx, path, o.withDefaults()); err != nil {
		return nil, told(ctx, err, "make", path)
	}
	o.ReadOnly = false
	return Open(ctx, path, o)
}

func create(ctx context.Context, path string, o Options) (err error) {
	ofdLocks()
	if _, err := os.Lstat(path); err == nil {
		return taken(path)
	}
	if path, err = filepath.Abs(path); err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if st, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || (err == nil && !st.IsDir()) {
		return assessments.Errorf(assessments.NotFound, "There is no folder “%s” to make the workspace in. Make the folder first, or choose another.", dir)
	}
	temp, err := tempName(path, o.Random)
	if err != nil {
		return err
	}
	defer removeDatabase(temp)
	if err := fill(ctx, temp, o, migrations()); err != nil {
		return err
	}
	return settle(temp, path)
}

// fill writes an empty workspace. It has a rollback journal: the page size is fixed once there is a log, and
// so it is one file when it is closed.
func fill(ctx context.Context, temp string, o Options, all []migration) (err error) {
	db, err := sql.Open("sqlite", o.dsn(temp, creating, false))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s, err := newSession(ctx, db)
	if err != nil {
		if primary, _ := codeOf(err); primary == codes.SQLITE_CANTOPEN {
			return assessments.Wrap(err, assessments.Machine, "“%s” may not be written, so no workspace was made. Choose a folder of your own.", filepath.Dir(temp))
		}
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	want := settings(creating, false, "")
	if err := s.readBack(ctx, want); err != nil {
		return err
	}
	if _, err := s.exec(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	return applyMigrations(ctx, s, all, 0, nil)
}

// tempName is a hidden name beside path that nobody else uses.
func tempName(path string, random io.Reader) (string, error) {
	b := make([]byte, 6)
	if _, err := io.ReadFull(random, b); err != nil {
		return "", fmt.Errorf("random name: %w", err)
	}
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+hex.EncodeToString(b)+".part"), nil
}

// settle makes a closed file durable and gives it its name.
func settle(temp, path string) error {
	f, err := os.OpenFile(temp, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := publish(temp, path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return taken(path)
		}
		return err
	}
	return syncDir(filepath.Dir(path))
}

func taken(path string) error {
	return assessments.Errorf(assessments.Refused, "“%s” is already there and was left as it is. Choose another name.", path)
}

// removeDatabase removes a file that was not finished, with what SQLite put beside it.
func removeDatabase(path string) {
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		_ = os.Remove(path + suffix)
	}
}
