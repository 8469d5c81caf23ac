package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"countersign/assessments/pack"
)

// pageMark begins the dictionary of a page.
var pageMark = []byte("<</Type /Page\n")

var errLonger = errors.New("it has fewer pages than its records fill")

// Again writes the report of a document again, with its pages unpacked, for Compare. It gives up where
// the document fills more pages than the report given has.
func (w *Writer) Again(ctx context.Context, doc pack.Document, report []byte) ([]byte, error) {
	var b bytes.Buffer
	err := w.write(ctx, &b, doc, again{most: bytes.Count(report, pageMark)})
	return b.Bytes(), err
}

// again says how a report is written that is only compared.
type again struct{ most int } // pages

// Compare says where a report is not the one wanted, page by page as a viewer shows it, then for
// everything else in the file. They may be packed differently, and figures of places may differ in
// their last digit: what is shown is the same.
func Compare(report, want []byte) []string {
	if bytes.Equal(report, want) {
		return nil
	}
	ours, err := parse(want)
	if err != nil {
		return []string{fmt.Sprintf("cannot be compared: %v", err)}
	}
	theirs, err := parse(report)
	if err != nil {
		return append(suspicious(report), "is not a report as this program writes them: "+err.Error())
	}
	out := comparePages(theirs, ours)
	if theirs.head != ours.head {
		out = append(out, fmt.Sprintf("its head is %q where %q is due", theirs.head, ours.head))
	}
	for i := range max(len(theirs.objects), len(ours.objects)) {
		a, b := theirs.object(i+1), ours.object(i+1)
		same, why := false, "is not packed as this program packs it"
		if isContent(ours, i+1) {
			same = contentPattern.Match(a.dict) || bytes.Equal(a.dict, b.dict)
		} else {
			same, why = a.same(b)
		}
		if !same {
			out = append(out, fmt.Sprintf("%s (object %d) %s", kindOfObject(a, b), i+1, why))
		}
		if len(out) > 20 {
			break
		}
	}
	if len(out) > 0 {
		out = append(suspicious(report), out...)
	}
	return out
}

// comparePages follows both trees of pages, and compares what their pages show.
func comparePages(theirs, ours *file) []string {
	want, err := ours.pages()
	if err != nil {
		return []string{fmt.Sprintf("cannot be compared: %v", err)}
	}
	got, err := theirs.pages()
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	if len(got) != len(want) {
		out = append(out, fmt.Sprintf("has %d pages; its records fill %d", len(got), len(want)))
	}
	for i := range min(len(got), len(want)) {
		if why := comparePage(theirs.object(got[i]), ours.object(want[i])); why != "" {
			out = append(out, fmt.Sprintf("page %d %s", i+1, why))
		}
	}
	return out
}

