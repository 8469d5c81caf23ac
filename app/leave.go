package app

import (
	"context"
	"errors"
	"path/filepath"
	"sync"

	"countersign/assessments"
)

// atWork is what goes on in the background between entering a workspace and leaving it.
type atWork struct {
	jobsCtx  context.Context // of long work, which is stopped before the workspace is left
	stopJobs func()
	jobs     sync.WaitGroup // long work
	pages    sync.WaitGroup // what pages read and save
}

func newAtWork(ctx context.Context) *atWork {
	a := &atWork{}
	a.jobsCtx, a.stopJobs = context.WithCancel(ctx)
	return a
}

// wait returns once nothing is under way any more, and what long work had half done is cleared away.
func (a *atWork) wait() {
	a.jobs.Wait()
	a.pages.Wait()
}

// leave closes the open workspace, pending texts committed first, and calls then. What goes on in the background is
// waited for off the UI thread, under a panel that says so; the day's backup can be left out there. then hears whether
// the workspace's file turned out to be another one, which is shown then.
func (s *Shell) leave(then func(lost bool)) {
	if s.leaving {
		s.afterwards = append(s.afterwards, func() { s.leave(then) })
		return
	}
	s.closePage()
	s.proof.forget()
	at, b, known := s.at, s.bench, s.lost != nil // known: the user leaves a file that was replaced
	s.at, s.bench, s.leaving = newAtWork(s.ctx), nil, true
	at.stopJobs()
	if b == nil {
		s.schedule.Background(s.ctx, func(context.Context) func() {
			at.wait()
			return func() { s.left(false, then) }
		})
		return
	}
	s.unwatchDay()
	ctx, cancel := context.WithCancel(s.ctx)
	panel := newJobPanel(s, "Closing "+filepath.Base(b.Info().Path), "Close without a backup", cancel)
	stopShowing := s.After(quiet, panel.show)
	panel.Step(0, 0, "Waiting for what is being read")
	s.schedule.Background(ctx, func(ctx context.Context) func() {
		at.wait()
		err := b.Leave(ctx, panel)
		return func() {
			cancel()
			stopShowing()
			panel.finish()
			s.lost = nil
			s.drafts.Clear()
			s.tour.end()
			if !known || !errors.As(err, new(*assessments.Lost)) {
				s.Fail(err)
			}
			s.left(s.lost != nil, then)
		}
	})
}

// left goes on after a workspace was closed, then with what was asked for meanwhile.
func (s *Shell) left(lost bool, then func(lost bool)) {
	s.leaving = false
	then(lost)
	for len(s.afterwards) > 0 && !s.leaving && s.ctx.Err() == nil {
		next := s.afterwards[0]
		s.afterwards = s.afterwards[1:]
		next()
	}
}
