package app

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

var _ ui.Host = (*Shell)(nil)

// Window is the window.
func (s *Shell) Window() fyne.Window { return s.win }

// Background runs work off the UI thread and what it returns on it. Work ends with the workspace.
func (s *Shell) Background(work func(context.Context) func()) {
	at := s.at
	at.pages.Add(1)
	s.reading++
	w := s.awaited
	if w != nil {
		w.reading++
	}
	s.schedule.Background(s.ctx, func(ctx context.Context) func() {
		defer at.pages.Done()
		apply := work(ctx)
		return func() {
			s.reading--
			if apply != nil {
				s.awaiting(w, apply)
				s.fit()
				s.retitle()
			}
			if w != nil {
				s.read(w)
			}
			s.proof.whenRead()
		}
	})
}

// fit lays the page out for what arrived: the toolkit does so only where the least size of something changed, which
// says nothing of text that needs more lines than before.
func (s *Shell) fit() {
	if s.page == nil {
		return
	}
	if c, ok := s.page.Content().(*fyne.Container); ok && c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
}

// After runs fn on the UI thread once d has passed, unless the window was closed by then.
func (s *Shell) After(d ui.Delay, fn func()) func() {
	return s.schedule.After(d, func() {
		if s.ctx.Err() == nil {
			fn()
		}
	})
}

// Today is the current day in UTC.
func (s *Shell) Today() assessments.Date { return assessments.DateOf(s.p.Clock.Now()) }

// Clipboard is the desktop's.
func (s *Shell) Clipboard() fyne.Clipboard { return s.app.Clipboard() }

// Remember keeps a small value in the user's profile; a profile that cannot be written is no reason to stop.
func (s *Shell) Remember(key string, value any) { s.logged(s.p.Profile.Keep(key, value)) }

// Recall reads a remembered value.
func (s *Shell) Recall(key string, into any) bool { return s.p.Profile.Kept(key, into) }

// OpenOutside opens a folder or file with the desktop's own program.
func (s *Shell) OpenOutside(path string) {
	abs, err := filepath.Abs(path)
	if err == nil {
		err = s.app.OpenURL(fileURL(filepath.ToSlash(abs)))
	}
	if err != nil {
		s.Fail(assessments.Wrap(err, assessments.Machine, "The desktop could not open “%s”. Open it with your file manager.", path))
	}
}

// fileURL is the address of a file, whose path has slashes. Before a Windows drive there is one more.
func fileURL(path string) *url.URL {
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}

// Note tells the user something that needs no answer.
func (s *Shell) Note(text string) { s.status.note(text) }

// Write carries out a change of the workspace after those before it. Where nobody said who acts, that is asked first.
func (s *Shell) Write(intent ui.Intent, done func(error)) {
	s.status.overtaken()
	intent, done = s.steps.making(intent, done)
	heard := func(err error) {
		done(err)
		if !s.showLost(err, nil) {
			s.proof.heard(err)
		}
	}
	if s.unnamed() {
		s.askWho(func() { s.write(intent, heard) })
		return
	}
	s.write(intent, heard)
}

// write carries out a change; the status bar says so if it takes longer than usual.
func (s *Shell) write(intent ui.Intent, done func(error)) {
	slow := 0
	stop := s.After(quiet, func() {
		slow = 1
		s.slow++
		s.status.show()
	})
	s.writes.Write(intent, func(err error) {
		stop()
		s.slow -= slow
		s.status.show()
		done(err)
	})
}

// Drafts are the texts that the workspace has not got yet.
func (s *Shell) Drafts() *ui.Drafts { return s.drafts }

// Fail tells the user what went wrong and what to do next.
func (s *Shell) Fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	if s.showLost(err, nil) {
		return
	}
	s.logged(err)
	s.proof.heard(err)
	s.showError(err)
}
