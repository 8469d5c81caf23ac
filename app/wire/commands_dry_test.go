package wire

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestADryRunSaysTheNumbersOfApplying(t *testing.T) {
	w := filepath.Join(t.TempDir(), "w.countersign")
	done(t, "new", w)
	const file = "../../docs/examples/acme.yaml"
	lines := strings.Split(strings.TrimSpace(done(t, "apply", w, file, "--dry-run")), "\n")
	last := lines[len(lines)-1]
	said, ok := strings.CutPrefix(last, "Would change ")
	if !ok || !strings.HasPrefix(last, fmt.Sprintf("Would change %d fields of ", len(lines)-1)) ||
		!strings.HasSuffix(last, " new), 2 files read. Nothing was changed.") {
		t.Errorf("%d lines are printed before %q", len(lines)-1, last)
	}
	for _, line := range lines {
		if len([]rune(line)) > 1100 {
			t.Errorf("a line of %d signs: %.60s…", len([]rune(line)), line)
		}
	}
	said = strings.TrimSuffix(said, " Nothing was changed.")
	if out := done(t, "apply", w, file); strings.TrimSpace(out) != "Changed "+said {
		t.Errorf("applying says %q and the dry run %q", out, last)
	}
}
