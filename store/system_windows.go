package store

import (
	"errors"
	"os"
	"syscall"
)

const (
	errorSharingViolation = syscall.Errno(32)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)
	errorWriteProtect     = syscall.Errno(19)
)

func diskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

func readOnlyPlace(err error) bool { return errors.Is(err, errorWriteProtect) }

// lockFile opens the lock file for this process alone; the system closes it when the process ends.
func lockFile(path string) (f *os.File, held bool, err error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	const shareRead = syscall.FILE_SHARE_READ // others may read who holds it
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, shareRead, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errorSharingViolation) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), false, nil
}

func unlockFile(f *os.File) error {
	name := f.Name()
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil && !errors.Is(err, errorSharingViolation) {
		return err
	}
	return nil
}

// syncDir does nothing: folders cannot be flushed here, and NTFS journals its renames.
func syncDir(string) error { return nil }

// publish gives a finished file its name, unless the name is taken.
func publish(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return os.ErrExist
	}
	return os.Rename(from, to)
}
