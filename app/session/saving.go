package session

import (
	"context"

	"countersign/app/ui"
	"countersign/assessments"
)

// Saving is the changes of the workspace on their way, one after the other, and the texts it has not got yet.
type Saving struct {
	writes ui.Writes
	drafts *ui.Drafts
	naming *naming
	after  func(ui.Delay, func()) (cancel func())
	making func(ui.Intent, func(error)) (ui.Intent, func(error)) // notes where a change is made
	failed func(error)                                           // hears how each change went, after its page
	status func()                                                // shows how much is being saved
	begins func()                                                // another change is made
	slow   int                                                   // changes that take longer than usual
	ended  bool
}

// Write carries out a change of the workspace after those before it. Where nobody said who acts, that is asked first.
func (s *Saving) Write(intent ui.Intent, done func(error)) {
	if s.ended {
		return
	}
	s.begins()
	intent, done = s.making(intent, done)
	heard := func(err error) {
		done(err)
		s.failed(err)
	}
	s.naming.first(func() { s.write(intent, heard) })
}

// write carries out a change; the status bar says so if it takes longer than usual.
func (s *Saving) write(intent ui.Intent, done func(error)) {
	slow := 0
	stop := s.after(quiet, func() {
		slow = 1
		s.slow++
		s.status()
	})
	s.writes.Write(intent, func(err error) {
		stop()
		s.slow -= slow
		s.status()
		done(err)
	})
}

// Drafts are the texts that the workspace has not got yet.
func (s *Saving) Drafts() *ui.Drafts { return s.drafts }

// Unnamed tells the texts of pages that nobody said who acts: they wait until they are left.
func (s *Saving) Unnamed() bool { return s.naming.needed() }

// afterAll runs fn once every change given so far is carried out.
func (s *Saving) afterAll(fn func()) {
	s.naming.after(func() {
		s.writes.Write(func(context.Context) (assessments.Event, error) { return assessments.Event{}, nil }, func(error) { fn() })
	})
}

// end takes no more changes, and drops the texts that were given up.
func (s *Saving) end() {
	s.ended = true
	s.drafts.Clear()
}
