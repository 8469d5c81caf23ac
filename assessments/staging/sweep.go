package staging

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

var (
	// area is the name of an area; the lock in it says whether its run is still alive.
	area = regexp.MustCompile(`^\.countersign-[0-9a-f]{16}\.part$`)
	// earlier are the names under which versions up to 0.1.0 wrote. They held no lock.
	earlier = regexp.MustCompile(`^(\.countersign-pack-[0-9]+(\.zip)?|\.countersign-[0-9]+|\..+\.[0-9a-f]{12}\.part(-journal|-wal|-shm)?)$`)
	// orphaned is the lock of a workspace, and written what a run writes into it: its process,
	// computer and time.
	orphaned = regexp.MustCompile(`^\.(.+)\.lock$`)
	written  = regexp.MustCompile(`^[0-9]+\n([^\n]*)\n[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z\n`)
)

// Sweep removes what killed runs left in a folder: only what this program made, for this user, and
// that no living process holds. It returns the names of what it removed. A folder that cannot be
// listed has nothing to sweep.
func Sweep(folder string) ([]string, error) {
	var removed []string
	for _, name := range Left(folder) {
		gone, err := remove(filepath.Join(folder, name))
		if err != nil {
			return removed, err
		}
		if gone {
			removed = append(removed, name)
		}
	}
	return removed, nil
}

// Left returns the names in a folder of what killed runs left there.
func Left(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // a later write there reports the error
	}
	var out []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !ownedByUs(info) {
			continue
		}
		switch {
		case area.MatchString(e.Name()):
			if e.IsDir() && !alive(filepath.Join(folder, e.Name())) {
				out = append(out, e.Name())
			}
		case earlier.MatchString(e.Name()):
			if e.IsDir() || e.Type().IsRegular() {
				out = append(out, e.Name())
			}
		case orphaned.MatchString(e.Name()):
			if e.Type().IsRegular() && abandoned(folder, e.Name()) {
				out = append(out, e.Name())
			}
		}
	}
	return out
}

// abandoned reports whether the lock of a workspace is of one that is not there, as a run leaves it
// that was killed while it made the workspace; no one holds it, and a run on this computer wrote it.
// One that another computer wrote may be held there.
func abandoned(folder, name string) bool {
	workspace := orphaned.FindStringSubmatch(name)[1]
	if _, err := os.Lstat(filepath.Join(folder, workspace)); !errors.Is(err, fs.ErrNotExist) {
		return false
	}
	b, err := os.ReadFile(filepath.Join(folder, name))
	host, _ := os.Hostname()
	if said := written.FindSubmatch(b); err != nil || said == nil || string(said[1]) != host {
		return false
	}
	f, held, err := TryLock(filepath.Join(folder, name), FileMode)
	if f != nil {
		_ = f.Close()
	}
	return err == nil && !held
}

// removeLock removes an abandoned lock, unless a run took it in the meantime.
func removeLock(path string) (bool, error) {
	if !abandoned(filepath.Dir(path), filepath.Base(path)) {
		return false, nil
	}
	f, held, err := TryLock(path, FileMode)
	if held || err != nil {
		return false, nil //nolint:nilerr // it is in use again
	}
	return true, Unlock(f)
}

// alive reports whether a living process holds the lock of an area.
func alive(dir string) bool {
	f, held, err := openLock(dir)
	if f != nil {
		_ = f.Close()
	}
	return held || (err != nil && !errors.Is(err, fs.ErrNotExist))
}

// remove removes one that was left behind; false if it came to be used in the meantime.
func remove(path string) (bool, error) {
	if name := filepath.Base(path); orphaned.MatchString(name) && !earlier.MatchString(name) {
		return removeLock(path)
	}
	if !area.MatchString(filepath.Base(path)) {
		return true, os.RemoveAll(path)
	}
	f, held, err := openLock(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// No lock, or not yet: only an empty folder goes, and a run that was about to use it makes another.
		if os.Remove(path) == nil {
			return true, nil
		}
		return false, nil
	case held || err != nil:
		return false, nil
	}
	err = removeContents(path)
	return true, errors.Join(err, discard(f, path))
}
