package uitest

import (
	"context"
	"encoding/json"
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// Width and Height are the size of the smallest window the pages are made for.
const (
	Width  = 1280
	Height = 800
)

// Host is the window's side of a page under test. Work of Background and Run is carried out at once, on the
// test's goroutine; after it the page is reloaded if something changed, as the shell does.
type Host struct {
	Routes  []ui.Route // where Go led
	Backs   int
	Moves   int     // how often the page said that it is about something else
	Errors  []error // what Fail told
	Notes   []string
	Reports []string // of jobs that ended well
	Dialogs []*Dialog
	Opened  []string
	// Refuse is what every change fails with while it is set, as on a full disk.
	Refuse error
	// Choose answers PickFile and PickFolder; "" chooses nothing.
	Choose func(title string) string
	// Day is what Today says.
	Day assessments.Date

	t       testing.TB
	app     fyne.App
	win     fyne.Window
	page    ui.Page
	kept    map[string][]byte
	changed bool
	depth   int
	queue   ui.Queue
	drafts  *ui.Drafts
	timers  []*timer
	now     ui.Delay
}

// Dialog is one that Show put over the window.
type Dialog struct {
	Title   string
	Content fyne.CanvasObject
	Open    bool
	gone    func() // called when it is closed; may be nil
}

type timer struct {
	at   ui.Delay
	fn   func()
	done bool
}

var _ ui.Host = (*Host)(nil)

// NewHost opens an empty test window in the light look at 100 %. An error a page tells and the test does not
// take away with TakeErrors fails the test at its end.
func NewHost(t testing.TB) *Host {
	t.Helper()
	h := &Host{t: t, Day: "2026-11-21", kept: map[string][]byte{}, app: test.NewTempApp(t)}
	h.drafts = ui.NewDrafts(h.Write, func() {})
	h.app.Settings().SetTheme(theme.New(theme.Light, 100))
	h.win = test.NewWindow(nil)
	h.win.SetPadded(false)
	h.win.Resize(fyne.NewSize(Width, Height))
	t.Cleanup(func() {
		if h.page != nil {
			h.page.Close()
		}
		h.win.Close()
		for _, err := range h.Errors {
			t.Errorf("the page failed: %v", err)
		}
	})
	return h
}

// Look changes theme and size of the text.
func (h *Host) Look(mode theme.Mode, percent int) {
	h.app.Settings().SetTheme(theme.New(mode, percent))
	h.draw()
}

// Open shows a page and loads it; the page before is closed.
func (h *Host) Open(p ui.Page) {
	h.t.Helper()
	if h.page != nil {
		h.page.Close()
	}
	h.page = p
	h.draw()
	p.Load()
}

// draw puts the page on the ground that the window has.
func (h *Host) draw() {
	if h.page != nil {
		h.win.SetContent(container.NewStack(canvas.NewRectangle(theme.Color(theme.Surface)),
			h.page.Content()))
	}
}

// TakeErrors returns the errors told so far and forgets them.
func (h *Host) TakeErrors() []error {
	out := h.Errors
	h.Errors = nil
	return out
}

// Changed notes that the workspace changed; the page is reloaded when the current work is done.
func (h *Host) Changed(assessments.Event) { h.changed = true }

// CatchUp reloads the page if the workspace has changed since. The page's own work does so automatically.
func (h *Host) CatchUp() {
	if !h.changed {
		return
	}
	h.changed = false
	if h.page != nil {
		h.page.Load()
	}
}

// Background implements ui.Host: both at once.
func (h *Host) Background(work func(context.Context) func()) {
	h.depth++
	if apply := work(h.t.Context()); apply != nil {
		apply()
	}
	h.depth--
	if h.depth == 0 {
		h.CatchUp()
	}
}

// Run implements ui.Host.
func (h *Host) Run(job ui.Job) {
	report, err := job.Work(h.t.Context(), assessments.NoProgress{})
	if err != nil {
		h.Fail(err)
	} else if report != "" {
		h.Reports = append(h.Reports, report)
	}
	if job.Done != nil {
		job.Done(err)
	}
	h.CatchUp()
}

// Go implements ui.Host: it writes the route down.
func (h *Host) Go(r ui.Route) {
	h.Routes = append(h.Routes, r)
}

// Moved implements ui.Host: a page is asked for its title and its commands whenever a test wants them.
func (h *Host) Moved() { h.Moves++ }

// Back implements ui.Host.
func (h *Host) Back() { h.Backs++ }

// Fail implements ui.Host.
func (h *Host) Fail(err error) {
	if err != nil {
		h.Errors = append(h.Errors, err)
	}
}

// Note implements ui.Host.
func (h *Host) Note(text string) { h.Notes = append(h.Notes, text) }

// Write implements ui.Host: at once, as Background.
func (h *Host) Write(intent ui.Intent, done func(error)) {
	if refused := h.Refuse; refused != nil {
		intent = func(context.Context) (assessments.Event, error) { return assessments.Event{}, refused }
	}
	before, after := h.queue.Take()
	h.Background(func(ctx context.Context) func() {
		defer after()
		before()
		_, err := intent(ctx)
		return func() { done(err) }
	})
}

// Drafts implements ui.Host.
func (h *Host) Drafts() *ui.Drafts { return h.drafts }

// Show implements ui.Host.
func (h *Host) Show(title string, content fyne.CanvasObject) func() {
	d := &Dialog{Title: title, Content: content, Open: true}
	h.Dialogs = append(h.Dialogs, d)
	over := widgets.OpenDialog(h.win.Canvas(), title, content)
	return func() {
		d.Open = false
		over.Close()
		if gone := d.gone; gone != nil {
			d.gone = nil
			gone()
		}
	}
}

// Gone implements ui.Host.
func (h *Host) Gone(fn func()) {
	d := h.Dialogs[len(h.Dialogs)-1]
	before := d.gone
	d.gone = func() {
		if before != nil {
			before()
		}
		fn()
	}
}

// PickFile implements ui.Host; Choose answers.
func (h *Host) PickFile(title string, _ []string, chosen func(string)) { h.PickFolder(title, chosen) }

// PickFolder implements ui.Host; Choose answers.
func (h *Host) PickFolder(title string, chosen func(string)) {
	if h.Choose != nil {
		if path := h.Choose(title); path != "" {
			chosen(path)
		}
	}
}

// Remember implements ui.Host.
func (h *Host) Remember(key string, value any) {
	b, err := json.Marshal(value)
	if err != nil {
		h.t.Errorf("remember %s: %v", key, err)
	}
	h.kept[key] = b
}

// Recall implements ui.Host.
func (h *Host) Recall(key string, into any) bool {
	b, ok := h.kept[key]
	return ok && json.Unmarshal(b, into) == nil
}

// Today implements ui.Host.
func (h *Host) Today() assessments.Date { return h.Day }

// OpenOutside implements ui.Host.
func (h *Host) OpenOutside(path string) { h.Opened = append(h.Opened, path) }

// Clipboard implements ui.Host.
func (h *Host) Clipboard() fyne.Clipboard { return h.app.Clipboard() }

// Window implements ui.Host.
func (h *Host) Window() fyne.Window { return h.win }

// After implements ui.Host: nothing happens until Advance.
func (h *Host) After(d ui.Delay, fn func()) func() {
	t := &timer{at: h.now + d, fn: fn}
	h.timers = append(h.timers, t)
	return func() { t.done = true }
}

// Advance moves time, and carries out what falls due on the way in its order.
func (h *Host) Advance(d ui.Delay) {
	end := h.now + d
	for {
		var next *timer
		for _, t := range h.timers {
			if !t.done && t.at <= end && (next == nil || t.at < next.at) {
				next = t
			}
		}
		if next == nil {
			break
		}
		next.done = true
		h.now = max(h.now, next.at)
		next.fn()
	}
	h.now = end
}
