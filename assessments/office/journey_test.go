package office_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/office/pdf"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/pack/seal"
	"countersign/assessments/port"
	"countersign/assets"
)

var (
	_ port.DocumentWriter = (*pdf.Writer)(nil)
	_ port.DocumentWriter = xlsx.Writer{}
	_ port.Sealer         = seal.Sealer{}
)

func reports(t testing.TB) *pdf.Writer {
	t.Helper()
	w, err := pdf.New(pdf.Params{
		Regular: assets.Font(assets.Regular), Bold: assets.Font(assets.Bold),
		Italic: assets.Font(assets.Italic), Mono: assets.Font(assets.Mono),
		Fallback: [][]byte{assets.Font(assets.CJK)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func sealer(t testing.TB) seal.Sealer {
	report := reports(t)
	return seal.Sealer{
		Report:   seal.Written{Again: report.Again, Compare: pdf.Compare, Read: report.Read},
		Workbook: seal.Written{Again: xlsx.Writer{}.Again, Compare: xlsx.Compare, Read: xlsx.Read},
	}
}

// parts writes report and workbook of a document and lists all that is sealed.
func parts(t testing.TB, doc pack.Document) []pack.Part {
	t.Helper()
	var report, book bytes.Buffer
	if err := reports(t).Write(context.Background(), &report, doc); err != nil {
		t.Fatal(err)
	}
	if err := (xlsx.Writer{}).Write(context.Background(), &book, doc); err != nil {
		t.Fatal(err)
	}
	blobs := map[string][]byte{}
	for _, f := range doc.Files {
		blobs[f.SHA256] = packtest.Bytes(f.ID)
	}
	list, err := doc.Parts(report.Bytes(), book.Bytes(),
		func(_ context.Context, sum string) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(blobs[sum])), nil
		})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func write(t testing.TB, d *assessments.Dossier, audience, out string) (pack.Document, pack.Sealed) {
	t.Helper()
	doc, err := packtest.Build(d, audience)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := sealer(t).Write(context.Background(), out, parts(t, doc), assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	return doc, sealed
}

func TestAPackOfEveryAudienceIsWrittenVerifiedAndCheckedBySha256sum(t *testing.T) {
	for _, audience := range assessments.Audiences() {
		t.Run(audience, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "pack")
			if dir := os.Getenv("COUNTERSIGN_KEEP"); dir != "" {
				out = filepath.Join(dir, "pack-"+audience)
				_ = os.RemoveAll(out)
			}
			doc, sealed := write(t, packtest.Lumen(), audience, out)
			if !sealed.Report.OK() || sealed.Report.Facts.ContentID != doc.Facts.ContentID {
				t.Fatalf("sealed: %+v", sealed)
			}
			if _, err := exec.LookPath("sha256sum"); err != nil {
				t.Skip("sha256sum is not installed")
			}
			cmd := exec.Command("sha256sum", "-c", "--strict", "--quiet", pack.SumsName)
			cmd.Dir = out
			if msg, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("sha256sum -c: %v\n%s", err, msg)
			}
		})
	}
}

func TestTheSameStateAndDayGiveTheSameBytes(t *testing.T) {
	dir := t.TempDir()
	var seen []byte
	for _, name := range []string{"a.zip", "b.zip", "c.zip"} {
		write(t, packtest.Lumen(), pack.Auditor, filepath.Join(dir, name))
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if seen != nil && !bytes.Equal(seen, b) {
			t.Fatal("two packs of the same state as of the same day differ")
		}
		seen = b
	}
}

func TestNothingPrivilegedUnderNDAOrOfOurLineLeavesUnasked(t *testing.T) {
	for audience, never := range map[string][]string{
		pack.Auditor: {"SECRET", "Counsel opinion", "opinion.docx", "soc2.pdf", "SOC 2 Type II"},
		pack.Board:   {"SECRET", "Counsel opinion", "opinion.docx", "soc2.pdf", "SOC 2 Type II"},
		pack.Vendor: {
			"SECRET", "Counsel opinion", "SOC 2", "Internal reminder", "No training on our data",
			"Opt-out, confirmed", "Training on personal data", "shall not train",
			"Uncapped defence", "three times annual", "carve-out", "Strike", "renegotiated", "Rafael Ortiz",
			"deal-breaker", "Usage policy", "support macros",
			"Exported by IT", "weight 8", "health data of members", "Penetration",
		},
	} {
		out := filepath.Join(t.TempDir(), "pack")
		write(t, packtest.Lumen(), audience, out)
		text := packText(t, out)
		for _, word := range never {
			if strings.Contains(text, word) {
				t.Errorf("the pack for the %s gives away %q", audience, word)
			}
		}
	}
}

// packText is everything a reader of the pack could read, unpacked.
func packText(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		b.WriteString(path + "\n")
		switch filepath.Ext(path) {
		case ".pdf":
			out, err := exec.Command("pdftotext", path, "-").Output()
			if err != nil {
				t.Skip("pdftotext is not installed")
			}
			b.Write(out)
		case ".xlsx":
			b.WriteString(unzipped(t, raw))
		default:
			b.Write(raw)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
