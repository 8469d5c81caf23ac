package assessments

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// CheckText says what is wrong with a text, "" when nothing is. line asks for one line of MaxLine characters.
func CheckText(s string, line bool) string {
	if !utf8.ValidString(s) {
		return "is not valid UTF-8 text"
	}
	limit := MaxText
	if line {
		limit = MaxLine
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return fmt.Sprintf("has %d characters; %d are the most", n, limit)
	}
	for _, r := range s {
		if r == '\n' || r == '\t' || r == '\r' {
			if line {
				return "must be one line: it has a line break or a tab in it"
			}
			continue
		}
		if unicode.IsControl(r) {
			return fmt.Sprintf("has a control character (U+%04X) in it", r)
		}
	}
	return ""
}

// checkSigns returns what is wrong with a name that people read and compare, an empty string if
// nothing is: signs that do not show, or turn the direction of what follows, make two different names
// look the same.
func checkSigns(s string) string {
	before := rune(0)
	for _, r := range s {
		if invisible(r, before) {
			return fmt.Sprintf("has an invisible sign (U+%04X) in it; type it again without that", r)
		}
		before = r
	}
	return ""
}

// PlainName is a name that comes from outside, such as that of a file, without its controls and
// invisible signs.
func PlainName(name string) string {
	var out []rune
	before := rune(0)
	for _, r := range name {
		if !unicode.IsControl(r) && r != unicode.ReplacementChar && !invisible(r, before) {
			out = append(out, r)
		}
		before = r
	}
	if len(out) == 0 {
		return "unnamed"
	}
	return string(out)
}

// invisible reports a sign behind another that shows nothing itself: formats, such as zero-width
// spaces and changes of direction; separators of lines and paragraphs; fillers that look like a space
// and are letters to a program. Signs that choose the form of the letter before them are at home in
// some scripts, and not in the alphabets of Europe.
func invisible(r, before rune) bool {
	switch {
	case r == '\u200c' || r == '\u200d': // joiners
		return !unicode.In(before, joined...)
	case r >= '\ufe00' && r <= '\ufe0f' || r >= '\U000e0100' && r <= '\U000e01ef': // variants
		return before <= ' ' || unicode.In(before, unicode.Latin, unicode.Greek, unicode.Cyrillic)
	case r == '\u115f', r == '\u1160', r == '\u2028', r == '\u2029', r == '\u2800', r == '\u3164',
		r == '\uffa0', r == '\u034f', r == '\u17b4', r == '\u17b5':
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// joined are the scripts in which a joiner is part of how a word is written.
var joined = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
	unicode.Gujarati, unicode.Oriya,
	unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer,
	unicode.Myanmar, unicode.Tibetan,
}

// MinQuote is how many letters and digits a quote needs to be found again without doubt. A sign of a
// script that writes a word or a syllable with one counts as two.
const MinQuote = 12

// QuoteSuffices reports whether a quote is long enough to be cited from a text, an empty one where it
// is not known. The whole of a text that is as short suffices: elsewhere a full stop would stand in
// every text.
func QuoteSuffices(quote, text string) bool {
	n := quoteLetters(quote)
	return n >= MinQuote || n > 0 && n == quoteLetters(text)
}

// quoteLetters counts what MinQuote asks for.
func quoteLetters(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n += 2
		case unicode.IsLetter(r), unicode.IsDigit(r):
			n++
		}
	}
	return n
}
