package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// file is a PDF as this package writes them: numbered objects, one behind the other from the first
// byte to the table at the end, nothing before, between or behind. It is no reader for the PDFs of
// others: whatever one of them adds (a second table, an object that no table names, text behind the
// end) is not of this form, and an error.
type file struct {
	head    string
	objects []object // by number - 1
	root    int      // numbers of the catalogue and of the properties: the last two
	info    int
}

// object is what stands between "obj" and "endobj".
type object struct {
	dict   []byte
	packed []byte // of a stream; nil where there is none
	stream bool
}

var (
	headPattern = regexp.MustCompile(`^%PDF-1\.[0-9]\n`)
	tailPattern = regexp.MustCompile(
		`^trailer\n<<\n/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n>>\nstartxref\n(\d+)\n%%EOF\n$`)
	startPattern = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	xrefPattern  = regexp.MustCompile(`^xref\n0 (\d+)\n`)
	entryPattern = regexp.MustCompile(`^(\d{10}) 00000 n \n$`)

	lengthPattern = regexp.MustCompile(`/Length (\d+)`)
)

// most objects a report may have, bytes of one stream and of all; ours stay far below.
const (
	mostObjects = 200_000
	mostStream  = 8 << 20
	xrefEntry   = 20
)

func parse(b []byte) (*file, error) {
	head := headPattern.Find(b)
	if head == nil {
		return nil, errors.New("it does not begin as a PDF of ours")
	}
	m := startPattern.FindSubmatch(b[max(0, len(b)-64):])
	if m == nil {
		return nil, errors.New("it does not end as a PDF of ours: something follows its end, or it is cut short")
	}
	start, err := strconv.Atoi(string(m[1]))
	if err != nil || start >= len(b) || start < len(head) {
		return nil, errors.New("its table of objects is missing")
	}
	f := &file{head: string(head)}
	at, err := f.table(b[start:], start)
	if err != nil {
		return nil, err
	}
	return f, f.load(b[:start], at, len(head))
}

// table reads "xref", "0 n", n entries of 20 bytes and the trailer, and gives the places of the objects.
func (f *file) table(b []byte, start int) ([]int, error) {
	m := xrefPattern.FindSubmatch(b)
	if m == nil {
		return nil, errors.New("its table of objects is damaged")
	}
	n, err := strconv.Atoi(string(m[1]))
	if b = b[len(m[0]):]; err != nil || n < 3 || n > mostObjects || len(b) < n*xrefEntry {
		return nil, errors.New("its table of objects is cut short")
	}
	if !bytes.HasPrefix(b, []byte("0000000000 65535 f \n")) {
		return nil, errors.New("its table of objects is damaged")
	}
	at := make([]int, 0, n-1)
	for i := 1; i < n; i++ {
		e := entryPattern.FindSubmatch(b[i*xrefEntry : (i+1)*xrefEntry])
		if e == nil {
			return nil, fmt.Errorf("object %d has no place in it", i)
		}
		offset, _ := strconv.Atoi(string(e[1])) // ten digits
		at = append(at, offset)
	}
	tail := tailPattern.FindSubmatch(b[n*xrefEntry:])
	if tail == nil {
		return nil, errors.New("its trailer is not one of ours: it was changed or added to after it was written, or is encrypted")
	}
	numbers := make([]int, 4)
	for i := range numbers {
		// digits; one that is too large is none of those expected
		numbers[i], _ = strconv.Atoi(string(tail[i+1]))
	}
	if f.root, f.info = n-1, n-2; !slices.Equal(numbers, []int{n, f.root, f.info, start}) {
		return nil, errors.New("its trailer does not lead to its last objects")
	}
	return at, nil
}

// load cuts the file into its objects, leaving no byte over.
func (f *file) load(b []byte, at []int, from int) error {
	order := make([]int, len(at))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return at[x] - at[y] })
	f.objects = make([]object, len(at))
	for i, n := range order {
		end := len(b)
		if i+1 < len(order) {
			end = at[order[i+1]]
		}
		if at[n] != from || end < from || end > len(b) {
			return fmt.Errorf("object %d is not where it should be: bytes that nothing leads to stand before it", n+1)
		}
		o, err := cutObject(b[from:end], n+1)
		if err != nil {
			return err
		}
		f.objects[n], from = o, end
	}
	return nil
}

