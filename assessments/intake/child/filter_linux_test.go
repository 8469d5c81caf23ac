//go:build linux && (amd64 || arm64)

package child

import (
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// judge runs a filter on a call as the kernel does.
func judge(t *testing.T, filter []unix.SockFilter, arch, call uint32, args ...uint64) uint32 {
	t.Helper()
	words := map[uint32]uint32{offsetNumber: call, offsetArch: arch}
	for i, one := range args {
		words[offsetFirst+8*uint32(i)] = uint32(one)
	}
	loaded := uint32(0)
	for at := 0; at < len(filter); at++ {
		one := filter[at]
		holds := false
		switch one.Code {
		case unix.BPF_LD | unix.BPF_W | unix.BPF_ABS:
			loaded = words[one.K]
			continue
		case unix.BPF_RET | unix.BPF_K:
			return one.K
		case unix.BPF_JMP | unix.BPF_JA | unix.BPF_K:
			at += int(one.K)
			continue
		case unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K:
			holds = loaded == one.K
		case unix.BPF_JMP | unix.BPF_JGE | unix.BPF_K:
			holds = loaded >= one.K
		case unix.BPF_JMP | unix.BPF_JSET | unix.BPF_K:
			holds = loaded&one.K != 0
		default:
			t.Fatalf("instruction %d has code %#x", at, one.Code)
		}
		if holds {
			at += int(one.Jt)
		} else {
			at += int(one.Jf)
		}
	}
	t.Fatal("the filter has no end")
	return 0
}

func TestFilterAnswersByArchitectureCallAndArgument(t *testing.T) {
	const self, thread = 4711, unix.CLONE_VM | unix.CLONE_THREAD
	filter := program(self)
	for name, c := range map[string]struct {
		arch, call uint32
		args       []uint64
		want       uint32
	}{
		"a call that is needed":              {auditArch, unix.SYS_READ, nil, answerAllow},
		"the last of those needed":           {auditArch, uint32(needed[len(needed)-1]), nil, answerAllow},
		"its number on another architecture": {auditArch ^ 1, unix.SYS_READ, nil, answerDenied},
		"its number of the x32 kind":         {auditArch, 0x40000000 | unix.SYS_READ, nil, answerDenied},
		"the highest number":                 {auditArch, ^uint32(0), nil, answerDenied},
		"a call that is not needed":          {auditArch, unix.SYS_OPENAT, nil, answerDenied},
		"a thread":                           {auditArch, unix.SYS_CLONE, []uint64{thread}, answerAllow},
		"a process": {
			auditArch, unix.SYS_CLONE,
			[]uint64{unix.CLONE_VM | uint64(unix.SIGCHLD)},
			answerDenied,
		},
		"either, unseen":     {auditArch, unix.SYS_CLONE3, []uint64{thread}, answerAbsent},
		"a signal to itself": {auditArch, unix.SYS_TGKILL, []uint64{self, 1, 9}, answerAllow},
		"a signal to another": {
			auditArch, unix.SYS_TGKILL,
			[]uint64{self + 1, self, 9},
			answerDenied,
		},
		"memory": {
			auditArch, unix.SYS_MMAP,
			[]uint64{0, 4096, unix.PROT_READ | unix.PROT_WRITE},
			answerAllow,
		},
		"memory for code": {
			auditArch, unix.SYS_MMAP,
			[]uint64{0, 4096, unix.PROT_EXEC},
			answerDenied,
		},
		"memory that is protected": {
			auditArch, unix.SYS_MPROTECT,
			[]uint64{0, 4096, unix.PROT_NONE},
			answerAllow,
		},
		"memory that becomes code": {
			auditArch, unix.SYS_MPROTECT,
			[]uint64{0, 4096, unix.PROT_READ | unix.PROT_EXEC},
			answerDenied,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := judge(t, filter, c.arch, c.call, c.args...); got != c.want {
				t.Errorf("got %#x, want %#x", got, c.want)
			}
		})
	}
}

func TestAFilterThatDoesNotHoldIsNoticed(t *testing.T) {
	for name, c := range map[string]struct {
		unsynced uintptr
		errno    unix.Errno
		absent   string
		err      string
	}{
		"it is said to be on and is not": {0, 0, "", "lets calls through"},
		"it is not on all threads":       {7, 0, "", "not on thread 7"},
		"an old kernel": {
			0, unix.EINVAL,
			"refuses a filter of system calls (invalid argument)", "",
		},
		"a kernel without": {
			0, unix.ENOSYS,
			"refuses a filter of system calls (function not implemented)", "",
		},
		"a container": {
			0, unix.EPERM,
			"refuses a filter of system calls (operation not permitted)", "",
		},
		"a policy": {
			0, unix.EACCES,
			"refuses a filter of system calls (permission denied)", "",
		},
		"a filter that is wrong": {0, unix.EFAULT, "", "bad address"},
	} {
		t.Run(name, func(t *testing.T) {
			absent, err := filterWith(func(*unix.SockFprog) (uintptr, unix.Errno) {
				return c.unsynced, c.errno
			})
			if (absent == "") != (c.absent == "") || !strings.Contains(absent, c.absent) {
				t.Errorf("absent: %q", absent)
			}
			if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("err: %v", err)
			}
		})
	}
}
