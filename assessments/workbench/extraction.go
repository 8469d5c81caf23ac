package workbench

import (
	"context"
	"slices"
	"sync"

	"countersign/assessments"
)

// extractions are the texts being read, by the digest of their files: a concurrent request for one waits for
// the same reading and receives all of its progress. The zero value is ready.
type extractions struct {
	mu  sync.Mutex
	all map[string]*extraction
}

// extraction is a text being read, and what the extractor tells of it. It ends when it is done, or when no
// one waits for it any more.
type extraction struct {
	stop  context.CancelFunc
	ended chan struct{}
	text  assessments.Text // set when ended
	err   error

	mu    sync.Mutex
	heard []*listener
	pages []earlyPage // what came so far, for those who come later
}

type listener struct{ assessments.Progress }

type earlyPage struct {
	number, of int
	text       assessments.Text
}

// read joins the reading of a file, or begins it. It returns when that has ended, or soon after ctx has: a
// reading that no one else waits for is over by then.
func (s *extractions) read(ctx context.Context, digest string, p assessments.Progress,
	begin func(context.Context, assessments.Progress) (assessments.Text, error),
) (assessments.Text, error) {
	me := &listener{p}
	x := s.join(digest, me, begin)
	select {
	case <-x.ended:
		return x.text, x.err
	case <-ctx.Done():
		if s.leave(digest, x, me) {
			x.stop()
			<-x.ended
		}
		return assessments.Text{}, ctx.Err()
	}
}

func (s *extractions) join(digest string, me *listener,
	begin func(context.Context, assessments.Progress) (assessments.Text, error),
) *extraction {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x := s.all[digest]; x != nil {
		x.hear(me)
		return x
	}
	ctx, stop := context.WithCancel(context.Background())
	x := &extraction{stop: stop, ended: make(chan struct{}), heard: []*listener{me}}
	if s.all == nil {
		s.all = map[string]*extraction{}
	}
	s.all[digest] = x
	go func() {
		defer stop()
		x.text, x.err = begin(ctx, x)
		s.mu.Lock()
		if s.all[digest] == x {
			delete(s.all, digest)
		}
		s.mu.Unlock()
		close(x.ended)
	}()
	return x
}

// going reports whether a file is being read.
func (s *extractions) going(digest string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all[digest] != nil
}

// leave reports that me was the last to wait.
func (s *extractions) leave(digest string, x *extraction, me *listener) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	x.heard = slices.DeleteFunc(x.heard, func(l *listener) bool { return l == me })
	if len(x.heard) > 0 {
		return false
	}
	if s.all[digest] == x {
		delete(s.all, digest) // later callers start again
	}
	return true
}

// hear adds a listener and passes on to it the pages read so far.
func (x *extraction) hear(l *listener) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.heard = append(x.heard, l)
	if early, ok := l.Progress.(assessments.Early); ok {
		for _, p := range x.pages {
			early.Page(p.number, p.of, p.text)
		}
	}
}

// Step passes progress on to every listener.
func (x *extraction) Step(done, total int64, what string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, l := range x.heard {
		l.Step(done, total, what)
	}
}

// Page passes pages on to every listener that wants them, and keeps them for later callers.
func (x *extraction) Page(number, of int, text assessments.Text) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.pages = append(x.pages, earlyPage{number, of, text})
	for _, l := range x.heard {
		if early, ok := l.Progress.(assessments.Early); ok {
			early.Page(number, of, text)
		}
	}
}
