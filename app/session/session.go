package session

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"time"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

// Chrome is what a session needs of the window around it.
type Chrome interface {
	ui.Asker
	ui.Memory
	ui.Desktop
	surroundings
	// NoteTo is Note with a text that leads to what it speaks of; leads may be nil.
	NoteTo(text string, leads func())
	// Changing ends a note that says what Ctrl+Z takes back: that is another change now.
	Changing()
	// Committed says that a change of the workspace was committed.
	Committed()
	// FactsChanged says that there are other Facts.
	FactsChanged()
	// Relay lays the window out: something beside the page takes more room, or less.
	Relay()
	// Sentence is what a person is told of an error.
	Sentence(error) string
}

// Doors leads out of a session.
type Doors interface {
	// Leave leaves the workspace for the start page. Left is called once nothing of the session can be
	// used any more, while the workspace is still being closed.
	Leave()
	Left()
	// Open opens another workspace.
	Open(path string)
	// Opened notes the path of the workspace that is open.
	Opened(path string)
}

// Params is what a session is made of. All fields are required.
type Params struct {
	Bench    *workbench.Workbench
	Listener *Listener       // is notified of commits
	Context  context.Context // of the window
	Schedule Schedule
	Chrome   Chrome
	Doors    Doors
	Person   ui.Preferences
	// Makers make the pages.
	Makers map[string]ui.Maker
	Say    Say
	Now    func() time.Time
	// LastBackup is when a workspace was backed up last; the zero time while it never was.
	LastBackup func(path string) time.Time
}

// Session is an open workspace in a window. All its state belongs to the UI thread.
type Session struct {
	Bench  *workbench.Workbench
	Work   *Work
	Pages  *Pages
	Saving *Saving
	Steps  *Steps
	Proof  *Proof
	Loss   *Loss

	p          Params
	host       ui.Host
	unsaved    *unsaved
	file       file
	unwatchDay func()
}

// Enter makes a session of a workspace that was opened, and shows its first page.
func Enter(p Params) *Session {
	s := &Session{Bench: p.Bench, p: p}
	s.Proof = &Proof{}
	s.Pages = newPages(p.Chrome, s.Proof.whenRead)
	h := &host{Chrome: p.Chrome, Pages: s.Pages, s: s}
	s.host = h
	s.Work = NewWork(p.Context, p.Schedule, h)
	h.Work = s.Work
	s.Work.around = s.Pages.keys.begin
	s.Steps = &Steps{
		bench: p.Bench, say: p.Say, host: h, pages: s.Pages, renewed: p.Chrome.CommandsChanged,
		note: p.Chrome.NoteTo, made: map[string][]ui.Route{},
	}
	s.Saving = s.newSaving()
	s.Steps.unnamed, s.Steps.saving = s.Saving.Unnamed, s.Saving.Busy
	h.Saving = s.Saving
	s.Loss = &Loss{
		bench: p.Bench, host: h, drafts: s.Saving.drafts, changed: p.Chrome.FactsChanged,
		goneOn: s.goneOn, leave: p.Doors.Leave, open: p.Doors.Open,
	}
	*s.Proof = Proof{
		bench: p.Bench, work: s.Work, host: h, check: s.Check, told: p.Chrome.Fail, keys: s.Pages.keys,
		shown:  s.restated,
		banner: &banner{win: p.Chrome.Window(), box: widgets.NewColumn(0), relay: p.Chrome.Relay},
	}
	s.unsaved = &unsaved{host: h, pages: s.Pages, saving: s.Saving, loss: s.Loss, said: p.Chrome.Sentence}
	s.Pages.there = func(r ui.Route) bool { return p.Makers[r.Page] != nil }
	s.Pages.make = func(r ui.Route) ui.Page { return p.Makers[r.Page](p.Bench, h, p.Person, r) }
	return s
}

func (s *Session) newSaving() *Saving {
	v := &Saving{
		work: s.Work, here: s.Pages.Here, made: s.Steps.madeAt, failed: s.heard,
		status: s.p.Chrome.FactsChanged, begins: s.p.Chrome.Changing, slow: map[*underWay]bool{},
		naming: &naming{host: s.host, acting: s.Bench.Actor, person: s.p.Person},
	}
	v.recorded = s.Steps.recorded
	v.drafts = ui.NewDrafts(func(intent ui.Intent, done func(error)) {
		v.Write(intent, func(err error) {
			s.Steps.hush()
			done(err)
		})
	}, s.p.Chrome.FactsChanged)
	v.drafts.ActAs(s.Bench.Actor())
	return v
}

// ActAs changes who acts. What the one before typed is recorded for that one, now; what could not be recorded
// stays theirs.
func (s *Session) ActAs(a assessments.Actor) error {
	was := s.Bench.Actor()
	if was == a {
		return nil
	}
	if was.Valid() == nil {
		s.Pages.Flush()
	}
	if err := s.Bench.ActAs(a); err != nil {
		return err
	}
	s.Saving.drafts.ActAs(a)
	s.Steps.renewed() // a change of the one before is another person's now
	if was.Valid() != nil {
		s.Saving.drafts.Retry() // what was refused because no actor was named
	}
	return nil
}

