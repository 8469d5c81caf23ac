package terms

import "unicode"

// shortestHalf is how many letters each half of two glued words has at least.
const shortestHalf = 3

// unglue takes apart words that lost the space between them when a file was read: "IrelandYou", "cookiesAllow".
// Both halves must be words that the lexicon knows, so that names such as YouTube stay whole.
func (l *Lexicon) unglue(runes []rune, toks []token) []token {
	for i := range toks {
		at := seam(runes, toks[i])
		if at < 0 {
			continue
		}
		halves := append(tokenize(runes, toks[i].start, at), tokenize(runes, at, toks[i].end)...)
		if len(halves) != 2 || !l.has(halves[0].word) || !l.has(halves[1].word) {
			continue
		}
		out := append(toks[:i:i], halves...)
		return append(out, l.unglue(runes, toks[i+1:])...)
	}
	return toks
}

// seam is where a capital letter follows a small one within a word; -1 where none does.
func seam(runes []rune, t token) int {
	for k := t.start + shortestHalf; k+shortestHalf <= t.end; k++ {
		if unicode.IsUpper(runes[k]) && unicode.IsLower(runes[k-1]) && unicode.IsLower(runes[k+1]) {
			return k
		}
	}
	return -1
}

// has reports whether a pattern has this very word.
func (l *Lexicon) has(word string) bool { return len(l.compiler.exact[word]) > 0 }
