package staging

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"unsafe"
)

const (
	errorSharingViolation = syscall.Errno(32)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)
	errorWriteProtect     = syscall.Errno(19)
	errorLockViolation    = syscall.Errno(33)
	errorInvalidName      = syscall.Errno(123)
	errorNameTooLong      = syscall.Errno(206)
)

// What this system says of a place: see DiskFull, ReadOnlyPlace and InUse.
var (
	noRoom    = []error{errorDiskFull, errorHandleDiskFull}
	protected = []error{errorWriteProtect}
	taken     = []error{errorSharingViolation, errorLockViolation}
)

// why says in words what an error means that only this system has; an empty string if it is none.
func why(err error) string {
	switch {
	case InUse(err):
		return "Another program has that file open. Close it there and do it again"
	case errors.Is(err, errorInvalidName):
		return "Windows does not allow that name. Choose another one"
	case errors.Is(err, errorNameTooLong):
		return "The name is too long for that disk. Choose a shorter one"
	}
	return ""
}

var (
	kernel    = syscall.NewLazyDLL("kernel32.dll")
	freeSpace = kernel.NewProc("GetDiskFreeSpaceExW")
	moveFile  = kernel.NewProc("MoveFileExW")
)

// Free returns how many bytes can still be written in a folder; -1 if that is not known.
func Free(dir string) int64 {
	name, err := syscall.UTF16PtrFromString(dir)
	if err != nil {
		return -1
	}
	var free uint64
	if ok, _, _ := freeSpace.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0,
		0); ok == 0 {
		return -1
	}
	return int64(free)
}

// TryLock opens the file for this process alone, making it if it is missing, or reports that another
// process has it open. The system closes it when the process ends, however it ends.
func TryLock(path string, _ fs.FileMode) (f *os.File, held bool, err error) {
	return openAlone(path, syscall.OPEN_ALWAYS)
}

// openLock takes the lock of an area without making one. It follows no link out of the area, and opens
// no folder: one that is open here could not be removed by the run that it belongs to.
func openLock(dir string) (f *os.File, held bool, err error) {
	path := filepath.Join(dir, lockName)
	for _, p := range []string{dir, path} {
		st, err := os.Lstat(p)
		if err != nil {
			return nil, false, err
		}
		if !st.IsDir() && !st.Mode().IsRegular() {
			return nil, false, fs.ErrInvalid
		}
	}
	return openAlone(path, syscall.OPEN_EXISTING)
}

func openAlone(path string, how uint32) (f *os.File, held bool, err error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	// others may read who holds it
	const access, shareRead = syscall.GENERIC_READ | syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ
	// not what a link leads to
	const itself = syscall.FILE_ATTRIBUTE_NORMAL | syscall.FILE_FLAG_OPEN_REPARSE_POINT
	h, err := syscall.CreateFile(name, access, shareRead, nil, how, itself, 0)
	if errors.Is(err, errorSharingViolation) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), false, nil
}

// Unlock closes the file and removes it, unless another process opened it in between, or removed it itself.
func Unlock(f *os.File) error {
	name := f.Name()
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil && !errors.Is(err, errorSharingViolation) &&
		!errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// discard removes the lock of an area and the area, which is empty but for it. Another run may look at
// both just now, to see whether this one is alive; or it has removed them, because the lock was free.
func discard(lock *os.File, dir string) error {
	err := lock.Close()
	for _, path := range []string{lock.Name(), dir} {
		gone := patiently(func() error { return os.Remove(path) })
		if gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}

// give renames without ever replacing, and comes back when the new name is on the disk. What looks
// through new files, such as a scanner for viruses, may have this one open for a moment, or one in
// this folder: then it is tried again.
func give(from, to string, _ bool) error {
	return patiently(func() error { return move(from, to) })
}

func move(from, to string) error {
	const writeThrough = 8 // and not the flag that replaces
	old, err := syscall.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	name, err := syscall.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	ok, _, err := moveFile.Call(uintptr(unsafe.Pointer(old)), uintptr(unsafe.Pointer(name)), writeThrough)
	if ok != 0 {
		return nil
	}
	if _, lerr := os.Lstat(to); lerr == nil { // for some things that have a name, the error is another one
		err = fs.ErrExist
	}
	return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
}

// busy reports whether err may pass by itself, because another program has the file open.
func busy(err error) bool {
	return InUse(err) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
}

// flushFolder does nothing: folders cannot be flushed here; give comes back when the name is on the disk.
func flushFolder(string) error { return nil }

// FileID identifies a file on this computer whatever its name; "" if there is none.
func FileID(path string) string {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return ""
	}
	const shareAll = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE | 4 // and to be deleted
	h, err := syscall.CreateFile(name, 0, shareAll, nil, syscall.OPEN_EXISTING,
		syscall.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err != nil {
		return ""
	}
	defer func() { _ = syscall.CloseHandle(h) }()
	var info syscall.ByHandleFileInformation
	if err := syscall.GetFileInformationByHandle(h, &info); err != nil {
		return ""
	}
	return fmt.Sprintf("%d:%d:%d", info.VolumeSerialNumber, info.FileIndexHigh, info.FileIndexLow)
}

// ownedByUs trusts the name: a folder that this user may list is this user's here.
func ownedByUs(fs.FileInfo) bool { return true }
