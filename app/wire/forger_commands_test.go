package wire

import (
	"encoding/json"
	"strings"
	"testing"

	"countersign/assessments"
)

// unproved reports a forgery of records or journal, on which whatever a command prints is based. Files
// are apart: not every command reads them.
func (c forgery) unproved() bool { return !c.packs && !c.inside }

// tryReading reads the forged workspace with every command that shows what is based on records. What
// they are based on keeps them from ending well, and is named; stored figures are named where they are
// listed, and never shown.
func (f *forger) tryReading(t *testing.T, path string, c forgery) {
	t.Helper()
	for _, args := range [][]string{
		{"show", path},
		{"assess", path, forgedAssessment},
		{"leaves", path, forgedAssessment, "--audience", "vendor"},
		{"obligations", path, forgedAssessment},
	} {
		files := args[0] == "assess" || args[0] == "leaves" // it reads their bytes
		code, read := 0, files && c.kind == assessments.InContent && !c.packs
		if read || c.unproved() || c.kind == assessments.InFigures && args[0] == "show" {
			code = 3
		}
		got := f.run(append(args, "--as-of", "2026-11-25", "--json")...)
		if got.code != code || (code == 0) != (got.err == "") {
			t.Errorf("%s ends with %d, want %d: %s", args[0], got.code, code, got.err)
		}
		if got.out == "" && code == 3 {
			continue // refused
		}
		var out struct{ Damage []assessments.Damage }
		if err := json.Unmarshal([]byte(got.out), &out); err != nil || (len(out.Damage) > 0) != (code == 3) {
			t.Errorf("%s prints %v as the damage, %v", args[0], out.Damage, err)
		}
		if args[0] == "show" && c.packs && withoutDamage(got.out) != withoutDamage(f.show) {
			t.Errorf("show says\n%s\nwant\n%s", got.out, f.show)
		}
	}
}

// withoutDamage is what a command printed but for the damage that it names.
func withoutDamage(printed string) string {
	var all map[string]any
	_ = json.Unmarshal([]byte(printed), &all)
	delete(all, "damage")
	out, _ := json.Marshal(all)
	return string(out)
}

// tryWriting applies a file to the forged workspace, which must not be built on.
func (f *forger) tryWriting(t *testing.T, path string, c forgery) {
	t.Helper()
	file := write(t, t.TempDir(), "more.yaml", "countersign: 1\nvendors:\n  - {id: harbor, name: Harbor}\n")
	got := f.run("apply", path, file, "--as", "Ada Lindgren", "--role", "legal")
	if (got.code == 0) == c.unproved() || c.unproved() && got.code != 3 {
		t.Errorf("apply ends with %d: %s%s", got.code, got.out, got.err)
	}
	if !c.unproved() {
		return
	}
	for _, args := range [][]string{
		{"purge", path, "lumen-terms/2026-09", "--reason", "returned"},
		{"purge", path, "lumen-terms/2026-09", "--reason", "returned", "--dry-run"},
		{"template", "begin", path, "scope2-enterprise-app", "lumen-chat-drafting"},
	} {
		got := f.run(append(args, "--as", "Ada Lindgren", "--role", "legal")...)
		if got.code != 3 || got.out != "" {
			t.Errorf("%s ends with %d: %s%s", args[0], got.code, got.out, got.err)
		}
	}
}

func TestNothingIsSaidOrSignedOnAnAlteredFile(t *testing.T) {
	f, err := forging()
	if err != nil {
		t.Fatal(err)
	}
	path := f.forged(t, statements(`UPDATE chunk SET bytes = cast(replace(cast(bytes AS TEXT), 'not use', 'now use') AS BLOB)
		WHERE blob = (SELECT id FROM blob WHERE sha256 = `+termsFile+`)`))
	for _, command := range []string{"assess", "leaves"} {
		for _, flags := range [][]string{{"--as-of", "2026-11-25"}, {"--as-of", "2026-11-25", "--json"}} {
			got := f.run(append([]string{command, path, forgedAssessment}, flags...)...)
			if got.code != 3 || !strings.Contains(got.err, "not as it was added") {
				t.Errorf("%s %v ends with %d: %s", command, flags, got.code, got.err)
			}
		}
	}
	sign := "countersign: 1\nassessments:\n  - id: " + forgedAssessment +
		"\n    signoffs:\n      - {id: new, role: dpo, name: Helga Brandt}\n"
	file := write(t, t.TempDir(), "sign.yaml", sign)
	for _, dry := range [][]string{{"--dry-run"}, nil} {
		got := f.run(append([]string{"apply", path, file, "--as", "Ada Lindgren", "--role", "legal"},
			dry...)...)
		if got.code != 3 || !strings.Contains(got.err, "not as it was added") {
			t.Errorf("apply %v ends with %d: %s", dry, got.code, got.err)
		}
	}
	more := write(t, t.TempDir(), "more.yaml", "countersign: 1\nvendors:\n  - {id: harbor, name: Harbor}\n")
	if got := f.run("apply", path, more, "--as", "Ada Lindgren", "--role", "legal"); got.code != 0 {
		t.Errorf("a vendor cannot be added: %s", got.err)
	}
}
