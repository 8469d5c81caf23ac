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
	at := s.at
	ctx, cancel := context.WithCancel(at.jobsCtx)
	panel := newJobPanel(s, job.Title, "Cancel", cancel)
	stopShowing := s.After(quiet, panel.show)
	s.jobs++
	at.jobs.Add(1)
	s.schedule.Background(ctx, func(ctx context.Context) func() {
		defer at.jobs.Done()
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

// jobPanel shows how far a job has come. Step may be called from any goroutine and often; the panel is
// redrawn a few times a second.
type jobPanel struct {
	s      *Shell
	title  string
	verb   string // of the button that cancels
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

func newJobPanel(s *Shell, title, verb string, cancel func()) *jobPanel {
	return &jobPanel{s: s, title: title, verb: verb, cancel: cancel}
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
	stop := widgets.NewButton(p.verb, func() {
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
