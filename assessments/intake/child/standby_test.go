//go:build unix

package child_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/child"
	"countersign/assessments/intake/intaketest"
)

// children tells of those of an extractor: which were started, and which have ended and were collected.
type children struct {
	started, waits chan int
	ended          chan *os.ProcessState
	count          atomic.Int32
}

func watched(t *testing.T, p child.Params) (*child.Extractor, *children) {
	t.Helper()
	c := &children{
		started: make(chan int, 100), waits: make(chan int, 100),
		ended: make(chan *os.ProcessState, 100),
	}
	x := newObserved(t, p, func(pid int) { c.count.Add(1); c.started <- pid }, func(pid int) {
		c.waits <- pid
	}, func(s *os.ProcessState) { c.ended <- s })
	return x, c
}

func TestAChildOnStandbyServesOnePDFAndIsReplaced(t *testing.T) {
	x, seen := watched(t, child.Params{CacheDir: warmCache(t), Standby: true})
	if err := x.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	first := <-seen.waits
	for round := range 3 {
		text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(3)), nil)
		if err != nil || text.Pages != 3 {
			t.Fatalf("round %d: %d pages, %v", round, text.Pages, err)
		}
		if ended := <-seen.ended; ended.Pid() != first { // it served this one file
			t.Fatalf("round %d: child %d ended, and not %d", round, ended.Pid(), first)
		}
		first = <-seen.waits // and the next one is there already
	}
	if text, err := x.Extract(context.Background(), "a.txt", strings.NewReader("Some words."),
		nil); err != nil || text.Plain != "Some words." {
		t.Errorf("another format: %q, %v", text.Plain, err)
	}
}

func TestAStandbyThatWasKilledIsNotMissed(t *testing.T) {
	x, seen := watched(t, child.Params{CacheDir: warmCache(t), Standby: true})
	if err := x.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(<-seen.started, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	// the file it was to serve may be lost with it, and is reported as lost; the next one is read
	if _, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(1)),
		nil); err != nil {
		wantSentence(t, err)
	}
	text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(1)), nil)
	if err != nil || text.Pages != 1 {
		t.Errorf("%d pages, %v", text.Pages, err)
	}
}

func TestAStandbyEndsWhenItIsIdleOrTheExtractorCloses(t *testing.T) {
	for name, end := range map[string]func(x *child.Extractor){
		"idle":   func(*child.Extractor) {},
		"closed": (*child.Extractor).Close,
	} {
		t.Run(name, func(t *testing.T) {
			idle := time.Hour
			if name == "idle" {
				idle = 50 * time.Millisecond
			}
			x, seen := watched(t, child.Params{CacheDir: warmCache(t), Standby: true, Idle: idle})
			if err := x.Warm(context.Background()); err != nil {
				t.Fatal(err)
			}
			end(x)
			if started, ended := <-seen.started, <-seen.ended; ended.Pid() != started {
				t.Errorf("child %d ended, and not %d", ended.Pid(), started)
			}
		})
	}
}

func TestAChildLoadedAheadServesTheFirstPDFAndNoOtherIsLoaded(t *testing.T) {
	x, seen := watched(t, child.Params{CacheDir: warmCache(t), Ahead: true})
	if n := seen.count.Load(); n != 1 {
		t.Fatalf("%d children before there is a file", n)
	}
	for want := int32(1); want <= 2; want++ {
		if text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(2)),
			nil); err != nil || text.Pages != 2 {
			t.Fatalf("%d pages, %v", text.Pages, err)
		}
		if n := seen.count.Load(); n != want {
			t.Errorf("%d children for %d files", n, want)
		}
	}
}

func TestTheChildForTheNextOfSeveralPDFsIsLoadedWhileOneIsRead(t *testing.T) {
	x, seen := watched(t, child.Params{CacheDir: warmCache(t), Several: true})
	next := 0 // the child that waits for the next file
	for round := range 3 {
		text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(2)), nil)
		if err != nil || text.Pages != 2 {
			t.Fatalf("round %d: %d pages, %v", round, text.Pages, err)
		}
		if ended := <-seen.ended; round == 2 && ended.Pid() != next { // each child serves one file
			t.Errorf("child %d read the third file, and not %d", ended.Pid(), next)
		}
		switch n := seen.count.Load(); round {
		case 0:
			if n != 1 { // it may be the only one
				t.Errorf("%d children for one file", n)
			}
		case 1:
			next = <-seen.waits
		}
	}
	<-seen.waits
	if n := seen.count.Load(); n != 4 {
		t.Errorf("%d children for three files", n)
	}
}

func TestCancellingInTheMiddleKillsTheChild(t *testing.T) {
	x, seen := watched(t, child.Params{CacheDir: warmCache(t)})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err := x.Extract(ctx, "a.pdf", bytes.NewReader(intaketest.Agreement(400)),
		progress(func(done, total int64) {
			if done > 0 && total == 400 {
				cancel()
			}
		}))
	if err != context.Canceled {
		t.Errorf("got %v", err)
	}
	if started, ended := <-seen.started, <-seen.ended; ended.Pid() != started {
		t.Errorf("child %d ended, and not %d", ended.Pid(), started)
	}
}

// reader takes pages early, and says so.
type reader struct {
	progress
	page func(number, of int, text assessments.Text)
}

func (r reader) Page(number, of int, text assessments.Text) { r.page(number, of, text) }

func TestThePagesOfAPDFComeWhileTheRestIsRead(t *testing.T) {
	x := newExtractor(t, child.Params{CacheDir: warmCache(t), Standby: true})
	if err := x.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	const pages = 150
	var seen []int
	read, readAtFirst := int64(0), int64(0)
	text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(pages)),
		reader{
			progress: func(done, _ int64) { read = done },
			page: func(number, of int, text assessments.Text) {
				if len(seen) == 0 {
					readAtFirst = read
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
	t.Logf("the first page came when %d of %d were read; %d came early", readAtFirst, pages, len(seen))
	for i, number := range seen {
		if number != i+1 {
			t.Fatalf("pages came as %v", seen)
		}
	}
	// the other half may be all read by then, of the first half nothing
	if len(seen) < 1 || readAtFirst > pages/2 {
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
	x, seen := watched(t, child.Params{CacheDir: cache})
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
	if started, ended := <-seen.started, <-seen.ended; ended.Pid() != started {
		t.Errorf("child %d ended, and not %d", ended.Pid(), started)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestAChildKilledWhilePagesComeEndsInASentence(t *testing.T) {
	x, seen := watched(t, child.Params{CacheDir: warmCache(t)})
	text, err := x.Extract(context.Background(), "a.pdf", bytes.NewReader(intaketest.Agreement(400)), reader{
		progress: func(int64, int64) {},
		page: func(number, _ int, _ assessments.Text) {
			if number == 3 {
				_ = syscall.Kill(<-seen.started, syscall.SIGKILL)
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
