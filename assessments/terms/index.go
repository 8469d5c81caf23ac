package terms

import (
	"strings"
	"unicode"
)

// Span is a stretch of a text in code points, End exclusive.
type Span struct{ Start, End int }

// Index is a text prepared for finding words in it, without regard to capitals, kinds of quotation
// marks, dashes and white space. Characters are compared one for one, so that places are those of the
// text. It grows at its end; what it holds does not change.
type Index struct {
	runes  []rune
	folded []rune // as long as runes
}

// NewIndex prepares a text.
func NewIndex(text string) *Index {
	x := &Index{}
	x.Add(text)
	return x
}

// Add appends a text.
func (x *Index) Add(text string) {
	for _, r := range text {
		x.runes = append(x.runes, r)
		x.folded = append(x.folded, foldRune(r))
	}
}

// UpTo is the beginning of the text, n code points of it at most. What is appended to x later does not
// change it.
func (x *Index) UpTo(n int) Index {
	n = min(n, len(x.runes))
	return Index{x.runes[:n:n], x.folded[:n:n]}
}

// Len is how many code points the text has.
func (x *Index) Len() int { return len(x.runes) }

// String is the whole text.
func (x *Index) String() string { return string(x.runes) }

// Slice is a stretch of the text; "" where there is none.
func (x *Index) Slice(s Span) string {
	from, to := max(s.Start, 0), min(s.End, len(x.runes))
	if from >= to {
		return ""
	}
	return string(x.runes[from:to])
}

// Space reports whether there is white space at a place of the text.
func (x *Index) Space(at int) bool { return unicode.IsSpace(x.runes[at]) }

// Find finds words, the first occurrences of them, none overlapping another.
func (x *Index) Find(words string, most int) []Span {
	needle := fold(strings.TrimSpace(words))
	var out []Span
	for _, at := range occurrences(x.folded, needle) {
		if len(out) == most {
			break
		}
		if n := len(out); n == 0 || at >= out[n-1].End {
			out = append(out, Span{at, at + len(needle)})
		}
	}
	return out
}

// FindWord finds words from a place on, at the beginning of a word; false where they are not.
func (x *Index) FindWord(words string, from int) (Span, bool) {
	needle := fold(strings.TrimSpace(words))
	for _, at := range occurrences(x.folded, needle) {
		if at >= from && (at == 0 || !unicode.IsLetter(x.folded[at-1])) {
			return Span{at, at + len(needle)}, true
		}
	}
	return Span{}, false
}

// Follow finds a stretch of another text in this one, where it is nearest to a place; that place and
// false without any.
func (x *Index) Follow(other *Index, s Span, near int) (int, bool) {
	if s.Start < 0 || s.Start >= s.End || s.End > len(other.folded) {
		return 0, false
	}
	p, ok := nearest(nil, flat{runes: x.folded}, flat{runes: other.folded[s.Start:s.End]}, near)
	if !ok {
		return near, false
	}
	return p.Start, true
}

func fold(s string) []rune {
	out := []rune(s)
	for i, r := range out {
		out[i] = foldRune(r)
	}
	return out
}

// foldRune gives a character the form in which it is compared, one for one.
func foldRune(r rune) rune {
	if 'a' <= r && r <= 'z' {
		return r
	}
	if p, ok := plainForm[r]; ok && p != 0 {
		return p
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}
