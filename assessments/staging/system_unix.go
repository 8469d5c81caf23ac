//go:build unix

package staging

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// What this system says of a place: see DiskFull, ReadOnlyPlace and InUse. No program keeps others from a
// file that it has open here.
var (
	noRoom    = []error{syscall.ENOSPC, syscall.EDQUOT} // on the disk, or in the user's share of it
	protected = []error{syscall.EROFS}
	taken     []error
)

// Free returns how many bytes can still be written in a folder; -1 if that is not known.
func Free(dir string) int64 {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return -1
	}
	return int64(st.Bavail) * int64(st.Bsize) //nolint:unconvert // their types differ between systems
}

// TryLock takes the lock on a file for this process, making the file with mode if it is missing, or
// reports that another process holds it. The system frees the lock when the process ends, however it
// ends.
func TryLock(path string, mode fs.FileMode) (f *os.File, held bool, err error) {
	for {
		f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, mode)
		if errors.Is(err, os.ErrPermission) { // what another user's crash left can still be locked
			denied := err
			if f, err = os.Open(path); errors.Is(err, os.ErrNotExist) {
				err = denied // it is not there and may not be made
			}
		}
		if err != nil {
			return nil, false, err
		}
		if held, err = flock(f); held || err != nil {
			return nil, held, errors.Join(err, f.Close())
		}
		// Between opening and locking, the one before may have removed the file: then the lock is on nothing.
		if sameFile(f, path) {
			return f, false, nil
		}
		f.Close()
	}
}

// openLock takes the lock of an area without making one. It follows no link out of the area.
func openLock(dir string) (f *os.File, held bool, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, false, err
	}
	defer root.Close()
	st, err := root.Lstat(lockName)
	if err != nil {
		return nil, false, err
	}
	if !st.Mode().IsRegular() {
		return nil, false, fs.ErrInvalid
	}
	if f, err = root.OpenFile(lockName, os.O_RDWR, 0); err != nil {
		return nil, false, err
	}
	if held, err = flock(f); held || err != nil {
		return nil, held, errors.Join(err, f.Close())
	}
	return f, false, nil
}

func flock(f *os.File) (held bool, err error) {
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return true, nil
	}
	return false, err
}

func sameFile(f *os.File, path string) bool {
	a, errA := f.Stat()
	b, errB := os.Stat(path)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// Unlock removes the file first, while no other process can hold it.
func Unlock(f *os.File) error {
	err := os.Remove(f.Name())
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// discard removes the lock of an area and the area, which is empty but for it.
func discard(lock *os.File, dir string) error { return errors.Join(Unlock(lock), os.Remove(dir)) }

// flushFolder makes the names in a folder durable, where the folder lets itself be flushed.
func flushFolder(dir string) error {
	d, err := os.Open(dir)
	if err == nil {
		err = errors.Join(d.Sync(), d.Close())
	}
	if cannotFlush(err) {
		return nil
	}
	return err
}

// cannotFlush reports an error that says no more than that a folder cannot be flushed: some file
// systems know no such step, and some folders may be written and not be read.
func cannotFlush(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EINVAL) ||
		errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOSYS)
}

// give renames without ever replacing: a link fails if the name is taken. Where the file system knows
// no links, and for folders, looking first has to do; of a folder that appears in between, only an
// empty one could be replaced.
func give(from, to string, isDir bool) error {
	if !isDir {
		err := os.Link(from, to)
		if err == nil {
			_ = os.Remove(from) // closing the area tries again
			return nil
		}
		if errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	if _, err := os.Lstat(to); err == nil {
		return &fs.PathError{Op: "name", Path: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}

// busy reports an error that may pass by itself: here no one keeps others from renaming or removing
// what is open.
func busy(error) bool { return false }

// why says in words what an error means that only this system has; an empty string if it is none.
func why(error) string { return "" }

// FileID identifies a file on this computer whatever its name; "" if there is none.
func FileID(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d:%d", st.Dev, st.Ino)
}

func ownedByUs(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}
