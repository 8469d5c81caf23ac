package window

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// files asks for files to read and for places to write to, and remembers where that was.
type files struct{ w *Window }

// host is what the dialogs ask of the window.
func (f *files) host() dialogs { return dialogs{f.w.chrome(), f.w.work} }

// pickSave asks where to write a new file. The toolkit's own dialog keeps Escape while its name has the
// focus, and empties a file of that name before anyone is asked; this one overwrites nothing.
func (f *files) pickSave(title, verb, name string, chosen func(string)) {
	if f.picked(title, chosen) {
		return
	}
	folder := f.lastFolder(keeping)
	field, where := text.NewEntry(), text.NewProse(text.Run{Text: folder})
	if folder == "" {
		f.w.work().Background(func(context.Context) func() {
			home := homeFolder() // without one it is chosen by its button
			return func() {
				if folder == "" {
					folder = home
					where.SetText(folder)
				}
			}
		})
	}
	field.SetText(strings.TrimSuffix(name, Extension))
	field.OnEscape = f.w.overlays.closeTop
	choose := widgets.NewButton("Choose the folder…", func() {
		f.pickFolder("Where to", keeping, func(path string) {
			folder = path
			where.SetText(path)
		})
	})
	var path string
	ui.Ask(f.host(), ui.Question{
		Title: title, Verb: verb, Width: 560, Height: 185, Fields: []*text.Entry{field},
		Form: widgets.NewColumn(2, widgets.NewFormRow("Name", field, "It ends in "+Extension+"."),
			widgets.NewFormRow("Folder", widgets.NewColumn(1, where, container.NewHBox(choose)), "")),
		Intent: func() (ui.Intent, error) {
			in, name := folder, field.Text
			return func(context.Context) (_ assessments.Event, err error) {
				path, err = newFile(in, name)
				return assessments.Event{}, err
			}, nil
		},
		Done: func() {
			f.rememberFolder(keeping, path)
			chosen(path)
		},
	})
	field.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces it
}

// lastFolder is the one used last for a purpose, or that of the workspace; "" where there is none.
func (f *files) lastFolder(p purpose) string {
	var folder string
	if (memory{f.w.p.Profile}).Recall(string(p), &folder) {
		return folder
	}
	if f.w.session != nil {
		if folder = filepath.Dir(f.w.session.Bench.Info().Path); folder != sampleFolder() {
			return folder
		}
	}
	return ""
}

// homeFolder is that of the user's documents, or the user's own; "" where there is none.
func homeFolder() string {
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
		return "", ui.Need("Name", "", "“"+name+
			"” is in this folder already, and nothing is overwritten; choose another name")
	}
	return path, nil
}
