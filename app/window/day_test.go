package window

import (
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// dated is a page that notes the days for which it was read.
type dated struct {
	ui.Page
	l    *lab
	days []assessments.Date
}

func (p *dated) Load() { p.days = append(p.days, p.l.Today()) }

// pass lets everything happen that waits for its time.
func (l *lab) pass() {
	due := l.waiting
	l.waiting = nil
	for _, fn := range due {
		fn()
	}
}

func TestAPageOnScreenIsReadAgainWhenANewDayComes(t *testing.T) {
	l := newLab(t, false)
	p, was := &dated{l: l}, l.p.Pages["journal"]
	l.p.Pages["journal"] = func(b *workbench.Workbench, h ui.Host, prefs ui.Preferences, r ui.Route) ui.Page {
		p.Page = was(b, h, prefs, r)
		return p
	}
	l.Go(ui.Route{Page: "journal"})
	p.days = nil
	l.pass()
	if len(p.days) > 0 {
		t.Errorf("the same day: read for %v", p.days)
	}
	l.clock.Time = l.clock.Add(24 * time.Hour)
	l.pass()
	l.pass()
	if len(p.days) != 1 || p.days[0] != "2026-11-22" {
		t.Errorf("a day later: read for %v", p.days)
	}
	l.doors.leave(func(bool) {})
	l.settle()
	l.clock.Time = l.clock.Add(24 * time.Hour)
	l.pass()
	if len(l.waiting) > 0 {
		t.Error("the day is watched without a workspace")
	}
}
