package app

import (
	"os"
	"path/filepath"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2/container"
)

// pickSave asks where to write a new file. The toolkit's own dialog keeps Escape while its name has the focus, and
// empties a file of that name before anybody is asked; this one overwrites nothing.
func (s *Shell) pickSave(title, verb, name string, chosen func(string)) {
	if s.picked(title, chosen) {
		return
	}
	folder := s.folder()
	if folder == "" {
		folder, _ = os.UserHomeDir() // without one the folder is chosen by its button
	}
	field, where := widgets.NewEntry(), widgets.NewProse(widgets.Run{Text: folder})
	field.SetText(name)
	field.OnEscape = s.closeTop
	choose := widgets.NewButton("Choose the folder…", func() {
		s.PickFolder("Where to", func(path string) {
			folder = path
			where.SetText(path)
		})
	})
	var path string
	ui.Ask(s, ui.Question{
		Title: title, Verb: verb, Width: 560, Height: 210, Fields: []*widgets.Entry{field},
		Form: widgets.NewColumn(2, widgets.NewFormRow("Name", field, ""),
			widgets.NewFormRow("Folder", widgets.NewColumn(1, where, container.NewHBox(choose)), "")),
		Intent: func() (ui.Intent, error) {
			var err error
			path, err = newFile(folder, field.Text)
			return ui.Nothing, err
		},
		Done: func() {
			s.rememberFolder(path)
			chosen(path)
		},
	})
}

// folder is the one used last, or that of the workspace; "" where there is neither.
func (s *Shell) folder() string {
	var folder string
	if !s.Recall("folder", &folder) && s.bench != nil {
		folder = filepath.Dir(s.bench.Info().Path)
	}
	return folder
}

// newFile is where a file that is not there yet goes, or what stands against it.
func newFile(folder, name string) (string, error) {
	name = strings.TrimSpace(name)
	switch {
	case strings.Trim(name, ".") == "" || name == Extension:
		return "", assessments.Errorf(assessments.Refused, "write a name for the file.")
	case filepath.Base(name) != name || strings.ContainsAny(name, `/\`):
		return "", assessments.Errorf(assessments.Refused, "a name has no slash in it. The folder is chosen below.")
	}
	if !strings.HasSuffix(name, Extension) {
		name += Extension
	}
	if st, err := os.Stat(folder); err != nil || !st.IsDir() {
		return "", assessments.Errorf(assessments.Refused, "this folder is not there. Choose another one.")
	}
	path := filepath.Join(folder, name)
	if _, err := os.Lstat(path); err == nil {
		return "", assessments.Errorf(assessments.Refused, "“%s” is in this folder already, and nothing is overwritten. Choose another name.", name)
	}
	return path, nil
}
