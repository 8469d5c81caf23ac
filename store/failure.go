package store

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// codeOf is the primary and the extended SQLite result code in err's chain; 0, 0 where there is none.
func codeOf(err error) (primary, extended int) {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0, 0
	}
	return e.Code() & 0xff, e.Code()
}

// told turns an error of SQLite or the system into a sentence for people, by its code and never by its text.
// Errors that are sentences already, and cancellation, pass. doing is "save", "read", "open", …
func told(ctx context.Context, err error, doing, path string) error {
	if err == nil {
		return nil
	}
	if sentence(err) {
		return err
	}
	primary, extended := codeOf(err)
	if ctx.Err() != nil && (primary == 0 || primary == codes.SQLITE_INTERRUPT) {
		return ctx.Err()
	}
	if noRoom(err, path) {
		return diskIsFull(err, doing, path)
	}
	name := filepath.Base(path)
	switch primary {
	case codes.SQLITE_READONLY, codes.SQLITE_PERM:
		return assessments.Wrap(err, assessments.Machine,
			"“%s” may not be written. Nothing was changed. Give yourself the right to write the file and its folder, or open it for reading only.", path)
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED, codes.SQLITE_PROTOCOL:
		return assessments.Wrap(err, assessments.Locked,
			"Another program holds the file: could not %s “%s”. Nothing was changed. Close the other one and do it again.", doing, path)
	case codes.SQLITE_CORRUPT:
		return assessments.Wrap(err, assessments.Damaged,
			"“%s” is damaged: a part of it cannot be read. Keep the file, run “countersign check” to see what is left, and restore the newest backup.", path)
	case codes.SQLITE_NOTADB:
		return notAWorkspace(path, err)
	case codes.SQLITE_CANTOPEN:
		return assessments.Wrap(err, assessments.Machine,
			"“%s” cannot be opened. Look whether the file and its folder are there and may be read and written.", path)
	case codes.SQLITE_IOERR, codes.SQLITE_NOLFS:
		certain := "Nothing was changed."
		if doing == "save" { // the disk may have taken what it then reported an error for
			certain = "Whether this change is in the file is not certain: close the workspace, open it again and look."
		}
		return assessments.Wrap(err, assessments.Machine,
			"The disk reported an error: could not %s “%s”. %s Check the disk, and make a copy of the workspace.", doing, path, certain)
	case codes.SQLITE_NOMEM, codes.SQLITE_TOOBIG:
		return assessments.Wrap(err, assessments.Machine,
			"This computer ran out of memory: could not %s “%s”. Nothing was changed. Close other programs and do it again.", doing, name)
	case codes.SQLITE_CONSTRAINT:
		if extended == codes.SQLITE_CONSTRAINT_FOREIGNKEY {
			return assessments.Wrap(err, assessments.Refused,
				"A record refers to one that is not there. Nothing was changed.")
		}
	case codes.SQLITE_ERROR, codes.SQLITE_SCHEMA, codes.SQLITE_MISMATCH:
		return assessments.Wrap(err, assessments.Damaged,
			"“%s” is not as Countersign made it: a part of it is missing or was changed, so it could not %s. Nothing was changed. Keep the file, run “countersign check”, and restore the newest backup.", path, doing)
	}
	return toldBySystem(err, doing, path)
}

// sentence reports whether err already speaks to people, or is a cancellation.
func sentence(err error) bool {
	var e *assessments.Error
	var p assessments.Problems
	return errors.As(err, &e) || errors.As(err, &p) || errors.Is(err, context.Canceled) ||
		errors.Is(err, context.DeadlineExceeded)
}

func toldBySystem(err error, doing, path string) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return assessments.Wrap(err, assessments.NotFound, "There is no file “%s”.", path)
	case staging.InUse(err):
		return assessments.Wrap(err, assessments.Locked,
			"Another program has the file open: could not %s “%s”. Nothing was changed. Close it there and do it again.", doing, path)
	case errors.Is(err, fs.ErrPermission):
		return assessments.Wrap(err, assessments.Machine,
			"You may not %s “%s”. Give yourself the right to the file and its folder.", doing, path)
	case staging.ReadOnlyPlace(err):
		return assessments.Wrap(err, assessments.Machine,
			"“%s” lies in a place that may not be written. Copy it to a folder of your own, or open it for reading only.", path)
	}
	return assessments.Wrap(err, assessments.Machine,
		"Countersign met an error that it did not expect: could not %s “%s”. Nothing was changed. Do it again; if it happens again, run “countersign check” (with COUNTERSIGN_DEBUG=1 it also shows the cause).", doing, path)
}

// ErrDiskFull is in the chain of every error that the disk has no room left. What is there can still be read.
var ErrDiskFull = errors.New("the disk is full")

func diskIsFull(err error, doing, path string) error {
	err = errors.Join(ErrDiskFull, err)
	if doing == "open" {
		return assessments.Wrap(err, assessments.Machine,
			"The disk is full: “%s” could not be opened for writing. Nothing was changed. It can still be read and backed up to another disk. Free some space and do it again.", path)
	}
	return assessments.Wrap(err, assessments.Machine,
		"The disk is full: could not %s “%s”. Nothing was changed. Free some space and do it again.", doing,
		path)
}

// leastRoom is what SQLite needs beside a workspace to share it between programs, twice over.
const leastRoom = 64 << 10

// noRoom reports whether there is no room left on the disk. SQLite says so when it writes the
// workspace; of the files beside it, it says only that the disk reported an error.
func noRoom(err error, path string) bool {
	switch primary, _ := codeOf(err); primary {
	case codes.SQLITE_FULL:
		return true
	case codes.SQLITE_IOERR, codes.SQLITE_CANTOPEN:
		free := staging.Free(filepath.Dir(path))
		return free >= 0 && free < leastRoom
	}
	return staging.DiskFull(err)
}

func notAWorkspace(path string, cause error) error {
	return assessments.Wrap(cause, assessments.Refused,
		"“%s” is not a Countersign workspace. It was left as it is. Choose another file, or make a workspace with “countersign new”.", path)
}

// unshareable reports whether SQLite could not make or open the files by which readers and a writer share.
func unshareable(err error) bool {
	switch primary, _ := codeOf(err); primary {
	case codes.SQLITE_CANTOPEN, codes.SQLITE_READONLY:
		return true
	}
	return false
}
