package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// file is a PDF as this package writes them: numbered objects found by the table at its end, pages in the
// order of their objects, streams deflated. It is no reader for the PDFs of others.
type file struct {
	objects map[int][]byte // by number, between "obj" and "endobj"
	order   []int
	info    int
}

var (
	startPattern   = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	infoPattern    = regexp.MustCompile(`/Info (\d+) 0 R`)
	contentPattern = regexp.MustCompile(`/Contents (\d+) 0 R`)
	lengthPattern  = regexp.MustCompile(`/Length (\d+)`)
)

// most objects and bytes a report may have; ours stay far below.
const (
	mostObjects = 200_000
	mostStream  = 64 << 20
)

func parse(b []byte) (*file, error) {
	if !bytes.HasPrefix(b, []byte("%PDF-1.")) {
		return nil, errors.New("it is not a PDF")
	}
	m := startPattern.FindSubmatch(b[max(0, len(b)-64):])
	if m == nil {
		return nil, errors.New("its end is missing")
	}
	start, err := strconv.Atoi(string(m[1]))
	if err != nil || start >= len(b) {
		return nil, errors.New("its table of objects is missing")
	}
	f := &file{objects: map[int][]byte{}}
	if i := infoPattern.FindSubmatch(b[start:]); i != nil {
		f.info, _ = strconv.Atoi(string(i[1]))
	}
	return f, f.load(b, b[start:])
}

// load reads the table of objects: "xref", "0 n", then n entries of 20 bytes.
func (f *file) load(b, xref []byte) error {
	var n int
	if _, err := fmt.Fscanf(bytes.NewReader(xref), "xref\n0 %d\n", &n); err != nil || n < 1 || n > mostObjects {
		return errors.New("its table of objects is damaged")
	}
	_, rest, _ := bytes.Cut(xref, []byte("\n"))
	_, rest, _ = bytes.Cut(rest, []byte("\n"))
	lines := bytes.SplitN(rest, []byte("\n"), n+1)
	if len(lines) < n {
		return errors.New("its table of objects is cut short")
	}
	for i := 1; i < n; i++ {
		if len(lines[i]) < 10 {
			return fmt.Errorf("object %d has no place", i)
		}
		at, err := strconv.Atoi(string(lines[i][:10]))
		head := fmt.Sprintf("%d 0 obj\n", i)
		if err != nil || at < 0 || at >= len(b) || !bytes.HasPrefix(b[at:], []byte(head)) {
			return fmt.Errorf("object %d is not where it should be", i)
		}
		f.objects[i] = b[at+len(head):]
		f.order = append(f.order, i)
	}
	// an object ends at its "endobj"; one with a stream ends only behind the stream's length
	for _, i := range f.order {
		if end := bytes.Index(f.objects[i], []byte("endobj")); end >= 0 && !isStream(f.objects[i][:end]) {
			f.objects[i] = f.objects[i][:end]
		}
	}
	return nil
}

func isStream(obj []byte) bool { return bytes.Contains(obj, []byte(">>\nstream\n")) }

// pages are the content objects of the pages, in their order.
func (f *file) pages() []int {
	var out []int
	for _, i := range f.order {
		obj := f.objects[i]
		if !bytes.HasPrefix(obj, []byte("<</Type /Page\n")) {
			continue
		}
		n := 0
		if m := contentPattern.FindSubmatch(obj); m != nil {
			n, _ = strconv.Atoi(string(m[1]))
		}
		out = append(out, n)
	}
	return out
}

// stream is the unpacked stream of an object.
func (f *file) stream(number int) ([]byte, error) {
	obj := f.objects[number]
	head, body, ok := bytes.Cut(obj, []byte(">>\nstream\n"))
	m := lengthPattern.FindSubmatch(head)
	if !ok || m == nil {
		return nil, errors.New("it has no content")
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil || n > len(body) {
		return nil, errors.New("its content is cut short")
	}
	z, err := zlib.NewReader(bytes.NewReader(body[:n]))
	if err != nil {
		return nil, fmt.Errorf("its content is damaged: %w", err)
	}
	out, err := io.ReadAll(io.LimitReader(z, mostStream+1))
	if err != nil {
		return nil, fmt.Errorf("its content is damaged: %w", err)
	}
	if len(out) > mostStream {
		return nil, errors.New("its content unpacks to more than a page can be")
	}
	return out, nil
}

// texts are the strings that a page sets, in the order in which it does.
func (f *file) texts(page int) ([]string, error) {
	b, err := f.stream(page)
	if err != nil {
		return nil, err
	}
	var out []string
	for {
		_, rest, ok := bytes.Cut(b, []byte(" Td ("))
		if !ok {
			return out, nil
		}
		raw, after, err := literal(rest)
		if err != nil {
			return nil, err
		}
		out = append(out, utf16be(raw))
		b = after
	}
}
