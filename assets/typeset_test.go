package assets_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assets"
)

var update = flag.Bool("update", false, "write the sample's Word and PDF files again from testdata")

// The sample's agreement is a Word file and its annex a PDF, because that is what vendors send. Both are set
// from the plain texts in testdata; this test is the typesetter.
func TestTheSamplesWordAndPDFFilesAreWhatTheirSourcesSay(t *testing.T) {
	for _, c := range []struct {
		source, file string
		set          func(lines []string) ([]byte, error)
	}{
		{"kestrelight-msa.txt", "kestrelight-msa.docx", asWord},
		{"kestrelight-dpa.txt", "kestrelight-dpa.pdf", asPDF},
	} {
		source, err := os.ReadFile(filepath.Join("testdata", c.source))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, l := range strings.Split(string(source), "\n") {
			if l != "" {
				lines = append(lines, l)
			}
		}
		want, err := c.set(lines)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(filepath.Join("sample", "documents", c.file), want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := fs.ReadFile(assets.Sample(), "documents/"+c.file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what %s says; go test ./assets -update sets it again", c.file, c.source)
		}
	}
}

// heading splits "## 3. Term" into its level and its text; level 0 is a paragraph.
func heading(line string) (level int, text string) {
	text = strings.TrimLeft(line, "#")
	return len(line) - len(text), strings.TrimSpace(text)
}

func asWord(lines []string) ([]byte, error) {
	var body strings.Builder
	for _, l := range lines {
		level, text := heading(l)
		body.WriteString("<w:p>")
		if level > 0 {
			fmt.Fprintf(&body, `<w:pPr><w:pStyle w:val="Heading%d"/></w:pPr>`, level)
		}
		body.WriteString(`<w:r><w:t xml:space="preserve">`)
		if err := xml.EscapeText(&body, []byte(text)); err != nil {
			return nil, err
		}
		body.WriteString("</w:t></w:r></w:p>")
	}
	const (
		head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
		main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
		kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
		rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		pkg  = "http://schemas.openxmlformats.org/package/2006/"
	)
	style := func(level, size int) string {
		return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="Heading%d"><w:name w:val="heading %d"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="%d"/></w:pPr><w:rPr><w:b/><w:sz w:val="%d"/></w:rPr></w:style>`, level, level, level-1, size)
	}
	parts := [][2]string{
		{"[Content_Types].xml", head + `<Types xmlns="` + pkg +
			`content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="` + kind + `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + kind + `styles+xml"/></Types>`},
		{"_rels/.rels", head + `<Relationships xmlns="` + pkg +
			`relationships"><Relationship Id="r1" Type="` + rels +
			`officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", head + `<Relationships xmlns="` + pkg +
			`relationships"><Relationship Id="r1" Type="` + rels +
			`styles" Target="styles.xml"/></Relationships>`},
		{"word/styles.xml", head + `<w:styles xmlns:w="` + main + `">` + style(1, 36) + style(2, 26) +
			`</w:styles>`},
		{"word/document.xml", head + `<w:document xmlns:w="` + main + `"><w:body>` + body.String() +
			`</w:body></w:document>`},
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.Create(p[0]) // no time is written, so the same source gives the same bytes
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			return nil, err
		}
	}
	err := z.Close() // writes the directory, so the bytes are complete only after it
	return out.Bytes(), err
}

// Helvetica's widths of the characters 32 to 126, in thousandths of the size.
var widths = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
	556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611,
	722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278,
	556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

func width(s string, size int) int {
	n := 0
	for _, r := range s {
		if r >= ' ' && int(r-' ') < len(widths) {
			n += widths[r-' ']
			continue
		}
		n += 556
	}
	return n * size / 1000
}

// wrap breaks a text into lines of at most limit points.
func wrap(text string, size, limit int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		if next := strings.TrimSpace(line + " " + word); width(next, size) <= limit {
			line = next
			continue
		}
		out, line = append(out, line), word
	}
	return append(out, line)
}

// winAnsi writes a text as a PDF string.
var winAnsi = strings.NewReplacer("\\", `\\`, "(", `\(`, ")", `\)`, "“", `\223`, "”", `\224`, "’", `\222`,
	"–", `\226`)

const pageTop, pageBottom, leftMargin, textWidth = 780, 60, 64, 467

func asPDF(lines []string) ([]byte, error) {
	var pages []string
	var page strings.Builder
	y := pageTop
	turn := func() {
		pages = append(pages, page.String())
		page.Reset()
		y = pageTop
	}
	for _, l := range lines {
		level, text := heading(l)
		font, size, lead := "F1", 10, 14
		if level > 0 {
			font, size, lead = "F2", 17-3*level, 22
		}
		rows := wrap(text, size, textWidth)
		if level > 0 && y-lead*len(rows)-40 < pageBottom {
			turn()
		}
		for _, row := range rows {
			if y-lead < pageBottom {
				turn()
			}
			y -= lead
			fmt.Fprintf(&page, "BT /%s %d Tf %d %d Td (%s) Tj ET\n", font, size, leftMargin, y,
				winAnsi.Replace(row))
		}
		y -= 7
	}
	turn()

	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", ""}
	objects = append(objects,
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	var kids []string
	for _, p := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", len(objects)+1))
		objects = append(objects,
			fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>", len(objects)+2),
			fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", len(p), p))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), strings.Join(kids, " "))
	return numbered(objects), nil
}

// numbered writes the objects one after the other, with the table that says where each begins.
func numbered(objects []string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var places strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&places, "%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, places.String(), len(objects)+1, start)
	return out.Bytes()
}
