package child

import (
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// processorTime returns what a process and all its threads have used so far; false when the system
// does not say.
func processorTime(p *os.Process) (time.Duration, bool) {
	handle, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(p.Pid))
	if err != nil {
		return 0, false
	}
	defer func() { _ = windows.CloseHandle(handle) }()
	var created, ended, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(handle, &created, &ended, &kernel, &user); err != nil {
		return 0, false
	}
	return span(kernel) + span(user), true
}

// span reads a length of time, which Windows gives in steps of 100 nanoseconds.
func span(t windows.Filetime) time.Duration {
	return time.Duration(int64(t.HighDateTime)<<32|int64(t.LowDateTime)) * 100
}
