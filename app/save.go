package app

import (
	"os"
	"path/filepath"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// pickSave asks where to write a new file. The toolkit's own dialog keeps Escape while its name has the focus, and
// empties a file of that name before anybody is asked; this one overwrites nothing.
func (s *Shell) pickSave(title, verb, name string, chosen func(string)) {
	if s.picked(title, chosen) {
		return
	}
	folder := s.folder() // without one it is chosen by its button
	field, where := widgets.NewEntry(), widgets.NewProse(widgets.Run{Text: folder})
	field.SetText(strings.TrimSuffix(name, Extension))
	field.OnEscape = s.closeTop
	choose := widgets.NewButton("Choose the folder…", func() {
		s.PickFolder("Where to", func(path string) {
			folder = path
			where.SetText(path)
		})
	})
	var path string
	ui.Ask(s, ui.Question{
		Title: title, Verb: verb, Width: 560, Height: 185, Fields: []*widgets.Entry{field},
		Form: widgets.NewColumn(2, widgets.NewFormRow("Name", field, "It ends in "+Extension+"."),
			widgets.NewFormRow("Folder", widgets.NewColumn(1, where, container.NewHBox(choose)), "")),
		Intent: func() (ui.Intent, error) {
			var err error
			path, err = newFile(folder, field.Text)
			return nil, err
		},
		Done: func() {
			s.rememberFolder(path)
			chosen(path)
		},
	})
	field.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces it
}

// folder is the one used last, or that of the workspace, or else that of the user's documents; "" where there is none.
func (s *Shell) folder() string {
	var folder string
	if s.Recall("folder", &folder) {
		return folder
	}
	if s.bench != nil {
		if folder = filepath.Dir(s.bench.Info().Path); folder != sampleFolder() {
			return folder
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if documents := filepath.Join(home, "Documents"); exists(documents) {
		return documents
	}
	return home
}

// sampleFolder is where the worked example lies: the program's own folder, and none for files of the user.
func sampleFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "countersign")
}

// newFile is where a file that is not there yet goes, or what stands against it.
func newFile(folder, name string) (string, error) {
	name = strings.TrimSpace(name)
	switch {
	case strings.Trim(name, ".") == "" || name == Extension:
		return "", ui.Need("Name", "", "write one for the file")
	case filepath.Base(name) != name || strings.ContainsAny(name, `/\`):
		return "", ui.Need("Name", "", "it has no slash in it; the folder is chosen below")
	}
	if !strings.HasSuffix(name, Extension) {
		name += Extension
	}
	if st, err := os.Stat(folder); err != nil || !st.IsDir() {
		return "", ui.Need("Folder", "", "it is not there; choose another one")
	}
	path := filepath.Join(folder, name)
	if _, err := os.Lstat(path); err == nil {
		return "", ui.Need("Name", "", "“"+name+"” is in this folder already, and nothing is overwritten; choose another name")
	}
	return path, nil
}
