package wire

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"countersign/app/profile"
	"countersign/assessments/port"
	"countersign/store"
)

// copies finds the backups of a workspace: those that the profile remembers, rotating ones, those
// before a migration, and files named after the workspace beside it.
type copies struct {
	profile *profile.Profile
	// the folder that holds a folder of rotating backups for each workspace; "" if there is none
	rotated func() string
}

var _ port.Copies = copies{}

// Made remembers a copy of a workspace.
func (c copies) Made(workspace, dest string) error {
	return c.profile.BackedUp(whole(workspace), whole(dest))
}

// whole is the absolute path with links followed, as far as there is such a file.
func whole(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

// Holding lists the copies that still hold something, or cannot be read, and those that are not where
// they were.
func (c copies) Holding(ctx context.Context, workspace string, files []string, changes []port.Past) (holding,
	missing []string, err error,
) {
	workspace = whole(workspace)
	candidates, err := c.named(workspace)
	if err != nil {
		return nil, nil, err
	}
	for of, made := range c.profile.Copies() {
		for _, path := range made {
			if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
				if of == workspace {
					missing = append(missing, path)
				}
				continue
			}
			candidates = append(candidates, path)
		}
	}
	seen := []string{workspace}
	for _, path := range candidates {
		if slices.ContainsFunc(seen, func(s string) bool { return s == path || sameFile(s, path) }) {
			continue
		}
		seen = append(seen, path)
		holds, err := store.Holds(ctx, path, files, changes)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		if holds || err != nil {
			holding = append(holding, path)
		}
	}
	slices.Sort(holding)
	slices.Sort(missing)
	return holding, missing, nil
}

// named lists the files named after the workspace, beside it and in the folders of rotating backups: a
// workspace that was moved or renamed left its own there.
func (c copies) named(workspace string) ([]string, error) {
	out, err := store.Copies(filepath.Dir(workspace), workspace)
	if err != nil {
		return nil, err
	}
	if c.rotated == nil || c.rotated() == "" {
		return out, nil
	}
	folders, err := os.ReadDir(c.rotated())
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	for _, f := range folders {
		of, err := store.Copies(filepath.Join(c.rotated(), f.Name()), "")
		if err != nil && f.IsDir() {
			return nil, err
		}
		out = append(out, of...)
	}
	return out, nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
