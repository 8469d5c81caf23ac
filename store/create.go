package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Create makes a new workspace and opens it. The path must not exist. The file appears whole or not at all.
func Create(ctx context.Context, path string, o Options) (port.Store, error) {
	if err := Build(ctx, path, o, nil); err != nil {
		return nil, err
	}
	o.ReadOnly = false
	return Open(ctx, path, o)
}

// Build makes a new workspace and lets content fill it; nil leaves it empty. The path must not exist.
// The file appears there once everything is in it and was read back, so that a failure or a kill
// leaves no part of it.
func Build(ctx context.Context, path string, o Options, content func(port.Store) error) error {
	o = o.withDefaults()
	write := func(temp string) error {
		if err := fill(ctx, temp, o, migrations()); err != nil || content == nil {
			return err
		}
		o.at("made")
		filling := o
		filling.ReadOnly, filling.BackupDir, filling.noBackup = false, "", true
		w, err := open(ctx, temp, filling)
		if err != nil {
			return err
		}
		return errors.Join(content(w), w.Close())
	}
	check := func(temp string) error { return verifyCopy(ctx, temp, o, assessments.NoProgress{}) }
	return told(ctx, arrival{dest: path, o: o, fill: write, check: check}.appear(ctx), "make", path)
}

// fill writes an empty workspace into an empty file. It has a rollback journal: the page size is fixed
// once there is a log, and so it is one file when it is closed.
func fill(ctx context.Context, temp string, o Options, all []migration) (err error) {
	db, err := sql.Open("sqlite", o.dsn(temp, creating, false))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	s, err := newSession(ctx, db)
	if err != nil {
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

func taken(path string) error {
	return assessments.Errorf(assessments.Refused,
		"“%s” is already there and was left as it is. Choose another name.", path)
}
