package wire

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"countersign/assessments"
)

// fullDisk is a folder on a small disk without room, in which make put something before.
func fullDisk(t *testing.T, make func(dir string)) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("countersign-test", dir, "tmpfs", 0, "size=24m"); err != nil {
		t.Skipf("cannot mount a file system here (%v): needs the administrator's rights", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	make(dir)
	f, err := os.Create(filepath.Join(dir, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(f, rand.NewChaCha8([32]byte{1}))
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestReadingCommandsWorkOnAFullDiskAndTheOthersNameIt(t *testing.T) {
	dir := fullDisk(t, func(dir string) {
		copied(t, dir, sampleFiles)
		write(t, dir, "t.md", "# Terms\n\n1. Training. We will not use your content to train our models.\n")
		write(t, dir, "v.yaml", "countersign: 1\nvendors:\n  - {id: harbor, name: Harbor}\n")
	})
	w := filepath.Join(dir, "w.countersign")
	before := names(t, dir)
	const id = "kestrelight-assist-2026"
	for _, line := range [][]string{
		{"show", w},
		{"show", w, "--json"},
		{"assess", w, id},
		{"check", w},
		{"search", w, "training"},
		{"text", filepath.Join(dir, "t.md")},
		{"clauses", filepath.Join(dir, "t.md")},
		{"backup", w, filepath.Join(t.TempDir(), "b.countersign")},
	} {
		done(t, line...)
	}
	for _, line := range [][]string{
		{"apply", w, filepath.Join(dir, "v.yaml")},
		{"purge", w, "x", "--reason", "y"},
		{"check", w, "--rebuild"},
		{"backup", w, filepath.Join(dir, "b.countersign")},
		{"new", filepath.Join(dir, "n.countersign")},
		{"pack", w, id, "--out", filepath.Join(dir, "p.zip")},
	} {
		refused(t, 1, "The disk is full", line...)
		refused(t, 1, "Free some space", line...)
	}
	if r := commandAs(t, "", "pack", w, id, "--out", filepath.Join(dir, "p")); r.code != 1 ||
		!strings.Contains(r.err, "The disk is full") {
		t.Errorf("a pack that is not recorded: exit %d: %s", r.code, r.err)
	}
	if after := names(t, dir); after != before {
		t.Errorf("left behind: %s, before %s", after, before)
	}
}

func TestTheWindowOpensAWorkspaceOnAFullDisk(t *testing.T) {
	dir := fullDisk(t, func(dir string) { done(t, "new", filepath.Join(dir, "w.countersign")) })
	once, err := wired()
	if err != nil {
		t.Fatal(err)
	}
	b, err := once.openFor(t.Context(), filepath.Join(dir, "w.countersign"), assessments.Actor{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	if info := b.Info(); !info.ReadOnly || !info.NoRoom {
		t.Errorf("opened as %+v", info)
	}
	if _, err := b.Overview(t.Context(), b.Today()); err != nil {
		t.Error(err)
	}
}
