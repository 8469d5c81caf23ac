package intaketest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
)

// page is the body of a page object that draws the content of object n.
func page(contents int, resources string) string {
	return fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << %s >> >>", contents, resources)
}

const (
	catalogue = "<< /Type /Catalog /Pages 2 0 R >>"
	tree      = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	helvetica = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
)

func hostilePDF() []Case { return slices.Concat(loopingPDF(), swellingPDF(), oddPDF()) }

// loopingPDF are files whose parts lead back to themselves, or to more parts than there are.
func loopingPDF() []Case {
	return []Case{
		{"a page tree that is its own child", "loop.pdf", func() []byte {
			return Objects{catalogue, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}.Bytes("")
		}, true},
		{"page trees that are each other's children", "loop.pdf", func() []byte {
			return Objects{catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 90000 >>", "<< /Type /Pages /Kids [2 0 R] /Count 90000 >>"}.Bytes("")
		}, true},
		{"a tree that claims two billion pages", "count.pdf", func() []byte {
			return Objects{catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", page(4, helvetica), Stream("", "BT /F1 9 Tf (a) Tj ET")}.Bytes("")
		}, true},
		{"a cross reference that names itself", "xref.pdf", func() []byte {
			return []byte("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n")
		}, true},
		{"forms that draw forms that draw forms", "forms.pdf", func() []byte {
			objects := Objects{catalogue, tree, page(4, helvetica+" /XObject << /X 5 0 R >>"), Stream("", "/X Do")}
			for i := 5; i < 14; i++ {
				objects = append(objects, Stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %s /XObject << /X %d 0 R >> >>", helvetica, i+1), strings.Repeat("/X Do ", 12)))
			}
			return append(objects, Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "BT /F1 9 Tf (deep) Tj ET")).Bytes("")
		}, false},
		{"a form that draws itself", "self.pdf", func() []byte {
			return Objects{catalogue, tree, page(4, "/XObject << /X 4 0 R >>"), Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>", "/X Do /X Do")}.Bytes("")
		}, true},
	}
}

// swellingPDF are small files that become large when they are read.
func swellingPDF() []Case {
	return []Case{
		{"a content stream that unpacks to 600 MB", "bomb.pdf", func() []byte {
			return Objects{catalogue, tree, page(4, helvetica), Stream("/Filter /FlateDecode", packed(strings.Repeat("BT /F1 9 Tf (words) Tj ET\n", 1<<20), 22))}.Bytes("")
		}, false},
		{"forty pages that unpack to 600 MB each", "bombs.pdf", func() []byte {
			objects := Objects{catalogue, "", Stream("/Filter /FlateDecode", packed(strings.Repeat("BT /F1 9 Tf (words) Tj ET\n", 1<<20), 22))}
			for range 40 {
				objects = append(objects, page(3, helvetica))
			}
			objects[1] = "<< /Type /Pages /Count 40 /Kids [" + kids(4, 40) + "] >>"
			return objects.Bytes("")
		}, true},
		{"filters upon filters", "filters.pdf", func() []byte {
			return Objects{catalogue, tree, page(4, helvetica), Stream("/Filter ["+strings.Repeat("/FlateDecode ", 5000)+"]", packed("x", 1))}.Bytes("")
		}, true},
		{"200,000 nested arrays", "arrays.pdf", func() []byte {
			return Objects{catalogue, tree, page(4, "/X "+strings.Repeat("[", 200_000)), Stream("", "BT ET")}.Bytes("")
		}, true},
		{"three million words on a page", "words.pdf", func() []byte {
			return Objects{catalogue, tree, page(4, helvetica), Stream("", "BT /F1 9 Tf "+strings.Repeat("1 0 0 1 5 5 Tm (word and) Tj ", 1_500_000)+"ET")}.Bytes("")
		}, false},
	}
}

// oddPDF are files without text that can be read.
func oddPDF() []Case {
	return []Case{
		{"an encrypted document", "locked.pdf", func() []byte {
			return Objects{catalogue, tree, page(4, helvetica), Stream("", "secret")}.Bytes(
				"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + strings.Repeat("o", 32) + ") /U (" + strings.Repeat("u", 32) + ") >> /ID [(a) (b)]")
		}, true},
		{"a scanned document without text", "scan.pdf", func() []byte {
			return Objects{
				catalogue, tree, page(4, "/XObject << /I 5 0 R >>"), Stream("", "500 0 0 700 40 40 cm /I Do"),
				Stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", "abcd"),
			}.Bytes("")
		}, true},
		{"an image of four billion points", "image.pdf", func() []byte {
			return Objects{
				catalogue, tree, page(4, helvetica+" /XObject << /I 5 0 R >>"), Stream("", "BT /F1 9 Tf (words to read here) Tj ET /I Do"),
				Stream("/Type /XObject /Subtype /Image /Width 65000 /Height 65000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode", packed("x", 1)),
			}.Bytes("")
		}, false},
		{"junk behind a header", "junk.pdf", func() []byte { return append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{0, 7, 200, 31}, 1<<18)...) }, true},
	}
}

func kids(first, count int) string {
	var b strings.Builder
	for n := first; n < first+count; n++ {
		fmt.Fprintf(&b, "%d 0 R ", n)
	}
	return b.String()
}

// packed deflates s many times over, one after the other.
func packed(s string, times int) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	for range times {
		if _, err := w.Write([]byte(s)); err != nil { // a buffer takes everything
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}
