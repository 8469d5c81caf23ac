//go:build unix

package child_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

// started counts the children of an extractor and remembers the last.
type started struct {
	mu   sync.Mutex
	pids []int
}

func (s *started) hear(pid int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pids = append(s.pids, pid)
}

func (s *started) all() []int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]int(nil), s.pids...)
}

func TestAChildOnStandbyServesOnePDFAndIsReplaced(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: warmCache(t), Standby: true})
	var heard started
	child.Observe(x, heard.hear)
	if err := x.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		before := heard.all()
		text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(3)), nil)
		if err != nil || text.Pages != 3 {
			t.Fatalf("round %d: %d pages, %v", round, text.Pages, err)
		}
		waitFor(t, "the next child", func() bool { return len(heard.all()) == len(before)+1 })
	}
	if text, err := x.Extract(context.Background(), "a.txt", strings.NewReader("Some words."), nil); err != nil || text.Plain != "Some words." {
		t.Errorf("another format: %q, %v", text.Plain, err)
	}
}

func TestAStandbyThatWasKilledIsNotMissed(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: warmCache(t), Standby: true})
	var heard started
	child.Observe(x, heard.hear)
	if err := x.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(heard.all()[0], syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	// the file it was to serve may be lost with it, and is said to be; the next one is read
	if _, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(1)), nil); err != nil {
		wantSentence(t, err)
	}
	text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(1)), nil)
	if err != nil || text.Pages != 1 {
		t.Errorf("%d pages, %v", text.Pages, err)
	}
}

func TestAStandbyEndsWhenItIsIdleOrTheExtractorCloses(t *testing.T) {
	for name, end := range map[string]func(x *child.Extractor){"idle": func(*child.Extractor) {}, "closed": (*child.Extractor).Close} {
		t.Run(name, func(t *testing.T) {
			idle := time.Hour
			if name == "idle" {
				idle = 50 * time.Millisecond
			}
			x := newExtractor(t, child.Params{CacheDir: warmCache(t), Standby: true, Idle: idle})
			var heard started
			child.Observe(x, heard.hear)
			if err := x.Warm(context.Background()); err != nil {
				t.Fatal(err)
			}
			end(x)
			waitFor(t, "its end", func() bool { return syscall.Kill(heard.all()[0], 0) != nil })
		})
	}
}

func TestCancellingInTheMiddleKillsTheChild(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: warmCache(t)})
	var heard started
	child.Observe(x, heard.hear)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := x.Extract(ctx, "a.pdf", bytes.NewReader(intaketest.Agreement(400)), progress(func(done, total int64) {
		if done > 0 && total == 400 {
			cancel()
		}
	}))
	if err != context.Canceled {
		t.Errorf("got %v", err)
	}
	waitFor(t, "its end", func() bool { return syscall.Kill(heard.all()[0], 0) != nil })
}

func TestALargeFileLeavesNothingOnTheDisk(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	x := newExtractor(t, child.Params{})
	big := strings.NewReader(strings.Repeat("The supplier does what it says.\n\n", 7<<20/33))
	if _, err := x.Extract(context.Background(), "a.txt", big, nil); err != nil {
		wantSentence(t, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

type progress func(done, total int64)

func (p progress) Step(done, total int64, _ string) { p(done, total) }

func waitFor(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !ok(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
