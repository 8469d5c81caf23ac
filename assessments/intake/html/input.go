package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// What a box to be ticked is shown as.
const (
	ticked   = "☒ "
	unticked = "☐ "
)

// handles are boxes that a page uses to fold something, and not to be ticked.
var handles = regexp.MustCompile(`(?i)toggle|accordion|collaps|tab|menu|nav|switch|drawer`)

// control writes what a form in the page holds: ticks, chosen lines, values.
func (w *writer) control(n *html.Node) {
	switch n.DataAtom {
	case atom.Input:
		switch strings.ToLower(attr(n, "type")) {
		case "checkbox", "radio":
			if !handles.MatchString(attr(n, "class") + " " + attr(n, "id")) {
				mark := unticked
				if has(n, "checked") {
					mark = ticked
				}
				w.text(mark)
			}
		case "", "text", "number", "date", "email", "tel":
			w.text(attr(n, "value"))
		}
	case atom.Textarea:
		w.text(wordsOf(n))
	case atom.Select:
		if inside(n, atom.Form, atom.Table, atom.P, atom.Li, atom.Label, atom.Dd) {
			w.text(chosen(n))
		}
	}
}

// choices names the lines of a list that are not the one chosen.
func (u unseen) choices(n *html.Node) {
	var lines []string
	for c := range n.Descendants() {
		if c.DataAtom == atom.Option {
			lines = append(lines, outline.OneLine(wordsOf(c)))
		}
	}
	if words := strings.Join(lines, "\n"); len(lines) > 1 && worded(words) {
		u.repeat(assessments.NoticeMenu, words, words)
	}
}

// chosen is the line of a list that is selected, else its first.
func chosen(n *html.Node) string {
	first := ""
	for c := range n.Descendants() {
		if c.DataAtom != atom.Option {
			continue
		}
		if has(c, "selected") {
			return wordsOf(c)
		}
		if first == "" {
			first = wordsOf(c)
		}
	}
	return first
}

// embedded names what a page shows of other places, and writes formulas as their words.
func (w *writer) embedded(n *html.Node) {
	switch n.DataAtom {
	case atom.Iframe, atom.Frame:
		if attr(n, "src") != "" && !strings.HasPrefix(attr(n, "src"), "about:") && attr(n, "width") != "0" &&
			attr(n, "height") != "0" && !hidden(n) {
			w.note(assessments.NoticeFrame, attr(n, "src"))
		}
	case atom.Object, atom.Embed:
		w.note(assessments.NoticeObject, attr(n, "data")+attr(n, "src"))
	case atom.Svg:
		unseen{w}.drawing(n)
	case atom.Math:
		w.text(formula(n))
	}
}

// formula is a formula on one line.
func formula(n *html.Node) string {
	if words := attr(n, "alttext"); words != "" {
		return words
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(strings.TrimSpace(n.Data))
		}
		if n.Data == "annotation" || n.Data == "annotation-xml" {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.PrevSibling != nil {
				b.WriteString(between[n.Data])
			}
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// between are what stands between the parts of a formula's elements.
var between = map[string]string{"mfrac": "/", "msup": "^", "msub": "_"}
