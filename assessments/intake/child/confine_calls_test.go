//go:build linux && (amd64 || arm64)

package child_test

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"unsafe"

	"golang.org/x/sys/unix"
)

// outward are calls that reach out of a process, each with arguments that come far: with most of them
// it would do something, or the kernel would complain of an argument, if the filter did not refuse it
// before.
var outward = []struct {
	name string
	call uintptr
	args [6]uintptr
}{
	{"socket", unix.SYS_SOCKET, [6]uintptr{unix.AF_INET, unix.SOCK_STREAM}},
	{"socket of the system's own", unix.SYS_SOCKET, [6]uintptr{unix.AF_UNIX, unix.SOCK_DGRAM}},
	{"socketpair", unix.SYS_SOCKETPAIR, [6]uintptr{unix.AF_UNIX, unix.SOCK_STREAM, 0, out()}},
	{"connect", unix.SYS_CONNECT, [6]uintptr{9, out(), 16}},
	{"bind", unix.SYS_BIND, [6]uintptr{9, out(), 16}},
	{"listen", unix.SYS_LISTEN, [6]uintptr{9, 1}},
	{"accept4", unix.SYS_ACCEPT4, [6]uintptr{9}},
	{"sendto", unix.SYS_SENDTO, [6]uintptr{1, out(), 1}},
	{"sendmsg", unix.SYS_SENDMSG, [6]uintptr{1, out()}},
	{"recvfrom", unix.SYS_RECVFROM, [6]uintptr{0, out(), 1}},
	{"recvmsg", unix.SYS_RECVMSG, [6]uintptr{0, out()}},
	{"getsockopt", unix.SYS_GETSOCKOPT, [6]uintptr{0, 1, 3, out(), out()}},
	{"openat", unix.SYS_OPENAT, [6]uintptr{cwd, name("/etc/hostname"), unix.O_RDONLY}},
	{"openat2", unix.SYS_OPENAT2, [6]uintptr{cwd, name("/etc/hostname"), out(), 24}},
	{"open_by_handle_at", unix.SYS_OPEN_BY_HANDLE_AT, [6]uintptr{cwd, out()}},
	{"name_to_handle_at", unix.SYS_NAME_TO_HANDLE_AT, [6]uintptr{cwd, name("/etc"), out(), out()}},
	{"newfstatat", sysFstatat, [6]uintptr{cwd, name("/etc"), out()}},
	{"fstat", unix.SYS_FSTAT, [6]uintptr{0, out()}},
	{"statx", unix.SYS_STATX, [6]uintptr{cwd, name("/etc"), 0, 0x7ff, out()}},
	{"statfs", unix.SYS_STATFS, [6]uintptr{name("/etc"), out()}},
	{"faccessat", unix.SYS_FACCESSAT, [6]uintptr{cwd, name("/etc"), 4}},
	{"faccessat2", unix.SYS_FACCESSAT2, [6]uintptr{cwd, name("/etc"), 4}},
	{"readlinkat", unix.SYS_READLINKAT, [6]uintptr{cwd, name("/proc/self/exe"), out(), 64}},
	{"getdents64", unix.SYS_GETDENTS64, [6]uintptr{0, out(), 512}},
	{"getcwd", unix.SYS_GETCWD, [6]uintptr{out(), 512}},
	{"chdir", unix.SYS_CHDIR, [6]uintptr{name("/")}},
	{"chroot", unix.SYS_CHROOT, [6]uintptr{name("/nowhere-at-all")}},
	{"unlinkat", unix.SYS_UNLINKAT, [6]uintptr{cwd, name("/nowhere/file")}},
	{"renameat2", unix.SYS_RENAMEAT2, [6]uintptr{cwd, name("/nowhere/file"), cwd, name("/nowhere/other")}},
	{"mkdirat", unix.SYS_MKDIRAT, [6]uintptr{cwd, name("/nowhere/folder"), 0o700}},
	{"mknodat", unix.SYS_MKNODAT, [6]uintptr{cwd, name("/nowhere/node"), unix.S_IFIFO | 0o600}},
	{"linkat", unix.SYS_LINKAT, [6]uintptr{cwd, name("/nowhere/file"), cwd, name("/nowhere/other")}},
	{"symlinkat", unix.SYS_SYMLINKAT, [6]uintptr{name("/etc"), cwd, name("/nowhere/link")}},
	{"fchmod", unix.SYS_FCHMOD, [6]uintptr{9, 0o600}},
	{"fchmodat", unix.SYS_FCHMODAT, [6]uintptr{cwd, name("/nowhere/file"), 0o600}},
	{"fchmodat2", unix.SYS_FCHMODAT2, [6]uintptr{cwd, name("/nowhere/file"), 0o600}},
	{"fchownat", unix.SYS_FCHOWNAT, [6]uintptr{cwd, name("/nowhere/file"), 0, 0}},
	{"truncate", unix.SYS_TRUNCATE, [6]uintptr{name("/nowhere/file"), 0}},
	{"ftruncate", unix.SYS_FTRUNCATE, [6]uintptr{9, 0}},
	{"fallocate", unix.SYS_FALLOCATE, [6]uintptr{9, 0, 0, 1}},
	{"setxattr", unix.SYS_SETXATTR, [6]uintptr{name("/nowhere/file"), name("user.a"), out(), 1}},
	{"getxattr", unix.SYS_GETXATTR, [6]uintptr{name("/nowhere/file"), name("user.a"), out(), 1}},
	{"utimensat", unix.SYS_UTIMENSAT, [6]uintptr{cwd, name("/nowhere/file")}},
	{"fsync", unix.SYS_FSYNC, [6]uintptr{9}},
	{"sync", unix.SYS_SYNC, [6]uintptr{}},
	{"copy_file_range", unix.SYS_COPY_FILE_RANGE, [6]uintptr{8, 0, 9, 0, 1}},
	{"sendfile", unix.SYS_SENDFILE, [6]uintptr{8, 9, 0, 1}},
	{"splice", unix.SYS_SPLICE, [6]uintptr{8, 0, 9, 0, 1}},
	{"dup", unix.SYS_DUP, [6]uintptr{0}},
	{"dup3", unix.SYS_DUP3, [6]uintptr{0, 100}},
	{"pipe2", unix.SYS_PIPE2, [6]uintptr{out()}},
	{"fcntl", unix.SYS_FCNTL, [6]uintptr{0, unix.F_GETFL}},
	{"ioctl", unix.SYS_IOCTL, [6]uintptr{0, unix.TIOCINQ, out()}},
	{"flock", unix.SYS_FLOCK, [6]uintptr{9, unix.LOCK_EX}},
	{"pwrite64", unix.SYS_PWRITE64, [6]uintptr{9, out(), 1}},
	{"inotify_init1", unix.SYS_INOTIFY_INIT1, [6]uintptr{}},
	{"fanotify_init", unix.SYS_FANOTIFY_INIT, [6]uintptr{}},
	{"memfd_create", unix.SYS_MEMFD_CREATE, [6]uintptr{name("a")}},
	{"memfd_secret", unix.SYS_MEMFD_SECRET, [6]uintptr{}},
	{"execve", unix.SYS_EXECVE, [6]uintptr{name("/nowhere/program"), 0, 0}},
	{"execveat", unix.SYS_EXECVEAT, [6]uintptr{cwd, name("/nowhere/program"), 0, 0}},
	{"wait4", unix.SYS_WAIT4, [6]uintptr{^uintptr(0), 0, unix.WNOHANG}},
	{"waitid", unix.SYS_WAITID, [6]uintptr{0, 0, 0, unix.WNOHANG | unix.WEXITED}},
	{"kill", unix.SYS_KILL, [6]uintptr{uintptr(os.Getppid()), 0}},
	{"kill of itself", unix.SYS_KILL, [6]uintptr{uintptr(os.Getpid()), 0}},
	{"tkill", unix.SYS_TKILL, [6]uintptr{uintptr(os.Getppid()), 0}},
	{"tgkill", unix.SYS_TGKILL, [6]uintptr{uintptr(os.Getppid()), uintptr(os.Getppid()), 0}},
	{"rt_sigqueueinfo", unix.SYS_RT_SIGQUEUEINFO, [6]uintptr{uintptr(os.Getppid()), 0, out()}},
	{
		"rt_tgsigqueueinfo", unix.SYS_RT_TGSIGQUEUEINFO,
		[6]uintptr{uintptr(os.Getppid()), uintptr(os.Getppid()), 0, out()},
	},
	{"pidfd_open", unix.SYS_PIDFD_OPEN, [6]uintptr{uintptr(os.Getppid())}},
	{"pidfd_send_signal", unix.SYS_PIDFD_SEND_SIGNAL, [6]uintptr{9}},
	{"pidfd_getfd", unix.SYS_PIDFD_GETFD, [6]uintptr{9, 0}},
	{"ptrace", unix.SYS_PTRACE, [6]uintptr{unix.PTRACE_ATTACH, uintptr(os.Getppid())}},
	{"process_vm_readv", unix.SYS_PROCESS_VM_READV, [6]uintptr{uintptr(os.Getppid()), out(), 1, out(), 1}},
	{"process_vm_writev", unix.SYS_PROCESS_VM_WRITEV, [6]uintptr{uintptr(os.Getppid()), out(), 1, out(), 1}},
	{"kcmp", unix.SYS_KCMP, [6]uintptr{uintptr(os.Getpid()), uintptr(os.Getppid())}},
	{"getppid", unix.SYS_GETPPID, [6]uintptr{}},
	{"setsid", unix.SYS_SETSID, [6]uintptr{}},
	{"setpgid", unix.SYS_SETPGID, [6]uintptr{}},
	{"setuid", unix.SYS_SETUID, [6]uintptr{uintptr(os.Getuid())}},
	{"setgid", unix.SYS_SETGID, [6]uintptr{uintptr(os.Getgid())}},
	{"capset", unix.SYS_CAPSET, [6]uintptr{out(), out()}},
	{"prctl", unix.SYS_PRCTL, [6]uintptr{unix.PR_GET_DUMPABLE}},
	{"seccomp", unix.SYS_SECCOMP, [6]uintptr{1}},
	{"prlimit64", unix.SYS_PRLIMIT64, [6]uintptr{0, unix.RLIMIT_NOFILE, 0, out()}},
	{"setrlimit", unix.SYS_SETRLIMIT, [6]uintptr{unix.RLIMIT_CORE, out()}},
	{"getrusage", unix.SYS_GETRUSAGE, [6]uintptr{0, out()}},
	{"setpriority", unix.SYS_SETPRIORITY, [6]uintptr{0, 0, 19}},
	{"sched_setaffinity", unix.SYS_SCHED_SETAFFINITY, [6]uintptr{0, 8, out()}},
	{"unshare", unix.SYS_UNSHARE, [6]uintptr{unix.CLONE_NEWUSER}},
	{"setns", unix.SYS_SETNS, [6]uintptr{9}},
	{"mount", unix.SYS_MOUNT, [6]uintptr{name("none"), name("/nowhere"), name("tmpfs")}},
	{"umount2", unix.SYS_UMOUNT2, [6]uintptr{name("/nowhere")}},
	{"pivot_root", unix.SYS_PIVOT_ROOT, [6]uintptr{name("/nowhere"), name("/nowhere")}},
	{"open_tree", unix.SYS_OPEN_TREE, [6]uintptr{cwd, name("/etc")}},
	{"fsopen", unix.SYS_FSOPEN, [6]uintptr{name("nothing")}},
	{"bpf", unix.SYS_BPF, [6]uintptr{0, out(), 64}},
	{"perf_event_open", unix.SYS_PERF_EVENT_OPEN, [6]uintptr{out()}},
	{"io_uring_setup", unix.SYS_IO_URING_SETUP, [6]uintptr{1, out()}},
	{"io_uring_enter", unix.SYS_IO_URING_ENTER, [6]uintptr{9}},
	{"io_uring_register", unix.SYS_IO_URING_REGISTER, [6]uintptr{9}},
	{"io_setup", unix.SYS_IO_SETUP, [6]uintptr{1, out()}},
	{"userfaultfd", unix.SYS_USERFAULTFD, [6]uintptr{}},
	{"keyctl", unix.SYS_KEYCTL, [6]uintptr{}},
	{"add_key", unix.SYS_ADD_KEY, [6]uintptr{name("user"), name("a"), out(), 1, 1 << 40}},
	{"request_key", unix.SYS_REQUEST_KEY, [6]uintptr{name("user"), name("a")}},
	{"shmget", unix.SYS_SHMGET, [6]uintptr{0, 4096, 0o600}},
	{"shmat", unix.SYS_SHMAT, [6]uintptr{1 << 30}},
	{"msgget", unix.SYS_MSGGET, [6]uintptr{99, 0}},
	{"semget", unix.SYS_SEMGET, [6]uintptr{99, 1}},
	{"mq_open", unix.SYS_MQ_OPEN, [6]uintptr{name("a"), unix.O_RDONLY}},
	{"timer_create", unix.SYS_TIMER_CREATE, [6]uintptr{1, out(), out()}},
	{"setitimer", unix.SYS_SETITIMER, [6]uintptr{0, out()}},
	{"timerfd_create", unix.SYS_TIMERFD_CREATE, [6]uintptr{1}},
	{"signalfd4", unix.SYS_SIGNALFD4, [6]uintptr{^uintptr(0), out(), 8}},
	{"clock_settime", unix.SYS_CLOCK_SETTIME, [6]uintptr{77, out()}},
	{"sethostname", unix.SYS_SETHOSTNAME, [6]uintptr{out(), 1 << 20}},
	{"uname", unix.SYS_UNAME, [6]uintptr{out()}},
	{"sysinfo", unix.SYS_SYSINFO, [6]uintptr{out()}},
	{"syslog", unix.SYS_SYSLOG, [6]uintptr{10}},
	{"personality", unix.SYS_PERSONALITY, [6]uintptr{0xffffffff}},
	{"init_module", unix.SYS_INIT_MODULE, [6]uintptr{}},
	{"kexec_load", unix.SYS_KEXEC_LOAD, [6]uintptr{0, 0, 0, 1 << 40}},
	{"acct", unix.SYS_ACCT, [6]uintptr{name("/nowhere/file")}},
	{"quotactl", unix.SYS_QUOTACTL, [6]uintptr{}},
	{"landlock_create_ruleset", unix.SYS_LANDLOCK_CREATE_RULESET, [6]uintptr{0, 0, 1}},
	{"clone into a process of its own", unix.SYS_CLONE, [6]uintptr{uintptr(unix.SIGCHLD)}},
	{
		"clone into a namespace of its own", unix.SYS_CLONE,
		[6]uintptr{unix.CLONE_NEWUSER | uintptr(unix.SIGCHLD)},
	},
	{
		"mmap of code", unix.SYS_MMAP,
		[6]uintptr{0, 4096, unix.PROT_READ | unix.PROT_EXEC, unix.MAP_PRIVATE | unix.MAP_ANON, ^uintptr(0)},
	},
	{"mprotect to code", unix.SYS_MPROTECT, [6]uintptr{0, 4096, unix.PROT_READ | unix.PROT_EXEC}},
	{
		"pkey_mprotect to code", unix.SYS_PKEY_MPROTECT,
		[6]uintptr{0, 4096, unix.PROT_READ | unix.PROT_EXEC, ^uintptr(0)},
	},
	{"a call of a kernel to come", 900, [6]uintptr{}},
}

