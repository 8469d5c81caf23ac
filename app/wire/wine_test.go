package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What names the program built for Windows, and the Wine that runs it. “make windows-journey” sets both.
const (
	windowsProgram = "COUNTERSIGN_WINDOWS"
	windowsRunner  = "COUNTERSIGN_WINE"
)

// windows is the program built for Windows, in a folder that it knows as C:\…
type windows struct {
	t             *testing.T
	program, wine string
	folder, named string // here, and there
}

func onWindows(t *testing.T) *windows {
	t.Helper()
	w := &windows{t: t, program: os.Getenv(windowsProgram), wine: os.Getenv(windowsRunner)}
	if w.program == "" || w.wine == "" {
		t.Skip("this needs the program built for Windows, which takes minutes, and Wine: make windows-journey")
	}
	drive := filepath.Join(os.Getenv("WINEPREFIX"), "drive_c")
	folder, err := os.MkdirTemp(drive, "Ärzte (1) #100 % ")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	w.folder, w.named = folder, `C:\`+filepath.Base(folder)
	return w
}

// run runs a command in the folder.
func (w *windows) run(args ...string) result {
	w.t.Helper()
	cmd := exec.Command(w.wine, append([]string{w.program}, args...)...)
	cmd.Dir = w.folder
	cmd.Env = append(os.Environ(), "WINEDEBUG=-all", "COUNTERSIGN_ACTOR=Ada;legal")
	// Files, not pipes: a service of Wine that this command is the first to start keeps them open, and
	// outlives it.
	said := w.t.TempDir()
	out, err := os.Create(filepath.Join(said, "out"))
	must(w.t, err)
	defer out.Close()
	errs, err := os.Create(filepath.Join(said, "err"))
	must(w.t, err)
	defer errs.Close()
	cmd.Stdout, cmd.Stderr = out, errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		w.t.Fatal(err)
	}
	printed, err := os.ReadFile(out.Name())
	must(w.t, err)
	complained, err := os.ReadFile(errs.Name())
	must(w.t, err)
	return result{string(printed), string(complained), cmd.ProcessState.ExitCode()}
}

// done asserts that a command succeeded, says the words and leaves nothing half-done behind; it
// returns what was printed.
func (w *windows) done(words string, args ...string) string {
	w.t.Helper()
	r := w.run(args...)
	if r.code != 0 || !strings.Contains(r.out, words) {
		w.t.Fatalf("countersign %s: exit %d, want %q\n%s%s", strings.Join(args, " "), r.code, words, r.out,
			r.err)
	}
	w.nothingHalfDone(args)
	return r.out
}

// refused asserts the exit code, the words and that nothing came to be.
func (w *windows) refused(code int, words string, args ...string) {
	w.t.Helper()
	before := w.entries()
	r := w.run(args...)
	if r.code != code || !strings.Contains(r.err, words) {
		w.t.Errorf("countersign %s: exit %d, want %d; stderr %q, want it to mention %q",
			strings.Join(args, " "), r.code, code, r.err, words)
	}
	if now := w.entries(); now != before {
		w.t.Errorf("countersign %s was refused; before it there was %q, and now %q", strings.Join(args, " "),
			before, now)
	}
	w.nothingHalfDone(args)
}

func (w *windows) entries() string {
	w.t.Helper()
	list, err := os.ReadDir(w.folder)
	if err != nil {
		w.t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return strings.Join(names, ", ")
}

func (w *windows) nothingHalfDone(args []string) {
	w.t.Helper()
	err := filepath.WalkDir(w.folder, func(path string, d fs.DirEntry, err error) error {
		for _, mark := range []string{".part", ".lock", "-wal", "-shm", "-journal"} {
			if err == nil && strings.HasSuffix(d.Name(), mark) {
				w.t.Errorf("countersign %s left %s", strings.Join(args, " "), path)
			}
		}
		return err
	})
	if err != nil {
		w.t.Error(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// put copies a file into the folder.
func (w *windows) put(from, name string) {
	w.t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(filepath.Join(w.folder, name), b, 0o600)
	}
	must(w.t, err)
}

// sealID is what a pack or verify printed behind "Seal id".
func sealID(t *testing.T, said string) string {
	t.Helper()
	_, rest, ok := strings.Cut(said, "Seal id")
	if id := strings.Fields(rest); ok && len(id) > 0 && len(id[0]) == 64 {
		return id[0]
	}
	t.Fatalf("no seal id in %q", said)
	return ""
}

// oddNames are names that Linux gives a file and Windows does not.
var oddNames = []string{
	"aux.pdf", "CON", "ends in a dot.", "ends in a space ", "a:b.txt", "what?.md",
	`back\slash.txt`, "COM1.tar.gz", "Ünï 契約.txt",
}

// withOddNames is a workspace whose documents came under such names.
func withOddNames(t *testing.T) string {
	w, dir := furnished(t)
	var list strings.Builder
	list.WriteString("countersign: 1\ndocuments:\n")
	for i, name := range oddNames {
		write(t, dir, name, fmt.Sprintf("What the vendor sent, number %d.\n", i))
		fmt.Fprintf(&list, "  - {id: odd%d, vendor: lumen, contract: ea, name: Odd, kind: dpa, versions: [{label: '1', status: executed, file: '%s'}]}\n", i, name)
	}
	done(t, "apply", w, write(t, dir, "odd.yaml", list.String()))
	return w
}

// The journey of the command line on Windows: every command, with names and places that are special
// there. What leaves is to be the same to the byte as from here.
func TestTheJourneyOfTheCommandsOnWindows(t *testing.T) {
	w := onWindows(t)
	t.Run("from a file to a pack", w.declared)
	t.Run("the sample", w.sample)
	t.Run("a workspace from here", w.fromHere)
	t.Run("names and places", w.places)
}

func (w *windows) declared(t *testing.T) {
	w = w.in(t, "declared")
	lines := "\ufeff" + strings.ReplaceAll(declared(t), "\n", "\r\n") // as an editor there saves it
	lines = strings.Replace(lines, "file: msa.md", "file: texts/msa.md", 1)
	must(t, os.Mkdir(filepath.Join(w.folder, "texts"), 0o700))
	write(t, filepath.Join(w.folder, "texts"), "msa.md",
		"# 4 Content\r\n\r\n4.1 Training. Lumen will not use\r\nCustomer Content to train any model.\r\n")
	write(t, w.folder, "soc2.txt", "An auditor's report on Lumen.\r\n")
	write(t, w.folder, "lumen.yaml", lines)
	w.done("Created", "new", "w.countersign")
	w.refused(4, "w.countersign", "new", "w.countersign")
	w.done("", "apply", "w.countersign", "lumen.yaml")
	w.done(`"changes": []`, "apply", w.named+`\w.countersign`, "lumen.yaml", "--json")
	w.done("Lumen Chat", "show", "w.countersign")
	w.done(`"found"`, "assess", "w.countersign", "a", "--json")
	w.done("train", "search", "w.countersign", "training")
	for _, audience := range []string{"auditor", "board", "vendor"} {
		w.done("", "leaves", "w.countersign", "a", "--audience", audience)
		zip := w.done("re-opened and verified", "pack", "w.countersign", "a", "--audience", audience, "--out",
			audience+".zip", "--as-of", "2026-11-21")
		if got := w.done("as they were sealed", "verify", audience+".zip"); sealID(t, got) != sealID(t, zip) {
			t.Errorf("%s: written\n%s, verified\n%s", audience, zip, got)
		}
		if got := done(t, "verify", filepath.Join(w.folder, audience+".zip")); sealID(t, got) != sealID(t,
			zip) {
			t.Errorf("%s: verified here\n%s", audience, got)
		}
		w.done("re-opened and verified", "pack", "w.countersign", "a", "--audience", audience, "--out",
			w.named+`\folder of the `+audience, "--as-of", "2026-11-21")
		w.done("as they were sealed", "verify", "folder of the "+audience)
		done(t, "verify", filepath.Join(w.folder, "folder of the "+audience))
	}
	w.refused(4, "there already", "pack", "w.countersign", "a", "--out", "Board.ZIP") // no other name there
	w.done("", "backup", "w.countersign", "copy.countersign")
	w.refused(4, "copy.countersign", "backup", "w.countersign", "copy.countersign")
	w.done("", "restore", "copy.countersign", `back.countersign`)
	w.done("as it was written", "check", "back.countersign")
	w.done("Purged", "purge", "w.countersign", "soc2/2026", "--reason", "returned under NDA")
	w.done("as it was written", "check", "w.countersign")
	w.done("", "check", "w.countersign", "--rebuild")
	if b, err := os.ReadFile(filepath.Join(w.folder, "w.countersign")); err != nil ||
		bytes.Contains(b, []byte("An auditor's report")) {
		t.Errorf("what was purged is in the file all the same, or it cannot be read: %v", err)
	}
}

func (w *windows) sample(t *testing.T) {
	w = w.in(t, "sample")
	for _, name := range []string{"kestrelight-dpa.pdf", "kestrelight-msa.docx"} { // the child reads both
		w.put(inModule("assets/sample/documents/"+name), name)
		if got, want := w.done("", "text", name),
			done(t, "text", filepath.Join(w.folder, name)); got != want {
			t.Errorf("%s reads there otherwise than here: %d bytes, here %d", name, len(got), len(want))
		}
		w.done("why:", "clauses", name)
	}
	w.done("Created", "new", "s.countersign", "--sample")
	w.done("Kestrelight", "assess", "s.countersign", "kestrelight-assist-2026")
	w.done("as it was written", "check", "s.countersign")
}

// fromHere is a workspace that was made on Linux, with names that Windows gives no file.
func (w *windows) fromHere(t *testing.T) {
	w = w.in(t, "from here")
	here := withOddNames(t)
	w.put(here, "w.countersign")
	args := []string{"--as-of", "2026-11-21", "--out"}
	for _, out := range []string{"p.zip", "p"} {
		w.put(here, "again.countersign") // a pack is on record in its workspace; each begins with the same
		said := w.done("re-opened and verified",
			append([]string{"pack", "again.countersign", "a"}, append(args, out)...)...)
		must(t, os.Remove(filepath.Join(w.folder, "again.countersign")))
		copied := filepath.Join(t.TempDir(), "w.countersign")
		b, err := os.ReadFile(here)
		must(t, errors.Join(err, os.WriteFile(copied, b, 0o600)))
		native := filepath.Join(filepath.Dir(copied), out)
		if want := done(t, append([]string{"pack", copied, "a"}, append(args, native)...)...); sealID(t,
			said) != sealID(t, want) {
			t.Errorf("%s: there\n%s, here\n%s", out, said, want)
		}
		done(t, "verify", filepath.Join(w.folder, out))
	}
	files, err := os.ReadDir(filepath.Join(w.folder, "p", "documents"))
	if err != nil || len(files) != len(oddNames)+1 {
		t.Errorf("%d documents, %v", len(files), err)
	}
}

// places are names and folders that are special on Windows.
func (w *windows) places(t *testing.T) {
	w = w.in(t, "places")
	w.done("Created", "new", "w.countersign")
	for _, name := range []string{
		"aux.countersign", "CON", "w.countersign:stream", "ends in a dot.",
		"what?.countersign", "COM1.x",
	} {
		w.refused(4, "cannot be called", "new", name)
		w.refused(4, "cannot be called", "backup", "w.countersign", name)
		w.refused(4, "cannot be called", "restore", "w.countersign", name)
	}
	write(t, w.folder, "device.yaml",
		"countersign: 1\nevidence:\n  - {id: e, name: E, revisions: [{label: '1', strength: independent_report, file: aux.pdf}]}\n")
	w.refused(4, "the name of a device", "apply", "w.countersign", "device.yaml")
	w.refused(4, "outside the folder", "apply", "w.countersign", func() string {
		write(t, w.folder, "out.yaml",
			"countersign: 1\nevidence:\n  - {id: e, name: E, revisions: [{label: '1', strength: independent_report, file: ..\\out.pdf}]}\n")
		return "out.yaml"
	}())
	w.refused(4, "", "show", "NUL")
	w.refused(4, `C:\`, "new", w.named+`\no such folder\w.countersign`)
	// Beyond 260 characters, and in a shared folder of another computer.
	deep := strings.Repeat(strings.Repeat("d", 49)+`\`, 6)
	must(t, os.MkdirAll(filepath.Join(w.folder, strings.ReplaceAll(deep, `\`, "/")), 0o700))
	share := filepath.Join(os.Getenv("WINEPREFIX"), "dosdevices", "unc", "server", "share")
	must(t, os.MkdirAll(share, 0o700))
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(share)) })
	for _, at := range []string{w.named + `\` + deep, `\\server\share\`} {
		file := at + "lumen.countersign"
		w.done("Created", "new", file, "--sample")
		w.done("re-opened and verified", "pack", file, "kestrelight-assist-2026", "--out", at+"p.zip")
		w.done("", "backup", file, at+"copy.countersign")
		w.done("as it was written", "check", file)
	}
}

// in is the same in a folder of its own.
func (w *windows) in(t *testing.T, name string) *windows {
	t.Helper()
	folder := filepath.Join(w.folder, name)
	must(t, os.Mkdir(folder, 0o700))
	return &windows{t: t, program: w.program, wine: w.wine, folder: folder, named: w.named + `\` + name}
}
