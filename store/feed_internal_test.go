package store

import (
	"context"
	"errors"
	"os"
	"slices"
	"testing"
	"time"

	"countersign/assessments"
)

func TestAWatcherReceivesEachEventOnceInOrder(t *testing.T) {
	events := func(seqs ...int64) (out []assessments.Event) {
		for _, seq := range seqs {
			out = append(out, assessments.Event{Seq: seq})
		}
		return out
	}
	var heard []int64
	f := newFeed()
	one := &watcher{last: 3, hear: func(e assessments.Event) { heard = append(heard, e.Seq) }}
	f.watchers[one] = true
	for _, c := range []struct {
		name  string
		take  []int64
		whole bool
		want  []int64
	}{
		{"the last one again", []int64{2, 3}, true, nil},
		{"the next two", []int64{4, 5}, true, []int64{4, 5}},
		{"one received and one not", []int64{5, 6}, true, []int64{6}},
		{"one too far", []int64{8}, false, nil},
		{"a gap within", []int64{7, 9}, false, []int64{7}},
		{"what was missing", []int64{8, 9}, true, []int64{8, 9}},
	} {
		heard = nil
		if whole := one.take(f, events(c.take...)); whole != c.whole || !slices.Equal(heard, c.want) {
			t.Errorf("%s: received %v, %v", c.name, heard, whole)
		}
	}
	heard = nil
	delete(f.watchers, one)
	if !one.take(f, events(10)) || heard != nil || one.last != 10 {
		t.Errorf("after it left: received %v, and is at %d", heard, one.last)
	}
}

func TestOthersAreLookedForWhileSomeoneWatches(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	feed := w.feed
	// what another process committed is heard within two seconds, by the window as the program opens files
	if every := w.o.WatchEvery; every <= 0 || every > 2*time.Second-200*time.Millisecond {
		t.Errorf("another process is looked for every %v", every)
	}
	looking := func(name string, want bool, watchers int) {
		t.Helper()
		feed.mu.Lock()
		defer feed.mu.Unlock()
		if (feed.poll != nil) != want || len(feed.watchers) != watchers {
			t.Errorf("%s: looking %v for %d watchers", name, feed.poll != nil, len(feed.watchers))
		}
	}
	watch := func(w *Workspace, ctx context.Context) (func(), error) {
		return w.Watch(ctx, 0, func(assessments.Event) {})
	}
	looking("at first", false, 0)
	first, err := watch(w, ctx)
	second, err2 := watch(w, ctx)
	if err = errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	looking("with two", true, 2)
	poll := feed.poll
	first()
	looking("with one", true, 1)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := watch(w, cancelled); err == nil {
		t.Error("a watch began after its context had ended")
	}
	looking("after one that could not begin", true, 1)
	if feed.poll != poll {
		t.Error("the looking began again")
	}
	if os.Rename(w.path, w.path+".away") == nil { // not on Windows
		if err := (lookout{w}).look(ctx); err == nil {
			t.Fatal("the file has no name, and nothing is said")
		}
		next, err := rescuer{w}.goOn(ctx)
		if err == nil {
			err = feed.follow(ctx, next)
		}
		if err != nil {
			t.Fatal(err)
		}
		defer next.Close()
		looking("in the copy", true, 1)
		if next.feed != feed || feed.poll == poll {
			t.Error("the copy is not looked at")
		}
	}
	second()
	looking("at the end", false, 0)
	select {
	case <-poll.quit:
	default:
		t.Error("the looking did not end")
	}
	never, err := openFrozen(w.path+".away", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer never.Close()
	for name, c := range map[string]*Workspace{
		"no one writes it": never, "it is alone": {openedFile: openedFile{network: true}},
		"never": {openedFile: openedFile{o: Options{WatchEvery: -1}}},
	} {
		if p, err := c.startPoller(ctx, feed); p != nil || err != nil {
			t.Errorf("%s, and yet it is looked at: %v", name, err)
		}
	}
}

// TestALookThatHeardNotAllIsRepeated: what could not be read now is heard with the next look.
func TestALookThatHeardNotAllIsRepeated(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	s, err := (readers{w}).newReader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	heard := 0
	w.feed.watchers[&watcher{hear: func(assessments.Event) { heard++ }}] = true
	defer clear(w.feed.watchers)
	look := func(unread bool) int64 {
		w.mu.Lock()
		w.closed = unread
		w.mu.Unlock()
		return (&poller{}).look(w, w.feed, s, -1)
	}
	if got := look(true); got != -1 || heard != 0 {
		t.Errorf("nothing can be read: the next look begins from %d, %d events heard", got, heard)
	}
	if got := look(false); got == -1 || heard == 0 {
		t.Errorf("all can be read: the next look begins from %d, %d events heard", got, heard)
	}
}
