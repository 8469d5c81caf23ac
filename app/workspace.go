package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2/dialog"
)

// Extension is how workspace files end by default.
const Extension = ".countersign"

// open opens a workspace and shows it; what cannot be opened is said and the window stays as it is.
func (s *Shell) open(path string, then func()) {
	if s.leaving {
		s.afterwards = append(s.afterwards, func() { s.open(path, then) })
		return
	}
	if s.bench != nil && sameFile(s.bench.Info().Path, path) {
		return
	}
	s.whenSaved(func() { s.openNow(path, then) })
}

func (s *Shell) openNow(path string, then func()) {
	var b *workbench.Workbench
	s.Run(ui.Job{Title: "Opening " + filepath.Base(path), Work: func(ctx context.Context, _ assessments.Progress) (_ string, err error) {
		if b, err = s.p.Open(ctx, path, s.hear); err == nil {
			b.ReadAhead(s.Today()) // the portfolio's figures, while the window comes up
		}
		return "", err
	}, Done: func(err error) { s.enter(b, err, then) }})
}

func (s *Shell) create(path string, sample bool, then func()) {
	s.whenSaved(func() { s.createNow(path, sample, then) })
}

func (s *Shell) createNow(path string, sample bool, then func()) {
	var b *workbench.Workbench
	s.Run(ui.Job{Title: "Creating " + filepath.Base(path), Work: func(ctx context.Context, p assessments.Progress) (_ string, err error) {
		b, err = s.p.Create(ctx, path, sample, s.hear, p)
		return "", err
	}, Done: func(err error) { s.enter(b, err, then) }})
}

// enter makes a workspace that was opened the one at hand, unless it could not be opened.
func (s *Shell) enter(b *workbench.Workbench, err error, then func()) {
	if err != nil {
		return
	}
	s.leave(func(bool) { s.entered(b, then) })
}

// entered shows the workspace, once the one before is left.
func (s *Shell) entered(b *workbench.Workbench, then func()) {
	s.bench = b
	path, _ := filepath.Abs(b.Info().Path)
	s.logged(s.p.Profile.Opened(path))
	s.status.opened(b.Info(), b.Actor())
	s.history = history{}
	s.steps = &steps{s: s, made: map[string]ui.Route{}}
	s.showWorkspace()
	s.side.reload()
	s.Go(ui.Route{Page: "portfolio"})
	s.watchDay()
	s.proof.openedNow()
	if b.Info().NoRoom {
		s.tell("Open for reading only", "The disk is full. Everything in “"+filepath.Base(path)+"” can be read and backed up to another disk, and nothing can be saved. Free some space, close the workspace and open it again.")
	}
	if b.Info().Network {
		s.Note("This file lies on a network or synced folder: only one window may have it open, and saving is slower.")
	}
	if then != nil {
		then()
	}
}

func (s *Shell) closeWorkspace() {
	s.whenSaved(func() {
		s.leave(func(bool) { s.showStart() })
	})
}

func (s *Shell) askOpen() {
	s.PickFile("Open a workspace", nil, func(path string) { s.open(path, nil) })
}

func (s *Shell) askCreate() {
	s.pickSave("Create a workspace", "Create", "assessments"+Extension, func(path string) { s.create(path, false, nil) })
}

// openSample opens the worked example, making it the first time.
func (s *Shell) openSample() {
	path := filepath.Join(sampleFolder(), "sample"+Extension)
	tour := func() {
		if !s.p.Profile.Get().TourDone {
			s.startTour()
		}
	}
	if _, err := os.Stat(path); err == nil {
		s.open(path, tour)
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.Fail(assessments.Wrap(err, assessments.Machine, "The folder “%s” cannot be made, so there is no place for the sample. Create a workspace elsewhere instead.", filepath.Dir(path)))
		return
	}
	s.create(path, true, tour)
}

func (s *Shell) askBackup() {
	name := strings.TrimSuffix(filepath.Base(s.bench.Info().Path), Extension) + "-" + s.p.Clock.Now().Format("2006-01-02-1504") + Extension
	s.pickSave("Back up to", "Back up", name, func(path string) {
		s.flush()
		s.afterWrites(func() { s.backUp(path) })
	})
}

func (s *Shell) backUp(path string) {
	b := s.bench
	s.Run(ui.Job{Title: "Backing up", Work: func(ctx context.Context, p assessments.Progress) (string, error) {
		return "Backed up to " + path, b.Backup(ctx, path, p)
	}, Done: func(err error) {
		if err == nil {
			s.status.backedUp(s.p.Clock.Now())
		}
	}})
}

func (s *Shell) check() {
	b := s.bench
	var damage assessments.Problems
	s.Run(ui.Job{Title: "Checking the workspace", Work: func(ctx context.Context, p assessments.Progress) (string, error) {
		rep, err := b.Check(ctx, false, p)
		for _, d := range rep.Damage {
			damage = append(damage, assessments.Problem{Path: d.Place, Message: d.Message})
		}
		for _, what := range rep.Pending {
			damage = append(damage, assessments.Problem{Path: what, Message: "is not yet overwritten on the disk; close the workspace and open it again, which finishes it"})
		}
		said := "Everything is as it was written; the journal's chain holds"
		if len(rep.Left) > 0 {
			said += ". Beside it lies “" + rep.Left[0] + "”, left by a run that was stopped: writing into that folder removes it"
		}
		return said, err
	}, Done: func(err error) {
		if err == nil && len(damage) > 0 {
			s.proof.begin() // what the pages show may be among it
			s.showError(damage)
		}
	}})
}

// confirmClose lets a running job end before the window does, and texts be saved.
func (s *Shell) confirmClose() { s.whenSaved(s.confirmJobs) }

func (s *Shell) confirmJobs() {
	if s.jobs == 0 {
		s.quit()
		return
	}
	d := dialog.NewConfirm("A job is still running", "Close the window and stop it? Nothing half-done stays.", func(yes bool) {
		if yes {
			s.quit()
		}
	}, s.win)
	d.SetConfirmText("Stop and close")
	d.SetDismissText("Go on working")
	d.Show()
}

func (s *Shell) quit() {
	if s.ctx.Err() != nil || s.leaving {
		return // it is being closed already
	}
	size := s.win.Canvas().Size()
	_ = s.p.Profile.Update(func(d *profileData) { d.Width, d.Height = size.Width, size.Height })
	s.leave(func(lost bool) {
		if lost {
			s.showStart() // where the copy can be opened
			return
		}
		s.stop()
		s.win.SetCloseIntercept(nil)
		s.win.Close()
	})
}

func sameFile(a, b string) bool {
	sa, err := os.Stat(a)
	if err != nil {
		return false
	}
	sb, err := os.Stat(b)
	return err == nil && os.SameFile(sa, sb)
}

// hear notes a committed change, from whichever goroutine made it.
func (s *Shell) hear(assessments.Event) {
	if s.heard.CompareAndSwap(false, true) {
		s.schedule.Do(s.catchUp) // several changes before the next frame are one reload
	}
}
