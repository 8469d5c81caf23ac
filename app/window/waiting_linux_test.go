package window

import (
	"context"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"

	"fyne.io/fyne/v2/widget"
)

// elsewhere is a store that no one may use on the window's thread: any caller that does waits for the disk
// there. A test holds its commits up.
type elsewhere struct {
	port.Store
	t      testing.TB
	thread string        // the goroutine that is the window's thread
	commit chan struct{} // closed once a change may be committed; nil holds none up
	held   func()        // a change waits for it
}

// goroutine names the goroutine that runs.
func goroutine() string {
	b := make([]byte, 64)
	name, _, _ := strings.Cut(string(b[:runtime.Stack(b, false)]), " [")
	return name
}

// off fails the test on the window's thread.
func (s *elsewhere) off(what string) {
	if goroutine() == s.thread {
		b := make([]byte, 8<<10)
		s.t.Errorf("the window's thread waits for %s:\n%s", what, b[:runtime.Stack(b, false)])
	}
}

func (s *elsewhere) Read(ctx context.Context, fn func(port.Reader) error) error {
	s.off("Read")
	return s.Store.Read(ctx, fn)
}

func (s *elsewhere) Write(ctx context.Context, fn func(port.Tx) error) error {
	s.off("Write")
	return s.Store.Write(ctx, func(tx port.Tx) error {
		err := fn(tx)
		if s.commit != nil {
			s.held()
			<-s.commit
		}
		return err
	})
}

func (s *elsewhere) Ingest(ctx context.Context, r io.Reader, size int64, p assessments.Progress) (string,
	int64, error,
) {
	s.off("Ingest")
	return s.Store.Ingest(ctx, r, size, p)
}

func (s *elsewhere) OpenBlob(ctx context.Context, sha256 string) (io.ReadCloser, int64, error) {
	s.off("OpenBlob")
	return s.Store.OpenBlob(ctx, sha256)
}

func (s *elsewhere) SaveText(ctx context.Context, t assessments.Text) error {
	s.off("SaveText")
	return s.Store.SaveText(ctx, t)
}

func (s *elsewhere) LoadText(ctx context.Context, sha256 string) (assessments.Text, bool, error) {
	s.off("LoadText")
	return s.Store.LoadText(ctx, sha256)
}

func (s *elsewhere) Search(ctx context.Context, words string, limit int) ([]assessments.Hit, error) {
	s.off("Search")
	return s.Store.Search(ctx, words, limit)
}

func (s *elsewhere) Summaries(ctx context.Context) (map[string]cached.Kept, error) {
	s.off("Summaries")
	return s.Store.Summaries(ctx)
}

func (s *elsewhere) SaveSummaries(ctx context.Context, by map[string]cached.Kept) error {
	s.off("SaveSummaries")
	return s.Store.SaveSummaries(ctx, by)
}

func (s *elsewhere) Backup(ctx context.Context, dest string, p assessments.Progress) error {
	s.off("Backup")
	return s.Store.Backup(ctx, dest, p)
}

func (s *elsewhere) Check(ctx context.Context, rebuild bool, p assessments.Progress) (assessments.CheckReport,
	error,
) {
	s.off("Check")
	return s.Store.Check(ctx, rebuild, p)
}

func (s *elsewhere) Prove(ctx context.Context, p assessments.Progress) (assessments.CheckReport, error) {
	s.off("Prove")
	return s.Store.Prove(ctx, p)
}

func (s *elsewhere) Leave(ctx context.Context, p assessments.Progress) error {
	s.off("Leave")
	return s.Store.Leave(ctx, p)
}

func (s *elsewhere) Close() error {
	s.off("Close")
	return s.Store.Close()
}

// Look is asked of a store in a file.
func (s *elsewhere) Look(ctx context.Context) error {
	s.off("Look")
	return s.Store.(port.Guarded).Look(ctx)
}

// GoOn is asked of a store in a file.
func (s *elsewhere) GoOn(ctx context.Context) error {
	s.off("GoOn")
	return s.Store.(port.Guarded).GoOn(ctx)
}

// newElsewhereLab is a window, on the sample, over such a store. The goroutine of the test is its thread.
func newElsewhereLab(t *testing.T) (*lab, *elsewhere) {
	t.Helper()
	l, s := newLiveLab(t, true), &elsewhere{t: t, thread: goroutine()}
	l.doors.closeWorkspace()
	l.settle()
	catalogue, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	l.p.Open = func(ctx context.Context, path string) (*workbench.Workbench, error) {
		inner, err := store.Open(ctx, path,
			store.Options{Clock: l.clock, Random: uitest.Salts(), WatchEvery: -1})
		s.Store = inner
		return workbench.New(workbench.Params{
			Store: s, Catalogue: catalogue, Extractor: inProcess{}, Sockets: l.sockets, Clock: l.clock,
			IDs: l.ids, Actor: someone,
		}), err
	}
	l.doors.open(l.path, nil)
	l.settle()
	return l, s
}

