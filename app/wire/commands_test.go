package wire

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"countersign/app/cli"
)

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
	w := filepath.Join(dir, "w.countersign")
	copied(t, dir, sampleFiles)
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

// TestWhoActsIsNamedByWhatPeopleSee: a name has no sign that a terminal carries out or nobody sees.
func TestWhoActsIsNamedByWhatPeopleSee(t *testing.T) {
	w, dir := furnished(t)
	file := filepath.Join(dir, "lumen.yaml")
	for _, actor := range []string{"Ada\x1b[31m;legal", "Ada;le\u202egal", "A\u200bda;legal"} {
		if r := commandAs(t, actor, "apply", w, file); r.code == 0 ||
			!strings.Contains(r.err, "who is acting cannot be recorded") ||
			strings.ContainsAny(r.err, "\x1b\u202e\u200b") {
			t.Errorf("%q: exit %d, %q", actor, r.code, r.err)
		}
	}
	refused(t, 2, "who is acting cannot be recorded", "apply", w, file, "--as", "Ada\x1b[31m", "--role",
		"legal")
}
