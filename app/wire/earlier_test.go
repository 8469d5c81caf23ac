package wire

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// earlier are builds of which a workspace and a pack are kept: whatever comes later opens, checks,
// changes, undoes in and verifies them. The files are never written again; a new format adds its own.
var earlier = []struct {
	build, workspace, pack string
	format                 int
	// figures are what the build itself printed of the workspace, with one decimal more
	figures []string
}{
	{
		"d042291", inModule("store/testdata/d042291.countersign.gz"),
		inModule("assessments/pack/seal/testdata/d042291-pack.zip"), 1,
		[]string{
			"Score 30.4 %, between 4.3 % and 90.1 %; 14.2 % assessed",
			"Governance & compliance: weak, 50 % (1 of 12 assessed)",
			"Legal & privacy: weak, 31.7 % (5 of 31 assessed)",
			"Risk management: unscored (0 of 9 assessed)", "Controls: unscored (0 of 11 assessed)",
			"Resilience: weak, 0 % (1 of 8 assessed)",
		},
	},
	{"4683cad", "", inModule("assessments/pack/seal/testdata/4683cad-pack.zip"), 2, nil},
}

// unzipped is a workspace of an earlier build in a folder of the test.
func unzipped(t *testing.T, name string) string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "earlier.countersign")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, z); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAWorkspaceOfAnEarlierBuildIsOpenedCheckedAndUndoneIn(t *testing.T) {
	for _, e := range earlier {
		if e.workspace == "" {
			continue
		}
		t.Run(e.build, func(t *testing.T) {
			path := unzipped(t, e.workspace)
			w, err := wired()
			if err != nil {
				t.Fatal(err)
			}
			s, err := w.open(t.Context(), path, false)
			if err != nil {
				t.Fatal(err)
			}
			b := w.bench(s, assessments.Actor{Name: "Ada Lindgren", Role: "legal"})
			before, err := b.Assess(t.Context(), "lumen-chat-2026", "2026-11-25")
			if err != nil {
				t.Fatal(err)
			}
			v := before.Dossier.Vendor
			v.Description = "Changed since."
			if _, err := b.SaveChanges(t.Context(), &before.Dossier.Vendor, &v); err != nil {
				t.Fatal(err)
			}
			if _, err := b.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			after, err := b.Assess(t.Context(), "lumen-chat-2026", "2026-11-25")
			if err != nil {
				t.Fatal(err)
			}
			if was, is := before.Dossier.StateHash(), after.Dossier.StateHash(); was != is {
				t.Errorf("after undoing the state is %s, not %s", is, was)
			}
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			if out := done(t, "check", path); !strings.Contains(out, "as it was written") {
				t.Errorf("check says %s", out)
			}
			if out := done(t, "show", path); !strings.Contains(out, "lumen-chat-2026") {
				t.Errorf("show says %s", out)
			}
			for _, audience := range assessments.Audiences() {
				out := filepath.Join(t.TempDir(), audience+".zip")
				done(t, "pack", path, "lumen-chat-2026", "--out", out, "--audience", audience, "--as-of",
					"2026-11-25")
				done(t, "verify", out)
			}
		})
	}
}

func TestReadingAWorkspaceOfAnEarlierBuildChangesNothing(t *testing.T) {
	for _, e := range earlier {
		if e.workspace == "" {
			continue
		}
		t.Run(e.build, func(t *testing.T) {
			path := unzipped(t, e.workspace)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if out := done(t, "show", path); !strings.Contains(out, "lumen-chat-2026") {
				t.Errorf("show says %s", out)
			}
			if out := done(t, "check", path); !strings.Contains(out, "as it was written") {
				t.Errorf("check says %s", out)
			}
			out := done(t, "assess", path, "lumen-chat-2026", "--as-of", "2026-11-30")
			for _, figure := range e.figures {
				if !strings.Contains(out, figure) {
					t.Errorf("assess does not say %q, as that build did: %s", figure, out)
				}
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(before, after) {
				t.Errorf("reading it changed the file, %v", err)
			}
			if left, err := filepath.Glob(path + "-*"); err != nil || len(left) > 0 {
				t.Errorf("reading it left %v, %v", left, err)
			}
		})
	}
}

func TestAPackOfAnEarlierBuildVerifiesAndSaysWhatItsIDCovers(t *testing.T) {
	for _, e := range earlier {
		t.Run(e.build, func(t *testing.T) {
			out := done(t, "verify", e.pack)
			if e.format == 1 != strings.Contains(out, "its id covers assessment.json alone") {
				t.Errorf("verify says %s", out)
			}
			var rep pack.Verification
			if err := json.Unmarshal([]byte(done(t, "verify", e.pack, "--json")), &rep); err != nil {
				t.Fatal(err)
			}
			if rep.Format != e.format || rep.Compared != pack.ReadBack || len(rep.SealID) != 64 ||
				rep.ContentID == "" {
				t.Errorf("verify --json says %+v", rep)
			}
		})
	}
}
