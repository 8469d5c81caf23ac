package window

import (
	"context"
	"time"

	"countersign/app/ui"

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
	fyne.Do(func() { s.watch.time("fyne.Do", fn) })
}

func (s desktopSchedule) After(d ui.Delay, fn func()) func() {
	if d == 0 { // right after what runs now
		live := true
		s.Do(func() {
			if live {
				fn()
			}
		})
		return func() { live = false }
	}
	t := time.AfterFunc(time.Duration(d)*time.Millisecond, func() { s.Do(fn) })
	return func() { t.Stop() }
}
