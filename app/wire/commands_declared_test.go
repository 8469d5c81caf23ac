package wire

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestApplyRefusesDuplicatesAndSignsThatNobodySees(t *testing.T) {
	dir := t.TempDir()
	w := filepath.Join(dir, "w.countersign")
	done(t, "new", w)
	for name, c := range map[string]struct{ file, says string }{
		"twice.yaml": {
			"vendors:\n  - {id: v1, name: A}\n  - {id: v1, name: B}\n",
			"line 4, vendors[1]: the vendor “v1” is declared twice: here and on line 3 (vendors[0])",
		},
		"escape.yaml": {
			"vendors: [{id: v1, name: \"A\\e[31m\"}]\n",
			"vendors[0].name: has a control character (U+001B) in it",
		},
		"direction.yaml": {
			"vendors: [{id: v1, name: \"A\\u202eB\"}]\n",
			"vendors[0].name: has an invisible sign (U+202E) in it",
		},
		"id.yaml": {"vendors: [{id: \"v\\e[2J\", name: A}]\n", "cannot be an id"},
		"months.yaml": {
			"vendors: [{id: v1, name: A, contracts: [{id: c, name: C, renewal_months: -5}]}]\n",
			"contracts[0].renewal_months: must be a number from 0 to 600, and is -5",
		},
	} {
		refused(t, 4, c.says, "apply", w, write(t, dir, name, "countersign: 1\n"+c.file))
	}
	if r := command(t, "apply", w, filepath.Join(dir, "escape.yaml")); strings.ContainsAny(r.err+
		r.out, "\x1b\u202e") {
		t.Errorf("a sign reaches the terminal: %q", r.err)
	}
	good := write(t, dir, "good.yaml", "\ufeffcountersign: 1\nvendors: [{id: v1, name: A}]\n")
	for _, actor := range []string{"Ada\x1b[31m;legal", "Ada;le\u202egal", "A\u200bda;legal"} {
		if r := commandAs(t, actor, "apply", w, good); r.code == 0 ||
			!strings.Contains(r.err, "who is acting cannot be recorded") ||
			strings.ContainsAny(r.err, "\x1b\u202e\u200b") {
			t.Errorf("%q: exit %d, %q", actor, r.code, r.err)
		}
	}
	refused(t, 2, "who is acting cannot be recorded", "apply", w, good, "--as", "Ada\x1b[31m", "--role",
		"legal")
	done(t, "apply", w, good)
	if out := done(t, "apply", w, good); !strings.Contains(out, "Changed 0 fields") &&
		!strings.Contains(out, "othing") {
		t.Errorf("applied again it says %s", out)
	}
}