// Begin shows the first page, and starts to receive commits.
func (s *Session) Begin() {
	s.opened()
	s.Pages.Go(ui.Route{Page: "portfolio"})
	s.watchDay()
	s.Proof.openedNow()
	s.unsaved.restore(s.keptKey())
	s.keepForms()
	s.forgetPurged()
	s.p.Listener.heard(s.catchUp)
	s.p.Listener.purged = s.forgetPurged
}

// opened notes which file is open.
func (s *Session) opened() {
	info := s.Bench.Info()
	s.p.Doors.Opened(info.Path)
	s.file.opened(info, s.p.LastBackup(info.Path), s.p.Now())
	s.p.Chrome.FactsChanged()
}

// Today is the current day in UTC.
func (s *Session) Today() assessments.Date { return assessments.DateOf(s.p.Now()) }

// Host is what its pages may ask.
func (s *Session) Host() ui.Host { return s.host }

// Banner stands over the page.
func (s *Session) Banner() fyne.CanvasObject { return s.Proof.banner.box }

// catchUp brings the window in step with what was committed since.
func (s *Session) catchUp() {
	s.file.saved(s.p.Now())
	s.p.Chrome.FactsChanged()
	s.Loss.Look()
	s.LookForBackups()
	s.p.Chrome.Committed()
	s.Steps.renew()
	s.Pages.Reload()
	s.p.Chrome.CommandsChanged()
}

// heard checks an error for what it reports about the file and the records.
func (s *Session) heard(err error) {
	if !s.Loss.heard(err, nil) {
		s.Proof.heard(err)
	}
}

// restated is called when something else is known of the records.
func (s *Session) restated() {
	s.p.Chrome.FactsChanged()
	s.p.Chrome.CommandsChanged()
}

// goneOn continues in the copy of a workspace whose file was replaced.
func (s *Session) goneOn() {
	s.opened()
	s.Saving.drafts.Retry() // what was typed since goes into the copy
	s.Pages.Reload()
	s.p.Chrome.Committed()
	s.Proof.begin()
}

// Leave closes the workspace, pending texts committed first, and calls then. Background work is waited for
// off the UI thread, under a panel that says so; the day's backup can be left out there. then is told whether
// the workspace's file turned out to be another one, which is shown then.
func (s *Session) Leave(then func(lost bool)) {
	known := s.Loss.found != nil // the user leaves a file that was replaced
	s.Saving.drafts.Forms().Flush()
	s.Pages.end()
	s.Proof.forget()
	s.p.Listener.end()
	s.unwatchDay()
	s.Loss.ended = true
	s.p.Doors.Left()
	s.Work.last("Closing "+filepath.Base(s.Bench.Info().Path), "Close without a backup", s.Bench.Leave,
		func(err error) {
			s.Loss.found = nil
			s.Saving.end()
			if !known || !errors.As(err, new(*assessments.Lost)) {
				s.host.Fail(err)
			}
			then(s.Loss.found != nil)
		})
}

func logged(err error) {
	if err != nil {
		slog.Warn("shown to the user", "error", err, "cause", errors.Unwrap(err))
	}
}

// Listener is notified of commits, on any goroutine, and notifies the session on the UI thread.
type Listener struct {
	schedule Schedule
	waits    atomic.Bool // a change waits to be told
	tell     func()      // nil while there is no session
	purged   func()      // the same, for a purge
	stop     func()      // ends the subscription
}

// NewListener returns the listener of a workspace that is to be opened.
func NewListener(s Schedule) *Listener { return &Listener{schedule: s, stop: func() {}} }

// Listen starts to receive what is committed in a workspace from now on, by this window or by another
// process, until the session or ctx ends. It reads the journal, so it is not called on the UI thread.
func (l *Listener) Listen(ctx context.Context, b *workbench.Workbench) error {
	head, err := b.Head(ctx)
	if err != nil {
		return err
	}
	stop, err := b.Watch(ctx, head, l.hear)
	if err == nil {
		l.stop = stop
	}
	return err
}

// hear notes a committed change. Several changes before the next frame are told once.
func (l *Listener) hear(ev assessments.Event) {
	if ev.Verb.Purges() {
		l.schedule.Do(func() {
			if l.tell != nil && l.purged != nil {
				l.purged()
			}
		})
	}
	if l.waits.CompareAndSwap(false, true) {
		l.schedule.Do(func() {
			l.waits.Store(false)
			if l.tell != nil {
				l.tell()
			}
		})
	}
}

func (l *Listener) heard(tell func()) { l.tell = tell }

func (l *Listener) end() {
	l.stop()
	l.tell = nil
}
