package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// backupStamp is the moment in a rotating backup's name; such names sort by time.
const backupStamp = "20060102T150405Z"

// BackupFile is one rotating backup.
type BackupFile struct {
	Path string
	At   time.Time // UTC, to the second
	Size int64     // bytes
}

// Backups lists the rotating backups of a workspace in a folder, newest first: those that may still hold what
// was purged since.
func Backups(dir, workspace string) ([]BackupFile, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", err)
	}
	before, after := backupAffixes(workspace)
	var out []BackupFile
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), before)
		if !ok {
			continue
		}
		if rest, ok = strings.CutSuffix(rest, after); !ok {
			continue
		}
		at, err := time.Parse(backupStamp, rest)
		if err != nil {
			continue
		}
		f := BackupFile{Path: filepath.Join(dir, e.Name()), At: at}
		if info, err := e.Info(); err == nil {
			f.Size = info.Size()
		}
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b BackupFile) int { return b.At.Compare(a.At) })
	return out, nil
}

// backupAffixes are what stands before and after the moment: "acme-20261121T054217Z.backup.ctsg".
func backupAffixes(workspace string) (before, after string) {
	base := filepath.Base(workspace)
	ext := filepath.Ext(base)
	return strings.TrimSuffix(base, ext) + "-", ".backup" + ext
}

// rotation writes the backups of each day and removes old ones.
type rotation struct{ *Workspace }

// Rotate writes a backup into the folder for rotating backups, and removes the oldest beyond those to keep.
// It returns the new one's path.
func (w rotation) Rotate(ctx context.Context, p assessments.Progress) (string, error) {
	if w.o.BackupDir == "" {
		return "", assessments.Errorf(assessments.Usage, "No folder for backups is set. Set one first.")
	}
	if err := os.MkdirAll(w.o.BackupDir, staging.FolderMode); err != nil {
		return "", told(ctx, err, "back up", w.o.BackupDir)
	}
	before, after := backupAffixes(w.path)
	dest := filepath.Join(w.o.BackupDir, before+w.o.Clock.Now().UTC().Format(backupStamp)+after)
	if err := w.Backup(ctx, dest, p); err != nil {
		return "", err
	}
	return dest, w.removeOld(dest)
}

// removeOld removes the oldest backups beyond those to keep. The new one is there whatever becomes of them.
func (w rotation) removeOld(dest string) error {
	old, err := Backups(w.o.BackupDir, w.path)
	var stay []string
	for i := w.o.Keep; i < len(old); i++ {
		if rerr := remove(old[i].Path); rerr != nil && !errors.Is(rerr, fs.ErrNotExist) {
			err, stay = errors.Join(err, rerr), append(stay, "“"+old[i].Path+"”")
		}
	}
	switch {
	case err == nil:
		return nil
	case len(stay) == 0:
		return assessments.Wrap(err, assessments.Machine,
			"The backup “%s” was written. Earlier ones could not be listed, so none was removed. Look to the folder “%s”.", dest, w.o.BackupDir)
	}
	return assessments.Wrap(err, assessments.Machine,
		"The backup “%s” was written. Of the earlier ones that are no longer kept, these could not be removed: %s. Remove them when no program has them open.", dest, strings.Join(stay, ", "))
}

// rotateIfDue writes a rotating backup when the newest is old enough and the journal has grown since opening.
func (w rotation) rotateIfDue(ctx context.Context, p assessments.Progress) error {
	if w.o.BackupDir == "" || !w.changed.Load() {
		return nil
	}
	old, err := Backups(w.o.BackupDir, w.path)
	if err != nil {
		return err
	}
	if len(old) > 0 && w.o.Clock.Now().Sub(old[0].At) < w.o.BackupEvery {
		return nil
	}
	_, err = w.Rotate(ctx, p)
	return err
}

// backupBeforeMigration copies the workspace as it is, by plain pages: its schema is not the one that Check
// knows.
func (w rotation) backupBeforeMigration(ctx context.Context) error {
	dir := w.o.BackupDir
	if dir == "" {
		dir = filepath.Dir(w.path)
	}
	if err := os.MkdirAll(dir, staging.FolderMode); err != nil {
		return err
	}
	ext := filepath.Ext(w.path)
	base := strings.TrimSuffix(filepath.Base(w.path), ext)
	dest := filepath.Join(dir, fmt.Sprintf("%s-format%d-%s%s", base, w.schema,
		w.o.Clock.Now().UTC().Format(backupStamp), ext))
	return arrival{dest: dest, o: w.o, fill: func(temp string) error {
		return inSnapshot(ctx, w.writer, func() error {
			return copyPages(ctx, w.writer, temp, assessments.NoProgress{})
		})
	}}.appear(ctx)
}
