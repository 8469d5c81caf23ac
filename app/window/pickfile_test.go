package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
)

// folderOf is a small tree of files, and a lab whose file dialogs are real and begin in it.
func folderOf(t *testing.T) (*lab, string) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{
		"Annex/dpa.pdf", "Annex/deep/old.pdf", "empty/", "msa.pdf", "notes.txt",
		"Terms.PDF", ".hidden.pdf",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l := newLiveLab(t, false)
	l.p.Pick = nil
	l.files.rememberFolder(reading, filepath.Join(dir, "x"))
	return l, dir
}

// rows are the names of the file dialog's rows.
func (l *lab) rows() string {
	l.t.Helper()
	tables := uitest.Within[*table.View](l.top())
	if len(tables) != 1 {
		l.t.Fatalf("%d tables: %s", len(tables), l.words())
	}
	return strings.Join(tables[0].Shown(), " ")
}

func TestAFileIsChosenWithTheKeyboardAlone(t *testing.T) {
	l, dir := folderOf(t)
	var got []string
	ask := func() {
		l.act("ask", func() {
			l.files.PickFile("Add a document", []string{".pdf"}, func(path string) {
				got = append(got, path)
			})
		})
	}
	chosen := func(n int, want ...string) {
		t.Helper()
		if len(got) != n || got[n-1] != filepath.Join(append([]string{dir}, want...)...) ||
			len(l.overlays.list) != 0 {
			t.Fatalf("chosen %v; %d dialogs are open", got, len(l.overlays.list))
		}
	}
	ask()
	if rows := l.rows(); rows != "Annex empty msa.pdf Terms.PDF" {
		t.Fatalf("listed %q", rows)
	}
	l.key(fyne.KeyDown) // from Annex to empty
	l.key(fyne.KeyDown)
	l.key(fyne.KeyReturn)
	chosen(1, "msa.pdf")

	ask()
	l.key(fyne.KeyReturn) // into Annex
	if rows := l.rows(); rows != "deep dpa.pdf" {
		t.Errorf("in the folder: %q", rows)
	}
	l.key(fyne.KeyBackspace)
	if rows := l.rows(); rows != "Annex empty msa.pdf Terms.PDF" {
		t.Errorf("Backspace leads to %q", rows)
	}
	l.key(fyne.KeyReturn) // Annex is selected: one came from there
	l.tap("Folder above")
	if got := uitest.Within[*table.Bar](l.top()); len(got) != 1 || !strings.Contains(l.words(), " 4 ") {
		t.Errorf("of four entries it says %s", l.words())
	}
	uitest.Within[*table.View](l.top())[0].Focus()
	l.key(fyne.KeyReturn)
	l.key(fyne.KeyDown)
	l.tabToButton("Choose")
	l.key(fyne.KeyReturn)
	chosen(2, "Annex", "dpa.pdf")
	if l.files.folder(reading) != filepath.Join(dir, "Annex") {
		t.Errorf("the next dialog begins in %s", l.files.folder(reading))
	}

	ask()
	l.key(fyne.KeyBackspace)
	l.keys("term") // letters filter
	if rows := l.rows(); rows != "Terms.PDF" {
		t.Errorf("filtered: %q", rows)
	}
	l.key(fyne.KeyReturn) // to the list
	l.key(fyne.KeyReturn)
	chosen(3, "Terms.PDF")

	ask()
	l.keys(filepath.Join(dir, "Annex", "dpa.pdf")) // a path goes into its own field
	l.key(fyne.KeyReturn)
	chosen(4, "Annex", "dpa.pdf")
}

func TestAPathCanBeTyped(t *testing.T) {
	l, dir := folderOf(t)
	var got []string
	l.act("ask", func() {
		l.files.PickFile("Add a document", []string{".pdf"}, func(path string) { got = append(got, path) })
	})
	for _, wrong := range []string{"nothing here.pdf", filepath.Join(dir, "Annex", "gone"), "msa.pdf/x"} {
		l.fill("Folder", wrong)
		l.tap("Choose")
		if len(got) != 0 || len(l.overlays.list) != 1 ||
			!strings.Contains(l.words(), "Choose another one.") &&
				!strings.Contains(l.words(), "Check the path.") {
			t.Fatalf("%q gives %v: %s", wrong, got, l.words())
		}
	}
	l.fill("Folder", "Annex")
	l.tap("Choose")
	if rows := l.rows(); rows != "deep dpa.pdf" {
		t.Errorf("a folder that was typed shows %q", rows)
	}
	l.fill("Folder", filepath.Join(dir, "notes.txt")) // of another kind: typed, it is meant
	l.tap("Choose")
	if len(got) != 1 || got[0] != filepath.Join(dir, "notes.txt") {
		t.Errorf("chosen %v", got)
	}
}

func TestFilesOfOtherKindsAreShownOnRequest(t *testing.T) {
	l, _ := folderOf(t)
	l.act("ask", func() { l.files.PickFile("Add a question set", []string{".yaml"}, func(string) {}) })
	if rows := l.rows(); rows != "Annex empty" {
		t.Errorf("listed %q", rows)
	}
	for _, c := range uitest.Within[*widgets.Chip](l.top()) {
		if c.Text() == "All files" {
			l.act("all", func() { c.Tapped(nil) })
		}
	}
	if rows := l.rows(); rows != "Annex empty .hidden.pdf msa.pdf notes.txt Terms.PDF" {
		t.Errorf("all files are %q", rows)
	}
	l.tap("Choose")
	if rows := l.rows(); rows != "deep dpa.pdf" {
		t.Errorf("with a folder selected the button shows %q", rows)
	}
}

func TestAFolderIsChosenByItsVerbAndCanBeMade(t *testing.T) {
	l, dir := folderOf(t)
	l.files.rememberFolder(handingOver, filepath.Join(dir, "x"))
	var got []string
	l.act("ask", func() {
		l.files.PickFolder("Write the pack into", func(path string) { got = append(got, path) })
	})
	if rows := l.rows(); rows != "Annex empty" || strings.Contains(l.words(), " Open ") {
		t.Errorf("listed %q: %s", rows, l.words())
	}
	l.tap("New folder…")
	l.fill("Name", "a/b")
	l.tap("Make the folder")
	if !strings.Contains(l.words(), "without a slash") {
		t.Errorf("a name with a slash: %s", l.words())
	}
	l.fill("Name", "packs")
	l.tap("Make the folder")
	l.tap("Use this folder")
	if want := filepath.Join(dir, "packs"); len(got) != 1 || got[0] != want || !exists(want) ||
		l.files.folder(handingOver) != want {
		t.Errorf("chosen %v, remembered %s", got, l.files.folder(handingOver))
	}
}

func TestAFolderThatCannotBeReadIsSaid(t *testing.T) {
	l, dir := folderOf(t)
	shut := filepath.Join(dir, "shut")
	if err := os.Mkdir(shut, 0o000); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadDir(shut); err == nil {
		t.Skip("this user may read every folder")
	}
	l.act("ask", func() { l.files.PickFile("Add", nil, func(string) {}) })
	l.fill("Folder", "shut")
	l.tap("Choose")
	if !strings.Contains(l.words(), "permission") || !strings.Contains(l.rows(), "msa.pdf") {
		t.Errorf("it says %s", l.words())
	}
}