// scratch is where calls may write what they find.
var scratch [4096]byte

func out() uintptr { return uintptr(unsafe.Pointer(&scratch)) }

// names keeps the names that calls are given where they are.
var names [][]byte

func name(s string) uintptr {
	names = append(names, append([]byte(s), 0))
	return uintptr(unsafe.Pointer(&names[len(names)-1][0]))
}

// tryCalls makes every call in the confined process and prints those that were not refused.
func tryCalls() int {
	tried := 0
	for _, one := range append(outward, outwardHere...) {
		tried++
		r, _, errno := unix.RawSyscall6(one.call, one.args[0], one.args[1], one.args[2], one.args[3],
			one.args[4], one.args[5])
		if r == 0 && errno == 0 && (one.call == unix.SYS_CLONE || strings.Contains(one.name, "fork")) {
			unix.RawSyscall(unix.SYS_EXIT_GROUP, 9, 0, 0) // the process that must not be
		}
		if errno != unix.EPERM {
			fmt.Printf("passed: %s gave %d, %v\n", one.name, r, errno)
		}
	}
	if _, _, errno := unix.RawSyscall(unix.SYS_CLONE3, out(), 64, 0); errno != unix.ENOSYS {
		fmt.Printf("passed: clone3 gave %v\n", errno)
	}
	if _, _, errno := unix.RawSyscall(unix.SYS_TGKILL, uintptr(os.Getpid()), uintptr(unix.Gettid()),
		0); errno != 0 {
		fmt.Printf("passed: a signal to itself gave %v\n", errno)
	}
	fmt.Printf("tried %d\n", tried)
	return 0
}

