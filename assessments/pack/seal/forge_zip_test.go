package seal_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Signatures of the parts of a zip.
const (
	localHead   = "PK\x03\x04"
	centralHead = "PK\x01\x02"
	endHead     = "PK\x05\x06"
)

// heads finds the headers of an entry: its own and the directory's.
func heads(t testing.TB, b []byte, name string) (local, central int) {
	t.Helper()
	find := func(head string, fixed, length int) int {
		for at := 0; ; at++ {
			i := bytes.Index(b[at:], []byte(head))
			if i < 0 {
				t.Fatalf("no entry %s", name)
			}
			at += i
			if at+fixed+len(name) <= len(b) && int(binary.LittleEndian.Uint16(b[at+length:])) == len(name) &&
				string(b[at+fixed:at+fixed+len(name)]) == name {
				return at
			}
		}
	}
	return find(localHead, 30, 26), find(centralHead, 46, 28)
}

// set changes bytes of an entry's own header, or of the directory's.
func setHead(central bool, at int, now ...byte) func(testing.TB, []byte) []byte {
	return func(t testing.TB, b []byte) []byte {
		l, c := heads(t, b, pack.RecordName)
		if central {
			l = c
		}
		copy(b[l+at:], now)
		return b
	}
}

// insert puts bytes into a zip, and moves what the directory says about places behind them.
func insert(b []byte, at int, more string) []byte {
	n := uint32(len(more))
	out := slices.Concat(b[:at], []byte(more), b[at:])
	move := func(i int) {
		if v := binary.LittleEndian.Uint32(out[i:]); int(v) >= at {
			binary.LittleEndian.PutUint32(out[i:], v+n)
		}
	}
	end := bytes.LastIndex(out, []byte(endHead))
	for i := int(binary.LittleEndian.Uint32(out[end+16:])); i >= 0 && i < end; i++ {
		if j := bytes.Index(out[i:], []byte(centralHead)); j >= 0 {
			i += j
			move(i + 42)
		}
	}
	move(end + 16)
	return out
}

