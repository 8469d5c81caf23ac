//go:build unix

package seal_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// verifyOnly makes the test binary verify one pack and end: what it took of memory is then measured
// from outside.
const verifyOnly = "COUNTERSIGN_TEST_VERIFY"

func TestMain(m *testing.M) {
	if path := os.Getenv(verifyOnly); path != "" {
		r, err := whole().Verify(context.Background(), path, assessments.NoProgress{})
		fmt.Println(len(r.Problems), err)
		return
	}
	os.Exit(m.Run())
}

// mostMemory is what verifying may take at its peak, for a pack under 1 MB.
const mostMemory, mostPack = 300 << 20, 1 << 20

// zeros packs n bytes of one kind, without holding them; each kind once for all tests.
func zeros(t testing.TB, c byte, n int64) ([]byte, uint32) {
	t.Helper()
	key := fmt.Sprint(c, n)
	if p, ok := packedZeros[key]; ok {
		return p.packed, p.crc
	}
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	h := crc32.NewIEEE()
	if _, err := io.CopyN(io.MultiWriter(w, h), same(c), n); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	packedZeros[key] = packedBytes{b.Bytes(), h.Sum32()}
	return b.Bytes(), h.Sum32()
}

type packedBytes struct {
	packed []byte
	crc    uint32
}

var packedZeros = map[string]packedBytes{}

// same gives one byte for ever.
type same byte

func (s same) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(s)
	}
	return len(b), nil
}

// swollen is a zip in which one entry unpacks to n bytes of one kind.
func swollen(t testing.TB, f files, name string, c byte, n int64) []byte {
	t.Helper()
	packed, crc := zeros(t, c, n)
	f = maps.Clone(f)
	delete(f, name)
	return entries(t, f, func(w *zip.Writer) {
		e, err := w.CreateRaw(&zip.FileHeader{
			Name: name, Method: zip.Deflate, CRC32: crc,
			CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(n),
		})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = e.Write(packed)
	})
}

// remade is the honest pack with assessment.json changed, its id and the digests made to fit.
func remade(t testing.TB, f files, change func(s string) string) []byte {
	t.Helper()
	f = maps.Clone(f)
	f[pack.RecordName] = []byte(change(string(f[pack.RecordName])))
	f.reseal(t)
	f.resum()
	return f.zip(t)
}

func with(old string, now func() string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, now(), 1) }
}

