package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/app/cli"
	"countersign/app/profile"
	"countersign/assessments"
)

// asProgram makes the test binary behave as the program, for tests that must see it from outside.
const asProgram = "COUNTERSIGN_TEST_AS_PROGRAM"

// testVersion is the version that the tests give the program.
const testVersion = "0.0.0-test"

const declared = `countersign: 1
vendors:
  - id: lumen
    name: Lumen AI
    services:
      - id: chat
        name: Lumen Chat
    contracts:
      - id: ea
        name: Enterprise Agreement
        documents:
          - id: msa
            name: Master agreement
            kind: msa
            versions:
              - {label: "1", status: executed, effective: 2026-09-01, file: msa.md}
uses:
  - id: support
    service: chat
    contract: ea
    purpose: Support drafting
    scope: 2
evidence:
  - id: soc2
    name: SOC 2 report
    revisions:
      - {label: "2026", strength: independent_report, file: soc2.txt}
assessments:
  - id: a
    use: support
    name: Lumen Chat for support
    answers:
      - item: S2-LP-TRAINING-USE
        verdict: met
        citations:
          - {version: msa/1, quote: "will not use Customer Content to train"}
`

func TestApplyingTwiceChangesNothing(t *testing.T) {
	w, dir := furnished(t)
	out := done(t, "apply", w, filepath.Join(dir, "lumen.yaml"), "--json")
	var got struct{ Changes []any }
	if err := json.Unmarshal([]byte(out), &got); err != nil || len(got.Changes) != 0 {
		t.Errorf("changes %v, %v", got.Changes, err)
	}
}

func TestShowCountsTheOpenDealBreakers(t *testing.T) {
	w, _ := furnished(t)
	var got struct {
		Open        int `json:"open_deal_breakers"`
		Assessments []struct {
			Open []string `json:"open_deal_breakers"`
		}
	}
	if err := json.Unmarshal([]byte(done(t, "show", w, "--json")), &got); err != nil ||
		len(got.Assessments) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if n := len(got.Assessments[0].Open); n == 0 || got.Open != n {
		t.Errorf("%d are open, of %d", got.Open, n)
	}
	lines := strings.Split(strings.TrimSpace(done(t, "show", w)), "\n")
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, fmt.Sprintf("Blocks approval: %d, ", got.Open)) {
		t.Errorf("the last line is %q", last)
	}
}

func TestADryRunSaysWhatWouldChangeAndChangesNothing(t *testing.T) {
	w, dir := furnished(t)
	before := done(t, "show", w, "--json")
	file := write(t, dir, "more.yaml", "countersign: 1\nvendors:\n  - {id: harbor, name: Harbor}\n")
	if out := done(t, "apply", w, file, "--dry-run"); !strings.Contains(out, "harbor") ||
		!strings.Contains(out, "Nothing was changed") {
		t.Errorf("dry run says %q", out)
	}
	if after := done(t, "show", w, "--json"); after != before {
		t.Error("the dry run changed the workspace")
	}
}

func TestTenMistakesAreAllReportedWithTheirPathsAndNothingChanges(t *testing.T) {
	w, dir := furnished(t)
	before := done(t, "show", w, "--json")
	file := write(t, dir, "bad.yaml", `countersign: 1
vendors:
  - {id: "bad id", name: A}
  - {id: v2}
  - {id: v3, name: "`+strings.Repeat("語", 5000)+`"}
services:
  - {id: s, vendor: nobody, name: S}
documents:
  - {id: d, vendor: lumen, name: D, kind: scroll, versions: [{label: "1", status: executed, file: gone.pdf}]}
uses:
  - {id: u, service: chat, purpose: P, scope: 9}
assessments:
  - id: b
    use: support
    name: B
    answers:
      - {item: NO-SUCH-ITEM, verdict: met}
      - {item: S2-LP-TRAINING-USE, verdict: maybe}
      - {item: S2-LP-TRAINING-OPT-OUT, verdict: not_applicable}
    decisions:
      - {outcome: approved}
`)
	r := command(t, "apply", w, file)
	if r.code != 4 {
		t.Fatalf("exit %d: %s", r.code, r.err)
	}
	for _, path := range []string{
		"vendors[0].id", "vendors[1].name", "vendors[2].name", "services[0].vendor",
		"documents[0].kind", "documents[0].versions[0].file", "uses[0].scope", "answers[0].item",
		"answers[1].verdict", "answers[2].reason",
	} {
		if !strings.Contains(r.err, path) {
			t.Errorf("no problem is reported at %s:\n%s", path, r.err)
		}
	}
	if after := done(t, "show", w, "--json"); after != before {
		t.Error("a refused file changed the workspace")
	}
}

