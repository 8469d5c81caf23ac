package app

import (
	"path/filepath"
	"strings"
	"time"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// statusBar tells the truth: saved when, backed up when, which file, who is working, offline.
type statusBar struct {
	s      *Shell
	bar    *widgets.StatusBar
	saving string
	backup string
	file   string
	noRoom string // why nothing can be saved; "" if that is not so
	actor  string
	text   string // of a note
	leads  func() // goes to what the note speaks of; nil where it leads nowhere
	unnote func()
}

// noteFor is how long a note stays.
const noteFor ui.Delay = 6000

func newStatusBar(s *Shell) *statusBar {
	b := &statusBar{s: s, bar: widgets.NewStatusBar()}
	b.show()
	return b
}

func (b *statusBar) object() fyne.CanvasObject { return b.bar }

func (b *statusBar) opened(info assessments.StoreInfo, a assessments.Actor) {
	b.file, b.saving, b.noRoom = filepath.Base(info.Path), "", ""
	if info.NoRoom {
		b.noRoom = "Reading only: the disk is full"
	}
	b.backup = "No backup yet"
	if at := b.s.lastBackup(info.Path); !at.IsZero() {
		b.backup = "Backup " + when(at, b.s.p.Clock.Now())
	}
	b.acting(a)
}

func (b *statusBar) acting(a assessments.Actor) {
	b.actor = "Nobody named: set your name"
	if a.Valid() == nil {
		b.actor = a.String()
	}
	b.show()
}

func (b *statusBar) saved(at time.Time) {
	b.saving = "Saved " + at.Local().Format("15:04")
	b.show()
}

func (b *statusBar) backedUp(at time.Time) {
	b.backup = "Backup " + at.Local().Format("15:04")
	b.show()
}

// note shows a text for a few seconds.
func (b *statusBar) note(text string) { b.noteTo(text, nil) }

// noteTo is note with a text that leads to what it speaks of; leads may be nil.
func (b *statusBar) noteTo(text string, leads func()) {
	if b.unnote != nil {
		b.unnote()
	}
	b.text, b.leads = text, leads
	b.unnote = b.s.After(noteFor, func() { b.text = ""; b.show() })
	b.show()
}

// overtaken ends a note that says what Ctrl+Z takes back: that is another change now.
func (b *statusBar) overtaken() {
	if strings.Contains(b.text, "Ctrl+Z") {
		b.unnote()
		b.text = ""
		b.show()
	}
}

func (b *statusBar) show() {
	var left, right []widgets.StatusItem
	if item, ok := b.s.proof.status(); ok {
		left = append(left, item)
	}
	if n := len(b.s.drafts.Refused()); n > 0 {
		left = append(left, widgets.StatusItem{Text: numbered(n, "text is", "texts are") + " not saved", Mark: widgets.MarkAlert, Tone: theme.Bad, OnTap: b.s.showUnsaved})
	}
	if lost := b.s.lost; lost != nil {
		left = append(left, widgets.StatusItem{
			Text: "Not saved: the file was " + string(lost.What), Mark: widgets.MarkAlert, Tone: theme.Bad,
			OnTap: func() { b.s.showLost(lost, nil) },
		})
	} else if b.s.slow > 0 {
		left = append(left, widgets.StatusItem{Text: "Still saving", Mark: widgets.MarkHalf, Tone: theme.Mixed})
	} else if b.s.drafts.Busy() {
		left = append(left, widgets.StatusItem{Text: "Editing", Mark: widgets.MarkHalf, Tone: theme.Mixed})
	} else if b.saving != "" {
		left = append(left, widgets.StatusItem{Text: b.saving, Mark: widgets.MarkTick})
	}
	if b.noRoom != "" {
		left = append(left, widgets.StatusItem{Text: b.noRoom, Mark: widgets.MarkAlert, Tone: theme.Bad})
	}
	if b.file != "" {
		left = append(left, widgets.StatusItem{Text: b.backup}, widgets.StatusItem{Text: b.file})
	}
	if b.text != "" {
		left = append(left, widgets.StatusItem{Text: b.text, Tone: theme.Info, OnTap: b.leads})
	}
	if b.actor != "" {
		right = append(right, widgets.StatusItem{Text: b.actor, OnTap: func() { b.s.Go(ui.Route{Page: "settings"}) }})
	}
	right = append(right, widgets.StatusItem{Text: "Offline"})
	b.bar.Set(left, right)
}

// lastBackup asks when the workspace was backed up last.
func (s *Shell) lastBackup(path string) time.Time {
	if s.p.LastBackup == nil {
		return time.Time{}
	}
	return s.p.LastBackup(path)
}

// when is a time of today by the clock, an earlier one by its day.
func when(at, now time.Time) string {
	at, now = at.Local(), now.Local()
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return at.Format("15:04")
	}
	return at.Format("2 Jan")
}
