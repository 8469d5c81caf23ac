//go:build !unix

package profile

import "io/fs"

// shared reports whether anyone but the user may read or write the file: here the user's folder
// decides that, and the mode says nothing.
func shared(fs.FileInfo) bool { return false }
