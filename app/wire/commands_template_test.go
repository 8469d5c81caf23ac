package wire

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAQuestionSetIsPrintedByItsIdAndFromAFile(t *testing.T) {
	dir := t.TempDir()
	pdf, xlsx := filepath.Join(dir, "set.pdf"), filepath.Join(dir, "set.xlsx")
	done(t, "template", "show", "scope1-consumer-app", "--pdf", pdf, "--xlsx", xlsx)
	for path, begins := range map[string]string{pdf: "%PDF-", xlsx: "PK"} {
		if b, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(b), begins) {
			t.Errorf("%s: %d bytes, %v", path, len(b), err)
		}
	}
	if r := command(t, "template", "show", "scope1-consumer-app", "--pdf", pdf); r.code == 0 ||
		!strings.Contains(r.err, "exists already") {
		t.Errorf("printing over a file that is there: exit %d, %s", r.code, r.err)
	}
	if r := command(t, "template", "show", inModule("templates/scope2-enterprise-app.yaml"), "--pdf",
		filepath.Join(dir, "own.xlsx")); r.code == 0 {
		t.Error("a PDF was written under the name of a workbook")
	}
}

func TestASetOfOnesOwnIsAddedListedAndBegunWith(t *testing.T) {
	w, dir := furnished(t)
	b, err := os.ReadFile(inModule("templates/scope2-enterprise-app.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(dir, "own.yaml")
	text := strings.Replace(string(b), "id: scope2-enterprise-app", "id: acme-set", 1)
	if err := os.WriteFile(own, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	done(t, "template", "add", w, own)
	if out := done(t, "template", "add", w, own); !strings.Contains(out, "already") {
		t.Errorf("adding it again says %q", out)
	}
	if out := done(t, "template", "list", "--workspace", w); !strings.Contains(out, "acme-set") {
		t.Errorf("it is not listed: %s", out)
	}
	const use = "support"
	began := strings.Fields(done(t, "template", "begin", w, "acme-set", use))[1]
	if out := done(t, "assess", w, began, "--json"); !strings.Contains(out, "acme-set") {
		t.Errorf("%s did not begin with the set", began)
	}
	refused(t, 4, "Scope 1", "template", "begin", w, "scope1-consumer-app", use)
	refused(t, 4, "no question set", "template", "begin", w, "nothing", use)
	bad := filepath.Join(dir, "bad.yaml")
	if err := os.WriteFile(bad, []byte(strings.Replace(text, "weight: 6", "weight: -6", 1)),
		0o600); err != nil {
		t.Fatal(err)
	}
	if r := command(t, "template", "add", w, bad); r.code == 0 || !strings.Contains(r.err, "weight") {
		t.Errorf("a set with a problem: exit %d, %s", r.code, r.err)
	}
}

func TestDutiesOfLawAreLintedAsWhatTheyAre(t *testing.T) {
	shipped := inModule("templates/obligations.yaml")
	if out := done(t, "template", "lint", shipped); !strings.Contains(out, "No problem") {
		t.Errorf("the shipped duties: %s", out)
	}
	data, err := os.ReadFile(shipped)
	if err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(t.TempDir(), "law.yaml")
	text := strings.Replace(string(data), "{fact: works_council, in:", "{fact: works_counsel, in:", 1)
	if err := os.WriteFile(broken, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r := command(t, "template", "lint", broken)
	if r.code != 3 || !strings.Contains(r.out, `"works_counsel" is not a fact`) {
		t.Errorf("exit %d, %s", r.code, r.out)
	}
}
