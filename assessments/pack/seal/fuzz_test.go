package seal_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// FuzzSums verifies a pack whose list of digests is anything: it ends, nothing outside the pack is read, and only
// the list that was sealed verifies.
func FuzzSums(f *testing.F) {
	dir := sealed(f, "pack")
	path := filepath.Join(dir, pack.SumsName)
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(strings.Repeat("0", 64) + "  ../outside\n" + strings.Repeat("f", 64) + " */etc/passwd\r\n"))
	f.Add([]byte("\n\x00\n" + strings.Repeat("a", 64) + "  a\\b\n"))
	f.Fuzz(func(t *testing.T, sums []byte) {
		if err := os.WriteFile(path, sums, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := sealer.Verify(context.Background(), dir, assessments.NoProgress{})
		if err == nil && r.OK() && len(lines(sums)) != len(lines(whole)) {
			t.Errorf("a list of %d lines verifies", len(lines(sums)))
		}
	})
}

func lines(b []byte) []string { return strings.Fields(strings.ReplaceAll(string(b), "\r", "")) }