// held are threads that were there before the process confined itself.
var held struct {
	try   chan bool
	tried chan error
}

func holdThreads() {
	held.try, held.tried = make(chan bool), make(chan error, heldThreads)
	var there sync.WaitGroup
	for range heldThreads {
		there.Add(1)
		go func() {
			runtime.LockOSThread()
			there.Done()
			<-held.try
			_, _, errno := unix.RawSyscall(unix.SYS_GETPPID, 0, 0, 0)
			held.tried <- errno
		}()
	}
	there.Wait()
}

// callFromThreads has each of them make a call, and prints those that were not refused.
func callFromThreads() int {
	close(held.try)
	for range heldThreads {
		if err := <-held.tried; err != unix.EPERM {
			fmt.Printf("passed: %v\n", err)
		}
	}
	fmt.Println("all tried")
	return 0
}

// refuseFilters puts a filter on this process that refuses every further one, as an old kernel or a
// container does.
func refuseFilters() {
	filter := []unix.SockFilter{
		{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS},
		{Code: unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, K: unix.SYS_SECCOMP, Jf: 1},
		{Code: unix.BPF_RET | unix.BPF_K, K: 0x00050000 | uint32(unix.ENOSYS)},
		{Code: unix.BPF_RET | unix.BPF_K, K: 0x7fff0000},
	}
	prog := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		panic(err)
	}
	if _, _, errno := unix.RawSyscall(unix.SYS_SECCOMP, 1, 1, uintptr(unsafe.Pointer(&prog))); errno != 0 {
		panic(errno)
	}
}
