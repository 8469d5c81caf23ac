package window

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"countersign/app/session"
	"countersign/app/ui"
	"countersign/assessments"
)

// askDocuments asks for files to be added as documents.
func (w *Window) askDocuments() {
	w.files.PickFiles("Add documents", ui.Readable(), func(paths []string) { w.Go(ui.AddRoute("", paths...)) })
}

func (w *Window) askOpen() {
	w.files.PickFile("Open a workspace", nil, func(path string) { w.doors.open(path, nil) })
}

func (w *Window) askCreate() {
	w.files.pickSave("Create a workspace", "Create", "assessments"+Extension, func(path string) {
		w.doors.create(path, false, nil)
	})
}

// openSample opens the worked example, making it the first time.
func (w *Window) openSample() {
	path := filepath.Join(sampleFolder(), "sample"+Extension)
	tour := func() {
		if !w.p.Profile.Get().TourDone {
			w.frame.tour.start()
		}
	}
	w.work().Background(func(context.Context) func() {
		if exists(path) {
			return func() { w.doors.open(path, tour) }
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return func() {
				w.overlays.Fail(assessments.Wrap(err, assessments.Machine,
					"The folder “%s” cannot be made, so there is no place for the sample. Create a workspace elsewhere instead.",
					filepath.Dir(path)))
			}
		}
		return func() { w.doors.create(path, true, tour) }
	})
}

func (w *Window) askBackup(s *session.Session) {
	name := strings.TrimSuffix(filepath.Base(s.Bench.Info().Path), Extension) + "-" +
		w.p.Now().Format("2006-01-02-1504") + Extension
	w.files.pickSave("Back up to", "Back up", name, s.BackUp)
}

func sameFile(a, b string) bool {
	sa, err := os.Stat(a)
	if err != nil {
		return false
	}
	sb, err := os.Stat(b)
	return err == nil && os.SameFile(sa, sb)
}
