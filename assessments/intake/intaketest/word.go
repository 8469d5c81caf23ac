package intaketest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Zip writes an archive of these parts, in the order of their names.
func Zip(parts map[string]string) []byte {
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(parts[name]))
		}
		if err != nil { // a buffer takes everything
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// wordNamespace is declared on the root of every part.
const wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// Word writes a DOCX whose body is the given WordprocessingML; other parts ("styles", "numbering",
// "footnotes", "comments", "header1", "footer1") are given without their root element.
func Word(body string, parts map[string]string) []byte {
	files := map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml": fmt.Sprintf(
			`<?xml version="1.0"?><w:document %s><w:body>%s</w:body></w:document>`, wordNamespace, body),
	}
	roots := map[string]string{"header1": "hdr", "footer1": "ftr"}
	var relations strings.Builder
	for name, inner := range parts {
		root := roots[name]
		if root == "" {
			root = name
		}
		files["word/"+name+".xml"] = fmt.Sprintf(`<?xml version="1.0"?><w:%s %s>%s</w:%s>`, root,
			wordNamespace, inner, root)
		fmt.Fprintf(&relations, `<Relationship Id="r%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`,
			name, strings.TrimRight(name, "1"), name)
	}
	files["word/_rels/document.xml.rels"] = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations.String() + `</Relationships>`
	return Zip(files)
}

// P is a paragraph of plain runs in a style; "" is no style.
func P(style string, words ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	if style != "" {
		fmt.Fprintf(&b, `<w:pPr><w:pStyle w:val=%q/></w:pPr>`, style)
	}
	for _, word := range words {
		b.WriteString(R(word))
	}
	return b.String() + "</w:p>"
}

// R is a run.
func R(words string) string {
	return `<w:r><w:t xml:space="preserve">` + words + `</w:t></w:r>`
}
