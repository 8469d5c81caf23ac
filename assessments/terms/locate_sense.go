package terms

import (
	"slices"
	"strings"
	"unicode"
)

// breaksWord reports whether the hyphen at i parts a word at the end of its line.
func breaksWord(runes []rune, i int) bool {
	return runes[i] == '-' && i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) &&
		(runes[i+1] == '\n' || runes[i+1] == '\r')
}

// cuts reports whether a place begins or ends within a number or a word, or behind the prefix that turns a
// word into its contrary: "30 days" does not stand in "130 days", nor "lawful" in "unlawful".
func cuts(plain []rune, start, end int) bool {
	return within(plain, start) || within(plain, end) || denied(plain, start)
}

// within reports whether the boundary before plain[i] lies inside a number or a word.
func within(plain []rune, i int) bool {
	if i <= 0 || i >= len(plain) {
		return false
	}
	left, right := plain[i-1], plain[i]
	digit := unicode.IsDigit
	switch {
	case digit(left) && digit(right):
		return true
	case i > 1 && digit(plain[i-2]) && isPoint(left) && digit(right),
		i+1 < len(plain) && digit(left) && isPoint(right) && digit(plain[i+1]):
		return true
	}
	glued := unicode.IsLower(left) && unicode.IsUpper(right) // two words that lost the blank between them
	return spaced(left) && spaced(right) && !glued
}

func isPoint(r rune) bool { return r == '.' || r == ',' || r == '\'' || r == '’' }

// spaced reports letters of scripts that part words by blanks.
func spaced(r rune) bool {
	return unicode.IsLetter(r) && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

// denied reports whether a place begins behind "non-" or "un-".
func denied(plain []rune, start int) bool {
	i := start
	for i > 0 && (unicode.IsSpace(plain[i-1]) || isSilent(plain[i-1])) {
		i--
	}
	if i == 0 || plainForm[plain[i-1]] != '-' && plain[i-1] != '-' {
		return false
	}
	if i < start && !breaksWord(plain, i-1) {
		return false // a dash between words
	}
	from := i - 1
	for from > 0 && unicode.IsLetter(plain[from-1]) {
		from--
	}
	before := strings.ToLower(string(plain[from : i-1]))
	return i < start && before != "" || before == "non" || before == "un" || before == "not" || before == "no"
}

// sameGaps reports whether what was left out of a text at i and of a quote leaves numbers and negations
// as they are.
func sameGaps(hay, needle flat, i int) bool {
	for k := 1; k < len(needle.runes); k++ {
		if !sameGap(needle, k, hay.gap[i+k]) {
			return false
		}
	}
	return true
}

// sameGap compares what was left out before rune k of a quote with what was left out there in the text.
// Between digits it makes one number of two, and behind a negation another word: "10[2]" is not "102", and
// "not able" is not "notable".
func sameGap(needle flat, k int, gap bool) bool {
	if gap == needle.gap[k] {
		return true
	}
	if unicode.IsDigit(needle.runes[k-1]) && unicode.IsDigit(needle.runes[k]) {
		return false
	}
	from, to := k, k
	for from > 0 && k-from < 4 && unicode.IsLetter(needle.runes[from-1]) && (from == k || !needle.gap[from]) {
		from--
	}
	for to < len(needle.runes) && to-k < 4 && unicode.IsLetter(needle.runes[to]) &&
		(to == k || !needle.gap[to]) {
		to++
	}
	no := strings.ToLower(string(needle.runes[from:k]))
	word := no + strings.ToLower(string(needle.runes[k:to]))
	return no != "no" && no != "not" || !slices.ContainsFunc(notNegations, func(other string) bool {
		return strings.HasPrefix(word, other)
	})
}

// notNegations begin like a negation and are none.
var notNegations = []string{
	"notab", "notic", "notif", "notion", "notar", "note", "notwith", "now", "norm", "north", "novel", "noun",
	"node",
}