func comparePage(a, b object) string {
	got, err := a.content()
	if err != nil {
		return "cannot be read: " + err.Error()
	}
	want, err := b.content()
	if err != nil || sameDrawing(got, want) {
		return ""
	}
	shown, err := textsOf(got)
	if err != nil {
		return "cannot be read: " + err.Error()
	}
	due, err := textsOf(want)
	if err != nil {
		return ""
	}
	for i := range max(len(shown), len(due)) {
		if is, should := at(shown, i), at(due, i); is != should {
			return fmt.Sprintf("shows “%s” where assessment.json gives “%s”", short(is), short(should))
		}
	}
	return "sets its texts otherwise than this program: moved, covered, or not to be seen"
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

func short(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

// contentPattern is what stands before what a page shows.
var contentPattern = regexp.MustCompile(`^<</Filter /FlateDecode /Length \d+$`)

// isContent reports an object that holds what a page shows: pages are compared as a viewer shows them.
func isContent(f *file, number int) bool {
	o := f.object(number - 1)
	return f.object(number).stream && bytes.HasPrefix(o.dict, pageMark)
}

// described is an object's dictionary without the length of what is packed.
func (o object) described() []byte {
	m := lengthPattern.FindIndex(o.dict)
	if m == nil {
		return o.dict
	}
	return append(bytes.Clone(o.dict[:m[0]]), o.dict[m[1]:]...)
}

// same compares two objects by what they hold, however it is packed.
func (o object) same(other object) (bool, string) {
	if o.stream != other.stream || !sameDrawing(o.described(), other.described()) {
		return false, "is not as this program writes it"
	}
	if !o.stream || bytes.Equal(o.packed, other.packed) {
		return true, ""
	}
	a, err := o.content()
	if err != nil {
		return false, "cannot be read: " + err.Error()
	}
	b, err := other.content()
	return err == nil && bytes.Equal(a, b), "does not hold what this program writes"
}

// kindOfObject names an object for people.
func kindOfObject(list ...object) string {
	for _, k := range []struct{ mark, name string }{
		{"/Type /Catalog", "the catalogue"},
		{"/Type /Pages", "the tree of pages"},
		{"/Type /Page\n", "a page"},
		{"/CIDToGIDMap", "a font"},
		{"/Type /Font", "a font"},
		{"/Registry", "a font"},
		{"/Length1", "a font’s drawings"},
		{"/Producer", "the properties"},
		{"/Type /Outlines", "the outline"},
		{"/Dest", "an entry of the outline"},
		{"/ProcSet", "the list of fonts"},
	} {
		for _, o := range list {
			if bytes.Contains(o.dict, []byte(k.mark)) {
				return k.name
			}
		}
	}
	if list[len(list)-1].stream {
		return "a font’s table of letters"
	}
	return "something no report has"
}

// suspicious names what no report of ours has, so that the problem states what was put in.
func suspicious(b []byte) []string {
	var out []string
	for _, k := range []struct{ mark, says string }{
		{"/JavaScript ", "holds a script"},
		{"/JS ", "holds a script"},
		{"/Launch", "starts another program"},
		{"/URI", "leads to an address outside"},
		{"/Encrypt ", "is encrypted"},
		{"/AcroForm", "holds a form"},
		{"/OCProperties", "has layers that can be hidden"},
		{"/Type /Filespec", "has a file attached"},
		{"/FileAttachment", "has a file attached"},
		{"/Subtype /FreeText", "has a remark over a page"},
		{"/Subtype /Image", "shows a picture"},
		{"/OpenAction", "does something when it is opened"},
		{"/AA ", "does something when it is opened"},
		{"/ObjStm", "hides objects in a stream"},
		{"/XRef", "hides its table of objects in a stream"},
		{"/Sig ", "carries a signature"},
	} {
		if bytes.Contains(b, []byte(k.mark)) {
			out = append(out, k.says)
		}
	}
	if n := bytes.Count(b, []byte("startxref")); n > 1 {
		out = append(out, fmt.Sprintf("was added to %d times after it was written", n-1))
	}
	return out
}

// sameDrawing compares two texts of a PDF, where figures may differ by one in the second decimal:
// machines round differently.
func sameDrawing(a, b []byte) bool {
	for {
		n := commonPrefix(a, b)
		if n == len(a) && n == len(b) {
			return true
		}
		from := n
		for from > 0 && figure(a[from-1]) {
			from--
		}
		x, restA, okA := leadingFigure(a[from:])
		y, restB, okB := leadingFigure(b[from:])
		if !okA || !okB || x-y > 0.0101 || y-x > 0.0101 {
			return false
		}
		a, b = restA, restB
	}
}

func commonPrefix(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

func figure(c byte) bool { return (c >= '0' && c <= '9') || c == '.' || c == '-' }

func leadingFigure(b []byte) (x float64, rest []byte, ok bool) {
	n := 0
	for n < len(b) && figure(b[n]) {
		n++
	}
	if !bytes.Contains(b[:n], []byte(".")) {
		return 0, nil, false // a number of an object, a count: no place
	}
	x, err := strconv.ParseFloat(string(b[:n]), 64)
	return x, b[n:], err == nil
}
