package wire

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// names lists a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

// The log of a crash, replayed over a restored backup, would damage it.
func TestNewBackupAndRestoreRefuseAStaleLog(t *testing.T) {
	w, _ := furnished(t)
	dir := t.TempDir()
	copied := filepath.Join(dir, "copy.countersign")
	done(t, "backup", w, copied)
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		dest := filepath.Join(t.TempDir(), "w.countersign")
		write(t, filepath.Dir(dest), "w.countersign"+suffix, "what a crash left")
		for _, line := range [][]string{
			{"new", dest},
			{"new", dest, "--sample"},
			{"backup", w, dest},
			{"restore", copied, dest},
		} {
			refused(t, 4, "w.countersign"+suffix, line...)
			if got := names(t, filepath.Dir(dest)); got != "w.countersign"+suffix {
				t.Errorf("%v left %s", line, got)
			}
		}
	}
}

func TestALockedWorkspaceIsAFailureOfTheMachine(t *testing.T) {
	w, dir := furnished(t)
	once, err := wired()
	if err != nil {
		t.Fatal(err)
	}
	s, err := once.open(t.Context(), w, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	file := write(t, dir, "more.yaml", "countersign: 1\nvendors:\n  - {id: harbor, name: Harbor}\n")
	refused(t, 1, "already open", "apply", w, file)
	refused(t, 1, "already open", "check", w, "--rebuild")
	refused(t, 1, "already open", "purge", w, "soc2", "--reason", "x")
}

func TestCheckNamesWhatKilledRunsLeftAndTheNextRunRemovesIt(t *testing.T) {
	w, dir := furnished(t)
	if err := os.MkdirAll(filepath.Join(dir, ".countersign-pack-1234", "documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	host, _ := os.Hostname()
	write(t, dir, ".killed.countersign.lock", "4711\n"+host+"\n2026-11-30T08:33:00Z\n\n")
	if r := command(t, "check", w); r.code != 0 || !strings.Contains(r.err, ".countersign-pack-1234") ||
		!strings.Contains(r.err, ".killed.countersign.lock”, the lock of") {
		t.Errorf("check: exit %d, %s", r.code, r.err)
	}
	if out := done(t, "check", w, "--json"); !strings.Contains(out, `"left_behind"`) {
		t.Errorf("check --json: %s", out)
	}
	done(t, "pack", w, "a", "--out", filepath.Join(dir, "p.zip"))
	if got := names(t, dir); strings.Contains(got, ".countersign-") || strings.Contains(got, ".killed") {
		t.Errorf("after the next pack: %s", got)
	}
}

func TestApplyReadsNoFileOutsideItsFolderUnlessAllowed(t *testing.T) {
	w, dir := furnished(t)
	elsewhere := t.TempDir()
	write(t, elsewhere, "secret.txt", "Not meant for the workspace.\n")
	path := filepath.Join(elsewhere, "secret.txt")
	file := write(t, dir, "more.yaml",
		"countersign: 1\nevidence:\n  - {id: e, name: E, revisions: [{label: \"1\", strength: independent_report, file: "+strconv.Quote(path)+"}]}\n")
	before := done(t, "show", w, "--json")
	refused(t, 4, "outside the folder", "apply", w, file)
	if after := done(t, "show", w, "--json"); after != before {
		t.Error("the workspace was changed")
	}
	if out := done(t, "apply", w, file, "--files-from", elsewhere); !strings.Contains(out, "1 file read") {
		t.Errorf("allowed: %s", out)
	}
}
