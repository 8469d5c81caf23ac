package seal_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"countersign/assessments"
	"countersign/assessments/office/pdf"
	"countersign/assessments/office/xlsx"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
	"countersign/assessments/pack/seal"
	"countersign/assets"
)

// report sets reports as the program does.
var report = sync.OnceValue(func() *pdf.Writer {
	w, err := pdf.New(pdf.Params{
		Regular: assets.Font(assets.Regular), Bold: assets.Font(assets.Bold),
		Italic: assets.Font(assets.Italic), Mono: assets.Font(assets.Mono),
	})
	if err != nil {
		panic(err)
	}
	return w
})

// whole is the sealer as the program wires it, without a catalogue. What it wrote again once it
// remembers: most forgeries leave assessment.json as it was.
var whole = sync.OnceValue(func() seal.Sealer {
	return seal.Sealer{
		Report:   seal.Written{Again: remember(report().Again), Compare: pdf.Compare, Read: report().Read},
		Workbook: seal.Written{Again: remember(xlsx.Writer{}.Again), Compare: xlsx.Compare, Read: xlsx.Read},
	}
})

type rewriter func(ctx context.Context, doc pack.Document, part []byte) ([]byte, error)

func remember(again rewriter) rewriter {
	var mu sync.Mutex
	written := map[string][]byte{}
	return func(ctx context.Context, doc pack.Document, part []byte) ([]byte, error) {
		key := fmt.Sprint(doc.Facts.ContentID, bytes.Count(part, []byte("<</Type /Page\n")))
		mu.Lock()
		b, ok := written[key]
		mu.Unlock()
		if ok {
			return b, nil
		}
		b, err := again(ctx, doc, part)
		if err == nil {
			mu.Lock()
			written[key] = b
			mu.Unlock()
		}
		return b, err
	}
}

// files are the files of a pack by name, written once: every forgery changes a copy.
type files map[string][]byte

var honest = sync.OnceValues(func() (files, error) { return filesOf(packtest.Lumen(), pack.Auditor) })

func filesOf(d *assessments.Dossier, audience string) (files, error) {
	doc, err := packtest.Build(d, audience)
	if err != nil {
		return nil, err
	}
	var page, book bytes.Buffer
	if err := report().Write(context.Background(), &page, doc); err != nil {
		return nil, err
	}
	if err := (xlsx.Writer{}).Write(context.Background(), &book, doc); err != nil {
		return nil, err
	}
	blobs := map[string][]byte{}
	for _, f := range doc.Files {
		blobs[f.SHA256] = packtest.Bytes(f.ID)
	}
	list, err := doc.Parts(page.Bytes(), book.Bytes(),
		func(_ context.Context, sum string) (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(blobs[sum])), nil
		})
	if err != nil {
		return nil, err
	}
	out := files{}
	for _, p := range list {
		in, err := p.Open(context.Background())
		if err != nil {
			return nil, err
		}
		if out[p.Path], err = io.ReadAll(in); err != nil {
			return nil, err
		}
	}
	out.resum()
	return out, nil
}

// resum writes SHA256SUMS again, as someone does who hides a change.
func (f files) resum() {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if name != pack.SumsName {
			sum := sha256.Sum256(f[name])
			fmt.Fprintf(&b, "%s  %s\n", hex.EncodeToString(sum[:]), name)
		}
	}
	f[pack.SumsName] = []byte(b.String())
}

// names are in the order in which packs are written.
func (f files) names() []string {
	out := slices.Sorted(maps.Keys(f))
	if _, listed := f[pack.SumsName]; listed {
		out = append(slices.DeleteFunc(out, func(n string) bool { return n == pack.SumsName }), pack.SumsName)
	}
	return out
}

// change replaces a text of a file, once; what is not there cannot be forged.
func (f files) change(t testing.TB, name, old, now string) {
	t.Helper()
	if !bytes.Contains(f[name], []byte(old)) {
		t.Fatalf("%s has no %q to change", name, old)
	}
	f[name] = bytes.Replace(f[name], []byte(old), []byte(now), 1)
}

// reseal gives assessment.json the content id of what it now says.
func (f files) reseal(t testing.TB) {
	t.Helper()
	const mark = `"content_id": "`
	b := f[pack.RecordName]
	at := bytes.Index(b, []byte(mark))
	if at < 0 {
		t.Fatal("assessment.json has no content id")
	}
	at += len(mark)
	end := at + bytes.IndexByte(b[at:], '"')
	without := slices.Concat(b[:at], b[end:])
	sum := sha256.Sum256(without)
	f[pack.RecordName] = slices.Concat(b[:at], []byte("cs-"+hex.EncodeToString(sum[:10])), b[end:])
}

// folder writes the files as a folder.
func (f files) folder(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pack")
	for name, b := range f {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// zip packs the files as packs are.
func (f files) zip(t testing.TB) []byte {
	t.Helper()
	return zipped(t, f, f.names())
}

func zipped(t testing.TB, f files, names []string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zipWriter(&b)
	for _, name := range names {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		//lint:ignore SA1019 Modified adds a time field that programs read differently
		h.ModifiedDate = 1<<5 | 1
		e, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write(f[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// saved writes a zip to the disk.
func saved(t testing.TB, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pack.zip")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// forgery is a way to forge a pack. Sums are written again unless stale is set.
type forgery struct {
	name  string
	file  string // the file that the problem is reported for; "" is the pack as a whole
	words string // of the problem
	forge func(t testing.TB, f files)
	stale bool
}

// found checks a pack and wants the forgery named.
func (g forgery) found(t *testing.T, path string) {
	t.Helper()
	r, err := whole().Verify(context.Background(), path, assessments.NoProgress{})
	if err != nil {
		if !strings.Contains(err.Error(), g.words) {
			t.Errorf("it was refused with %v", err)
		}
		return
	}
	if r.OK() {
		t.Fatal("it verifies")
	}
	if text := said(r, g.file); !strings.Contains(text, g.words) {
		t.Errorf("said of %q was %q, without %q; all problems: %v", g.file, text, g.words, r.Problems)
	}
}

// runForgeries forges copies of one pack, and wants each forgery found in the zip and, where it is
// about files, in the folder.
func runForgeries(t *testing.T, folder bool, list []forgery) {
	t.Helper()
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range list {
		t.Run(g.name, func(t *testing.T) {
			forged := maps.Clone(f)
			g.forge(t, forged)
			if !g.stale {
				forged.resum()
			}
			if folder {
				g.found(t, forged.folder(t))
			}
			g.found(t, saved(t, forged.zip(t)))
		})
	}
}

func TestAnHonestPackVerifiesByItsRealParts(t *testing.T) {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{f.folder(t), saved(t, f.zip(t))} {
		r, err := whole().Verify(context.Background(), path, assessments.NoProgress{})
		if err != nil || !r.OK() {
			t.Errorf("%v %v", r.Problems, err)
		}
	}
}

func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
