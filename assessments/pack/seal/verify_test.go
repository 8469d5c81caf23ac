package seal_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

func verify(t *testing.T, path string) pack.Verification {
	t.Helper()
	r, err := sealer.Verify(context.Background(), path, assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func said(r pack.Verification, file string) string {
	var out []string
	for _, p := range r.Problems {
		if p.File == file {
			out = append(out, p.Message)
		}
	}
	return strings.Join(out, "; ")
}

func TestAnUntouchedPackVerifies(t *testing.T) {
	for _, name := range []string{"pack", "pack.zip"} {
		r := verify(t, sealed(t, name))
		if !r.OK() || r.Files != 9 || r.Facts.ContentID == "" || len(r.SealID) != 64 {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestEveryFlippedByteOfAnyFileIsNamed(t *testing.T) {
	out := sealed(t, "pack")
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		whole, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(out, path)
		step := max(len(whole)/7, 1)
		for at := 0; at < len(whole); at += step {
			b := bytes.Clone(whole)
			b[at] ^= 0x20
			if err := os.WriteFile(path, b, 0o600); err != nil {
				return err
			}
			r, err := sealer.Verify(context.Background(), out, assessments.NoProgress{})
			if err == nil && r.OK() {
				t.Errorf("byte %d of %s was flipped and nothing said", at, rel)
			}
			if rel != pack.SumsName && err == nil && said(r, filepath.ToSlash(rel)) == "" {
				t.Errorf("byte %d of %s was flipped; named was only %v", at, rel, r.Problems)
			}
		}
		return os.WriteFile(path, whole, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := verify(t, out); !r.OK() {
		t.Errorf("put back, it does not verify: %v", r.Problems)
	}
}

// resum rewrites SHA256SUMS, as someone who hides a change would.
func resum(t *testing.T, dir string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, pack.SumsName))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
		name := line[66:]
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(raw)
		fmt.Fprintf(&out, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	}
	if err := os.WriteFile(filepath.Join(dir, pack.SumsName), []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAChangeHiddenByNewSumsIsStillFound(t *testing.T) {
	for _, change := range []struct{ file, old, now string }{
		{pack.RecordName, `"score": 559`, `"score": 959`},
		{pack.RecordName, `Ada Brandt`, `Eve Brandt`},
		{pack.ReportName, "met=2", "met=4"},
		{pack.WorkbookName, "score=559", "score=959"},
		{"evidence/r-policy-2--Usage-policy-final.md", "Invented", "Tampered"},
	} {
		out := sealed(t, "pack")
		path := filepath.Join(out, filepath.FromSlash(change.file))
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(b, []byte(change.old)) {
			t.Fatalf("%s has no %s to change", change.file, change.old)
		}
		if err := os.WriteFile(path, bytes.Replace(b, []byte(change.old), []byte(change.now), 1),
			0o600); err != nil {
			t.Fatal(err)
		}
		resum(t, out)
		if r := verify(t, out); said(r, change.file) == "" {
			t.Errorf("%s: %s became %s; said was %v", change.file, change.old, change.now, r.Problems)
		}
	}
}

func TestAReportOrWorkbookWithNothingInItIsNamed(t *testing.T) {
	for _, name := range []string{pack.ReportName, pack.WorkbookName} {
		out := sealed(t, "pack")
		if err := os.WriteFile(filepath.Join(out, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		resum(t, out)
		if r := verify(t, out); said(r, name) == "" {
			t.Errorf("%s is empty, and the pack verifies", name)
		}
	}
}

func TestMissingExtraAndLinkedFilesAreNamed(t *testing.T) {
	out := sealed(t, "pack")
	for _, err := range []error{
		os.Remove(filepath.Join(out, pack.WorkbookName)),
		os.WriteFile(filepath.Join(out, "evidence", "more.txt"), []byte("x"), 0o600),
		os.Symlink("/etc/passwd", filepath.Join(out, "evidence", "link.txt")),
		os.Remove(filepath.Join(out, pack.ReadmeName)),
		os.Symlink("/etc/hostname", filepath.Join(out, pack.ReadmeName)),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r := verify(t, out)
	for file, word := range map[string]string{
		pack.WorkbookName: "missing", "evidence/more.txt": "added", "evidence/link.txt": "link",
		pack.ReadmeName: "link",
	} {
		if !strings.Contains(said(r, file), word) {
			t.Errorf("%s: said was %q", file, said(r, file))
		}
	}
}

// rezip writes a zip with the entries of a good pack and whatever change does to the list.
func rezip(t *testing.T, change func(w *zip.Writer)) string {
	t.Helper()
	good, err := zip.OpenReader(sealed(t, "pack.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = good.Close() }()
	out := filepath.Join(t.TempDir(), "hostile.zip")
	f, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	for _, e := range good.File {
		if err := w.Copy(e); err != nil {
			t.Fatal(err)
		}
	}
	change(w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestHostileZipsEndInClearProblems(t *testing.T) {
	add := func(name string, mode os.FileMode) func(*zip.Writer) {
		return func(w *zip.Writer) {
			h := &zip.FileHeader{Name: name, Method: zip.Deflate}
			h.SetMode(mode)
			e, _ := w.CreateHeader(h)
			_, _ = io.WriteString(e, "/etc/passwd")
		}
	}
	for name, change := range map[string]func(*zip.Writer){
		"../evil": add("../evil", 0o644), "/abs": add("/abs", 0o644), `..\evil`: add(`..\evil`, 0o644),
		"C:evil": add("C:evil", 0o644),
		"link":   add("link", os.ModeSymlink|0o777), "report.PDF": add("report.PDF", 0o644),
		"evidence/\x01": add("evidence/\x01", 0o644),
	} {
		if r := verify(t, rezip(t, change)); said(r, name) == "" {
			t.Errorf("%s: said was %v", name, r.Problems)
		}
	}
}

func TestABombInAPackIsNotUnpacked(t *testing.T) {
	const size = 16 << 20
	zeros := make([]byte, size)
	var packed bytes.Buffer
	f, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(zeros); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	crc := crc32.ChecksumIEEE(zeros)
	path := rezip(t, func(w *zip.Writer) {
		for i := range 1000 { // 16 GB, packed once
			e, _ := w.CreateRaw(&zip.FileHeader{
				Name: fmt.Sprintf("evidence/bomb%d", i), Method: zip.Deflate, CRC32: crc,
				CompressedSize64: uint64(packed.Len()), UncompressedSize64: size,
			})
			_, _ = e.Write(packed.Bytes())
		}
	})
	r := verify(t, path)
	if len(r.Problems) > 300 || !strings.Contains(said(r, ""), "more problems are not listed") ||
		r.Bytes > 1<<20 {
		t.Errorf("%d problems, %d bytes unpacked", len(r.Problems), r.Bytes)
	}
}

func TestWhatIsNoPackIsRefusedInASentence(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"empty.zip": "", "text.zip": "this is no zip", "note.txt": "hello"}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	good, err := os.ReadFile(sealed(t, "pack.zip"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "cut.zip"), good[:len(good)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"empty.zip", "text.zip", "note.txt", "cut.zip", ".", "nowhere"} {
		_, err := sealer.Verify(context.Background(), filepath.Join(dir, name), assessments.NoProgress{})
		if assessments.KindOf(err) != assessments.Refused || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
