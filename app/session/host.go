package session

import (
	"context"
	"errors"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// host is what a page may ask: each part of the session, and of the window around it, answers what is
// its own.
type host struct {
	Chrome
	*Pages
	*Work
	*Saving
	s *Session
}

var _ ui.Host = (*host)(nil)

// Today is the current day in UTC.
func (h *host) Today() assessments.Date { return h.s.Today() }

// Run carries out long work, once the actor is known if it changes the workspace. What it changes is recorded
// for the one who acts when it starts.
func (h *host) Run(job ui.Job) {
	run := func() {
		by, work := h.s.Bench.Actor(), job.Work
		job.Work = func(ctx context.Context, p assessments.Progress) (string, error) {
			return work(workbench.As(ctx, by), p)
		}
		h.Work.Run(job)
	}
	if !job.Changes {
		run()
		return
	}
	h.Saving.naming.first(run)
}

// Note tells the user something, in place of the words of the change it is about.
func (h *host) Note(text string) {
	h.s.Steps.hush()
	h.Chrome.Note(text)
}

// Fail tells the user what went wrong and what to do next, unless that says that the file is another one.
func (h *host) Fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) || h.s.Loss.heard(err, nil) {
		return
	}
	h.Chrome.Fail(err)
	h.s.Proof.heard(err)
}
