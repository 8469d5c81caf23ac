package text

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// copyTo copies the selection; it reports whether there was one.
func (k *typing) copyTo(c fyne.Clipboard) bool {
	s := k.e.SelectedText()
	if s != "" && c != nil {
		c.SetContent(s)
	}
	return s != ""
}

// paste puts in what the clipboard has. What is too long for the field is
// refused before anything is done with it.
func (k *typing) paste(c fyne.Clipboard) {
	e := k.e
	if e.Disabled() || c == nil {
		return
	}
	s := c.Content()
	from, to := e.edit.selected()
	rest := len(e.edit.text) - (to - from)
	n := rest + utf8.RuneCountInString(s)
	if n <= 4*e.Takes() { // a line break may be two characters, and many at the ends of one line are dropped
		s = pasted(s, e.MultiLine)
		n = rest + utf8.RuneCountInString(s)
	}
	if n > e.Takes() {
		e.refuse(fmt.Sprintf("Not pasted: the text would have %s characters, and this field holds at most %s. "+
			"Nothing was changed. %s", thousands(n), thousands(e.Takes()), e.instead()))
		return
	}
	if s != "" && e.edit.put([]rune(s), editOther) {
		e.changed()
	}
}

// Takes is the most characters a paste may bring the text to.
func (k *typing) Takes() int {
	e := k.e
	switch {
	case e.Limit > 0:
		return e.Limit
	case e.MultiLine:
		return textLimit
	}
	return lineLimit
}

// instead is what to do with a text that is too long.
func (k *typing) instead() string {
	if k.e.MultiLine {
		return "Paste the part that matters here, and add the whole as a document or as evidence."
	}
	return "Shorten the text, then paste it."
}

// refuse shows why something was refused, or with "" that it is no longer news.
func (k *typing) refuse(why string) {
	e := k.e
	if e.refused == why {
		return
	}
	e.refused = why
	if e.OnRefuse != nil {
		e.OnRefuse(why)
	}
	e.Refresh()
}

// TellRefusal says who shows why a paste was refused.
func (k *typing) TellRefusal(show func(string)) { k.e.OnRefuse = show }

// pasted is a text as a field can hold it: all line breaks of one kind, no
// control characters. In one line, line breaks and tabs are spaces, so that no
// two words become one.
func pasted(s string, lines bool) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
			return '\n'
		case '\t':
			return r
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
	if lines {
		return s
	}
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(strings.Trim(s, "\n"))
}

// thousands writes a number with a thin space between its groups of three.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u202f" + s[i:]
	}
	return s
}
