package intaketest

import (
	"bytes"
	"fmt"
	"strings"
)

// Line is one line of a page: its position in points from the bottom left, size and words (Latin-1).
type Line struct {
	X, Y float64
	Size float64 // 0 is 10
	Bold bool
	Text string
}

// Objects are the bodies of a PDF's objects, numbered from 1. The first is the catalogue.
type Objects []string

// PDF writes pages of A4 size in Helvetica.
func PDF(pages ...[]Line) []byte {
	objects := Objects{
		"<< /Type /Catalog /Pages 2 0 R >>", "", // the page tree follows its pages
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
	}
	var kids []string
	for _, lines := range pages {
		var content strings.Builder
		for _, l := range lines {
			font, size := "F1", l.Size
			if l.Bold {
				font = "F2"
			}
			if size == 0 {
				size = 10
			}
			fmt.Fprintf(&content, "BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", font, size, l.X, l.Y,
				escape(l.Text))
		}
		objects = append(objects, Stream("", content.String()))
		objects = append(objects, fmt.Sprintf(
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"+
				" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>", len(objects)))
		kids = append(kids, fmt.Sprintf("%d 0 R", len(objects)))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	return objects.Bytes("")
}

// Stream is the body of an object with a stream; extra stands in its dictionary.
func Stream(extra, content string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", extra, len(content), content)
}

// Bytes writes the file; extra stands in the trailer.
func (objects Objects) Bytes(extra string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, body := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+
		1, extra, start)
	return b.Bytes()
}

func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune("()\\", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x80:
			b.WriteRune(r)
		case r == '“':
			b.WriteString("\\223")
		case r == '”':
			b.WriteString("\\224")
		default:
			fmt.Fprintf(&b, "\\%03o", r&0xff)
		}
	}
	return b.String()
}

// Agreement writes a long agreement of numbered clauses, as many pages as asked for, with a running header, a
// footer with the page number, and words divided at line ends.
func Agreement(pages int) []byte {
	var all [][]Line
	clause := 0
	for page := 1; page <= pages; page++ {
		lines := []Line{
			{X: 60, Y: 810, Size: 8, Text: "Example Cloud Agreement"},
			{X: 280, Y: 30, Size: 8, Text: fmt.Sprintf("Page %d of %d", page, pages)},
		}
		y := 720.0
		for y > 120 {
			clause++
			lines = append(lines, Line{
				X: 60, Y: y, Bold: true,
				Text: fmt.Sprintf("%d. Use of Content", clause),
			})
			lines = append(lines,
				Line{X: 60, Y: y - 20, Text: fmt.Sprintf(
					"%d.1 The supplier uses customer content only to provide the service and in accor-",
					clause)},
				Line{X: 60, Y: y - 32, Text: "dance with the documented instructions of the customer. It does not train models on the content,"},
				Line{X: 60, Y: y - 44, Text: "nor does it allow others to do so, unless the customer has agreed to that in writing beforehand."},
				Line{X: 60, Y: y - 64, Text: fmt.Sprintf(
					"%d.2 Within thirty days after the end of the term the supplier returns or deletes the content.", clause)})
			y -= 90
		}
		all = append(all, lines)
	}
	return PDF(all...)
}
