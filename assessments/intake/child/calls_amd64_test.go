//go:build linux

package child_test

import "golang.org/x/sys/unix"

const sysFstatat = unix.SYS_NEWFSTATAT

// outwardHere are the old calls that only this architecture has.
var outwardHere = []struct {
	name string
	call uintptr
	args [6]uintptr
}{
	{"open", unix.SYS_OPEN, [6]uintptr{name("/etc/hostname")}},
	{"creat", unix.SYS_CREAT, [6]uintptr{name("/nowhere/file"), 0o600}},
	{"stat", unix.SYS_STAT, [6]uintptr{name("/etc"), out()}},
	{"lstat", unix.SYS_LSTAT, [6]uintptr{name("/etc"), out()}},
	{"access", unix.SYS_ACCESS, [6]uintptr{name("/etc"), 4}},
	{"readlink", unix.SYS_READLINK, [6]uintptr{name("/proc/self/exe"), out(), 64}},
	{"unlink", unix.SYS_UNLINK, [6]uintptr{name("/nowhere/file")}},
	{"rename", unix.SYS_RENAME, [6]uintptr{name("/nowhere/file"), name("/nowhere/other")}},
	{"mkdir", unix.SYS_MKDIR, [6]uintptr{name("/nowhere/folder"), 0o700}},
	{"rmdir", unix.SYS_RMDIR, [6]uintptr{name("/nowhere/folder")}},
	{"mknod", unix.SYS_MKNOD, [6]uintptr{name("/nowhere/node"), unix.S_IFIFO | 0o600}},
	{"link", unix.SYS_LINK, [6]uintptr{name("/nowhere/file"), name("/nowhere/other")}},
	{"symlink", unix.SYS_SYMLINK, [6]uintptr{name("/etc"), name("/nowhere/link")}},
	{"chmod", unix.SYS_CHMOD, [6]uintptr{name("/nowhere/file"), 0o600}},
	{"chown", unix.SYS_CHOWN, [6]uintptr{name("/nowhere/file"), 0, 0}},
	{"lchown", unix.SYS_LCHOWN, [6]uintptr{name("/nowhere/file"), 0, 0}},
	{"utime", unix.SYS_UTIME, [6]uintptr{name("/nowhere/file")}},
	{"utimes", unix.SYS_UTIMES, [6]uintptr{name("/nowhere/file")}},
	{"fork", unix.SYS_FORK, [6]uintptr{}},
	{"vfork", unix.SYS_VFORK, [6]uintptr{}},
	{"ptrace of itself", unix.SYS_PTRACE, [6]uintptr{unix.PTRACE_TRACEME}},
	{"pipe", unix.SYS_PIPE, [6]uintptr{out()}},
	{"dup2", unix.SYS_DUP2, [6]uintptr{0, 100}},
	{"alarm", unix.SYS_ALARM, [6]uintptr{}},
	{"time", unix.SYS_TIME, [6]uintptr{}},
	{"arch_prctl", unix.SYS_ARCH_PRCTL, [6]uintptr{0x1003, out()}},
	{"modify_ldt", unix.SYS_MODIFY_LDT, [6]uintptr{0, out(), 8}},
	{"iopl", unix.SYS_IOPL, [6]uintptr{9}},
	{"uselib", unix.SYS_USELIB, [6]uintptr{name("/nowhere/file")}},
	{"an x32 number", 0x40000000 + unix.SYS_GETPID, [6]uintptr{}},
}
