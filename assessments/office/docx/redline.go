package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"countersign/assessments"
	"countersign/assessments/changes"
)

// Redline writes two versions as one document: accepting all its tracked changes gives the new text, rejecting all
// of them the old one. author is shown beside each change, with the day and no time.
func Redline(out io.Writer, lines []changes.Line, author string, day assessments.Date) error {
	z := zip.NewWriter(out)
	body := (&writing{author: escaped(author), day: escaped(string(day))}).document(lines)
	for _, part := range []struct {
		name string
		data []byte
	}{
		{"[Content_Types].xml", []byte(contentTypes)},
		{"_rels/.rels", []byte(packageLinks)},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", []byte(documentLinks)},
		{"word/styles.xml", []byte(styles)},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return fmt.Errorf("begin %s: %w", part.name, err)
		}
		if _, err := w.Write(part.data); err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("finish the document: %w", err)
	}
	return nil
}

// writing puts the main part together. Every change has a number of its own.
type writing struct {
	b           bytes.Buffer
	author, day string
	id          int
}

func (w *writing) document(lines []changes.Line) []byte {
	w.b.WriteString(xml.Header + `<w:document xmlns:w="` + namespace + `"><w:body>`)
	for _, l := range lines {
		w.paragraph(l)
	}
	w.b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304"` +
		` w:left="1304" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return w.b.Bytes()
}

// paragraph writes a line. The mark at its end is a change of its own.
func (w *writing) paragraph(l changes.Line) {
	w.b.WriteString("<w:p>")
	props := ""
	switch {
	case l.Kind == assessments.ParagraphHeading:
		props = `<w:pStyle w:val="Heading` + strconv.Itoa(min(max(l.Level, 1), 3)) + `"/>`
	case l.Kind == assessments.ParagraphListItem:
		props = `<w:ind w:left="` + strconv.Itoa(360*min(max(l.Level, 1), 6)) + `"/>`
	}
	if tag := tags[l.End]; tag != "" {
		props += "<w:rPr><w:" + tag + w.change() + "/></w:rPr>"
	}
	if props != "" {
		w.b.WriteString("<w:pPr>" + props + "</w:pPr>")
	}
	for _, p := range l.Pieces {
		w.piece(p)
	}
	w.b.WriteString("</w:p>")
}

// tags are the elements of a change.
var tags = map[changes.Mark]string{changes.Inserted: "ins", changes.Removed: "del"}

func (w *writing) piece(p changes.Piece) {
	tag, text := tags[p.Mark], "t"
	if tag != "" {
		w.b.WriteString("<w:" + tag + w.change() + ">")
	}
	if p.Mark == changes.Removed {
		text = "delText"
	}
	w.b.WriteString("<w:r>")
	for len(p.Text) > 0 {
		at := strings.IndexAny(p.Text, "\n\t")
		if at != 0 {
			if at < 0 {
				at = len(p.Text)
			}
			w.b.WriteString("<w:" + text + ` xml:space="preserve">` + escaped(p.Text[:at]) + "</w:" + text + ">")
			p.Text = p.Text[at:]
			continue
		}
		if p.Text[0] == '\n' {
			w.b.WriteString("<w:br/>")
		} else {
			w.b.WriteString("<w:tab/>")
		}
		p.Text = p.Text[1:]
	}
	w.b.WriteString("</w:r>")
	if tag != "" {
		w.b.WriteString("</w:" + tag + ">")
	}
}

// change are the attributes of the next change.
func (w *writing) change() string {
	w.id++
	return ` w:id="` + strconv.Itoa(w.id) + `" w:author="` + w.author + `" w:date="` + w.day + `T00:00:00Z"`
}

// escaped is text as XML has it. Characters that XML cannot hold are shown as one that is missing.
func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}
