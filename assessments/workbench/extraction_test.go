package workbench_test

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"testing"

	"countersign/assessments"
)

// slow reads a page whenever it is told to, and notes how often it was asked and whether it was stopped.
type slow struct {
	asked   atomic.Int32
	stopped atomic.Int32
	turn    chan bool // true: a page, false: the end
}

func (s *slow) Extract(ctx context.Context, _ string, r io.Reader, p assessments.Progress) (assessments.Text,
	error,
) {
	s.asked.Add(1)
	if _, err := io.Copy(io.Discard, r); err != nil {
		return assessments.Text{}, err
	}
	for number := 1; ; number++ {
		select {
		case <-ctx.Done():
			s.stopped.Add(1)
			return assessments.Text{}, ctx.Err()
		case more := <-s.turn:
			if !more {
				return assessments.Text{
						Plain: clause, Pages: number,
						Paragraphs: []assessments.Paragraph{
							{End: len(clause), Kind: assessments.ParagraphBody},
						},
					},
					nil
			}
			if early, ok := p.(assessments.Early); ok {
				early.Page(number, 9, assessments.Text{Plain: "page"})
			}
			p.Step(int64(number), 9, "pages")
		}
	}
}

// pager takes pages early and tells of each.
type pager struct {
	assessments.NoProgress
	came chan int
}

func (p pager) Page(number, _ int, _ assessments.Text) { p.came <- number }

func newPager() pager { return pager{came: make(chan int, 20)} }

// slowLab is a workspace whose document is read by a slow extractor.
func slowLab(t *testing.T) (*lab, *slow) {
	x := &slow{turn: make(chan bool)}
	l := newLabWith(t, x)
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen AI"}))
	l.must(l.AddDocument(ctx, assessments.Document{
		ID: "tos", VendorID: "lumen", Name: "Terms",
		Type: "online_terms",
	},
		assessments.Version{ID: "tos/1", Label: "1", Status: assessments.VersionPublished},
		text("tos.pdf", "bytes"), assessments.NoProgress{}))
	return l, x
}

type answer struct {
	text assessments.Text
	err  error
}

func ask(ctx context.Context, l *lab, p assessments.Progress) chan answer {
	out := make(chan answer, 1)
	go func() {
		text, err := l.Text(ctx, "tos/1", p)
		out <- answer{text, err}
	}()
	return out
}

func TestADocumentIsFiledBeforeItsTextIsRead(t *testing.T) {
	l, x := slowLab(t)
	if x.asked.Load() != 0 {
		t.Error("filing read the text")
	}
	p := newPager()
	first := ask(ctx, l, p)
	x.turn <- true
	if n := <-p.came; n != 1 {
		t.Errorf("page %d came first", n)
	}
	x.turn <- false
	if got := <-first; got.err != nil || got.text.Plain != clause {
		t.Errorf("%+v", got)
	}
	if text, err := l.Text(ctx, "tos/1", assessments.NoProgress{}); err != nil || text.Plain != clause ||
		x.asked.Load() != 1 {
		t.Errorf("read %d times: %v", x.asked.Load(), err)
	}
}

func TestWhoeverComesLaterHearsAllOfTheSameReading(t *testing.T) {
	l, x := slowLab(t)
	b := newPager()
	first := ask(ctx, l, assessments.NoProgress{}) // who reads ahead wants no pages
	x.turn <- true
	x.turn <- true
	second := ask(ctx, l, b)
	for want := 1; want <= 2; want++ {
		if n := <-b.came; n != want {
			t.Fatalf("who came later hears of page %d, not %d", n, want)
		}
	}
	x.turn <- true
	if n := <-b.came; n != 3 {
		t.Errorf("then of page %d", n)
	}
	x.turn <- false
	for _, c := range []chan answer{first, second} {
		if got := <-c; got.err != nil || got.text.Plain != clause {
			t.Errorf("%+v", got)
		}
	}
	if x.asked.Load() != 1 {
		t.Errorf("it was read %d times", x.asked.Load())
	}
}

func TestAReadingEndsWithTheLastWhoWaitsForIt(t *testing.T) {
	l, x := slowLab(t)
	one, stopOne := context.WithCancel(ctx)
	two, stopTwo := context.WithCancel(ctx)
	a, b := newPager(), newPager()
	first := ask(one, l, a)
	x.turn <- true
	<-a.came
	second := ask(two, l, b)
	<-b.came
	stopOne()
	if got := <-first; !errors.Is(got.err, context.Canceled) || x.stopped.Load() != 0 {
		t.Fatalf("the first to leave: %v; stopped %d times", got.err, x.stopped.Load())
	}
	x.turn <- true
	if n := <-b.came; n != 2 {
		t.Errorf("page %d", n)
	}
	stopTwo()
	if got := <-second; !errors.Is(got.err, context.Canceled) || x.stopped.Load() != 1 {
		t.Errorf("the last to leave: %v; stopped %d times", got.err, x.stopped.Load())
	}
	var v assessments.Version
	v.ID = "tos/1"
	if err := l.Get(ctx, &v); err != nil {
		t.Fatal(err)
	}
	if s, err := l.TextState(ctx, v.SHA256); err != nil || s.Read {
		t.Errorf("half a text was kept: %+v, %v", s, err)
	}
	third := ask(ctx, l, assessments.NoProgress{})
	x.turn <- false
	if got := <-third; got.err != nil {
		t.Errorf("read again: %v", got.err)
	}
}

func TestATextThatIsPurgedWhileItIsReadIsNotKept(t *testing.T) {
	l, x := slowLab(t)
	v := assessments.Version{ID: "tos/1"}
	if err := l.Get(ctx, &v); err != nil {
		t.Fatal(err)
	}
	p := newPager()
	reading := ask(ctx, l, p)
	x.turn <- true
	<-p.came
	l.must(l.purge("version", "tos/1", "Erasure was asked for.", nil))
	x.turn <- false
	if got := <-reading; assessments.KindOf(got.err) != assessments.NotFound {
		t.Errorf("got %v", got.err)
	}
	if s, err := l.TextState(ctx, v.SHA256); err != nil || s.Read {
		t.Errorf("the purged text is there again: %+v, %v", s, err)
	}
	if hits, err := l.Search(ctx, "generally available model", 10); err != nil || len(hits) > 0 {
		t.Errorf("the purged text is found: %v, %v", hits, err)
	}
}

func TestManyMayAskForATextAtOnce(t *testing.T) {
	l, x := slowLab(t)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			text, err := l.Text(ctx, "tos/1", assessments.NoProgress{})
			if err != nil || text.Plain != clause {
				t.Errorf("%v", err)
			}
		})
	}
	done := make(chan bool)
	go func() { all.Wait(); close(done) }()
	for {
		select {
		case x.turn <- false:
		case <-done:
			return
		}
	}
}
