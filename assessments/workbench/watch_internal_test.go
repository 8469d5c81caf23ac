package workbench

import (
	"slices"
	"testing"

	"countersign/assessments"
)

// TestAListenerReceivesNothingAfterItStopped has listeners stop, or make the workbench tell again,
// while events wait.
func TestAListenerReceivesNothingAfterItStopped(t *testing.T) {
	for name, c := range map[string]struct {
		during func(l *watches, one *watch)
		want   []int64
	}{
		"it hears all":         {func(*watches, *watch) {}, []int64{1, 2, 3}},
		"it stops at once":     {func(l *watches, one *watch) { l.drop(one) }, []int64{1}},
		"all are told again":   {func(l *watches, _ *watch) { l.tellAll() }, []int64{1, 2, 3}},
		"everything is ended":  {func(l *watches, _ *watch) { l.end() }, []int64{1}},
		"one more event comes": {func(_ *watches, one *watch) { one.more(4) }, []int64{1, 2, 3, 4}},
	} {
		l := &watches{}
		var heard []int64
		one := &watch{}
		one.hear = func(e assessments.Event) {
			heard = append(heard, e.Seq)
			if len(heard) == 1 {
				c.during(l, one)
			}
		}
		l.add(one)
		one.more(1, 2, 3)
		l.tellAll()
		if !slices.Equal(heard, c.want) || one.telling {
			t.Errorf("%s: received %v", name, heard)
		}
	}
}

func (w *watch) more(seqs ...int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, seq := range seqs {
		w.queue = append(w.queue, assessments.Event{Seq: seq})
	}
}
