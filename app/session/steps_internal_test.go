package session

import (
	"context"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestOnlyTheStepThatWasShownIsUndone: by the time it is confirmed, another change may be the last one.
func TestOnlyTheStepThatWasShownIsUndone(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	for next, want := range map[string]int{"shown": 1, "another": 0, "": 0} {
		undone := 0
		s := &Steps{
			bench: b, host: h, pages: &Pages{}, renewed: func() {},
			say:  func(context.Context, *workbench.Workbench, string) (Said, bool) { return Said{}, false },
			note: func(string, func()) {}, said: map[string]Said{}, made: map[string][]ui.Route{},
		}
		s.turns = []turning{{
			verb: "Undo", done: "Undone", next: func() string { return next },
			turn: func(context.Context) (assessments.Event, error) {
				undone++
				return assessments.Event{}, nil
			},
		}}
		s.turn(s.turns[0], "shown")
		errs := h.TakeErrors()
		if undone != want || (len(errs) == 0) != (want == 1) || len(s.turns) != 0 {
			t.Errorf("next is %q: undone %d times, %v, %d steps wait", next, undone, errs, len(s.turns))
		}
	}
}
