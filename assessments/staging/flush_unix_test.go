//go:build unix

package staging

import (
	"io/fs"
	"syscall"
	"testing"
)

func TestAFolderThatCannotBeFlushedIsNoFailure(t *testing.T) {
	for _, err := range []error{syscall.EACCES, syscall.EPERM, syscall.EINVAL} {
		if !cannotFlush(&fs.PathError{Op: "sync", Path: "d", Err: err}) {
			t.Errorf("%v fails what was written", err)
		}
	}
	for _, err := range []error{nil, syscall.EIO, syscall.ENOENT, syscall.ENOSPC} {
		if cannotFlush(err) {
			t.Errorf("%v is passed over", err)
		}
	}
}
