package uitest

import (
	"countersign/app/ui"
	"countersign/assessments"
)

// clock is the day and the time of a test: no time passes by itself.
type clock struct {
	// Day is what Today says.
	Day assessments.Date

	timers []*timer
	now    ui.Delay
}

type timer struct {
	at   ui.Delay
	fn   func()
	done bool
}

// Today implements ui.Host.
func (c *clock) Today() assessments.Date { return c.Day }

// After implements ui.Host: nothing happens until Advance.
func (c *clock) After(d ui.Delay, fn func()) func() {
	t := &timer{at: c.now + d, fn: fn}
	c.timers = append(c.timers, t)
	return func() { t.done = true }
}

// Advance moves time, and carries out what falls due on the way in its order.
func (c *clock) Advance(d ui.Delay) {
	end := c.now + d
	for {
		var next *timer
		for _, t := range c.timers {
			if !t.done && t.at <= end && (next == nil || t.at < next.at) {
				next = t
			}
		}
		if next == nil {
			break
		}
		next.done = true
		c.now = max(c.now, next.at)
		next.fn()
	}
	c.now = end
}
