package window

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"countersign/app/session"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// turns is the thread of a window for a test: work runs off it on goroutines of its own, as on a
// desktop; what comes back waits in a queue until the test, which is that thread, takes its turn. The
// toolkit's own driver for tests runs it on whichever goroutine asks, and the race detector would
// rightly complain.
type turns struct {
	mu      sync.Mutex
	more    sync.Cond
	queue   []func()
	working int
}

// do hands fn to the thread of the window.
func (q *turns) do(fn func()) {
	q.mu.Lock()
	q.queue = append(q.queue, fn)
	q.mu.Unlock()
	q.more.Signal()
}

// one takes the next turn, once there is one.
func (q *turns) one() {
	q.mu.Lock()
	for len(q.queue) == 0 {
		q.more.Wait()
	}
	fn := q.queue[0]
	q.queue = q.queue[1:]
	q.mu.Unlock()
	fn()
}

// settle takes turns until nothing works in the background and nothing waits.
func (q *turns) settle() { q.settleBut(0, func(turn func()) { turn() }) }

// settleBut takes turns until no more than n things work in the background and nothing waits; each
// turn is taken by run.
func (q *turns) settleBut(n int, run func(turn func())) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.queue) > 0 || q.working > n {
		if len(q.queue) == 0 {
			q.more.Wait()
			continue
		}
		fn := q.queue[0]
		q.queue = q.queue[1:]
		q.mu.Unlock()
		run(fn)
		q.mu.Lock()
	}
}

// queued is the toolkit's app for tests, but for the thread.
type queued struct {
	fyne.App
	driver queuedDriver
}

func (a queued) Driver() fyne.Driver { return a.driver }

type queuedDriver struct {
	fyne.Driver
	q *turns
}

func (d queuedDriver) DoFromGoroutine(fn func(), _ bool) { d.q.do(fn) }

// counting is the desktop's schedule, with an eye on what still works.
type counting struct {
	session.Schedule
	q *turns
}

func (c counting) Background(ctx context.Context, work func(context.Context) func()) {
	c.q.mu.Lock()
	c.q.working++
	c.q.mu.Unlock()
	c.Schedule.Background(ctx, func(ctx context.Context) func() {
		apply := work(ctx)
		return func() {
			if apply != nil {
				apply()
			}
			c.q.mu.Lock()
			c.q.working--
			c.q.mu.Unlock()
		}
	})
}

// newLiveLab is newLab with the desktop's own schedule: real goroutines, real time.
func newLiveLab(t testing.TB, sample bool) *lab {
	t.Helper()
	l := liveLab(t, filepath.Join(t.TempDir(), "w"+Extension))
	l.begin(sample)
	return l
}

// liveLab is a window on its start page.
func liveLab(t testing.TB, path string) *lab {
	t.Helper()
	l := &lab{t: t, path: path, turns: &turns{}}
	l.turns.more.L = &l.turns.mu
	inner := test.NewTempApp(t)
	a := queued{inner, queuedDriver{inner.Driver(), l.turns}}
	fyne.SetCurrentApp(a)
	l.start(a)
	l.endWithTest()
	return l
}

// start opens a window on its start page.
func (l *lab) start(a fyne.App) {
	win := a.NewWindow("")
	l.Window = New(a, win, l.params())
	l.schedule = counting{l.schedule, l.turns}
	l.startWork()
	win.Resize(fyne.NewSize(1280, 800))
}

// settle waits until nothing works and everything is on screen.
func (l *lab) settle() {
	if l.turns != nil {
		l.turns.settle()
	}
}
