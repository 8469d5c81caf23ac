//go:build unix

package staging

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// DiskFull reports whether err says that there is no room left: on the disk, or in the user's share of it.
func DiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// ReadOnlyPlace reports whether err says that the file system may not be written.
func ReadOnlyPlace(err error) bool { return errors.Is(err, syscall.EROFS) }

// Free returns how many bytes can still be written in a folder; -1 if that is not known.
func Free(dir string) int64 {
	var st syscall.Statfs_t
	if syscall.Statfs(dir, &st) != nil {
		return -1
	}
	return int64(st.Bavail) * int64(st.Bsize) //nolint:unconvert // their types differ between systems
}

// TryLock takes the lock on a file for this process, making the file with mode if it is missing, or reports that another
// process holds it. The system frees the lock when the process ends, however it ends.
func TryLock(path string, mode fs.FileMode) (f *os.File, held bool, err error) {
	for {
		f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, mode)
		if errors.Is(err, os.ErrPermission) { // what another user's crash left can still be locked
			f, err = os.Open(path)
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

// lockInside takes the lock on a file of an area that is there already.
func lockInside(root *os.Root, _ string) (f *os.File, held bool, err error) {
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

// SyncDir makes the names in a folder durable.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // some file systems cannot flush a folder
	}
	return errors.Join(err, d.Close())
}

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
