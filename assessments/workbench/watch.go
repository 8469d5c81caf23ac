package workbench

import (
	"context"
	"sync"

	"countersign/assessments"
)

// watches are the subscriptions to this workbench's journal.
type watches struct {
	mu  sync.Mutex
	all map[*watch]bool
}

// watch is one subscription. What is committed while this workbench carries out a change is passed on once
// that is done: the listener may ask the workbench, for example, what can be undone now.
type watch struct {
	hear func(assessments.Event)
	stop func() // nil until it began

	mu      sync.Mutex
	queue   []assessments.Event
	telling bool
}

// Watch calls hear with every event of the journal after the one with that Seq, in their order and
// each once, whether this workbench made it or another one on the same workspace, in whichever
// process, until ctx ends, stop is called or the workbench is closed. hear is called on any goroutine,
// never by two at a time; it is quick and changes nothing.
func (w *journal) Watch(ctx context.Context, after int64, hear func(assessments.Event)) (stop func(),
	err error,
) {
	one := &watch{hear: hear}
	w.watches.add(one)
	ended := context.AfterFunc(ctx, func() { w.watches.drop(one) })
	leave, err := w.store.Watch(ctx, after, func(e assessments.Event) {
		one.mu.Lock()
		one.queue = append(one.queue, e)
		one.mu.Unlock()
		if len(w.writing) == 0 { // else the goroutine carrying out the change tells it
			w.watches.tell(one)
		}
	})
	if err != nil {
		ended()
		w.watches.drop(one)
		return nil, err
	}
	end := func() {
		ended()
		leave()
		w.watches.drop(one)
	}
	w.watches.mu.Lock()
	defer w.watches.mu.Unlock()
	one.stop = end
	return end, nil
}

func (l *watches) add(one *watch) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all == nil {
		l.all = map[*watch]bool{}
	}
	l.all[one] = true
}

func (l *watches) drop(one *watch) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.all, one)
}

func (l *watches) has(one *watch) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all[one]
}

func (l *watches) list() []*watch {
	l.mu.Lock()
	defer l.mu.Unlock()
	var out []*watch
	for one := range l.all {
		out = append(out, one)
	}
	return out
}

// tellAll passes on what is waiting.
func (l *watches) tellAll() {
	for _, one := range l.list() {
		l.tell(one)
	}
}

// tell passes on what is waiting for a listener. Where another goroutine does so, or the listener itself made
// the workbench tell, that one continues with it.
func (l *watches) tell(one *watch) {
	one.mu.Lock()
	defer one.mu.Unlock()
	if one.telling {
		return
	}
	one.telling = true
	for len(one.queue) > 0 {
		next := one.queue[0]
		one.queue = one.queue[1:]
		one.mu.Unlock()
		if l.has(one) {
			one.hear(next)
		}
		one.mu.Lock()
	}
	one.telling = false
}

// end stops all subscriptions.
func (l *watches) end() {
	for _, one := range l.list() {
		l.mu.Lock()
		stop := one.stop
		l.mu.Unlock()
		if stop != nil {
			stop()
		}
		l.drop(one)
	}
}
