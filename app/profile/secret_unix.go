//go:build unix

package profile

import "io/fs"

// shared reports whether anyone but the user may read or write the file.
func shared(st fs.FileInfo) bool { return st.Mode().Perm()&0o077 != 0 }
