package session

import (
	"path/filepath"
	"time"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/assessments"
)

// file is what the status bar says of the file of the workspace.
type file struct {
	name   string
	saving string
	backup string
	noRoom string // why nothing can be saved; "" if that is not so
}

func (f *file) opened(info assessments.StoreInfo, backup, now time.Time) {
	*f = file{name: filepath.Base(info.Path), backup: "No backup yet"}
	if info.NoRoom {
		f.noRoom = "Reading only: the disk is full"
	}
	f.found(backup, now)
}

// found takes over when the newest backup was made, and reports whether that says something new.
func (f *file) found(backup, now time.Time) bool {
	was := f.backup
	if !backup.IsZero() {
		f.backup = "Backup " + when(backup, now)
	}
	return f.backup != was
}

func (f *file) saved(at time.Time) { f.saving = "Saved " + at.Local().Format("15:04") }

func (f *file) backedUp(at time.Time) { f.backup = "Backup " + at.Local().Format("15:04") }

// when is a time of today by the clock, an earlier one by its day.
func when(at, now time.Time) string {
	at, now = at.Local(), now.Local()
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return at.Format("15:04")
	}
	return at.Format("2 Jan")
}

// Facts are what the status bar says of the workspace: what is wrong with it, saved when, backed up
// when, which file.
func (s *Session) Facts() []widgets.StatusItem {
	var out []widgets.StatusItem
	if item, ok := s.Proof.status(); ok {
		out = append(out, item)
	}
	if n := len(s.Saving.drafts.Refused()); n > 0 {
		out = append(out, widgets.StatusItem{
			Text: numbered(n, "text is", "texts are") + " not saved",
			Mark: theme.MarkAlert, Tone: theme.Bad, OnTap: s.ShowUnsaved,
		})
	}
	if item, ok := s.saved(); ok {
		out = append(out, item)
	}
	if s.file.noRoom != "" {
		out = append(out, widgets.StatusItem{Text: s.file.noRoom, Mark: theme.MarkAlert, Tone: theme.Bad})
	}
	return append(out, widgets.StatusItem{Text: s.file.backup}, widgets.StatusItem{Text: s.file.name})
}

// saved is how far saving has come; false where nothing was changed yet.
func (s *Session) saved() (widgets.StatusItem, bool) {
	switch lost := s.Loss.found; {
	case lost != nil:
		return widgets.StatusItem{
			Text: "Not saved: the file was " + string(lost.What), Mark: theme.MarkAlert, Tone: theme.Bad,
			OnTap: func() { s.Loss.show(lost, nil) },
		}, true
	case s.Saving.Slow():
		return widgets.StatusItem{Text: "Still saving", Mark: theme.MarkHalf, Tone: theme.Mixed}, true
	case s.Saving.drafts.Busy():
		return widgets.StatusItem{Text: "Editing", Mark: theme.MarkHalf, Tone: theme.Mixed}, true
	}
	return widgets.StatusItem{Text: s.file.saving, Mark: theme.MarkTick}, s.file.saving != ""
}
