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

	"countersign/assessments"
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

func TestAChildLoadedAheadServesTheFirstPDFAndNoOtherIsLoaded(t *testing.T) {
	cache := warmCache(t)
	var heard started
	x, err := child.NewObserved(child.Params{CacheDir: cache, Ahead: true}, heard.hear)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	if n := len(heard.all()); n != 1 {
		t.Fatalf("%d children before there is a file", n)
	}
	for want := 1; want <= 2; want++ {
		if text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(2)), nil); err != nil || text.Pages != 2 {
			t.Fatalf("%d pages, %v", text.Pages, err)
		}
		if n := len(heard.all()); n != want {
			t.Errorf("%d children for %d files", n, want)
		}
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

// reader takes pages early, and says so.
type reader struct {
	progress
	page func(number, of int, text assessments.Text)
}

func (r reader) Page(number, of int, text assessments.Text) { r.page(number, of, text) }

func TestThePagesOfAPDFComeWhileTheRestIsRead(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: warmCache(t), Standby: true, Deadline: time.Minute})
	if err := x.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	const pages = 150
	var seen []int
	var first time.Duration
	read, readAtFirst := int64(0), int64(0)
	start := time.Now()
	text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(pages)), reader{
		progress: func(done, _ int64) { read = done },
		page: func(number, of int, text assessments.Text) {
			if len(seen) == 0 {
				first, readAtFirst = time.Since(start), read
			}
			seen = append(seen, number)
			if of != pages || len(text.Paragraphs) < 10 || text.Paragraphs[3].Page != number {
				t.Errorf("page %d of %d: %d paragraphs", number, of, len(text.Paragraphs))
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("first page after %v, when %d were read; all %d after %v; %d came early", first, readAtFirst, pages, time.Since(start), len(seen))
	for i, number := range seen {
		if number != i+1 {
			t.Fatalf("pages came as %v", seen)
		}
	}
	if len(seen) < 1 || readAtFirst > pages/4 {
		t.Errorf("%d pages came early, the first when %d were read", len(seen), readAtFirst)
	}
	if text.Pages != pages {
		t.Errorf("the text has %d pages", text.Pages)
	}
}

func TestCancellingWhilePagesComeLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	cache := warmCache(t)
	t.Setenv("TMPDIR", dir)
	x := newExtractor(t, child.Params{CacheDir: cache, Deadline: time.Minute})
	var heard started
	child.Observe(x, heard.hear)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	pages := 0
	text, err := x.Extract(ctx, "a.pdf", bytes.NewReader(intaketest.Agreement(400)), reader{
		progress: func(int64, int64) {},
		page: func(number, _ int, _ assessments.Text) {
			if pages++; number == 3 {
				cancel()
			}
		},
	})
	if err != context.Canceled || text.Plain != "" || pages < 3 {
		t.Errorf("%d pages, then %d bytes of text and %v", pages, len(text.Plain), err)
	}
	waitFor(t, "its end", func() bool { return syscall.Kill(heard.all()[0], 0) != nil })
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestAChildKilledWhilePagesComeEndsInASentence(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: warmCache(t), Deadline: time.Minute})
	var heard started
	child.Observe(x, heard.hear)
	text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(400)), reader{
		progress: func(int64, int64) {},
		page: func(number, _ int, _ assessments.Text) {
			if number == 3 {
				_ = syscall.Kill(heard.all()[0], syscall.SIGKILL)
			}
		},
	})
	if text.Plain != "" {
		t.Errorf("a text of %d bytes", len(text.Plain))
	}
	wantSentence(t, err)
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