func TestAwkwardNamesGoThroughToThePack(t *testing.T) {
	w, dir := furnished(t)
	file := write(t, dir, "names.yaml",
		"countersign: 1\nvendors:\n  - {id: lumen, name: \"=SUM(A1) 😀 語 שלום\"}\n")
	done(t, "apply", w, file)
	pack := filepath.Join(dir, "pack")
	done(t, "pack", w, "a", "--out", pack, "--as-of", "2026-11-21")
	done(t, "verify", pack)
}

func TestBadFilesOfEveryKindAreRefusedInOneSentence(t *testing.T) {
	w, dir := furnished(t)
	bomb := "countersign: 1\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nvendors: [*b,*b,*b]\n"
	cases := []struct{ name, content, words string }{
		{"bomb.yaml", bomb, "anchor"},
		{"empty.yaml", "", "empty"},
		{"pdf.yaml", "%PDF-1.7\n", "PDF"},
		{"two.yaml", "countersign: 1\nvendors:\n  - {id: v, name: \"two\\nlines\"}\n", "one line"},
		{"version.yaml", "countersign: 7\n", "format 1"},
	}
	for _, c := range cases {
		refused(t, 4, c.words, "apply", w, write(t, dir, c.name, c.content))
	}
	refused(t, 4, "There is no file", "apply", w, filepath.Join(dir, "gone.yaml"))
	refused(t, 4, "not a file", "apply", w, dir)
	for name, words := range map[string]string{".": "folder", "empty.txt": "0 bytes", "gone.txt": "no file"} {
		if name == "empty.txt" {
			write(t, dir, name, "")
		}
		file := write(t, dir, "ev.yaml",
			"countersign: 1\nevidence:\n  - {id: e, name: E, revisions: [{label: \"1\", strength: verified_by_us, file: \""+name+"\"}]}\n")
		refused(t, 4, words, "apply", w, file)
	}
}

func TestWorkspacesThatAreNoneAreRefusedPolitely(t *testing.T) {
	w, dir := furnished(t)
	data, err := os.ReadFile(w)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"text.countersign": []byte("hello, this is not a database at all, just some text that is long enough"), "empty.countersign": {}, "cut.countersign": data[:len(data)/2],
	} {
		path := write(t, dir, name, string(content))
		r := command(t, "show", path)
		if r.code == 0 || r.code == 2 || len(strings.TrimSpace(r.err)) < 20 {
			t.Errorf("%s: exit %d, %q", name, r.code, r.err)
		}
	}
	refused(t, 4, "gone", "show", filepath.Join(dir, "gone.countersign"))
	r := command(t, "new", w)
	if r.code == 0 {
		t.Error("new overwrote a workspace")
	}
}

func TestWhoActsMustBeNamed(t *testing.T) {
	w, dir := furnished(t)
	r := commandAs(t, "", "apply", w, filepath.Join(dir, "lumen.yaml"))
	if r.code != 2 || !strings.Contains(r.err, "who is acting") {
		t.Errorf("exit %d: %s", r.code, r.err)
	}
	refused(t, 2, "date", "show", w, "--as-of", "2026-13-01")
	refused(t, 2, "unknown flag", "show", w, "--nonsense")
	refused(t, 4, "no assessment", "assess", w, "nobody")
}

// TestACommandNamesWhoActsByTheSettings: who is named in the settings acts where a command names
// nobody. The command says so, and what is recorded leads back to the file from anywhere.
func TestACommandNamesWhoActsByTheSettings(t *testing.T) {
	w, dir := furnished(t)
	config := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	if err := profile.Open().Update(func(d *profile.Data) {
		d.Actor = assessments.Actor{Name: "Piet Procure", Role: "procurement"}
	}); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	r := commandIn(t, config, "", "pack", w, "a", "--out", "written")
	for in, words := range map[string]string{
		r.err: "Acting as Piet Procure (procurement), who is named in the settings of this computer",
		r.out: "Recorded in the workspace as written by Piet Procure (procurement).",
	} {
		if r.code != 0 || !strings.Contains(in, words) {
			t.Errorf("exit %d: %q does not say %q", r.code, in, words)
		}
	}
	s, err := wired()
	if err != nil {
		t.Fatal(err)
	}
	store, err := s.open(t.Context(), w, true)
	if err != nil {
		t.Fatal(err)
	}
	b := s.bench(store, assessments.Actor{})
	defer func() { _ = b.Close() }()
	packs, err := b.List(t.Context(), assessments.NounPack)
	if err != nil || len(packs) != 1 {
		t.Fatalf("%d packs are recorded, %v", len(packs), err)
	}
	if place := packs[0].(*assessments.Pack).Place; place != filepath.Join(dir, "written") {
		t.Errorf("it is said to be in %q", place)
	}
}

