package wire

import (
	"database/sql"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

// purgeReport is what “purge --json” prints.
type purgeReport struct {
	Event    assessments.Event       `json:"event"`
	Stones   []assessments.Tombstone `json:"tombstones"`
	Mentions []struct{ Noun, ID, Field string }
	Copies   []string
	Missing  []string
	Packs    []string
}

func purging(t *testing.T, config string, args ...string) (p purgeReport) {
	t.Helper()
	r := commandIn(t, config, "Ada;legal",
		append([]string{"purge", "--json", "--reason", "returned under NDA"}, args...)...)
	if r.code != 0 || json.Unmarshal([]byte(r.out), &p) != nil {
		t.Fatalf("purge %v: exit %d\n%s%s", args, r.code, r.out, r.err)
	}
	return p
}

func copyFile(t *testing.T, from, to string) string {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestPurgeNamesTheCopiesThatStillHoldIt(t *testing.T) {
	w, dir := furnished(t)
	config, away := t.TempDir(), t.TempDir()
	run := func(args ...string) {
		t.Helper()
		if r := commandIn(t, config, "Ada;legal", args...); r.code != 0 {
			t.Fatalf("%v: %s", args, r.err)
		}
	}
	first, gone := filepath.Join(away, "first.bak"), filepath.Join(away, "gone.bak")
	run("backup", w, first)
	run("backup", w, gone)
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	restored := filepath.Join(away, "restored.countersign")
	run("restore", first, restored)
	rotated := copyFile(t, w, filepath.Join(config, "countersign", "backups", "w-1234",
		"w-20261101T000000Z.backup.countersign"))
	migrated := copyFile(t, w, filepath.Join(dir, "w-format2-20261101T000000Z.countersign"))
	manual := copyFile(t, w, filepath.Join(dir, "w - copy.countersign"))
	damaged := copyFile(t, w, filepath.Join(dir, "w-damaged.countersign"))
	if err := os.Truncate(damaged, 40_000); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "w.txt", "A file of another kind.")
	other := filepath.Join(dir, "w-other.countersign")
	run("new", other)
	holding := []string{first, rotated, migrated, manual, damaged, "kept elsewhere"}
	slices.Sort(holding)

	for _, planned := range []bool{true, false} {
		args := []string{w, "soc2/2026", "--copy", "kept elsewhere"}
		if planned {
			args = append(args, "--dry-run")
		}
		p := purging(t, config, args...)
		slices.Sort(p.Copies)
		if !slices.Equal(p.Copies, holding) || !slices.Equal(p.Missing, []string{gone}) {
			t.Errorf("planned %v: copies\n%q\nwant\n%q\nmissing %q", planned, p.Copies, holding, p.Missing)
		}
		if planned {
			continue
		}
		for _, stone := range p.Stones {
			slices.Sort(stone.Backups)
			if !slices.Equal(stone.Backups, holding) {
				t.Errorf("the tombstone names %q", stone.Backups)
			}
		}
	}
	second := filepath.Join(away, "second.bak")
	run("backup", w, second) // after the purge: it has nothing of it
	p := purging(t, config, w, "msa/1")
	if !slices.Contains(p.Copies, second) || !slices.Contains(p.Copies, first) {
		t.Errorf("of the next purge the copies are %q", p.Copies)
	}
	if p := purging(t, config, restored, "soc2/2026"); slices.Contains(p.Copies, second) ||
		!slices.Contains(p.Copies, first) {
		t.Errorf("of the restored workspace the copies are %q, and %q was made after the purge", p.Copies,
			second)
	}
	if out := commandIn(t, config, "Ada;legal", "purge", w, "soc2/2026", "--reason",
		"again").out; !strings.Contains(out, "purged before") {
		t.Errorf("purging it again says %q", out)
	}
}

func TestPurgeSaysWhatItDoesNotReach(t *testing.T) {
	w, dir := furnished(t)
	file := write(t, dir, "more.yaml",
		"countersign: 1\nassessments:\n  - id: a\n    answers:\n      - item: S2-LP-TRAINING-USE\n"+
			"        reason: They say that Lumen will not use Customer Content, and so on.\n")
	done(t, "apply", w, file)
	pack := filepath.Join(dir, "pack.zip")
	done(t, "pack", w, "a", "--out", pack)
	before := done(t, "show", w, "--json")
	refused(t, 4, "repeats words", "purge", w, "msa/1", "soc2", "--reason",
		"Lumen will not use Customer Content to train any model")
	for _, args := range [][]string{{"--dry-run"}, nil} {
		out := done(t, append([]string{"purge", w, "msa", "soc2", "--reason", "returned under NDA"},
			args...)...)
		for _, words := range []string{
			"version msa/1", "revision of evidence soc2/2026", "2 files",
			"answer a/S2-LP-TRAINING-USE, reason: “Lumen will not use Customer Content",
			"No copy of the workspace is known", pack,
		} {
			if !strings.Contains(out, words) {
				t.Errorf("purge %v does not say %q:\n%s", args, words, out)
			}
		}
		if args != nil && (!strings.Contains(out, "Nothing was changed") ||
			done(t, "show", w, "--json") != before) {
			t.Errorf("a dry run changed something, or does not say that it did not:\n%s", out)
		}
	}
	done(t, "check", w)
}

func TestPurgeErasesNamesOnRequest(t *testing.T) {
	w, _ := furnished(t)
	done(t, "purge", w, "soc2", "msa", "--names", "--reason", "erasure request")
	if out := done(t, "show", w, "--json"); strings.Contains(out, "SOC 2 report") ||
		strings.Contains(out, "Master agreement") {
		t.Errorf("names are still shown: %s", out)
	}
	b, err := os.ReadFile(w)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"SOC 2 report", "Master agreement", "msa.md", "soc2.txt"} {
		if strings.Contains(string(b), name) {
			t.Errorf("the name “%s” is still in the file", name)
		}
	}
	done(t, "check", w)
}

func TestPurgeOfAFileThatIsKeptTwiceTakesBoth(t *testing.T) {
	w, dir := furnished(t)
	file := write(t, dir, "twice.yaml",
		"countersign: 1\nevidence:\n  - id: same\n    name: The same file\n    revisions:\n      - {label: \"1\", strength: independent_report, file: soc2.txt}\n")
	done(t, "apply", w, file)
	refused(t, 4, "same/1", "purge", w, "soc2", "--reason", "returned under NDA")
	done(t, "purge", w, "soc2", "same", "--reason", "returned under NDA")
	done(t, "check", w)
	b, err := os.ReadFile(w)
	if err != nil || strings.Contains(string(b), "An auditor's report on Lumen.") {
		t.Errorf("the bytes are still in the file, %v", err)
	}
}

func TestCheckNamesAPurgeThatIsNotFinished(t *testing.T) {
	w, _ := furnished(t)
	done(t, "purge", w, "soc2/2026", "--reason", "returned under NDA")
	db, err := sql.Open("sqlite", w)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`INSERT INTO "erasure" ("event") SELECT max("seq") FROM "journal"`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	r := command(t, "check", w)
	if r.code != 3 || !strings.Contains(r.out, "revision.purge soc2/2026") ||
		!strings.Contains(r.err, "Not finished: 1 purge") {
		t.Errorf("check: exit %d, %s%s", r.code, r.out, r.err)
	}
	done(t, "purge", w, "soc2/2026", "--reason", "again") // opens it for writing
	done(t, "check", w)
}
