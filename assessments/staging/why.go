package staging

import (
	"errors"
	"io/fs"
	"slices"
	"syscall"
)

// DiskFull reports whether err says that there is no room left.
func DiskFull(err error) bool { return oneOf(err, noRoom) }

// ReadOnlyPlace reports whether err says that the place may not be written.
func ReadOnlyPlace(err error) bool { return oneOf(err, protected) }

// InUse reports whether err says that another program has a file open and keeps it.
func InUse(err error) bool { return oneOf(err, taken) }

func oneOf(err error, kinds []error) bool {
	return slices.ContainsFunc(kinds, func(kind error) bool { return errors.Is(err, kind) })
}

// Why says in words what an error of the system means, with what to do about it: two sentences without
// the system's own text. What it does not know, it calls an error of the disk.
func Why(err error) string {
	if said := why(err); said != "" {
		return said
	}
	switch {
	case DiskFull(err):
		return "The disk is full. Free some space and do it again"
	case ReadOnlyPlace(err):
		return "That place is read-only. Choose another one"
	case errors.Is(err, fs.ErrPermission):
		return "You do not have permission to write there. Choose another folder, or give yourself that right"
	case errors.Is(err, fs.ErrNotExist):
		return "The folder no longer exists. Create it again, or choose another one"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "The name is too long for that disk. Choose a shorter one"
	case errors.Is(err, fs.ErrExist):
		return "The name is taken. Choose another one"
	}
	return "The disk reported an error. Check the disk, or choose another place"
}