func TestTheSamePackHasTheSameBytes(t *testing.T) {
	w, dir := furnished(t)
	one, two := filepath.Join(dir, "one.zip"), filepath.Join(dir, "two.zip")
	for _, out := range []string{one, two} {
		done(t, "pack", w, "a", "--out", out, "--as-of", "2026-11-21")
	}
	a, err := os.ReadFile(one)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(two)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two packs of the same state and day differ")
	}
	done(t, "verify", one)
	b[len(b)/2] ^= 1
	write(t, dir, "two.zip", string(b))
	if r := command(t, "verify", two); r.code != 3 && r.code != 4 {
		t.Errorf("a changed pack verifies with exit %d: %s", r.code, r.err)
	}
	refused(t, 4, "", "pack", w, "a", "--out", one)
}

func TestAPurgedEvidenceLeavesATombstoneAndACleanCheck(t *testing.T) {
	w, _ := furnished(t)
	done(t, "purge", w, "soc2/2026", "--reason", "returned under NDA")
	done(t, "check", w)
	refused(t, 4, "no document", "purge", w, "nobody", "--reason", "x")
	refused(t, 2, "reason", "purge", w, "soc2/2026")
}

func TestABackupRestoresToTheSameWorkspace(t *testing.T) {
	w, dir := furnished(t)
	backup, back := filepath.Join(dir, "b.countersign"), filepath.Join(dir, "again.countersign")
	done(t, "backup", w, backup)
	done(t, "restore", backup, back)
	if a, b := done(t, "show", w, "--json"), done(t, "show", back, "--json"); a != b {
		t.Error("the restored workspace shows something else")
	}
	refused(t, 4, "", "backup", w, backup)
}

func TestEveryCommandHasHelpWithAnExample(t *testing.T) {
	for _, name := range cli.Names() {
		if strings.HasPrefix(name, "-") || name == "help" {
			continue
		}
		args := []string{name, "-h"}
		if name == "template" {
			args = []string{name, "coverage", "-h"}
		}
		if r := command(t, args...); r.code != 0 ||
			!strings.Contains(r.out+r.err, "Example: countersign "+name) {
			t.Errorf("%s -h: exit %d\n%s%s", name, r.code, r.out, r.err)
		}
	}
}

func TestTheCatalogueServesEveryRequirement(t *testing.T) {
	var rows []struct {
		ID       string              `json:"id"`
		ServedBy []string            `json:"served_by"`
		ByScope  map[string][]string `json:"by_scope"`
		Hidden   []struct{ Scope, Tier int }
	}
	if err := json.Unmarshal([]byte(done(t, "template", "coverage", "--json")), &rows); err != nil ||
		len(rows) < 100 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, r := range rows {
		if len(r.ServedBy) == 0 || len(r.ByScope) == 0 || r.Hidden == nil {
			t.Errorf("%+v", r)
		}
	}
	done(t, "template", "lint")
}

func TestTheSampleIsWholeAndPacks(t *testing.T) {
	dir := t.TempDir()
	w := filepath.Join(dir, "s.countersign")
	done(t, "new", w, "--sample")
	done(t, "check", w)
	var o struct {
		Assessments []struct{ ID, Status string } `json:"assessments"`
	}
	if err := json.Unmarshal([]byte(done(t, "show", w, "--json")), &o); err != nil {
		t.Fatal(err)
	}
	states := map[string]bool{}
	for i, a := range o.Assessments {
		states[a.Status] = true
		out := filepath.Join(dir, a.ID)
		// which verifies it before it has its name
		done(t, "pack", w, a.ID, "--out", out, "--as-of", "2026-11-21")
		if i == 0 {
			done(t, "verify", out)
		}
	}
	if len(states) < 10 {
		t.Errorf("the sample shows only the states %v", states)
	}
}
