package container_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments/pack/container"
)

func archive(t testing.TB, change func(w *zip.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"a.txt", "folder/", "folder/b.txt", "empty"} {
		e, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if name != "folder/" && name != "empty" {
			_, _ = io.WriteString(e, "the text of "+name)
		}
	}
	stored, err := w.CreateHeader(&zip.FileHeader{Name: "stored", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(stored, "as it is")
	if change != nil {
		change(w)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, b []byte) *container.Archive {
	t.Helper()
	a, err := container.Read(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAPlainArchiveHasNoProblemsAndGivesItsEntries(t *testing.T) {
	a := read(t, archive(t, nil))
	if len(a.Problems) > 0 || a.Broken || len(a.Entries) != 5 {
		t.Fatalf("%+v", a)
	}
	for _, e := range a.Entries {
		in, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil || int64(len(b)) != e.Size {
			t.Errorf("%s: %q %v", e.Name, b, err)
		}
	}
}

// TestArchivesOfOtherProgramsAreRead holds that what other programs add is named, and the archive is
// understood.
func TestArchivesOfOtherProgramsAreRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "in", "evidence"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"report.pdf", "evidence/one.txt"} {
		if err := os.WriteFile(filepath.Join(dir, "in", name), bytes.Repeat([]byte(name), 99),
			0o600); err != nil {
			t.Fatal(err)
		}
	}
	tried := 0
	for _, c := range [][]string{
		{"zip", "-qr", "../zip.zip", "."},
		{"zip", "-q0r", "../stored.zip", "."},
		{"sh", "-c", "zip -qr - . > ../streamed.zip"},
		{"python3", "-c", "import zipfile,os\nz=zipfile.ZipFile('../python.zip','w',zipfile.ZIP_DEFLATED)\n[z.write(os.path.join(d,f)) for d,_,fs in os.walk('.') for f in fs]\nz.close()"},
		{"bsdtar", "-a", "-cf", "../bsdtar.zip", "evidence", "report.pdf"},
		{"7z", "a", "-bd", "../seven.zip", "."},
	} {
		if _, err := exec.LookPath(c[0]); err != nil {
			continue
		}
		cmd := exec.Command(c[0], c[1:]...)
		cmd.Dir = filepath.Join(dir, "in")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Logf("%v: %v %s", c, err, out) // another program of that name
			continue
		}
		tried++
	}
	if tried == 0 {
		t.Skip("no other program that writes zips is installed")
	}
	made, err := filepath.Glob(filepath.Join(dir, "*.zip"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range made {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a := read(t, b)
		for _, p := range a.Problems {
			if !strings.Contains(p.Message, "another program") &&
				!strings.Contains(p.Message, "beside its own") &&
				!strings.Contains(p.Message, "features of zip") {
				t.Errorf("%s: %v", filepath.Base(path), p)
			}
		}
		if a.Broken || len(a.Problems) == 0 {
			t.Errorf("%s: lost %v, %v", filepath.Base(path), a.Broken, a.Problems)
		}
	}
}

func TestAnEntryGivesNoMoreThanItDeclares(t *testing.T) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(make([]byte, 8<<20))
	_ = w.Close()
	a := read(t, archive(t, func(z *zip.Writer) {
		e, _ := z.CreateRaw(&zip.FileHeader{
			Name: "bomb", Method: zip.Deflate,
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: 10,
		})
		_, _ = e.Write(packed.Bytes())
	}))
	e := a.Entries[len(a.Entries)-1]
	in, err := e.Open()
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, in)
	if err == nil || n > 64<<10 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// FuzzRead reads anything as an archive: it ends, every entry gives at most what it declares, and an
// archive without problems is accounted for to its last byte: one byte more, before or behind, is a
// problem.
func FuzzRead(f *testing.F) {
	good := archive(f, nil)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(append([]byte("MZ"), good...))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := container.Read(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		for _, e := range a.Entries[:min(len(a.Entries), 100)] {
			in, err := e.Open()
			if err != nil {
				continue
			}
			if n, err := io.Copy(io.Discard, io.LimitReader(in, 1<<20)); err == nil && n > e.Size {
				t.Errorf("%q gives %d bytes and declares %d", e.Name, n, e.Size)
			}
		}
		if len(a.Problems) > 0 {
			return
		}
		for _, longer := range [][]byte{append(bytes.Clone(b), 'x'), append([]byte("x"), b...)} {
			if more, err := container.Read(bytes.NewReader(longer), int64(len(longer))); err == nil &&
				len(more.Problems) == 0 {
				t.Error("a byte more is no problem")
			}
		}
	})
}

// archiveOf is a text as packed by deflate.
func archiveOf(text string) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestSpeed)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.Bytes()
}