func bombs(t testing.TB) map[string]func() []byte {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	replace := func(name string, b []byte) func() []byte {
		return func() []byte {
			c := maps.Clone(f)
			c[name] = b
			c.resum()
			return c.zip(t)
		}
	}
	list := func(name, one string, n int) func() []byte {
		return func() []byte {
			return remade(t, f, func(s string) string {
				return strings.Replace(s, `"`+name+`": [`, `"`+name+`": [`+strings.Repeat(one+",", n), 1)
			})
		}
	}
	return map[string]func() []byte{
		"line breaks for digests":    func() []byte { return swollen(t, f, pack.SumsName, '\n', 200<<20) },
		"a digest without an end":    func() []byte { return swollen(t, f, pack.SumsName, 'a', 200<<20) },
		"a record of gigabytes":      func() []byte { return swollen(t, f, pack.RecordName, ' ', 200<<20) },
		"brackets without an end":    replace(pack.RecordName, bytes.Repeat([]byte("["), 3<<20)),
		"objects without an end":     replace(pack.RecordName, bytes.Repeat([]byte(`{"a":`), 700_000)),
		"empty items by the million": list("items", "{}", 1_200_000),
		"items up to the limit":      list("items", `{"item":{"id":"x"},"judged":{"item":"x"}}`, 1900),
		"empty answers":              list("answers", "{}", 90_000),
		"answers with fields": list("answers",
			`{"item":"y","reason":"z","id":"iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"}`, 36_000),
		"citations of nothing": list("citations",
			`{"item":"GC-POLICY","quote":"q","id":"iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"}`, 36_000),
		"withheld records": list("withheld",
			`{"noun":"document","why":"privileged as such","id":"wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"}`,
			36_000),
		"decisions": list("decisions",
			`{"outcome":"approved","decided_by":"b","id":"iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"}`, 36_000),
		"files": list("files",
			`{"path":"evidence/ffffffffffffffffffffffffffffffffffffffffffffffffff","size":1,"noun":"revision"}`, 36_000),
		"lists in a record": func() []byte {
			return remade(t, f, with(`"model_providers": [`, func() string {
				return `"model_providers": [` + strings.Repeat(`"",`, 290_000)
			}))
		},
		"a text of line breaks": func() []byte {
			return remade(t, f, with("All users are", func() string {
				return strings.Repeat(`\n`, 290_000) + "All users are"
			}))
		},
		"a text of short words": func() []byte {
			return remade(t, f, with("All users are", func() string { return strings.Repeat("a ", 1<<20) }))
		},
		"a text of signs no font has": func() []byte {
			return remade(t, f, with("All users are", func() string {
				return strings.Repeat("\u4e00\u200b", 400_000)
			}))
		},
		"a text of signs that are named": func() []byte {
			return remade(t, f, with("All users are", func() string {
				return strings.Repeat("\U0001F600 ", 500_000)
			}))
		},
		"a text in a table": func() []byte {
			return remade(t, f, with("Returned under the NDA.", func() string {
				return strings.Repeat("wide ", 700_000)
			}))
		},
		"keys of one object": func() []byte {
			return remade(t, f, with(`"verdicts": {`, func() string {
				var b strings.Builder
				b.WriteString(`"verdicts": {`)
				for i := range 250_000 {
					fmt.Fprintf(&b, `"k%d":1,`, i)
				}
				return b.String()
			}))
		},
		"a report of gigabytes":   func() []byte { return swollen(t, f, pack.ReportName, 0, 200<<20) },
		"a workbook of gigabytes": func() []byte { return swollen(t, f, pack.WorkbookName, 0, 200<<20) },
		"pages that unpack to gigabytes": replace(pack.ReportName,
			paperBomb(t, f, func(p *paper, bomb []byte) {
				for _, n := range p.pages() {
					p.dicts[n+1], p.streams[n+1] = "<</Filter /FlateDecode /Length 1", bomb
				}
			})),
		"fonts that unpack to gigabytes": replace(pack.ReportName,
			paperBomb(t, f, func(p *paper, bomb []byte) {
				for _, n := range p.with("/Length1") {
					p.streams[n] = bomb
				}
			})),
		"pages without an end": replace(pack.ReportName, paperBomb(t, f, func(p *paper, _ []byte) {
			tree := p.with("/Type /Pages")[0]
			p.dicts[tree] = strings.Replace(p.dicts[tree], "/Kids [", "/Kids ["+
				strings.Repeat("3 0 R ", 1_000_000), 1)
		})),
		"objects of a report": replace(pack.ReportName, paperBomb(t, f, func(p *paper, _ []byte) {
			for range 100_000 {
				p.add("<<>>\n")
			}
		})),
		"a sheet that unpacks to gigabytes": replace(pack.WorkbookName,
			bookBomb(t, f, "xl/worksheets/sheet1.xml")),
		"texts that unpack to gigabytes": replace(pack.WorkbookName,
			bookBomb(t, f, "xl/sharedStrings.xml")),
		"names of sheets without an end": replace(pack.WorkbookName, bookBomb(t, f, "xl/workbook.xml")),
		"content types without an end": replace(pack.WorkbookName,
			bookBomb(t, f, "[Content_Types].xml")),
		"entries": func() []byte {
			return crowded(t, f, func(i int) string { return fmt.Sprint("evidence/", i) })
		},
		"entries of one name": func() []byte {
			return crowded(t, f, func(int) string { return pack.ReportName })
		},
		"entries with long names": func() []byte {
			return crowded(t, f, func(i int) string { return fmt.Sprintf("evidence/%0380d", i) })
		},
		"entries in folders of their own": func() []byte {
			return crowded(t, f, func(i int) string { return fmt.Sprint(i, "/x") })
		},
		"entries in deep folders": func() []byte {
			return crowded(t, f, func(i int) string { return strings.Repeat("d/", 190) + fmt.Sprint(i) })
		},
		"an entry said to have exabytes":      func() []byte { return lying(t, f, 1<<60, 10) },
		"an entry said to lie behind the end": func() []byte { return lying(t, f, 10, 1<<40) },
		"a million entries said to be there": func() []byte {
			b := f.zip(t)
			copy(b[len(b)-14:], "\xff\xff\xff\xff")
			return b
		},
		"evidence said to have exabytes": func() []byte {
			return remade(t, f, func(s string) string {
				return strings.ReplaceAll(s, `"size": 2`, `"size": 1000000000000000`)
			})
		},
		"a README of gigabytes": func() []byte { return swollen(t, f, pack.ReadmeName, 'a', 200<<20) },
		"format 1, pages that unpack to gigabytes": func() []byte {
			return earlier(t, pack.ReportName, func(b []byte) []byte {
				return paperBomb(t, files{pack.ReportName: b}, func(p *paper, bomb []byte) {
					for _, n := range p.pages() {
						p.streams[n+1] = bomb
					}
				})
			})
		},
		"format 1, a sheet that unpacks to gigabytes": func() []byte {
			return earlier(t, pack.WorkbookName, func(b []byte) []byte {
				return bookBomb(t, files{pack.WorkbookName: b}, "xl/worksheets/sheet3.xml")
			})
		},
		"format 1, texts that unpack to gigabytes": func() []byte {
			return earlier(t, pack.WorkbookName, func(b []byte) []byte {
				return bookBomb(t, files{pack.WorkbookName: b}, "xl/sharedStrings.xml")
			})
		},
		"format 1, rows by the million": func() []byte {
			return earlier(t, pack.WorkbookName, func(b []byte) []byte {
				book := openBook(t, b)
				part := book.sheet(t, "Items")
				book.change(t, part, "</sheetData>",
					strings.Repeat(`<row><c t="inlineStr"><is><t>x</t></is></c></row>`, 200_000)+
						"</sheetData>")
				return book.bytes(t)
			})
		},
	}
}

