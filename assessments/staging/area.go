package staging

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Permissions of everything the program writes for its user: no one else may read it, whatever the umask.
const (
	FileMode   fs.FileMode = 0o600
	FolderMode fs.FileMode = 0o700
)

// An Area is a private folder in which one run prepares what will appear beside it. Close it in any case.
type Area struct {
	dir  string
	lock *os.File
}

const (
	areaPrefix = ".countersign-"
	areaSuffix = ".part"
	lockName   = "lock"
)

// In makes an area in a folder, after removing the areas that killed runs left there.
func In(folder string) (*Area, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	_, _ = Sweep(folder) // what cannot be removed today is no reason not to write
	for {
		a, err := makeArea(folder)
		// Between making the folder and its lock, another run may have taken it for one that was left behind.
		if !errors.Is(err, errSwept) {
			return a, err
		}
	}
}

var errSwept = errors.New("the new folder was removed by another run")

func makeArea(folder string) (*Area, error) {
	b := make([]byte, 8)
	_, _ = rand.Read(b) // never fails
	dir := filepath.Join(folder, areaPrefix+hex.EncodeToString(b)+areaSuffix)
	if err := os.Mkdir(dir, FolderMode); err != nil {
		return nil, err
	}
	_ = os.Chmod(dir, FolderMode) // a umask may take even the owner's rights
	lock, held, err := TryLock(filepath.Join(dir, lockName), FileMode)
	switch {
	case errors.Is(err, fs.ErrNotExist) || held || (err != nil && gone(dir)):
		return nil, errSwept
	case err != nil:
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return &Area{dir: dir, lock: lock}, nil
}

// gone reports whether nothing has that name. While a folder is being removed, its error may be another one.
func gone(dir string) bool {
	_, err := os.Lstat(dir)
	return errors.Is(err, fs.ErrNotExist)
}

// Path returns the place of a name inside the area.
func (a *Area) Path(name string) string { return filepath.Join(a.dir, name) }

// Create makes a new, empty file in the area that only its owner may read.
func (a *Area) Create(name string) (*os.File, error) {
	f, err := os.OpenFile(a.Path(name), os.O_RDWR|os.O_CREATE|os.O_EXCL, FileMode)
	if err == nil {
		_ = f.Chmod(FileMode)
	}
	return f, err
}

// Publish gives what stands in the area under name its final name, and makes that durable. After an
// error nothing of it has that name, unless taking it back failed too: the code that reports the error
// checks. errors.Is(err, fs.ErrExist) holds if the name is taken, and what has it stays as it was. The
// files of a folder must have been synced by their writer.
func (a *Area) Publish(name, dest string) error {
	from := a.Path(name)
	st, err := os.Stat(from)
	if err != nil {
		return err
	}
	if st.IsDir() {
		err = syncTree(from)
	} else {
		err = syncFile(from)
	}
	if err != nil {
		return err
	}
	if err := give(from, dest, st.IsDir()); err != nil {
		return err
	}
	if err := syncDir(filepath.Dir(dest)); err != nil {
		return errors.Join(err, takeBack(dest, from))
	}
	return nil
}

// syncDir is flushFolder but where a test lets it fail.
var syncDir = flushFolder

// takeBack takes a name away that was given and may not last, so that no one relies on it.
func takeBack(dest, from string) error {
	// over the file that has both names it does nothing on some systems
	if err := os.Rename(dest, from); err != nil {
		return err
	}
	if _, err := os.Lstat(dest); err == nil {
		return os.Remove(dest)
	}
	return nil
}

// Replace gives a file the name of another one, which is gone with it. Where a program that has the
// other one open keeps it from going, it is tried for a while.
func Replace(from, to string) error { return patiently(func() error { return os.Rename(from, to) }) }

// Close removes the area with what was not published.
func (a *Area) Close() error {
	if a == nil || a.lock == nil {
		return nil
	}
	err := removeContents(a.dir)
	// The lock goes last: until then the next run must not take the area for one that was left behind.
	err = errors.Join(err, discard(a.lock, a.dir))
	a.lock = nil
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func removeContents(dir string) error {
	var entries []os.DirEntry
	err := patiently(func() (err error) {
		entries, err = os.ReadDir(dir)
		return err
	})
	if err != nil {
		return err
	}
	var all []error
	for _, e := range entries {
		if e.Name() != lockName {
			all = append(all, patiently(func() error { return os.RemoveAll(filepath.Join(dir, e.Name())) }))
		}
	}
	return errors.Join(all...)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) // a file that is only read cannot be flushed on Windows
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncTree makes the names in a folder, and in the folders below, durable.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if err := syncDir(path); err != nil {
			return fmt.Errorf("sync %s: %w", path, err)
		}
		return nil
	})
}
