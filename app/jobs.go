package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"countersign/app/ui"
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// quiet is how long a job may take before its panel appears: short work needs no flicker.
const quiet ui.Delay = 250

// Run carries out long work with progress, Cancel and exactly one final report.
func (s *Shell) Run(job ui.Job) {
	if job.Changes && s.unnamed() {
		job.Changes = false // asked once
		s.askWho(func() { s.Run(job) })
		return
	}
	ctx, cancel := context.WithCancel(s.jobsCtx)
	panel := newJobPanel(s, job.Title, cancel)
	stopShowing := s.After(quiet, panel.show)
	s.jobs++
	s.running.Add(1)
	s.schedule.Background(ctx, func(ctx context.Context) func() {
		defer s.running.Done()
		report, err := job.Work(ctx, panel)
		return func() {
			cancel()
			stopShowing()
			panel.finish()
			s.jobs--
			switch {
			case errors.Is(err, context.Canceled):
				s.Note(job.Title + ": stopped; nothing half-done was left")
			case err != nil:
				s.Fail(err)
			case report != "":
				s.Note(report)
			}
			if job.Done != nil {
				job.Done(err)
			}
		}
	})
}

// endJobs stops what is running and waits until it has cleared away what it had half done.
func (s *Shell) endJobs() {
	s.stopJobs()
	s.running.Wait()
	s.jobsCtx, s.stopJobs = context.WithCancel(s.ctx)
}

// jobPanel shows how far a job has come. Step may be called from any goroutine and often; the panel is
// redrawn a few times a second.
type jobPanel struct {
	s      *Shell
	title  string
	cancel func()

	mu    sync.Mutex
	last  time.Time
	done  int64
	total int64
	what  string
	shown bool
	ended bool

	bar  *widget.ProgressBar
	line *widget.Label
	hide func()
}

func newJobPanel(s *Shell, title string, cancel func()) *jobPanel {
	return &jobPanel{s: s, title: title, cancel: cancel}
}

// Step notes progress.
func (p *jobPanel) Step(done, total int64, what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total, p.what = done, total, what
	if !p.shown || p.ended || time.Since(p.last) < 80*time.Millisecond {
		return
	}
	p.last = time.Now()
	p.s.schedule.Do(p.redraw)
}

func (p *jobPanel) show() {
	p.mu.Lock()
	if p.ended {
		p.mu.Unlock()
		return
	}
	p.shown = true
	p.mu.Unlock()
	p.bar, p.line = widget.NewProgressBar(), widget.NewLabel("")
	p.line.Truncation = fyne.TextTruncateEllipsis
	stop := widgets.NewButton("Cancel", func() {
		p.line.SetText("Stopping …")
		p.cancel()
	})
	p.hide = p.s.Show(p.title, container.New(minWidth(420), container.NewVBox(p.bar, flush(p.line), container.NewHBox(layout.NewSpacer(), stop))))
	p.redraw()
}

func (p *jobPanel) redraw() {
	p.mu.Lock()
	done, total, what := p.done, p.total, p.what
	p.mu.Unlock()
	if p.bar == nil {
		return
	}
	if total > 0 {
		p.bar.SetValue(float64(done) / float64(total))
	}
	p.line.SetText(what)
}

func (p *jobPanel) finish() {
	p.mu.Lock()
	p.ended = true
	p.mu.Unlock()
	if p.hide != nil {
		p.hide()
	}
}