// paperBomb is a report changed by a function that is given a megabyte of nothing, packed as bombs are.
func paperBomb(t testing.TB, f files, change func(p *paper, bomb []byte)) []byte {
	t.Helper()
	p := takeApart(t, f[pack.ReportName])
	change(p, make([]byte, 20<<20))
	return p.bytes()
}

// bookBomb is a workbook in which one part unpacks to hundreds of megabytes.
func bookBomb(t testing.TB, f files, part string) []byte {
	t.Helper()
	b := openBook(t, f[pack.WorkbookName])
	all := files{}
	for n, p := range b.parts {
		all[n] = []byte(p)
	}
	return swollen(t, all, part, ' ', 200<<20)
}

// crowded is a zip with as many more entries as fit.
func crowded(t testing.TB, f files, name func(int) string) []byte {
	t.Helper()
	size := len(f.zip(t))
	return entries(t, f, func(w *zip.Writer) {
		for i := 0; size < mostPack-4096; i++ {
			n := name(i)
			if _, err := w.CreateRaw(&zip.FileHeader{Name: n}); err != nil {
				t.Fatal(err)
			}
			size += 76 + 2*len(n)
		}
	})
}

// lying is a zip whose directory gives one entry sizes that it has not.
func lying(t testing.TB, f files, size, packed uint64) []byte {
	t.Helper()
	b := entries(t, f, func(w *zip.Writer) {
		extra := binary.LittleEndian.AppendUint16(nil, 1)
		extra = binary.LittleEndian.AppendUint16(extra, 16)
		extra = binary.LittleEndian.AppendUint64(extra, size)
		extra = binary.LittleEndian.AppendUint64(extra, packed)
		_, _ = w.CreateRaw(&zip.FileHeader{Name: "evidence/large", Method: zip.Deflate, Extra: extra})
	})
	_, c := heads(t, b, "evidence/large")
	copy(b[c+20:], "\xff\xff\xff\xff\xff\xff\xff\xff")
	return b
}

// earlier is a pack of format 1 with one file changed and the digests made to fit.
func earlier(t testing.TB, name string, change func([]byte) []byte) []byte {
	t.Helper()
	f := earlierFiles(t)
	f[name] = change(f[name])
	f.resum()
	return f.zip(t)
}

func TestNoPackUnderAMegabyteTakesMuchMemoryToVerify(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector takes several times the memory: .ci/check.sh runs this without it")
	}
	limit := int64(mostMemory)
	for name, make := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			b := make()
			if len(b) > mostPack {
				t.Fatalf("the pack has %d bytes", len(b))
			}
			path := saved(t, b)
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), verifyOnly+"="+path)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out[:min(len(out), 2000)])
			}
			if bytes.HasPrefix(out, []byte("0 <nil>")) {
				t.Error("it verifies")
			}
			peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
			if runtime.GOOS != "darwin" {
				peak *= 1024
			}
			t.Logf("%d MB, %s: %.200s", peak>>20, cmd.ProcessState.UserTime(), out)
			if peak > limit {
				t.Errorf("%d MB at its peak", peak>>20)
			}
		})
	}
}
