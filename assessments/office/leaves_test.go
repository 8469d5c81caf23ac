package office_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"countersign/assessments"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/scoring"
)

// writeMarked writes the pack of the marked assessment into a folder.
func writeMarked(t *testing.T, d *assessments.Dossier, audience string) string {
	t.Helper()
	doc, err := packtest.Build(d, audience)
	if err != nil {
		t.Fatal(err)
	}
	var report, book bytes.Buffer
	if err := reports(t).Write(t.Context(), &report, doc); err != nil {
		t.Fatal(err)
	}
	if err := (xlsx.Writer{}).Write(t.Context(), &book, doc); err != nil {
		t.Fatal(err)
	}
	blobs := map[string][]byte{}
	for _, f := range doc.Files {
		blobs[f.SHA256] = packtest.MarkedBytes(f.ID)
	}
	list, err := doc.Parts(report.Bytes(), book.Bytes(),
		func(_ context.Context, sum string) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(blobs[sum])), nil
		})
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "pack")
	if _, err := sealer(t).Write(t.Context(), out, list, assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	return out
}

// unpacked is everything that can be got out of the files of a pack: their names, their bytes, what
// archives hold, the streams of the report inflated, as they are and read as UTF-16, and what pdftotext
// makes of it. report is the report's part of it.
func unpacked(t *testing.T, dir string) (all, report string) {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b.WriteString(e.Name())
		b.Write(raw)
		switch filepath.Ext(path) {
		case ".xlsx":
			b.WriteString(unzipped(t, raw))
		case ".pdf":
			report = inflated(raw) + pdftotext(t, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String() + report, report
}

// inflated is every stream of a PDF, as it is and read as text of two bytes a character.
func inflated(raw []byte) string {
	var b strings.Builder
	for rest := raw; ; {
		i := bytes.Index(rest, []byte("stream\n"))
		if i < 0 {
			return b.String()
		}
		rest = rest[i+len("stream\n"):]
		z, err := zlib.NewReader(bytes.NewReader(rest))
		if err != nil {
			continue // a font, or the end of a stream
		}
		text, _ := io.ReadAll(z) // what follows the stream is not of it
		b.Write(text)
		for _, from := range []int{0, 1} {
			var units []uint16
			for k := from; k+1 < len(text); k += 2 {
				units = append(units, uint16(text[k])<<8|uint16(text[k+1]))
			}
			b.WriteString(string(utf16.Decode(units)))
		}
	}
}

func pdftotext(t *testing.T, path string) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return "" // the streams were read without it
	}
	out, err := exec.Command("pdftotext", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestNoByteOfAPackHoldsAWordThatIsWithheld plants a rare word in every field of every record at every
// distribution, and in every file, and looks for each in the files of the pack, unpacked: there if the
// list of what leaves says that it goes out, nowhere if it says that it is withheld.
func TestNoByteOfAPackHoldsAWordThatIsWithheld(t *testing.T) {
	d, marks := packtest.Marked()
	judged := scoring.Judge(d, packtest.AsOf)
	for _, audience := range assessments.Audiences() {
		l, err := pack.FindLeaves(d, judged, pack.Options{AsOf: packtest.AsOf, Audience: audience})
		if err != nil {
			t.Fatal(err)
		}
		all, report := unpacked(t, writeMarked(t, d, audience))
		inReport := 0
		for _, m := range marks {
			out := slices.ContainsFunc(l.Out, func(one pack.Leaving) bool {
				return one.Noun == m.Noun && one.ID == m.ID && slices.Contains(one.Fields, m.Field)
			})
			if found := strings.Contains(all, m.Word); found != out {
				t.Errorf("%s: %s %s, %s is said to go out: %v; in the pack it is %v", audience, m.Noun,
					m.ID, m.Field, out, found)
			}
			if strings.Contains(report, m.Word) {
				inReport++
			}
		}
		if inReport < 5 {
			t.Errorf("%s: only %d words were found in the report: it was not read", audience, inReport)
		}
	}
}
