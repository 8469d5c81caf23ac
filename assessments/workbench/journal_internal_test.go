package workbench

import (
	"sync"
	"testing"

	"countersign/assessments"
)

// TestWhoActsIsAskedWhileAnotherIsNamed: the window asks while a change on its way is being recorded. The
// race detector, with which the tests run, names a lock that is missing.
func TestWhoActsIsAskedWhileAnotherIsNamed(t *testing.T) {
	w := &journal{}
	ada := assessments.Actor{Name: "Ada", Role: "legal"}
	var both sync.WaitGroup
	both.Go(func() {
		if err := w.ActAs(ada); err != nil {
			t.Error(err)
		}
	})
	both.Go(func() {
		if got := w.Actor(); got != ada && got != (assessments.Actor{}) {
			t.Errorf("half of a name: %+v", got)
		}
	})
	both.Wait()
	if w.Actor() != ada {
		t.Errorf("acting: %+v", w.Actor())
	}
}
