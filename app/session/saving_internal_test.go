package session

import (
	"context"
	"errors"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// lateTimers keeps what timers would run: cancelling one does not take it back, as where it waits for
// the UI thread.
type lateTimers struct {
	Schedule
	due []func()
}

func (l *lateTimers) After(_ ui.Delay, fn func()) func() {
	l.due = append(l.due, fn)
	return func() {}
}

// A timer that has handed its work to the UI thread cannot be stopped any more: what it says of a
// change must not outlast the change.
func TestSlowEndsWithItsChangeHoweverLateTheTimer(t *testing.T) {
	for name, tc := range map[string]struct{ before, after bool }{
		"the timer runs before the change ends": {before: true},
		"it runs after the change ended":        {after: true},
		"it runs twice":                         {before: true, after: true},
		"it does not run":                       {},
	} {
		for _, failed := range []error{nil, errors.New("refused")} {
			timers := &lateTimers{}
			s := &Saving{
				work:   &Work{schedule: timers, window: context.Background()},
				here:   func() ui.Route { return ui.Route{} },
				status: func() {}, failed: func(error) {}, slow: map[*underWay]bool{},
			}
			ended := s.hearing(ui.Route{}, func(error) {})
			if tc.before {
				timers.due[0]()
			}
			if s.Slow() != tc.before {
				t.Errorf("%s: while it is carried out it is slow: %v", name, s.Slow())
			}
			ended(assessments.Event{}, failed)
			if tc.after {
				timers.due[0]()
			}
			if s.Slow() {
				t.Errorf("%s (%v): it is shown as being saved after it ended", name, failed)
			}
		}
	}
}

// workLater keeps what would run in the background.
type workLater struct {
	lateTimers
	due []func()
}

func (w *workLater) Background(ctx context.Context, work func(context.Context) func()) {
	w.due = append(w.due, func() { work(ctx)() })
}

// TestChangeIsRecordedForTheOneWhoMadeIt has another person act before the change is carried out.
func TestChangeIsRecordedForTheOneWhoMadeIt(t *testing.T) {
	later, acts := &workLater{}, assessments.Actor{Name: "Carla", Role: "legal"}
	s := &Saving{
		work: &Work{schedule: later, window: t.Context()}, naming: &naming{acting: func() assessments.Actor {
			return acts
		}},
		here: func() ui.Route { return ui.Route{} }, begins: func() {},
		status: func() {}, failed: func(error) {}, slow: map[*underWay]bool{},
	}
	var by assessments.Actor
	s.Write(func(ctx context.Context) (assessments.Event, error) {
		by, _ = workbench.ActorIn(ctx)
		return assessments.Event{}, nil
	}, func(error) {})
	acts = assessments.Actor{Name: "Piet", Role: "procurement"}
	for _, do := range later.due {
		do()
	}
	if by.Name != "Carla" {
		t.Errorf("it is recorded for %v", by)
	}
}
