package storetest

import (
	"context"
	"slices"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// ear records the events it receives, from any goroutine.
type ear struct {
	mu  sync.Mutex
	ids []string
}

func (e *ear) hear(ev assessments.Event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ids = append(e.ids, ev.ID)
}

func (e *ear) heard() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.ids)
}

func (e *ear) is(t *testing.T, when string, want ...string) {
	t.Helper()
	if got := e.heard(); !slices.Equal(got, want) {
		t.Errorf("%s: heard %q instead of %q", when, got, want)
	}
}

func watching(t *testing.T, o Opener) {
	s := o.fresh(t)
	write(t, s, save("e1", &assessments.Vendor{ID: "v", Name: "A"}))
	write(t, s, save("e2", &assessments.Vendor{ID: "v", Name: "B"}))
	var all, late, until ear
	watch := func(ctx context.Context, after int64, e *ear) func() {
		stop, err := s.Watch(ctx, after, e.hear)
		if err != nil {
			t.Fatal(err)
		}
		return stop
	}
	stopped, stop := context.WithCancel(ctx)
	defer stop()
	stopAll := watch(ctx, 0, &all)
	defer watch(ctx, 2, &late)()
	defer watch(stopped, 1, &until)()
	all.is(t, "what was committed before", "e1", "e2")
	until.is(t, "what was committed after the first", "e2")
	write(t, s, save("e3", &assessments.Vendor{ID: "v", Name: "C"}))
	all.is(t, "once it is written", "e1", "e2", "e3")
	_ = s.Write(ctx, func(tx port.Tx) error {
		_ = save("e-lost", &assessments.Vendor{ID: "v", Name: "X"})(tx)
		return errOnPurpose
	})
	stopAll()
	stop()
	write(t, s, save("e4", &assessments.Vendor{ID: "v", Name: "D"}))
	all.is(t, "after it was stopped", "e1", "e2", "e3")
	late.is(t, "from the start", "e3", "e4")
	if n := len(until.heard()); n > 3 { // its end is told on a goroutine of its own
		t.Errorf("after its context ended: heard %q", until.heard())
	}
}

func watchingWriters(t *testing.T, o Opener) {
	s := o.fresh(t)
	var all ear
	stop, err := s.Watch(ctx, 0, all.hear)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	const writers, each = 4, 8
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			for j := range each {
				id := string(rune('a'+i)) + string(rune('0'+j))
				if err := s.Write(ctx, save(id, &assessments.Vendor{ID: id, Name: id})); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	var want []string
	for _, e := range slices.Backward(events(t, s, assessments.EventQuery{})) {
		want = append(want, e.ID)
	}
	all.is(t, "in the journal's order", want...)
}
