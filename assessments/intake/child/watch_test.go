package child

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
)

// meter is what a system reports of a child, set by the test.
type meter struct {
	used   time.Duration
	silent bool // the system does not say
	killed int
}

func (m *meter) read() (time.Duration, bool) { return m.used, !m.silent }

func (m *meter) watch(startup, file time.Duration) *watch {
	return newWatch(allowance{startup: startup, file: file}, m.read, func() { m.killed++ })
}

func looks(w *watch, n int) {
	for range n {
		w.look()
	}
}

func TestWatchCountsProcessorTimeFromReady(t *testing.T) {
	m := &meter{used: time.Hour} // on standby it has used that already
	w := m.watch(10*time.Second, 3*time.Second)
	m.used += 9 * time.Second
	w.look()
	w.isReady()
	m.used += 3 * time.Second
	if w.look(); w.struck() != "" || m.killed > 0 {
		t.Fatalf("given up within its time: %q", w.struck())
	}
	m.used++
	if w.look(); w.struck() != spentOnFile || m.killed != 1 {
		t.Errorf("got %q, killed %d times; want %q, once", w.struck(), m.killed, spentOnFile)
	}
	if w.look(); m.killed != 1 {
		t.Error("it was killed again")
	}
}

func TestWatchLimitsStartup(t *testing.T) {
	m := &meter{}
	w := m.watch(10*time.Second, time.Hour)
	m.used = 10*time.Second + 1
	if w.look(); w.struck() != spentAtStart || m.killed != 1 {
		t.Errorf("got %q, killed %d times", w.struck(), m.killed)
	}
}

func TestWatchBeginsTheFileOnce(t *testing.T) {
	m := &meter{}
	w := m.watch(time.Second, time.Second)
	w.isReady()
	m.used = time.Second
	w.isReady() // a child that says so again gains nothing
	m.used++
	if w.look(); w.struck() != spentOnFile {
		t.Errorf("got %q", w.struck())
	}
}

func TestWatchIsPatientWithABusyComputer(t *testing.T) {
	m := &meter{}
	w := m.watch(time.Second, time.Minute)
	w.isReady()
	w.waiting(1)
	for range 20 { // twenty minutes in which it gets next to nothing
		looks(w, mostIdle-1)
		m.used += lively
		w.look()
	}
	if w.struck() != "" {
		t.Errorf("given up: %q", w.struck())
	}
}

func TestWatchGivesUpAChildThatDoesNothing(t *testing.T) {
	for name, sign := range map[string]func(*watch, *meter){
		"nothing":               nil,
		"processor time":        func(_ *watch, m *meter) { m.used += lively },
		"a frame":               func(w *watch, _ *meter) { w.waiting(-1); w.waiting(1) },
		"a parent that is busy": func(w *watch, _ *meter) { w.waiting(-1); w.look(); w.waiting(1) },
	} {
		t.Run(name, func(t *testing.T) {
			m := &meter{}
			w := m.watch(time.Hour, time.Hour)
			w.waiting(1)
			looks(w, mostIdle)
			m.used += lively / 2 // too little to be a sign of life
			if w.struck() != "" {
				t.Fatal("given up too early")
			}
			if sign != nil {
				sign(w, m)
			}
			w.look()
			if late := w.struck() == stoodStill; late != (sign == nil) {
				t.Errorf("got %q", w.struck())
			}
		})
	}
}

func TestWatchCountsTheClockWhereNothingIsMeasured(t *testing.T) {
	m := &meter{silent: true}
	w := m.watch(time.Second, time.Second)
	w.waiting(1)
	w.isReady()
	enough := int(unmeasured * time.Second / lookEvery)
	if looks(w, enough); w.struck() != "" {
		t.Fatalf("given up after %d looks", enough)
	}
	if w.look(); w.struck() != spentOnFile {
		t.Errorf("got %q", w.struck())
	}
}

func TestWatchTakesNoEndedChildForABusyOne(t *testing.T) {
	m := &meter{}
	w := m.watch(time.Second, time.Second)
	m.silent = true // it has ended; the system knows it no more
	if looks(w, 10*int(unmeasured*time.Second/lookEvery)); w.struck() != "" {
		t.Errorf("got %q", w.struck())
	}
}

func TestProcessorTimeIsMeasured(t *testing.T) {
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	before, known := processorTime(self)
	if !known {
		t.Skip("this system does not say what a process uses")
	}
	for after := before; after < before+20*time.Millisecond; {
		if after, known = processorTime(self); !known {
			t.Fatal("the system says it no more")
		}
	}
}

func TestEveryWayToEndHasItsSentence(t *testing.T) {
	broken := errors.New("unexpected EOF")
	for name, c := range map[string]struct {
		late grounds
		said string
		kind assessments.ErrorKind
		want string
	}{
		"spent":           {spentOnFile, "", assessments.Refused, "12 seconds of processor time"},
		"never ready":     {spentAtStart, "", assessments.Machine, "was not ready"},
		"stood still":     {stoodStill, "", assessments.Refused, "did nothing for a minute"},
		"out of memory":   {"", "fatal error: out of memory", assessments.Refused, "far more memory"},
		"cannot allocate": {"", "runtime: cannot allocate memory", assessments.Refused, "far more memory"},
		"died":            {"", "", assessments.Refused, "broke off"},
	} {
		t.Run(name, func(t *testing.T) {
			w := &watch{allowance: allowance{startup: time.Minute, file: 12 * time.Second}, late: c.late}
			said := &tail{}
			_, _ = said.Write([]byte(c.said))
			err := verdict(t.Context(), "a.pdf", w, broken, nil, said)
			if assessments.KindOf(err) != c.kind || !strings.HasPrefix(err.Error(), "a.pdf") ||
				!strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v: %v", assessments.KindOf(err), err)
			}
		})
	}
}

func TestALargeFileEarnsTime(t *testing.T) {
	x, err := New(Params{Executable: "countersign"})
	if err != nil {
		t.Fatal(err)
	}
	for mib, want := range map[int64]time.Duration{
		0: 12 * time.Second, 1: 13 * time.Second,
		100: 112 * time.Second,
	} {
		if got := x.allowance(mib << 20).file; got != want {
			t.Errorf("%d MiB: %v, want %v", mib, got, want)
		}
	}
	if hard := time.Duration(x.hardSeconds()) * time.Second; hard <= x.allowance(100<<20).file {
		t.Errorf("the kernel ends a child after %v, before its parent does", hard)
	}
}
