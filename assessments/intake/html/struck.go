package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// Bounds of the style sheets in a page that are looked at.
const (
	mostStyle = 1 << 20 // bytes
	mostRules = 10_000
)

var (
	styleRule  = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	styleNote  = regexp.MustCompile(`(?s)/\*.*?\*/`)
	styleClass = regexp.MustCompile(`^([a-zA-Z][a-zA-Z0-9]*)?\.([\w-]+)$`)
)

// through are the classes, with the element they are for or none, whose words a page draws a line through.
type through map[string]bool

// throughOf reads the style sheets in a page as far as that: rules for one class.
func throughOf(doc *html.Node) through {
	found := through{}
	size := 0
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Style || n.FirstChild == nil {
			continue
		}
		if size += len(n.FirstChild.Data); size > mostStyle {
			return found
		}
		for _, rule := range styleRule.FindAllStringSubmatch(
			styleNote.ReplaceAllString(n.FirstChild.Data, ""), mostRules) {
			if !lineThrough(rule[2]) {
				continue
			}
			for selector := range strings.SplitSeq(rule[1], ",") {
				if m := styleClass.FindStringSubmatch(strings.TrimSpace(selector)); m != nil &&
					len(found) < mostRules {
					found[strings.ToLower(m[1])+"."+m[2]] = true
				}
			}
		}
	}
	return found
}

var lineThroughs = regexp.MustCompile(`(?i)text-decoration(?:-line)?\s*:[^;]*line-through`)

func lineThrough(style string) bool { return lineThroughs.MatchString(style) }

// struck reports an element whose words are struck out: they are no current text.
func (w *writer) struck(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Del, atom.S, atom.Strike:
		return true
	}
	if lineThrough(attr(n, "style")) {
		return true
	}
	if len(w.through) == 0 {
		return false
	}
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if w.through["."+class] || w.through[n.Data+"."+class] {
			return true
		}
	}
	return false
}

// strike leaves struck words out, without letting those around them grow together.
func (w *writer) strike(n *html.Node) {
	words := wordsOf(n)
	if strings.TrimSpace(words) == "" {
		return
	}
	w.note(assessments.NoticeStruck, words)
	if blocks[n.DataAtom] {
		w.flush()
		return
	}
	if gap := outline.Gap(words); gap != "" && w.open.Len() > 0 {
		w.open.WriteString(gap)
	}
}

// note takes a notice of something that is left out here.
func (w *writer) note(kind assessments.NoticeKind, words string) {
	if w.told != nil {
		w.told(assessments.Notice{Kind: kind, Count: 1, Text: words})
	}
}

// mostWords is how much of a part that is left out is quoted, in bytes.
const mostWords = 64 << 10

// wordsOf is what an element says, without scripts and styles.
func wordsOf(n *html.Node) string { return wordsUpTo(n, mostWords) }

// wordsUpTo is the beginning of what an element says, some bytes of it.
func wordsUpTo(n *html.Node, most int) string {
	return wordsBut(n, most, func(inner *html.Node) bool { return inner.DataAtom == atom.Template })
}

// wordsBut is what an element says without the inner ones that are left out.
func wordsBut(n *html.Node, most int, leave func(*html.Node) bool) string {
	var b strings.Builder
	seen, whole := 0, n
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		seen++
		switch {
		case b.Len() > most, seen > most, n.DataAtom == atom.Script, n.DataAtom == atom.Style,
			n != whole && leave(n):
			return
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case blocks[n.DataAtom], n.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

var noteMark = regexp.MustCompile(`^[0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*$`)

// raised writes what stands above the line: the mark of a note in brackets, since "10²" is not 102.
func (w *writer) raised(n *html.Node) {
	if mark := strings.TrimSpace(wordsOf(n)); noteMark.MatchString(mark) {
		w.text("[" + mark + "]")
		return
	}
	w.children(n)
}
