package terms_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
)

// readLabelled gives the text of a labelled document: Markdown and plain text as they are, the others by
// the reference text beside them.
func readLabelled(t testing.TB, dir, name string) assessments.Text {
	t.Helper()
	path := filepath.Join(dir, name)
	if e := filepath.Ext(name); e != ".md" && e != ".txt" {
		path = filepath.Join(dir, "_text", name+".txt")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return plainText(string(raw), filepath.Ext(path) == ".md")
}

var (
	atxHeading = regexp.MustCompile(`^#{1,6}\s+(.*)$`)
	listMark   = regexp.MustCompile(`^(\s*)([*+-]|\d{1,2}[.)])\s+`)
	underline  = regexp.MustCompile(`^(=+|-{3,})\s*$`)
)

// plainText takes a text apart at empty lines; in Markdown also at headings and list items.
func plainText(raw string, markdown bool) assessments.Text {
	b := textBuilder{}
	var para []string
	kind, level := assessments.ParagraphBody, 0
	flush := func() {
		if len(para) > 0 {
			b.add(strings.Join(para, "\n"), kind, level)
		}
		para, kind, level = nil, assessments.ParagraphBody, 0
	}
	for _, line := range strings.Split(strings.ReplaceAll(raw, "\r", ""), "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			flush()
		case markdown && atxHeading.MatchString(line):
			flush()
			b.add(atxHeading.FindStringSubmatch(line)[1], assessments.ParagraphHeading, len(line)-len(strings.TrimLeft(line, "#")))
		case markdown && underline.MatchString(line) && len(para) == 1:
			kind, level = assessments.ParagraphHeading, 1
			if line[0] == '-' {
				level = 2
			}
			flush()
		case markdown && listMark.MatchString(line):
			flush()
			kind, level = assessments.ParagraphListItem, 1+len(listMark.FindStringSubmatch(line)[1])/2
			para = append(para, line)
		default:
			para = append(para, line)
		}
	}
	flush()
	b.text.Plain = b.plain.String()
	return b.text
}

type textBuilder struct {
	text  assessments.Text
	plain strings.Builder
	runes int
	path  []string
	level []int
}

func (b *textBuilder) add(s string, kind assessments.ParagraphKind, level int) {
	s = strings.TrimSpace(s)
	if s == "" {
		return
	}
	if b.runes > 0 {
		b.plain.WriteString("\n\n")
		b.runes += 2
	}
	if kind == assessments.ParagraphHeading {
		for n := len(b.level); n > 0 && b.level[n-1] >= level; n = len(b.level) {
			b.path, b.level = b.path[:n-1:n-1], b.level[:n-1]
		}
		b.path, b.level = append(b.path, s), append(b.level, level)
	}
	p := assessments.Paragraph{Start: b.runes, Kind: kind, Level: level, Heading: b.path[:len(b.path):len(b.path)]}
	b.plain.WriteString(s)
	b.runes += utf8.RuneCountInString(s)
	p.End = b.runes
	b.text.Paragraphs = append(b.text.Paragraphs, p)
}
