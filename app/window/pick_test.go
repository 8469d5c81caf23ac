package window

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets/text"
)

// TestFileDialogsOpenAndEscapeClosesThem goes without the answers that other tests give in the user's
// place: what is asked for there must be asked for in a window too. Where a name is typed, Escape
// closes the dialog from there.
func TestFileDialogsOpenAndEscapeClosesThem(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "terms.md"), []byte("# Terms"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, ask := range map[string]func(*lab){
		"a file": func(l *lab) {
			l.files.PickFile("Add document", []string{".md"}, func(string) {})
		},
		"a folder":         func(l *lab) { l.files.PickFolder("Where to", func(string) {}) },
		"a new file":       func(l *lab) { l.askCreate() },
		"a backup":         func(l *lab) { l.askBackup(l.session) },
		"a workspace":      func(l *lab) { l.askOpen() },
		"from an own page": func(l *lab) { l.Go(ui.Route{Page: "contracts"}); l.tap("Add documents…") },
		"a file, elsewhere": func(l *lab) {
			l.files.rememberFolder(reading, filepath.Join(dir, "x"))
			l.files.PickFile("Add", nil, func(string) {})
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t, false)
			l.p.Pick = nil
			ask(l)
			if l.win.Canvas().Overlays().Top() == nil || len(l.overlays.list) != 1 {
				t.Fatalf("no dialog is there; %d overlays are known", len(l.overlays.list))
			}
			if _, ours := l.win.Canvas().Focused().(*text.Entry); !ours {
				l.win.Canvas().Unfocus() // the toolkit's lists keep Escape
			}
			l.typeKey(fyne.KeyEscape)
			if l.win.Canvas().Overlays().Top() != nil || len(l.overlays.list) != 0 {
				t.Errorf("Escape leaves it; %d overlays are known", len(l.overlays.list))
			}
		})
	}
}

func TestFilesOfTheUserDoNotGoWhereTheSampleLies(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	if err := os.MkdirAll(sampleFolder(), 0o700); err != nil {
		t.Fatal(err)
	}
	l := newLab(t, false)
	if got, want := l.files.folder(keeping), filepath.Dir(l.path); got != want {
		t.Errorf("beside a workspace it is %s, want %s", got, want)
	}
	l.doors.create(filepath.Join(sampleFolder(), "sample"+Extension), false, nil)
	l.settle()
	if got := l.files.folder(keeping); got != home {
		t.Errorf("on the sample it is %s, want %s", got, home)
	}
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := l.files.folder(keeping); got != filepath.Join(home, "Documents") {
		t.Errorf("where there are documents it is %s", got)
	}
}

// TestANewFileGoesWhereItIsSaidAndOverwritesNothing types into the dialog as a person does.
func TestANewFileGoesWhereItIsSaidAndOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "taken"+Extension), []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	l := newLab(t, false)
	l.p.Pick = nil
	l.files.rememberFolder(keeping, filepath.Join(dir, "x"))
	var chosen []string
	l.files.pickSave("Back up to", "Back up", "first", func(path string) { chosen = append(chosen, path) })
	name, ok := l.win.Canvas().Focused().(*text.Entry)
	if !ok || name.Text != "first" {
		t.Fatalf("the focus is on a %T", l.win.Canvas().Focused())
	}
	for _, wrong := range []string{"", "taken", "taken" + Extension, "../away", `a\b`, ".."} {
		name.SetText(wrong)
		l.typeKey(fyne.KeyReturn)
		l.settle()
		if len(chosen) != 0 || len(l.overlays.list) != 1 {
			t.Fatalf("the name %q gives %v; %d dialogs are open", wrong, chosen, len(l.overlays.list))
		}
	}
	name.SetText("second")
	l.typeKey(fyne.KeyReturn)
	l.settle()
	if want := filepath.Join(dir, "second"+Extension); len(chosen) != 1 || chosen[0] != want ||
		len(l.overlays.list) != 0 {
		t.Errorf("chosen %v, want %s; %d dialogs are open", chosen, want, len(l.overlays.list))
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "taken"+Extension)); string(b) != "precious" {
		t.Errorf("the other file holds %q", b)
	}
}

// A backup holds everything: it is not offered the folder of a pack or of documents.
func TestABackupIsOfferedAFolderOfItsOwn(t *testing.T) {
	l := newLab(t, false)
	packs, documents, copies := t.TempDir(), t.TempDir(), t.TempDir()
	l.files.rememberFolder(handingOver, filepath.Join(packs, "x"))
	l.files.rememberFolder(reading, filepath.Join(documents, "x"))
	if got, want := l.files.lastFolder(keeping), filepath.Dir(l.path); got != want {
		t.Errorf("the first backup is offered %s, want that of the workspace, %s", got, want)
	}
	l.files.rememberFolder(keeping, filepath.Join(copies, "x"))
	for p, want := range map[purpose]string{handingOver: packs, reading: documents, keeping: copies} {
		if got := l.files.lastFolder(p); got != want {
			t.Errorf("%s: %s, want %s", p, got, want)
		}
	}
}
