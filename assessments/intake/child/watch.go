package child

import (
	"io"
	"sync"
	"time"
)

// lookEvery is how often the parent looks at what a child has used.
const lookEvery = 100 * time.Millisecond

// What counts as a sign of life: a process that the system lets run at all uses this much processor
// time within one of the looks of a minute, while one that waits for something that never comes does
// not.
const (
	lively   = time.Millisecond
	mostIdle = int(time.Minute / lookEvery)
)

// unmeasured is how many seconds of the clock count as one of processor time on systems that do not
// report what a child has used. It leaves room for a computer that is busy with other work.
const unmeasured = 10

// grounds are why a child was given up.
type grounds string

// Grounds for giving a child up.
const (
	spentAtStart grounds = "startup" // its processor time, before any file was parsed
	spentOnFile  grounds = "file"    // its processor time, on the file
	stoodStill   grounds = "silence" // it neither used processor time nor sent anything
)

// allowance is what a child may use: processor time until it is ready, and from then on for its file.
type allowance struct{ startup, file time.Duration }

// watch gives a child up that has used its allowance, or does nothing at all for a minute. It counts
// the processor time of the child and not the time of day, so that a computer that is busy with other
// work, or was asleep, does not cost anyone a file.
type watch struct {
	allowance
	used func() (time.Duration, bool) // by the child so far; false where the system does not say
	kill func()
	stop func()

	mu        sync.Mutex
	began     time.Duration // processor time at the beginning of this phase
	last      time.Duration // at the last look
	looks     int           // of the phase, for systems that report no processor time
	measured  bool          // the system has said once what the child uses
	idle      int           // looks in a row without a sign of life
	listening int           // pipes on which the parent waits for the child
	ready     bool
	late      grounds
}

// newWatch begins with what the child has used already: one on standby has loaded its reader before.
func newWatch(a allowance, used func() (time.Duration, bool), kill func()) *watch {
	w := &watch{allowance: a, used: used, kill: kill}
	w.began, w.measured = used()
	w.last = w.began
	return w
}

// startWatch looks until stop is called.
func startWatch(a allowance, p *process) *watch {
	w := newWatch(a, p.used, p.kill)
	done, ended := make(chan struct{}), make(chan struct{})
	ticker := time.NewTicker(lookEvery)
	w.stop = sync.OnceFunc(func() { close(done); <-ended })
	go func() {
		defer close(ended)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				w.look()
			}
		}
	}()
	return w
}

// look counts what was used since the last look, and kills the child when that is too much or nothing at all.
func (w *watch) look() {
	used, known := w.used()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.late != "" {
		return
	}
	w.looks++
	if w.idle++; w.listening == 0 {
		w.idle = 0 // it is the parent that is busy
	}
	switch {
	case known:
		w.measured = true
		if used-w.last >= lively {
			w.idle = 0
		}
		w.last = used
	case w.measured: // it has ended, and its pipes say so
	default:
		w.last = w.began + time.Duration(w.looks)*lookEvery/unmeasured
		w.idle = 0
	}
	granted, why := w.startup, spentAtStart
	if w.ready {
		granted, why = w.file, spentOnFile
	}
	switch {
	case w.last-w.began > granted:
		w.late = why
	case w.idle > mostIdle:
		w.late = stoodStill
	default:
		return
	}
	w.kill()
}

// isReady begins the time for the file, once.
func (w *watch) isReady() {
	used, known := w.used()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ready {
		return
	}
	w.ready, w.looks = true, 0
	if w.began = w.last; known {
		w.began, w.last = used, used
	}
}

// struck returns why the child was given up; "" where it was not.
func (w *watch) struck() grounds {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.late
}

// waiting counts the pipes on which the parent waits; what comes through one is a sign of life.
func (w *watch) waiting(by int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listening += by
	w.idle = 0
}

// from reads what the child sends under the watch.
func (w *watch) from(r io.Reader) io.Reader { return watchedReader{w, r} }

// to writes what the child is given under the watch.
func (w *watch) to(out io.Writer) io.Writer { return watchedWriter{w, out} }

type watchedReader struct {
	watch *watch
	io.Reader
}

func (r watchedReader) Read(p []byte) (int, error) {
	r.watch.waiting(1)
	defer r.watch.waiting(-1)
	return r.Reader.Read(p)
}

type watchedWriter struct {
	watch *watch
	io.Writer
}

func (w watchedWriter) Write(p []byte) (int, error) {
	w.watch.waiting(1)
	defer w.watch.waiting(-1)
	return w.Writer.Write(p)
}
