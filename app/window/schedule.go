package window

import (
	"context"
	"sync/atomic"
	"time"

	"countersign/app/ui"
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
)

// desktopSchedule is the real one.
type desktopSchedule struct{ watch *watchdog }

func (s desktopSchedule) Background(ctx context.Context, work func(context.Context) func()) {
	go func() {
		if apply := work(ctx); apply != nil {
			s.Do(apply)
		}
	}()
}

func (s desktopSchedule) Do(fn func()) {
	fyne.Do(func() { s.watch.time("fyne.Do", func() { widgets.Unasked(fn) }) })
}

func (s desktopSchedule) After(d ui.Delay, fn func()) func() {
	if d == 0 { // right after what runs now
		return cancellable(func(run func()) (stop func()) { s.Do(run); return func() {} }, fn)
	}
	return cancellable(func(run func()) (stop func()) {
		t := time.AfterFunc(time.Duration(d)*time.Millisecond, func() { s.Do(run) })
		return func() { t.Stop() }
	}, fn)
}

// cancellable runs fn by start unless it is cancelled first, also where it waits for the UI thread by
// then: stopping a timer does not take back what it has handed over.
func cancellable(start func(run func()) (stop func()), fn func()) (cancel func()) {
	var cancelled atomic.Bool
	stop := start(func() {
		if !cancelled.Load() {
			fn()
		}
	})
	return func() {
		cancelled.Store(true)
		stop()
	}
}
