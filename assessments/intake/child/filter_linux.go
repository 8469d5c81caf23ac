//go:build linux && (amd64 || arm64)

package child

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// needed are the system calls that reading a file takes once everything is loaded: those by which Go,
// and the C library in whose threads it runs, have memory, threads, signals to themselves, sleep and
// the time; and the pipes that are open already. Everything else is refused: files, network, programs,
// other processes, the settings of this one, and whatever a kernel of the future brings.
var needed = []uintptr{
	// pread64: Go reads its limit of processors
	unix.SYS_READ, unix.SYS_WRITE, unix.SYS_WRITEV, unix.SYS_PREAD64, unix.SYS_CLOSE,
	unix.SYS_MUNMAP, unix.SYS_MREMAP, unix.SYS_MADVISE, unix.SYS_BRK,
	unix.SYS_FUTEX, unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY, unix.SYS_SET_ROBUST_LIST, unix.SYS_RSEQ,
	unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
	unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_RT_SIGRETURN, unix.SYS_SIGALTSTACK,
	unix.SYS_RESTART_SYSCALL, unix.SYS_GETPID, unix.SYS_GETTID,
	unix.SYS_NANOSLEEP, unix.SYS_CLOCK_NANOSLEEP, unix.SYS_CLOCK_GETTIME, unix.SYS_CLOCK_GETRES,
	unix.SYS_GETTIMEOFDAY, unix.SYS_GETRANDOM,
	// Go's timers begin with them
	unix.SYS_EPOLL_CREATE1, unix.SYS_EPOLL_CTL, unix.SYS_EPOLL_PWAIT, unix.SYS_EVENTFD2,
}

const (
	answerAllow  = 0x7fff0000
	answerDenied = 0x00050000 | uint32(unix.EPERM)
	answerAbsent = 0x00050000 | uint32(unix.ENOSYS)

	offsetNumber = 0  // of the call, in the kernel's struct seccomp_data
	offsetArch   = 4  // the architecture it is made for
	offsetFirst  = 16 // its first argument, low half
	offsetThird  = 32 // its third argument, low half
)

// installFilter has the kernel put a filter on every thread. It returns the number of one on which
// that failed.
func installFilter(prog *unix.SockFprog) (unsynced uintptr, errno unix.Errno) {
	const setModeFilter, syncThreads = 1, 1
	unsynced, _, errno = unix.RawSyscall(unix.SYS_SECCOMP, setModeFilter, syncThreads,
		uintptr(unsafe.Pointer(prog)))
	return unsynced, errno
}

// filterSyscalls puts the filter on every thread of the process and tries it. Where the system has
// none it returns why; a filter that is there and does not hold is an error.
func filterSyscalls() (absent string, err error) { return filterWith(installFilter) }

func filterWith(install func(*unix.SockFprog) (unsynced uintptr, errno unix.Errno)) (absent string,
	err error,
) {
	filter := program(unix.Getpid())
	prog := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	runtime.LockOSThread() // all calls must come from one thread
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Sprintf("the system does not let a process give up rights (%v)", err), nil
	}
	unsynced, errno := install(&prog)
	runtime.KeepAlive(filter)
	switch errno {
	case 0:
		return "", proveFilter(unsynced)
	case unix.ENOSYS, unix.EINVAL, unix.EACCES, unix.EPERM:
		return fmt.Sprintf("the system refuses a filter of system calls (%v)", errno), nil
	}
	return "", errno
}

// proveFilter makes a call that needs no right and is not among those needed: the filter must refuse
// it. unsynced is the number of a thread on which the kernel could not put the filter, 0 when it is on
// all of them.
func proveFilter(unsynced uintptr) error {
	if unsynced != 0 {
		return fmt.Errorf("child: the filter is not on thread %d", unsynced)
	}
	if _, _, errno := unix.RawSyscall(unix.SYS_GETPPID, 0, 0, 0); errno != unix.EPERM {
		return fmt.Errorf("child: the filter is on and lets calls through (%v)", errno)
	}
	return nil
}

// program is the filter for the process of this number: it lets through what is needed, new threads
// but no new processes, signals to the process itself, and memory that cannot hold code.
func program(pid int) []unix.SockFilter {
	filter := []unix.SockFilter{
		load(offsetArch), skipUnless(unix.BPF_JEQ, auditArch, 1), skip(1), answer(answerDenied),
		load(offsetNumber), skipUnless(unix.BPF_JGE, 0x40000000, 1), answer(answerDenied), // the x32 numbers
		// its flags cannot be seen; the C library falls back to clone
		skipUnless(unix.BPF_JEQ, unix.SYS_CLONE3, 1), answer(answerAbsent),
	}
	for _, call := range needed {
		filter = append(filter, skipUnless(unix.BPF_JEQ, uint32(call), 1), answer(answerAllow))
	}
	filter = append(filter, onlyWhen(unix.SYS_CLONE, offsetFirst, unix.BPF_JSET, unix.CLONE_THREAD,
		answerAllow, answerDenied)...)
	filter = append(filter, onlyWhen(unix.SYS_TGKILL, offsetFirst, unix.BPF_JEQ, uint32(pid), answerAllow,
		answerDenied)...)
	filter = append(filter, onlyWhen(unix.SYS_MMAP, offsetThird, unix.BPF_JSET, unix.PROT_EXEC, answerDenied,
		answerAllow)...)
	filter = append(filter, onlyWhen(unix.SYS_MPROTECT, offsetThird, unix.BPF_JSET, unix.PROT_EXEC,
		answerDenied, answerAllow)...)
	return append(filter, answer(answerDenied))
}

// onlyWhen answers one call by one of its arguments.
func onlyWhen(call uintptr, argument uint32, test uint16, value, then, otherwise uint32) []unix.SockFilter {
	return []unix.SockFilter{
		skipUnless(unix.BPF_JEQ, uint32(call), 4),
		load(argument), skipUnless(test, value, 1), answer(then), answer(otherwise),
	}
}

func load(offset uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: offset}
}

func answer(value uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: value}
}

// skipUnless skips the next instructions where the test of the loaded word fails.
func skipUnless(test uint16, value uint32, next uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | test | unix.BPF_K, K: value, Jf: next}
}

// skip skips the next instructions.
func skip(next uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_JA, K: next}
}
