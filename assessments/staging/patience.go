package staging

import "time"

// patience is how long a step waits between two tries while another program has a file open: 2 seconds
// in all.
var patience = []time.Duration{10, 20, 40, 80, 150, 200, 300, 400, 400, 400} // milliseconds

// pause waits; a test has its own.
var pause = func(ms time.Duration) { time.Sleep(ms * time.Millisecond) }

// patiently does something again while it fails because another program has a file open. It gives up
// after a while, and the last error is told.
func patiently(do func() error) error {
	err := do()
	for _, ms := range patience {
		if err == nil || !busy(err) {
			return err
		}
		pause(ms)
		err = do()
	}
	return err
}