var streamMark, streamEnd = []byte(">>\nstream\n"), []byte("\nendstream\nendobj\n")

func cutObject(b []byte, number int) (object, error) {
	body, ok := bytes.CutPrefix(b, fmt.Appendf(nil, "%d 0 obj\n", number))
	if !ok {
		return object{}, fmt.Errorf("object %d is not where it should be", number)
	}
	dict, rest, stream := bytes.Cut(body, streamMark)
	if !stream {
		dict, ok = bytes.CutSuffix(body, []byte("endobj\n"))
		if !ok || bytes.Contains(dict, []byte("endobj")) {
			return object{}, fmt.Errorf("object %d does not end where the next begins", number)
		}
		return object{dict: dict}, nil
	}
	m := lengthPattern.FindSubmatch(dict)
	if m == nil {
		return object{}, fmt.Errorf("object %d has content without a length", number)
	}
	n, err := strconv.Atoi(string(m[1]))
	if err != nil || n < 0 || n > len(rest) || !bytes.Equal(rest[n:], streamEnd) {
		return object{}, fmt.Errorf("the content of object %d does not end where it should", number)
	}
	return object{dict: dict, packed: rest[:n], stream: true}, nil
}

// object is the object with a number; an empty one where there is none.
func (f *file) object(number int) object {
	if number < 1 || number > len(f.objects) {
		return object{}
	}
	return f.objects[number-1]
}

var (
	kidsPattern = regexp.MustCompile(
		`^<</Type /Pages\n/Kids \[((?:\d+ 0 R )+)\]\n/Count (\d+)\n/MediaBox \[[0-9. ]+\]\n>>\n$`)
	kidPattern  = regexp.MustCompile(`(\d+) 0 R`)
	pagePattern = regexp.MustCompile(
		`^<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n(/Annots \[.*\]\n)?/Contents (\d+) 0 R>>\n$`)
)

// pages follows the tree of pages from its root, as a viewer does, and gives the objects that hold
// what each shows. There are no other pages in the file than those.
func (f *file) pages() ([]int, error) {
	m := kidsPattern.FindSubmatch(f.object(1).dict)
	if m == nil {
		return nil, errors.New("its tree of pages is not one of ours")
	}
	var out []int
	shown := map[int]bool{}
	for _, k := range kidPattern.FindAllSubmatch(m[1], -1) {
		kid, _ := strconv.Atoi(string(k[1]))
		page := pagePattern.FindSubmatch(f.object(kid).dict)
		if page == nil || shown[kid] {
			return nil, fmt.Errorf("page %d is not a page of ours", len(out)+1)
		}
		shown[kid] = true
		content, _ := strconv.Atoi(string(page[2]))
		if content != kid+1 || !f.object(content).stream {
			return nil, fmt.Errorf("page %d shows other content than its own", len(out)+1)
		}
		out = append(out, content)
	}
	if count, _ := strconv.Atoi(string(m[2])); count != len(out) {
		return nil, fmt.Errorf("it counts %d pages and has %d", count, len(out))
	}
	for i, o := range f.objects {
		if bytes.HasPrefix(o.dict, []byte("<</Type /Page\n")) && !shown[i+1] {
			return nil, errors.New("it holds a page that is not shown")
		}
	}
	return out, nil
}

// content is the unpacked stream of an object: all of it, with nothing behind its end.
func (o object) content() ([]byte, error) {
	if !o.stream {
		return nil, errors.New("it has no content")
	}
	if !bytes.Contains(o.dict, []byte("/Filter /FlateDecode")) {
		return o.packed, nil
	}
	in := bytes.NewReader(o.packed)
	z, err := zlib.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("its content is damaged: %w", err)
	}
	out, err := io.ReadAll(io.LimitReader(z, mostStream+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("its content is damaged: %w", err)
	case len(out) > mostStream:
		return nil, errors.New("its content unpacks to more than ours can")
	case in.Len() > 0:
		return nil, errors.New("bytes are hidden behind its content")
	}
	return out, nil
}

// texts are the strings that a page sets, in the order in which it does.
func (f *file) texts(page int) ([]string, error) {
	b, err := f.object(page).content()
	if err != nil {
		return nil, err
	}
	return textsOf(b)
}

func textsOf(b []byte) ([]string, error) {
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
