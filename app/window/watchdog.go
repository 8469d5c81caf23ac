package window

import (
	"log/slog"
	"sync"
	"time"
)

// slow is how long a callback may hold the UI thread before it is noted.
const slow = 30 * time.Millisecond

// watchdog measures what our own callbacks cost the UI thread, painting excluded.
type watchdog struct {
	mu      sync.Mutex
	longest time.Duration
	where   string
}

func (w *watchdog) time(where string, fn func()) {
	defer w.begin(where)()
	fn()
}

// begin measures what the caller does from here on, until it calls what is returned.
func (w *watchdog) begin(where string) (end func()) {
	start := time.Now()
	return func() { w.took(where, time.Since(start)) }
}

func (w *watchdog) took(where string, d time.Duration) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if d > w.longest {
		w.longest, w.where = d, where
	}
	if d > slow {
		slog.Debug("slow callback on the UI thread", "where", where, "took", d)
	}
}