// stopAndClose is the button of the toolkit's dialog that closes the window in spite of a job; nil
// while it is not asked.
func (l *lab) stopAndClose() *widget.Button {
	for _, over := range l.win.Canvas().Overlays().List() {
		for _, b := range uitest.Within[*widget.Button](over) {
			if b.Text == "Stop and close" {
				return b
			}
		}
	}
	return nil
}

// another is an item, and a verdict that it has not got yet with its key.
func (s *elsewhere) another(l *lab) (item, key string, give assessments.Verdict) {
	thread := s.thread
	s.thread = "" // what a test looks at is no matter
	defer func() { s.thread = thread }()
	item = l.deskItems(deskIs)[0].ID
	if l.verdictsOf(deskIs)[item] == assessments.Partly {
		return item, "3", assessments.NotMet
	}
	return item, "2", assessments.Partly
}

// verdictIn is the verdict in the closed workspace.
func verdictIn(t *testing.T, l *lab, item string) assessments.Verdict {
	t.Helper()
	b, err := l.p.Open(t.Context(), l.path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	a := &assessments.Answer{ID: deskIs + "/" + item}
	if err := b.Get(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	return a.Verdict
}

// used is the time that the processor spent on the thread that runs.
func used(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(1, &u); err != nil { // 1 is RUSAGE_THREAD
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestTheWindowsThreadWaitsForNothing gives a verdict whose commit is held up and runs a job that does not
// end, visits every page in the meantime and closes the window. Nothing of that may use the store on the
// window's thread, and nothing may wait there for what is held up: that would never end.
func TestTheWindowsThreadWaitsForNothing(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	l, s := newElsewhereLab(t)
	hanging := time.AfterFunc(3*time.Minute, func() {
		b := make([]byte, 1<<20)
		panic("the window's thread waits for the commit or the job:\n" + string(b[:runtime.Stack(b, true)]))
	})
	defer hanging.Stop()
	longest, where := time.Duration(0), ""
	timed := func(what string, fn func()) func() {
		return func() {
			before := used(t)
			fn()
			if d := used(t) - before; d > longest {
				longest, where = d, what
			}
		}
	}
	var committing, ended atomic.Bool
	s.commit, s.held = make(chan struct{}), func() { committing.Store(true); l.turns.do(func() {}) }
	job := make(chan struct{})
	item, key, give := s.another(l)
	l.Go(ui.Route{Page: "desk", ID: deskIs, Item: item})
	l.settle()
	l.Run(ui.Job{Title: "Writing", Work: func(context.Context, assessments.Progress) (string, error) {
		<-job
		ended.Store(true)
		return "", nil
	}})
	timed("a verdict", func() { l.typeRunes(key) })()
	l.turns.until(committing.Load)
	visit := func(r ui.Route) {
		timed("going to "+r.Page, func() { l.Go(r) })()
		l.turns.settleBut(2, func(fn func()) { timed("what "+r.Page+" read", fn)() })
		if got := l.route().Page; got != r.Page || l.session.Pages.Hold(nil, 0) {
			t.Errorf("while a change is saved %s is not read; shown is %s", r.Page, got)
		}
	}
	for _, r := range stops() {
		if r.ID != "*" {
			visit(r)
		}
	}
	timed("closing", l.doors.confirmClose)()
	l.turns.settleBut(3, func(fn func()) { timed("closing", fn)() })
	if l.session == nil || ended.Load() {
		t.Error("the window was left although a change is not saved yet")
	}
	close(s.commit)
	l.turns.until(func() bool { return l.stopAndClose() != nil })
	timed("stop and close", func() { l.stopAndClose().OnTapped() })()
	l.turns.settleBut(2, func(fn func()) { timed("closing", fn)() })
	if l.ctx.Err() != nil {
		t.Error("the window is closed while a job is still under way")
	}
	close(job)
	l.settle()
	s.thread = ""
	if got := verdictIn(t, l, item); got != give {
		t.Errorf("the verdict is %q, want %q", got, give)
	}
	if l.ctx.Err() == nil {
		t.Error("the window is not closed")
	}
	t.Logf("longest: %v of the processor, %s", longest, where)
	// Time of the processor on this thread: what else the machine does is not in it. What waits for the disk or
	// for the store is found above.
	if longest > slow*slowed {
		t.Errorf("%s held the window's thread for %v", where, longest)
	}
}
