//go:build !unix

package pdf

import "io/fs"

// ours and open: here the folder of the user's cache is the user's alone by what it inherits.
func ours(fs.FileInfo) bool { return true }

func open(fs.FileInfo) bool { return false }
