package app

import (
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/assessments"
)

// dated is a page that notes the days for which it was read.
type dated struct {
	ui.Page
	s    *Shell
	days []assessments.Date
}

func (p *dated) Load() { p.days = append(p.days, p.s.Today()) }

// pass lets everything happen that waits for its time.
func (l *lab) pass() {
	due := l.waiting
	l.waiting = nil
	for _, fn := range due {
		fn()
	}
}

func TestAPageOnScreenIsReadAnewWhenANewDayComes(t *testing.T) {
	l := newLab(t, false)
	p := &dated{Page: l.page, s: l.Shell}
	l.page = p
	l.pass()
	if len(p.days) > 0 {
		t.Errorf("the same day: read for %v", p.days)
	}
	l.p.Clock = clockAt{l.p.Clock.Now().Add(24 * time.Hour)}
	l.pass()
	l.pass()
	if len(p.days) != 1 || p.days[0] != "2026-11-22" {
		t.Errorf("a day later: read for %v", p.days)
	}
	l.leave(func(bool) {})
	l.settle()
	l.p.Clock = clockAt{l.p.Clock.Now().Add(24 * time.Hour)}
	l.pass()
	if len(l.waiting) > 0 {
		t.Error("the day is watched without a workspace")
	}
}