// entries writes a zip whose entries a function adds.
func entries(t testing.TB, f files, add func(w *zip.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zipWriter(&b)
	for _, name := range f.names() {
		e, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = e.Write(f[name])
	}
	add(w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestForgedZipsAreFoundByName(t *testing.T) {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	json := pack.RecordName
	for _, g := range []struct {
		name, file, words string
		forge             func(testing.TB, []byte) []byte
	}{
		{"bytes before its first entry", "", "stand before", func(_ testing.TB, b []byte) []byte {
			return insert(b, 0, "#!/bin/sh\n")
		}},
		{"bytes before it, places as they were", "", "stand before", func(_ testing.TB, b []byte) []byte {
			return append([]byte("MZ"), b...)
		}},
		{"bytes behind its end", "", "", func(_ testing.TB, b []byte) []byte { return append(b, "more"...) }},
		{
			"bytes between two entries", pack.ReadmeName, "belong to no entry",
			func(t testing.TB, b []byte) []byte {
				l, _ := heads(t, b, json)
				return insert(b, l, "hidden")
			},
		},
		{
			"bytes before its directory", pack.SumsName, "belong to no entry",
			func(t testing.TB, b []byte) []byte {
				end := bytes.LastIndex(b, []byte(endHead))
				return insert(b, int(binary.LittleEndian.Uint32(b[end+16:])), "hidden")
			},
		},
		{"an entry that no directory lists", json, "belong to no entry", func(t testing.TB, b []byte) []byte {
			l, _ := heads(t, b, json)
			var one bytes.Buffer
			w := zip.NewWriter(&one)
			e, _ := w.CreateHeader(&zip.FileHeader{Name: json})
			_, _ = io.WriteString(e, "{}")
			_ = w.Close()
			return insert(b, l, one.String()[:bytes.Index(one.Bytes(), []byte(centralHead))])
		}},
		{"a remark", "", "carries a comment", func(_ testing.TB, b []byte) []byte {
			b[len(b)-2] = 4
			return append(b, "more"...)
		}},
		{"a remark on an entry", json, "carries a comment", func(t testing.TB, b []byte) []byte {
			_, c := heads(t, b, json)
			b[c+32] = 4
			at := c + 46 + len(json)
			out := slices.Concat(b[:at], []byte("more"), b[at:])
			end := bytes.LastIndex(out, []byte(endHead))
			binary.LittleEndian.PutUint32(out[end+12:], binary.LittleEndian.Uint32(out[end+12:])+4)
			return out
		}},
		{"another name in its own header", json, "by its own header", setHead(false, 30, 'A')},
		{"another time in its own header", json, "does not agree with the directory", setHead(false, 10, 1)},
		{"another method in its own header", json, "does not agree with the directory", setHead(false, 8, 0)},
		{"another flag in its own header", json, "does not agree with the directory", setHead(false, 6, 8|2)},
		{"another digest in its own header", json, "another size or digest", setHead(false, 14, 1, 2, 3, 4)},
		{"another size in its own header", json, "another size or digest", setHead(false, 22, 1)},
		{
			"another size behind its data", json, "other sizes behind its data",
			func(t testing.TB, b []byte) []byte {
				// its size stands in the last four bytes before the next entry
				next, _ := heads(t, b, pack.SchemaName)
				b[next-4]++
				return b
			},
		},
		{"another size in its directory", json, "sizes", setHead(true, 24, 1)},
		{"another digest in its directory", json, "sizes behind its data", setHead(true, 16, 1)},
		{"another place in its directory", json, "at another place", setHead(true, 42, 1)},
		{"encrypted", json, "encrypted", func(t testing.TB, b []byte) []byte {
			l, c := heads(t, b, json)
			b[l+6] |= 1
			b[c+8] |= 1
			return b
		}},
		{"a method of its own", json, "method that no pack uses", func(t testing.TB, b []byte) []byte {
			l, c := heads(t, b, json)
			b[l+8], b[c+10] = 12, 12
			return b
		}},
		{"a day that does not exist", json, "a day that does not exist", func(t testing.TB, b []byte) []byte {
			l, c := heads(t, b, json)
			b[l+12], b[c+14] = 0x20, 0x20
			return b
		}},
		{"more entries counted at its end", "", "", func(_ testing.TB, b []byte) []byte {
			b[len(b)-14], b[len(b)-12] = b[len(b)-14]-1, b[len(b)-12]-1
			return b
		}},
		{"the ends of large zips, for nothing", "", "", func(_ testing.TB, b []byte) []byte {
			end := len(b) - 22
			large := make([]byte, 76)
			copy(large, "PK\x06\x06")
			large[4] = 44
			copy(large[56:], "PK\x06\x07")
			binary.LittleEndian.PutUint64(large[64:], uint64(end))
			large[72] = 1
			copy(b[end+10:], "\xff\xff")
			return slices.Concat(b[:end], large, b[end:])
		}},
		{
			"its list of entries in another order", pack.SchemaName, "by its own header",
			func(t testing.TB, b []byte) []byte {
				_, a := heads(t, b, pack.RecordName)
				_, c := heads(t, b, pack.SchemaName)
				_, d := heads(t, b, f.names()[3])
				return slices.Concat(b[:a], b[c:d], b[a:c], b[d:])
			},
		},
		{"an entry twice", pack.ReportName, "is there twice", func(t testing.TB, _ []byte) []byte {
			return entries(t, f, func(w *zip.Writer) {
				e, _ := w.Create(pack.ReportName)
				_, _ = io.WriteString(e, "%PDF-1.3 another")
			})
		}},
		{"a folder with bytes", "evidence/", "bytes of its own", func(t testing.TB, _ []byte) []byte {
			return entries(t, f, func(w *zip.Writer) {
				e, _ := w.CreateRaw(&zip.FileHeader{
					Name: "evidence/", UncompressedSize64: 4,
					CompressedSize64: 4, CRC32: 0x1,
				})
				_, _ = io.WriteString(e, "more")
			})
		}},
		{"an empty folder", "annex", "a folder that no pack has", func(t testing.TB, _ []byte) []byte {
			return entries(t, f, func(w *zip.Writer) { _, _ = w.Create("annex/") })
		}},
		{"a link", "evidence/link", "is a link", func(t testing.TB, _ []byte) []byte {
			return entries(t, f, func(w *zip.Writer) {
				h := &zip.FileHeader{Name: "evidence/link"}
				h.SetMode(os.ModeSymlink | 0o777)
				e, _ := w.CreateHeader(h)
				_, _ = io.WriteString(e, "/etc/passwd")
			})
		}},
		{"a pipe", "evidence/pipe", "is a link, a pipe", func(t testing.TB, _ []byte) []byte {
			return entries(t, f, func(w *zip.Writer) {
				h := &zip.FileHeader{Name: "evidence/pipe"}
				h.SetMode(os.ModeNamedPipe | 0o600)
				_, _ = w.CreateHeader(h)
			})
		}},
		{
			"a name that leads outside", "../evil", "points out of the pack",
			func(t testing.TB, _ []byte) []byte {
				return entries(t, f, func(w *zip.Writer) { _, _ = w.Create("../evil") })
			},
		},
		{
			"another name beside an entry's own", json, "bytes of data beside its own",
			func(t testing.TB, b []byte) []byte {
				l, _ := heads(t, b, json)
				b[l+28] = 18 // Info-ZIP's “Unicode Path”: unzip writes the entry under this name
				field := binary.LittleEndian.AppendUint32([]byte{0x75, 0x70, 14, 0, 1},
					crc32.ChecksumIEEE([]byte(json)))
				return insert(b, l+30+len(json), string(field)+"other.txt")
			},
		},
		{
			"bytes hidden behind a packed end", json, "hidden behind its end",
			func(t testing.TB, _ []byte) []byte {
				return repacked(t, f, json, func(b []byte) []byte { return append(b, "hidden"...) })
			},
		},
		{"cut short", "", "", func(_ testing.TB, b []byte) []byte { return b[:len(b)-30] }},
	} {
		t.Run(g.name, func(t *testing.T) {
			forged := g.forge(t, bytes.Clone(f.zip(t)))
			forgery{file: g.file, words: g.words}.found(t, saved(t, forged))
		})
	}
}

// repacked writes a zip with one entry packed otherwise.
func repacked(t testing.TB, f files, name string, change func([]byte) []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(f.zip(t)), int64(len(f.zip(t))))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range z.File {
		in, err := e.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		packed, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if e.Name == name {
			packed = change(packed)
		}
		h := e.FileHeader
		h.CompressedSize64 = uint64(len(packed))
		out, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = out.Write(packed)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAZipPackedAgainByAnotherProgramVerifies holds what is no forgery: the same files in another zip
// that carries nothing beside them, no time, no rights and no extra field.
func TestAZipPackedAgainByAnotherProgramVerifies(t *testing.T) {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{
		"as files": entries(t, f, func(*zip.Writer) {}),
		"with folders": entries(t, f, func(w *zip.Writer) {
			_, _ = w.Create("evidence/")
			_, _ = w.Create("documents/")
		}),
	} {
		if r, err := whole().Verify(t.Context(), saved(t, b), assessments.NoProgress{}); err != nil ||
			!r.OK() {
			t.Errorf("%s: %v %v", name, err, r.Problems)
		}
	}
}

func TestForgedFoldersAreFoundByName(t *testing.T) {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []struct {
		name, file, words string
		forge             func(dir string) error
	}{
		{"a link in place of the report", pack.ReportName, "is a link", func(dir string) error {
			real := filepath.Join(dir, pack.ReportName)
			outside := filepath.Join(filepath.Dir(dir), "outside.pdf")
			if err := os.Rename(real, outside); err != nil {
				return err
			}
			return os.Symlink(outside, real)
		}},
		{"a link in place of a folder", "evidence", "is a link", func(dir string) error {
			real := filepath.Join(dir, "evidence")
			outside := filepath.Join(filepath.Dir(dir), "outside")
			if err := os.Rename(real, outside); err != nil {
				return err
			}
			return os.Symlink(outside, real)
		}},
		{"an empty folder", "annex", "a folder that no pack has", func(dir string) error {
			return os.Mkdir(filepath.Join(dir, "annex"), 0o700)
		}},
		{"a folder in a folder", "evidence/old", "a folder that no pack has", func(dir string) error {
			return os.Mkdir(filepath.Join(dir, "evidence", "old"), 0o700)
		}},
	} {
		t.Run(g.name, func(t *testing.T) {
			if runtime.GOOS == "windows" {
				t.Skip("making links takes rights there that tests do not have")
			}
			dir := f.folder(t)
			if err := g.forge(dir); err != nil {
				t.Fatal(err)
			}
			forgery{file: g.file, words: g.words}.found(t, dir)
		})
	}
}
