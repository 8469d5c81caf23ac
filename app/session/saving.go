package session

import (
	"context"

	"countersign/app/ui"
	"countersign/assessments"
)

// Saving is the changes of the workspace on their way, one after the other, and the texts it has not got yet.
type Saving struct {
	work   *Work
	drafts *ui.Drafts
	naming *naming
	here   func() ui.Route                 // the place that is shown
	made   func(event string, at ui.Route) // is called with the place of a change
	failed func(error)                     // is called with the result of each change, after its page
	// recorded calls carried, then says what was recorded unless carried or the page said it
	recorded func(event string, carried func())
	status   func()             // shows how much is being saved
	begins   func()             // another change is made
	slow     map[*underWay]bool // changes under way that take longer than usual
	under    int                // changes under way
	ended    bool
}

// Write carries out a change of the workspace after those before it. If no actor is named, it asks for one
// first.
func (s *Saving) Write(intent ui.Intent, done func(error)) {
	if s.ended {
		return
	}
	s.begins()
	here := s.here()
	if s.naming.needed() {
		s.naming.ask(func() { s.work.inTurn(s.naming.acting(), intent, s.hearing(here, done)) })
		return
	}
	s.work.inTurn(s.naming.acting(), intent, s.hearing(here, done))
}

// underWay is a change that is being carried out.
type underWay struct{ ended bool }

// Slow reports whether a change under way takes longer than usual.
func (s *Saving) Slow() bool { return len(s.slow) > 0 }

// Busy reports whether a change is under way: what undo takes back next is known once it is carried out.
func (s *Saving) Busy() bool { return s.under > 0 }

// hearing tells how a change went, and where it was made. The status bar says so if it takes longer
// than usual.
func (s *Saving) hearing(here ui.Route, done func(error)) func(assessments.Event, error) {
	mine := &underWay{}
	s.under++
	stop := s.work.After(quiet, func() {
		if !mine.ended { // the timer may have been on its way when it was stopped
			s.slow[mine] = true
			s.status()
		}
	})
	return func(ev assessments.Event, err error) {
		stop()
		mine.ended = true
		s.under--
		delete(s.slow, mine)
		s.status()
		made := err == nil && ev.ID != ""
		if made {
			s.made(ev.ID, here)
		}
		shown := s.here()
		if made && s.recorded != nil {
			s.recorded(ev.ID, func() { done(err) })
		} else {
			done(err)
		}
		if now := s.here(); made && now != shown { // it was opened because of the change
			s.made(ev.ID, now)
		}
		s.failed(err)
	}
}

// Drafts are the texts that the workspace has not got yet.
func (s *Saving) Drafts() *ui.Drafts { return s.drafts }

// Unnamed tells the texts of pages that no actor is named: they wait until they are left.
func (s *Saving) Unnamed() bool { return s.naming.needed() }

// afterAll runs fn once every change given so far is carried out.
func (s *Saving) afterAll(fn func()) {
	s.naming.after(func() {
		nothing := func(context.Context) (assessments.Event, error) { return assessments.Event{}, nil }
		s.work.inTurn(s.naming.acting(), nothing, func(assessments.Event, error) { fn() })
	})
}

// end takes no more changes, and drops the texts that were given up.
func (s *Saving) end() {
	s.ended = true
	s.drafts.Clear()
}
