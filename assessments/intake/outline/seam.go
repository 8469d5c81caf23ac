package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Seam is what belongs between two lines of one paragraph: a space, or nothing where the line broke inside a
// hyphenated compound or an address ("http://host/" and "path"). It never removes a character: a hyphen at
// the end of a line is the reader's to take off (Dehyphenated).
func Seam(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if last == '-' && endsInWord(before[:len(before)-1]) && unicode.IsLetter(first) {
		return ""
	}
	if last == '/' && strings.Contains(lastWord(before), "://") && !unicode.IsSpace(first) {
		return ""
	}
	return " "
}

// Numbered reports a line that begins with a section number, so that it starts a paragraph of its own.
func Numbered(line string) bool {
	_, ok := parseNumber(line, false)
	return ok
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func lastWord(s string) string {
	return s[strings.LastIndexAny(s, " \n")+1:]
}
