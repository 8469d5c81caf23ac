//go:build unix

package pdf

import (
	"io/fs"
	"os"
	"syscall"
)

// ours reports what belongs to this user.
func ours(info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}

// open reports what others may read or write.
func open(info fs.FileInfo) bool { return info.Mode().Perm()&0o077 != 0 }
