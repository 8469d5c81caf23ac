package text

import (
	"unicode"
	"unicode/utf8"
)

// What is selected in a document can be cited, and half a word or half a number would be another
// statement. So a selection ends at the ends of words.

// snap widens a selection to whole words, and leaves one without text empty.
func (s *docSelection) snap(paragraphs []Paragraph) {
	from, to := s.ordered()
	if !s.active || from == to || to.par >= len(paragraphs) {
		return
	}
	first, last := paragraphs[from.par].Text, paragraphs[to.par].Text
	for insideWord(first, from.byte) {
		_, n := utf8.DecodeLastRuneInString(first[:from.byte])
		from.byte -= n
	}
	for insideWord(last, to.byte) {
		_, n := utf8.DecodeRuneInString(last[to.byte:])
		to.byte += n
	}
	if s.head.before(s.anchor) {
		s.head, s.anchor = from, to
	} else {
		s.anchor, s.head = from, to
	}
}

// wordAround finds the word a byte of a text is in, or touches; start and end are equal between words.
func wordAround(s string, at int) (start, end int) {
	start, end = at, at
	if !insideWord(s, at) {
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, n := utf8.DecodeRuneInString(s[at:])
		switch {
		case wordRune(after):
			end += n
		case wordRune(before):
			_, n = utf8.DecodeLastRuneInString(s[:at])
			start -= n
		default:
			return at, at
		}
	}
	for insideWord(s, start) {
		_, n := utf8.DecodeLastRuneInString(s[:start])
		start -= n
	}
	for insideWord(s, end) {
		_, n := utf8.DecodeRuneInString(s[end:])
		end += n
	}
	return start, end
}

// insideWord reports whether a cut at this byte would go through a word or a number: “twen|ty”, “1,|000”,
// “non-|exclusive”, “Größe” between a letter and its accent.
func insideWord(s string, at int) bool {
	if at <= 0 || at >= len(s) {
		return false
	}
	before, n := utf8.DecodeLastRuneInString(s[:at])
	after, m := utf8.DecodeRuneInString(s[at:])
	switch {
	case unicode.IsMark(after) || after == zeroWidthJoiner || before == zeroWidthJoiner:
		return true
	case wordRune(before) && wordRune(after):
		return !alone(before) && !alone(after)
	case wordRune(before) && joins(after):
		next, _ := utf8.DecodeRuneInString(s[at+m:])
		return joined(before, after, next)
	case joins(before) && wordRune(after):
		previous, _ := utf8.DecodeLastRuneInString(s[:at-n])
		return joined(previous, before, after)
	}
	return false
}

const zeroWidthJoiner = '\u200d'

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) ||
		r == '_' || r == '\u00ad')
}

// alone reports whether a script writes no spaces between its words: every character can begin one.
func alone(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}

// joins reports whether a character can stand within a word or a number.
func joins(r rune) bool {
	switch r {
	case '\'', '’', '-', '\u2010', '\u2011', '.', ',', '/', '@', '&', ':':
		return true
	}
	return false
}

// joined reports whether a character between two others makes one word of them. Stops and the like do
// so between digits only: “1,000.50”, “12:30”, but not the end of one sentence and the next.
func joined(before, r, after rune) bool {
	if !wordRune(before) || !wordRune(after) {
		return false
	}
	switch r {
	case '.', ',', ':', '/':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return true
}
