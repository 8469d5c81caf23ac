package intaketest

import (
	"bytes"
	"fmt"
	"strings"
)

// Case is one hostile or merely unreadable file.
type Case struct {
	Name    string
	File    string // the name it comes under
	Make    func() []byte
	Refused bool // it must be refused; else reading it is as good, as long as it ends
}

// Hostile is the corpus.
func Hostile() []Case {
	var all []Case
	all = append(all, hostileArchives()...)
	all = append(all, hostileWord()...)
	all = append(all, hostileText()...)
	all = append(all, hostilePDF()...)
	return append(all, unreadable()...)
}

func hostileArchives() []Case {
	return []Case{
		{"a zip bomb in the document part", "bomb.docx", func() []byte {
			return Word("<w:p><w:r>"+strings.Repeat("<w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t>",
				4<<20)+"</w:r></w:p>", nil)
		}, true},
		{"a zip bomb in the styles", "bomb.docx", func() []byte {
			return Word(P("", "Some words."), map[string]string{"styles": strings.Repeat(" ", 180<<20)})
		}, false},
		{"one tag of 100 MB", "token.docx", func() []byte {
			return Word("<w:p "+strings.Repeat(`a="b" `, 16<<20)+"/>", nil)
		}, true},
		{"one word of 100 MB", "token.docx", func() []byte {
			return Word("<w:p><w:r><w:t>"+strings.Repeat("a", 100<<20)+"</w:t></w:r></w:p>", nil)
		}, true},
		{"archives inside archives", "nested.docx", func() []byte {
			inner := Zip(map[string]string{"a.txt": strings.Repeat("0", 1<<20)})
			for range 20 {
				inner = Zip(map[string]string{"inner.zip": string(inner)})
			}
			return inner
		}, true},
		{"a directory of 300,000 parts", "parts.docx", func() []byte {
			parts := map[string]string{"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}
			for i := range 300_000 {
				parts[fmt.Sprintf("p%d", i)] = ""
			}
			return Zip(parts)
		}, true},
		{"headers that lie about sizes", "lying.docx", func() []byte {
			return lying(Word(strings.Repeat(P("", "word"), 2<<20), nil))
		}, true},
		{"a part behind a password", "locked.docx", func() []byte {
			b := Word(P("", "Secret words."), nil)
			for at := 0; ; at += 4 { // the flag of every local and central header
				next := bytes.Index(b[at:], []byte("PK"))
				if next < 0 {
					return b
				}
				at += next
				switch string(b[at : at+4]) {
				case "PK\x03\x04":
					b[at+6] |= 1
				case "PK\x01\x02":
					b[at+8] |= 1
				}
			}
		}, true},
	}
}

// lying writes 10 as the unpacked size of every part into the central directory.
func lying(b []byte) []byte {
	for at := bytes.LastIndex(b, []byte("PK\x01\x02")); at >= 0; at = bytes.LastIndex(b[:at],
		[]byte("PK\x01\x02")) {
		copy(b[at+24:], []byte{10, 0, 0, 0})
	}
	return b
}

func hostileWord() []Case {
	deep := func(n int) string {
		return strings.Repeat("<w:sdt><w:sdtContent>", n) + P("", "deep") +
			strings.Repeat("</w:sdtContent></w:sdt>", n)
	}
	raw := func(document string) []byte {
		return Zip(map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": document})
	}
	return []Case{
		{"entities that multiply", "laughs.docx", func() []byte {
			return raw(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>` +
				`<w:document ` + wordNamespace +
				`><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>`)
		}, true},
		{"an entity that names a file", "external.docx", func() []byte {
			return raw(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ` + wordNamespace + `><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`)
		}, true},
		{"200,000 nested elements", "deep.docx", func() []byte { return Word(deep(100_000), nil) }, true},
		{"nested text boxes", "boxes.docx", func() []byte {
			return Word(strings.Repeat("<w:p><w:r><w:pict><w:txbxContent>", 50)+P("", "deep")+
				strings.Repeat("</w:txbxContent></w:pict></w:r></w:p>", 50), nil)
		}, false},
		{"ten million empty paragraphs", "empty.docx", func() []byte {
			return Word(strings.Repeat("<w:p/>", 10_000_000), nil)
		}, true},
		{"three million cells in one row", "cells.docx", func() []byte {
			return Word("<w:tbl><w:tr>"+strings.Repeat("<w:tc/>", 3_000_000)+"</w:tr></w:tbl>", nil)
		}, true},
		{"styles based on each other", "loop.docx", func() []byte {
			return Word(P("A", "Words in a style of its own kind."), map[string]string{
				"styles": `<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>`,
			})
		}, false},
		{"a document without an end", "cut.docx", func() []byte {
			return raw(`<w:document ` + wordNamespace + `><w:body>` + strings.Repeat(P("", "word"), 100))
		}, true},
	}
}

func hostileText() []Case {
	return []Case{
		{"200,000 nested tags", "deep.html", func() []byte {
			return []byte("<html><body>" + strings.Repeat("<div>", 200_000) + "deep words")
		}, true},
		{"200,000 nested bold tags", "bold.html", func() []byte {
			return []byte("<html><body>" + strings.Repeat("<b><p>", 100_000) + "deep words")
		}, false},
		{"tables that never close", "tables.html", func() []byte {
			return []byte("<html><body>" + strings.Repeat("<table><a>", 50_000) + "words")
		}, false},
		{"formatting that never closes", "format.html", func() []byte {
			return []byte("<html><body>" + strings.Repeat("<a><font size=1><i>w", 300_000))
		}, true},
		{"an attribute of 12 MB", "attribute.html", func() []byte {
			return []byte(`<html><body><p title="` + strings.Repeat("a", 11<<20) + `">words`)
		}, false},
		{"200,000 nested quotes", "deep.md", func() []byte {
			return []byte("# T\n\n" + strings.Repeat(">", 200_000) + " words\n")
		}, false},
		{"200,000 nested lists", "lists.md", func() []byte {
			return []byte("# T\n\n" + strings.Repeat("- ", 200_000) + "words\n")
		}, false},
		{"brackets that never close", "brackets.md", func() []byte {
			return []byte("# T\n\n" + strings.Repeat("[a](", 500_000) + strings.Repeat("[", 500_000))
		}, false},
		{"emphasis that never closes", "emphasis.md", func() []byte {
			return []byte("# T\n\n" + strings.Repeat("*a **b _c ", 400_000))
		}, false},
		{"code ticks of every length", "ticks.md", func() []byte {
			var b strings.Builder
			b.WriteString("# T\n\n")
			for i := range 3000 {
				b.WriteString("e" + strings.Repeat("`", i))
			}
			return []byte(b.String())
		}, false},
		{"one line of 11 MB", "line.txt", func() []byte {
			return []byte(strings.Repeat("words and words ", 700_000))
		}, true},
		{"nothing but line ends", "lines.txt", func() []byte {
			return []byte(strings.Repeat("\n", 11<<20))
		}, true},
		{"numbers inside numbers", "numbers.txt", func() []byte {
			return []byte(strings.Repeat("1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1 x\n\n(a) y\n\n(i) z\n\n", 100_000))
		}, true},
		{"99 MB of words", "large.txt", func() []byte {
			return bytes.Repeat([]byte("words and \n"), 9<<20)
		}, true},
	}
}

func unreadable() []Case {
	name16 := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 1000)
	fixed := func(s string) func() []byte { return func() []byte { return []byte(s) } }
	return []Case{
		{"an empty file", "empty.pdf", fixed(""), true},
		{"blanks alone", "blank.txt", fixed(" \n\t\n "), true},
		{"a Word document of before 2007", "old.doc", fixed(ole + name16("WordDocument")), true},
		{"an encrypted Word document", "locked.docx", fixed(ole + name16("EncryptedPackage")), true},
		{"a picture", "scan.pdf", fixed("\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01", 500)), true},
		{"a workbook", "terms.docx", func() []byte {
			return Zip(map[string]string{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
		}, true},
		{"an OpenDocument text", "terms.odt", func() []byte {
			return Zip(map[string]string{"mimetype": "x", "content.xml": "<a/>"})
		}, true},
		{"rich text", "terms.doc", fixed(`{\rtf1\ansi Terms}`), true},
		{"a program", "terms.pdf", fixed("\x7fELF" + strings.Repeat("\x00\x02\x03\x04", 500)), true},
	}
}
