//go:build linux

package child_test

import "golang.org/x/sys/unix"

const sysFstatat = unix.SYS_FSTATAT

// outwardHere are old calls, of which this architecture has none.
var outwardHere []struct {
	name string
	call uintptr
	args [6]uintptr
}
