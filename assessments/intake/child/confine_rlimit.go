//go:build linux || darwin

package child

import "golang.org/x/sys/unix"

// hardMemory is the most private memory the kernel grants a child, in bytes. Stacks of threads count although
// they are hardly touched, so that what is really used stays well below.
const hardMemory = 600 << 20

// confine gives up what the child can do without: memory beyond the limit, processor time beyond its share,
// writing to files, and, where the kernel filters system calls, everything that reaches outside.
func confine(seconds int) error {
	limits := []struct {
		which int
		value uint64
	}{
		{unix.RLIMIT_CORE, 0}, {unix.RLIMIT_FSIZE, 0}, {unix.RLIMIT_DATA, hardMemory}, {unix.RLIMIT_CPU, uint64(max(seconds, 1))},
	}
	for _, l := range limits {
		if racing && l.which == unix.RLIMIT_DATA {
			continue
		}
		if err := unix.Setrlimit(l.which, &unix.Rlimit{Cur: l.value, Max: l.value}); err != nil {
			return err
		}
	}
	return filterSyscalls()
}
