package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"countersign/app/cli"
	"countersign/app/profile"
	"countersign/assessments/intake/child"
)

// asProgram makes the test binary behave as the program, for tests that must see it from outside.
const asProgram = "COUNTERSIGN_TEST_AS_PROGRAM"

// TestMain lets the test binary be the program, and the child that reads files, as the program itself is.
func TestMain(m *testing.M) {
	args := os.Args[1:]
	switch {
	case len(args) > 0 && args[0] == child.Command:
		os.Exit(child.Main(args[1:], os.Stdin, os.Stdout))
	case os.Getenv(asProgram) != "" && cli.IsCommand(args):
		os.Exit(Command(args, testVersion))
	case os.Getenv(asProgram) != "":
		os.Exit(Window(args, testVersion))
	}
	os.Exit(m.Run())
}

// testVersion is the version that the tests give the program.
const testVersion = "0.0.0-test"

// inModule is a path in the module, from where the tests run.
func inModule(path string) string { return filepath.Join("..", "..", filepath.FromSlash(path)) }

// result is what a command printed and how it ended.
type result struct {
	out, err string
	code     int
}

// wired is the wiring of all commands but for the profile: reading the catalogue takes longer than most of them.
var wired = sync.OnceValues(func() (*wiring, error) { return newWiring(nil, testVersion) })

// command runs the program's command line in this process, as the actor of the tests.
func command(t *testing.T, args ...string) result {
	t.Helper()
	return commandAs(t, "Ada;legal", args...)
}

func commandAs(t *testing.T, actor string, args ...string) result {
	t.Helper()
	return commandIn(t, filepath.Join(t.TempDir(), "none"), actor, args...)
}

// commandIn keeps the user's profile in a folder.
func commandIn(t *testing.T, config, actor string, args ...string) result {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", config)
	once, err := wired()
	if err != nil {
		t.Fatal(err)
	}
	w := *once
	w.profile = profile.Open()
	var out, errs bytes.Buffer
	d := w.commands()
	d.Stdout, d.Stderr = &out, &errs
	d.Getenv = func(k string) string {
		if k == "COUNTERSIGN_ACTOR" {
			return actor
		}
		return ""
	}
	code := cli.Main(args, d)
	return result{out.String(), errs.String(), code}
}

// done asserts that a command succeeded and returns what it printed.
func done(t *testing.T, args ...string) string {
	t.Helper()
	r := command(t, args...)
	if r.code != 0 {
		t.Fatalf("countersign %s: exit %d\n%s%s", strings.Join(args, " "), r.code, r.out, r.err)
	}
	return r.out
}

// refused asserts the exit code and that the message says something.
func refused(t *testing.T, code int, words string, args ...string) {
	t.Helper()
	r := command(t, args...)
	if r.code != code || !strings.Contains(r.err, words) {
		t.Errorf("countersign %s: exit %d, want %d; stderr %q, want it to mention %q", strings.Join(args, " "), r.code, code, r.err, words)
	}
	if strings.Contains(r.err, "goroutine") || strings.Contains(r.err, ".go:") {
		t.Errorf("countersign %s: a person is shown the inside of the program: %s", strings.Join(args, " "), r.err)
	}
}

// write makes a file in a folder of the test.
func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

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

// furnished is a workspace with one assessment, and the folder it lies in.
func furnished(t *testing.T) (workspace, dir string) {
	t.Helper()
	dir = t.TempDir()
	write(t, dir, "msa.md", "# 4 Content\n\n4.1 Training. Lumen will not use Customer Content to train any model.\n")
	write(t, dir, "soc2.txt", "An auditor's report on Lumen.\n")
	file := write(t, dir, "lumen.yaml", declared)
	workspace = filepath.Join(dir, "w.countersign")
	done(t, "new", workspace)
	done(t, "apply", workspace, file)
	return workspace, dir
}

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
	if err := json.Unmarshal([]byte(done(t, "show", w, "--json")), &got); err != nil || len(got.Assessments) != 1 {
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
	if out := done(t, "apply", w, file, "--dry-run"); !strings.Contains(out, "harbor") || !strings.Contains(out, "Nothing was changed") {
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
	for _, path := range []string{"vendors[0].id", "vendors[1].name", "vendors[2].name", "services[0].vendor", "documents[0].kind", "documents[0].versions[0].file", "uses[0].scope", "answers[0].item", "answers[1].verdict", "answers[2].reason"} {
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
	file := write(t, dir, "names.yaml", "countersign: 1\nvendors:\n  - {id: lumen, name: \"=SUM(A1) 😀 語 שלום\"}\n")
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
		file := write(t, dir, "ev.yaml", "countersign: 1\nevidence:\n  - {id: e, name: E, revisions: [{label: \"1\", strength: verified_by_us, file: \""+name+"\"}]}\n")
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
		if r := command(t, args...); r.code != 0 || !strings.Contains(r.out+r.err, "Example: countersign "+name) {
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
	if err := json.Unmarshal([]byte(done(t, "template", "coverage", "--json")), &rows); err != nil || len(rows) < 100 {
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
		done(t, "pack", w, a.ID, "--out", out, "--as-of", "2026-11-21") // which verifies it before it has its name
		if i == 0 {
			done(t, "verify", out)
		}
	}
	if len(states) < 10 {
		t.Errorf("the sample shows only the states %v", states)
	}
}
