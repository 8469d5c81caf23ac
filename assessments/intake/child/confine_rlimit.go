//go:build linux || darwin

package child

import (
	"time"

	"golang.org/x/sys/unix"
)

// hardMemory is the most private memory the kernel grants a child, in bytes. Stacks of threads count although
// they are hardly touched, so that what is really used stays well below.
const hardMemory = 600 << 20

// confine gives up what the child can do without: memory beyond the limit, processor time beyond its share,
// writing to files, and, where the kernel filters system calls, everything that reaches outside.
func confine(seconds int) (Confinement, error) {
	spent, err := spentSeconds() // loading took its time, more on a slow computer: the limit counts from here
	if err != nil {
		return Confinement{}, err
	}
	limits := []struct {
		which int
		value uint64
	}{
		{unix.RLIMIT_CORE, 0},
		{unix.RLIMIT_FSIZE, 0},
		{unix.RLIMIT_DATA, hardMemory},
		{unix.RLIMIT_CPU, spent + uint64(max(seconds, 1))},
	}
	for _, l := range limits {
		if racing && l.which == unix.RLIMIT_DATA {
			continue
		}
		if err := unix.Setrlimit(l.which, &unix.Rlimit{Cur: l.value, Max: l.value}); err != nil {
			return Confinement{}, err
		}
	}
	why, err := filterSyscalls()
	return Confinement{Filter: err == nil && why == "", Why: why, Memory: !racing, Time: true}, err
}

// spentSeconds returns the processor time this process has used, rounded up.
func spentSeconds() (uint64, error) {
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &used); err != nil {
		return 0, err
	}
	return uint64((time.Duration(used.Utime.Nano()+used.Stime.Nano()) + time.Second - 1) / time.Second), nil
}
