package store

import (
	"context"
	"errors"
	"sync"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
)

// watchEvery is how often the file is asked whether another process committed something.
const watchEvery = time.Second

// feed tells its watchers of the events that are committed: those of this process as they are committed,
// those of others once the file says that it was changed. It stays with a workspace that continues in a copy
// of its file.
type feed struct {
	mu       sync.Mutex
	watchers map[*watcher]bool
	poll     *poller        // looks for others' commits; nil while no one watches
	polling  sync.WaitGroup // pollers, the stopped ones included
}

func newFeed() *feed { return &feed{watchers: map[*watcher]bool{}} }

// watcher is one subscription.
type watcher struct {
	mu   sync.Mutex // one event at a time, in their order
	last int64      // Seq of the last event received
	hear func(assessments.Event)
}

// Watch calls hear with every event after the one with that Seq, until ctx ends or stop is called.
func (w *Workspace) Watch(ctx context.Context, after int64, hear func(assessments.Event)) (stop func(),
	err error,
) {
	one := &watcher{last: after, hear: hear}
	if err := w.feed.join(ctx, w, one); err != nil {
		return nil, told(ctx, err, "watch", w.path)
	}
	if err := one.catchUp(ctx, w); err != nil {
		w.feed.leave(one)
		return nil, told(ctx, err, "watch", w.path)
	}
	forget := context.AfterFunc(ctx, func() { w.feed.leave(one) })
	return func() { forget(); w.feed.leave(one) }, nil
}

func (f *feed) join(ctx context.Context, w *Workspace, one *watcher) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.poll == nil {
		p, err := w.startPoller(ctx, f)
		if err != nil {
			return err
		}
		f.poll = p
	}
	f.watchers[one] = true
	return nil
}

func (f *feed) leave(one *watcher) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.watchers, one)
	if len(f.watchers) == 0 {
		f.poll.stop()
		f.poll = nil
	}
}

func (f *feed) all() []*watcher {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := make([]*watcher, 0, len(f.watchers))
	for one := range f.watchers {
		out = append(out, one)
	}
	return out
}

func (f *feed) has(one *watcher) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.watchers[one]
}

// tell passes on what this process committed.
func (f *feed) tell(ctx context.Context, w *Workspace, events []assessments.Event) {
	if len(events) == 0 {
		return
	}
	for _, one := range f.all() {
		if !one.take(f, events) {
			// what was committed before is missing; the next event tries again
			_ = one.catchUp(context.WithoutCancel(ctx), w)
		}
	}
}

// take passes on events that follow the last one received; false if some before them are missing.
func (one *watcher) take(f *feed, events []assessments.Event) bool {
	one.mu.Lock()
	defer one.mu.Unlock()
	for _, e := range events {
		switch {
		case e.Seq <= one.last:
		case e.Seq > one.last+1:
			return false
		default:
			one.last = e.Seq
			if f.has(one) {
				one.hear(e)
			}
		}
	}
	return true
}

// piece is how many events are read at a time.
const piece = 256

// catchUp reads what was committed after the last event received.
func (one *watcher) catchUp(ctx context.Context, w *Workspace) error {
	for {
		one.mu.Lock()
		from := one.last
		one.mu.Unlock()
		var events []assessments.Event
		err := w.read(ctx, func(v *view) (err error) {
			events, err = v.Events(assessments.EventQuery{After: from, Before: from + piece + 1})
			return err
		})
		if err != nil || len(events) == 0 {
			return err
		}
		oldestFirst(events)
		if !one.take(w.feed, events) {
			return errors.New("the journal has a gap")
		}
	}
}

func oldestFirst(events []assessments.Event) {
	for i, j := 0, len(events)-1; i < j; i, j = i+1, j-1 {
		events[i], events[j] = events[j], events[i]
	}
}

// poller asks the file, through a connection of its own, whether others changed it.
type poller struct {
	quit chan struct{}
	once sync.Once
}

// startPoller is nil if no one else can commit: in a network folder, where one process at a time has the file
// open, and in a file that no one writes.
func (w *Workspace) startPoller(ctx context.Context, f *feed) (*poller, error) {
	if w.network || w.frozen || w.o.WatchEvery < 0 {
		return nil, nil
	}
	s, err := (readers{w}).newReader(ctx)
	if err != nil {
		return nil, err
	}
	// Where the file is busy the next look will do.
	_, err = s.exec(ctx, "PRAGMA busy_timeout = 0")
	version, verr := s.number(ctx, "PRAGMA data_version")
	if err = errors.Join(err, verr); err != nil {
		return nil, errors.Join(err, s.close())
	}
	p := &poller{quit: make(chan struct{})}
	f.polling.Add(1)
	go p.run(w, f, s, version)
	return p, nil
}

func (p *poller) run(w *Workspace, f *feed, s *session, version int64) {
	defer f.polling.Done()
	defer func() {
		// else it is left alone, as every connection that may write to a file that lost its name
		if w.guard.gone() == nil || (readers{w}).readRole() == alongside {
			_ = s.close()
		}
	}()
	every := time.NewTicker(w.o.WatchEvery)
	defer every.Stop()
	for {
		select {
		case <-p.quit:
			return
		case <-every.C:
		}
		version = p.look(w, f, s, version)
	}
}

// look has those who watch hear what others committed since a version of the file, and returns the one that
// the next look begins from: the same one if not everything was heard, so that it tries again.
func (*poller) look(w *Workspace, f *feed, s *session, version int64) int64 {
	now, err := s.number(context.Background(), "PRAGMA data_version")
	if err != nil || now == version || w.guard.gone() != nil {
		return version
	}
	heard := true
	for _, one := range f.all() {
		heard = one.catchUp(context.Background(), w) == nil && heard
	}
	if !heard {
		return version
	}
	return now
}

func (p *poller) stop() {
	if p != nil {
		p.once.Do(func() { close(p.quit) })
	}
}

// rest ends the looking, before the workspace's connections are closed.
func (f *feed) rest() {
	f.mu.Lock()
	p := f.poll
	f.poll = nil
	f.mu.Unlock()
	p.stop()
	f.polling.Wait()
}

// follow switches to what others commit to the copy in which a workspace continues.
func (f *feed) follow(ctx context.Context, w *Workspace) (err error) {
	f.rest()
	f.mu.Lock()
	defer f.mu.Unlock()
	w.feed = f
	if len(f.watchers) > 0 {
		f.poll, err = w.startPoller(ctx, f)
	}
	return err
}

var _ port.Feed = (*Workspace)(nil)
