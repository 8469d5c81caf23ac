package child

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// processorTime returns what a process and all its threads have used so far; false when it has ended or the
// system does not say. Linux has a clock for each process; its number is made of the process's own.
func processorTime(p *os.Process) (time.Duration, bool) {
	const schedulerClock = 2
	var at unix.Timespec
	if err := unix.ClockGettime(int32(^p.Pid)<<3|schedulerClock, &at); err != nil {
		return 0, false
	}
	return time.Duration(at.Nano()), true
}
