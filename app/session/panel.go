package session

import (
	"sync"
	"time"

	"countersign/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// panel shows how far a job has come. Step may be called from any goroutine and often; the panel is
// redrawn a few times a second.
type panel struct {
	work   *Work
	title  string
	verb   string // of the button that cancels
	cancel func()

	mu sync.Mutex
	at struct {
		done, total int64
		what        string
	}
	last  time.Time
	shown bool
	ended bool

	bar  *widget.ProgressBar
	line *widget.Label
	hide func()
}

func newPanel(w *Work, title, verb string, cancel func()) *panel {
	return &panel{work: w, title: title, verb: verb, cancel: cancel}
}

// Step notes progress.
func (p *panel) Step(done, total int64, what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at.done, p.at.total, p.at.what = done, total, what
	if !p.shown || p.ended || time.Since(p.last) < 80*time.Millisecond {
		return
	}
	p.last = time.Now()
	p.work.schedule.Do(p.redraw)
}

func (p *panel) show() {
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
	p.hide = p.work.tells.Show(p.title, widgets.NewAtLeast(420,
		container.NewVBox(p.bar, widgets.NewFlush(p.line), container.NewHBox(layout.NewSpacer(), stop))))
	p.redraw()
}

func (p *panel) redraw() {
	p.mu.Lock()
	at := p.at
	p.mu.Unlock()
	if p.bar == nil {
		return
	}
	if at.total > 0 {
		p.bar.SetValue(float64(at.done) / float64(at.total))
	}
	p.line.SetText(at.what)
}

func (p *panel) finish() {
	p.mu.Lock()
	p.ended = true
	p.mu.Unlock()
	if p.hide != nil {
		p.hide()
	}
}
