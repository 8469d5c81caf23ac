//go:build unix

package store

import (
	"os"
	"syscall"
)

// hardLinks is how many names a file has; 1 where that cannot be told.
func hardLinks(path string) uint64 {
	info, err := os.Stat(path)
	if err != nil {
		return 1
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 1
	}
	return uint64(st.Nlink)
}
