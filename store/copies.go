package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"countersign/assessments/port"
)

// Copies lists the files in a folder that may be copies of a workspace: named after it, such as
// rotating backups, those before a migration, and copies that someone made beside it; every workspace
// in the folder if workspace is empty. Holds says what is in them.
func Copies(dir, workspace string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	stem := ""
	if workspace != "" {
		stem = strings.TrimSuffix(filepath.Base(workspace), filepath.Ext(workspace))
	}
	var out []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		if !e.Type().IsRegular() || !strings.HasPrefix(e.Name(), stem) || same(path, workspace) ||
			isLog(e.Name()) {
			continue
		}
		if h, err := identify(path); err == nil && h.magic && h.application == applicationID {
			out = append(out, path)
		}
	}
	return out, nil
}

func isLog(name string) bool {
	for _, suffix := range logSuffixes {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// same reports whether two paths lead to one file. It asks without opening either: opening and closing
// a file that SQLite has open would drop SQLite's locks.
func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// Holds reports whether a copy of a workspace still has one of the files, by SHA-256, or of the
// journal's changes. It is an error if the copy cannot be read.
func Holds(ctx context.Context, path string, files []string, changes []port.Past) (holds bool, err error) {
	ofdLocks()
	w, err := openFrozen(path, Options{})
	if err != nil {
		return false, err
	}
	defer opener{w}.abandon()
	err = w.read(ctx, func(v *view) error {
		for _, sha := range files {
			n, err := v.s.number(ctx, `SELECT count(*) FROM "blob" WHERE "sha256" = ?`, sha)
			if err != nil || n > 0 {
				holds = n > 0
				return err
			}
		}
		for _, c := range changes {
			n, err := v.s.number(ctx, `SELECT count(*) FROM "journal_change" WHERE "event" = ? AND "position" = ? AND "digest" = ? AND "purged" = 0`, c.Event, c.Position, c.Digest)
			if err != nil || n > 0 {
				holds = n > 0
				return err
			}
		}
		return nil
	})
	return holds, err
}
