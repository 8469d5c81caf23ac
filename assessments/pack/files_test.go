package pack_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

var safePath = regexp.MustCompile(`^(evidence|documents)/[A-Za-z0-9_][A-Za-z0-9_.-]*$`)

var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com.|lpt.)(\.|$)`)

func TestFileNamesAreSafeAndDifferentWhateverTheyWereCalled(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := packtest.Empty()
		names := rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			"../../etc/passwd", "CON", "nul.txt", "a/b", `a\b`, "…", "", ".", "..", ".bashrc", "x.tar.gz",
			"com1.pdf", "ü.pdf", "数据.pdf", strings.Repeat("n", 500) + ".pdf",
		})), 1, 30).Draw(rt, "names")
		for _, name := range names {
			id := rapid.StringMatching(`[A-Za-z0-9][A-Za-z0-9._:-]{0,8}(/[A-Za-z0-9]{1,3})?`).Draw(rt, "id")
			d.Evidence = append(d.Evidence, assessments.Evidence{ID: "e" + id, Name: "E"})
			d.Revisions = append(d.Revisions, assessments.Revision{
				ID: id, EvidenceID: "e" + id, Label: "1",
				Strength: assessments.StrengthReport, FileName: name, SHA256: packtest.SumOf(id), Size: 1,
			})
		}
		doc, err := packtest.Build(d, pack.Auditor)
		if err != nil {
			rt.Fatal(err)
		}
		if len(doc.Files) != len(names) {
			rt.Fatalf("%d files of %d", len(doc.Files), len(names))
		}
		seen := map[string]bool{}
		for i, f := range doc.Files {
			base := f.Path[strings.IndexByte(f.Path, '/')+1:]
			if !safePath.MatchString(f.Path) || len(f.Path) > 160 || reserved.MatchString(base) ||
				strings.HasSuffix(base, ".") {
				rt.Fatalf("%q became %q", names[i], f.Path)
			}
			if key := strings.ToLower(f.Path); seen[key] {
				rt.Fatalf("%q is there twice", f.Path)
			} else {
				seen[key] = true
			}
			if f.Name != names[i] {
				rt.Fatalf("the name as received, %q, was not kept: %q", names[i], f.Name)
			}
		}
	})
}
