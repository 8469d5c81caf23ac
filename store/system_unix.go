//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

func readOnlyPlace(err error) bool { return errors.Is(err, syscall.EROFS) }

// lockFile takes the lock for this process, or reports that somebody else holds it. The system gives the lock
// back when the process ends, however it ends.
func lockFile(path string) (f *os.File, held bool, err error) {
	for {
		f, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
		if errors.Is(err, os.ErrPermission) { // what another user's crash left can still be locked
			f, err = os.Open(path)
		}
		if err != nil {
			return nil, false, err
		}
		if err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			defer f.Close()
			if errors.Is(err, syscall.EWOULDBLOCK) {
				return nil, true, nil
			}
			return nil, false, err
		}
		// Between opening and locking, the one before may have removed the file: then the lock is on nothing.
		if sameFile(f, path) {
			return f, false, nil
		}
		f.Close()
	}
}

func sameFile(f *os.File, path string) bool {
	a, errA := f.Stat()
	b, errB := os.Stat(path)
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// unlockFile removes the file first, while nobody else can hold it.
func unlockFile(f *os.File) error {
	err := os.Remove(f.Name())
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// syncDir makes a rename in a folder durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// publish gives a finished file its name, unless the name is taken.
func publish(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, os.ErrExist) {
		return err
	}
	// Some file systems have no hard links.
	if _, serr := os.Lstat(to); serr == nil {
		return os.ErrExist
	}
	return os.Rename(from, to)
}
