package window

import (
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"

	"countersign/app/session"
)

// statusBar tells the truth: what the session says of the workspace, who is working, offline.
type statusBar struct {
	w      *Window
	bar    *widgets.StatusBar
	text   string // of a note
	leads  func() // goes to what the note speaks of; nil where it leads nowhere
	unnote func()
}

// noteFor is how long a note stays.
const noteFor ui.Delay = 6000

func newStatusBar(w *Window) *statusBar {
	b := &statusBar{w: w, bar: widgets.NewStatusBar()}
	b.show()
	return b
}

// noteTo shows a text for a few seconds that leads to what it speaks of; leads may be nil.
func (b *statusBar) noteTo(text string, leads func()) {
	if b.unnote != nil {
		b.unnote()
	}
	b.text, b.leads = text, leads
	b.unnote = b.w.work().After(noteFor, func() { b.text = ""; b.show() })
	b.show()
}

// overtaken ends a note that says what Ctrl+Z takes back.
func (b *statusBar) overtaken() {
	if strings.Contains(b.text, "Ctrl+Z") {
		b.unnote()
		b.text = ""
		b.show()
	}
}

func (b *statusBar) show() {
	var left, right []widgets.StatusItem
	s := b.w.session
	if s != nil {
		left = s.Facts()
		if page, ok := s.Pages.Page().(interface{ Pending() string }); ok && page.Pending() != "" {
			left = append(left, widgets.StatusItem{
				Text: page.Pending(), Mark: theme.MarkHalf, Tone: theme.Mixed,
			})
		}
	}
	if b.text != "" {
		left = append(left, widgets.StatusItem{Text: b.text, Tone: theme.Info, OnTap: b.leads})
	}
	if s != nil {
		right = append(right, widgets.StatusItem{Text: actor(s), OnTap: func() {
			b.w.Go(ui.Route{Page: "settings"})
		}})
	}
	right = append(right, widgets.StatusItem{Text: "Offline"})
	b.bar.Set(left, right)
}

// actor is who is working.
func actor(s *session.Session) string {
	a := s.Bench.Actor()
	if a.Valid() != nil {
		return "Nobody named: set your name"
	}
	return a.String()
}
