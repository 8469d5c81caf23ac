package seal_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"countersign/assessments/pack"
)

// paper is a report taken apart: its objects in the order of the file, which can be put together again
// with a table that fits.
type paper struct {
	numbers []int
	dicts   map[int]string
	streams map[int][]byte // unpacked; nil where there is none
	trailer string
	tail    string // behind the end
}

var packedPattern = regexp.MustCompile(`/Length \d+`)

func takeApart(t testing.TB, b []byte) *paper {
	t.Helper()
	p := &paper{dicts: map[int]string{}, streams: map[int][]byte{}}
	rest := b[len("%PDF-1.3\n"):]
	for {
		m := regexp.MustCompile(`^(\d+) 0 obj\n`).FindSubmatch(rest)
		if m == nil {
			break
		}
		n, _ := strconv.Atoi(string(m[1]))
		rest = rest[len(m[0]):]
		p.numbers = append(p.numbers, n)
		end := bytes.Index(rest, []byte("endobj\n"))
		if at := bytes.Index(rest, []byte(">>\nstream\n")); at >= 0 && at < end {
			head := string(rest[:at])
			length, _ := strconv.Atoi(regexp.MustCompile(`/Length (\d+)`).FindStringSubmatch(head)[1])
			packed := rest[at+len(">>\nstream\n"):][:length]
			p.dicts[n] = head
			p.streams[n] = packed
			if strings.Contains(head, "FlateDecode") {
				z, err := zlib.NewReader(bytes.NewReader(packed))
				if err != nil {
					t.Fatal(err)
				}
				if p.streams[n], err = io.ReadAll(z); err != nil {
					t.Fatal(err)
				}
			}
			rest = rest[at+len(">>\nstream\n")+length:]
			rest = rest[bytes.Index(rest, []byte("endobj\n"))+len("endobj\n"):]
			continue
		}
		p.dicts[n] = string(rest[:end])
		rest = rest[end+len("endobj\n"):]
	}
	at := bytes.Index(rest, []byte("trailer\n"))
	p.trailer = string(rest[at:bytes.Index(rest, []byte("startxref"))])
	return p
}

func (p *paper) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.3\n")
	places := map[int]int{}
	var last, lastPacked []byte // a stream that stands in many places is packed once
	for _, n := range p.numbers {
		places[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", n)
		stream, ok := p.streams[n]
		if !ok {
			b.WriteString(p.dicts[n] + "endobj\n")
			continue
		}
		if strings.Contains(p.dicts[n], "FlateDecode") {
			if len(last) == 0 || len(stream) == 0 || &last[0] != &stream[0] {
				last, lastPacked = stream, streams.of(stream)
			}
			stream = lastPacked
		}
		b.WriteString(packedPattern.ReplaceAllString(p.dicts[n], fmt.Sprintf("/Length %d", len(stream))) +
			">>\nstream\n")
		b.Write(stream)
		b.WriteString("\nendstream\nendobj\n")
	}
	start := b.Len()
	size := slices.Max(p.numbers) + 1
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", size)
	for n := 1; n < size; n++ {
		fmt.Fprintf(&b, "%010d 00000 n \n", places[n])
	}
	b.WriteString(regexp.MustCompile(`/Size \d+`).ReplaceAllString(p.trailer, fmt.Sprintf("/Size %d", size)))
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n%s", start, p.tail)
	return b.Bytes()
}

// add puts an object before the last two, which the trailer names, and gives its number.
func (p *paper) add(dict string) int {
	n := slices.Max(p.numbers) + 1
	p.numbers, p.dicts[n] = append(p.numbers, n), dict
	return n
}

// with finds the objects whose dictionary has a text.
func (p *paper) with(text string) []int {
	var out []int
	for _, n := range p.numbers {
		if strings.Contains(p.dicts[n], text) {
			out = append(out, n)
		}
	}
	return out
}

// pages are the page objects in their order; what each shows is in the object behind it.
func (p *paper) pages() []int { return p.with("/Type /Page\n") }

// text is a text as a report sets it.
func text(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		for _, c := range []byte{byte(u >> 8), byte(u)} {
			if c == '(' || c == ')' || c == '\\' {
				b = append(b, '\\')
			}
			b = append(b, c)
		}
	}
	return b
}

// set finds the page that sets a text, and the place where it does.
func (p *paper) set(t testing.TB, s string) (content, at int) {
	t.Helper()
	for _, n := range p.pages() {
		if at := bytes.Index(p.streams[n+1], slices.Concat([]byte("("), text(s), []byte(") Tj"))); at >= 0 {
			return n + 1, at
		}
	}
	t.Fatalf("no page sets %q", s)
	return 0, 0
}

// paperwork changes a report's objects and puts it together again, so that every viewer opens it.
func paperwork(change func(testing.TB, *paper)) func(testing.TB, files) {
	return func(t testing.TB, f files) {
		t.Helper()
		p := takeApart(t, f[pack.ReportName])
		change(t, p)
		f[pack.ReportName] = p.bytes()
	}
}

// page changes what the page shows that sets a text.
func page(shows string, change func(b []byte, at int) []byte) func(testing.TB, files) {
	return paperwork(func(t testing.TB, p *paper) {
		t.Helper()
		n, at := p.set(t, shows)
		p.streams[n] = change(bytes.Clone(p.streams[n]), at)
	})
}

// catalogue adds to what a viewer opens first.
func catalogue(entry string) func(testing.TB, files) {
	return paperwork(func(_ testing.TB, p *paper) {
		n := p.with("/Type /Catalog")[0]
		p.dicts[n] = strings.Replace(p.dicts[n], "/Type /Catalog\n", "/Type /Catalog\n"+entry+"\n", 1)
	})
}

// dict changes the dictionary of the first object that has a text.
func dict(mark, old, now string) func(testing.TB, files) {
	return paperwork(func(t testing.TB, p *paper) {
		t.Helper()
		for _, n := range p.with(mark) {
			if strings.Contains(p.dicts[n], old) {
				p.dicts[n] = strings.Replace(p.dicts[n], old, now, 1)
				return
			}
		}
		t.Fatalf("no object with %q has %q", mark, old)
	})
}

// before puts something before the operators that set a text.
func before(shows, what string) func(testing.TB, files) {
	return page(shows, func(b []byte, at int) []byte {
		from := bytes.LastIndex(b[:at], []byte("q "))
		return slices.Concat(b[:from], []byte(what), b[from:])
	})
}

func raw(change func([]byte) []byte) func(testing.TB, files) {
	return func(_ testing.TB, f files) { f[pack.ReportName] = change(bytes.Clone(f[pack.ReportName])) }
}
