package templates_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments/limits"
)

// TestEveryLimitStatesANumberOfItsPosition: with the words of the position, and the fall-back never better
// than what we require.
func TestEveryLimitStatesANumberOfItsPosition(t *testing.T) {
	c := load(t)
	for i := range c.Limits.Entries {
		l := &c.Limits.Entries[i]
		it := itemOf(t, c.Templates, l.Item)
		if !l.In(it.Positions) {
			t.Errorf("%s/%s: its words are not in the positions", l.Item, l.ID)
		}
		if l.Better == "named" {
			continue
		}
		for _, said := range []string{l.Require, l.FallBack, l.WalkAway} {
			q, ok := limits.Stated(said, l.Unit)
			if said != "" && (!ok || !strings.Contains(said, q.Text)) {
				t.Errorf("%s/%s: %q states no number", l.Item, l.ID, said)
			}
		}
	}
}

// TestAnEditOfLimitsRaisesTheirVersion: as that of the duties of law.
func TestAnEditOfLimitsRaisesTheirVersion(t *testing.T) {
	path := filepath.Join("testdata", "limits.versions")
	list, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	l := load(t).Limits
	version := l.Version
	l.Version = ""
	data, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	problem, line := unraised(string(list), version, fmt.Sprintf("%x", sha256.Sum256(data)))
	switch {
	case problem != "":
		t.Error(strings.ReplaceAll(problem, "duties of law", "limits"))
	case line != "" && *update:
		if err := os.WriteFile(path, append(list, line...), 0o644); err != nil {
			t.Fatal(err)
		}
	case line != "":
		t.Errorf("version %s is not in %s; run: go test ./templates -run Version -update", version, path)
	}
}
