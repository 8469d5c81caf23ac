package staging

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"unsafe"
)

const (
	errorSharingViolation = syscall.Errno(32)
	errorHandleDiskFull   = syscall.Errno(39)
	errorDiskFull         = syscall.Errno(112)
	errorWriteProtect     = syscall.Errno(19)
)

// DiskFull reports whether err says that there is no room left on the disk.
func DiskFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// ReadOnlyPlace reports whether err says that the disk may not be written.
func ReadOnlyPlace(err error) bool { return errors.Is(err, errorWriteProtect) }

var freeSpace = syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW")

// Free returns how many bytes can still be written in a folder; -1 if that is not known.
func Free(dir string) int64 {
	name, err := syscall.UTF16PtrFromString(dir)
	if err != nil {
		return -1
	}
	var free uint64
	if ok, _, _ := freeSpace.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&free)), 0, 0); ok == 0 {
		return -1
	}
	return int64(free)
}

// TryLock opens the file for this process alone, making it if it is missing, or reports that another process has it open.
// The system closes it when the process ends, however it ends.
func TryLock(path string, _ fs.FileMode) (f *os.File, held bool, err error) {
	return openAlone(path, syscall.OPEN_ALWAYS)
}

// lockInside takes the lock on a file of an area that is there already.
func lockInside(_ *os.Root, path string) (f *os.File, held bool, err error) {
	return openAlone(path, syscall.OPEN_EXISTING)
}

func openAlone(path string, how uint32) (f *os.File, held bool, err error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	const shareRead = syscall.FILE_SHARE_READ // others may read who holds it
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, shareRead, nil, how, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errorSharingViolation) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), false, nil
}

// Unlock closes the file and removes it, unless another process opened it in between.
func Unlock(f *os.File) error {
	name := f.Name()
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil && !errors.Is(err, errorSharingViolation) {
		return err
	}
	return nil
}

// SyncDir does nothing: folders cannot be flushed here, and NTFS journals its renames.
func SyncDir(string) error { return nil }

// FileID identifies a file on this computer whatever its name; "" if there is none.
func FileID(path string) string {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return ""
	}
	const shareAll = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE | 4 // and to be deleted
	h, err := syscall.CreateFile(name, 0, shareAll, nil, syscall.OPEN_EXISTING, syscall.FILE_FLAG_BACKUP_SEMANTICS, 0)
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
