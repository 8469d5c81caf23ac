package terms

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"countersign/assessments"
)

// Located says what became of a quote in a text.
type Located string

// States of a quote. That no one looked is not one of them: it is the absence of a Place.
const (
	Found    Located = "found"     // at the place it was cited from
	Moved    Located = "moved"     // elsewhere in the text
	NotFound Located = "not_found" // nowhere
)

// Place is where a quote stands in a text.
type Place struct {
	State      Located
	Start, End int // code points of Text.Plain, End exclusive; 0, 0 where the quote was not found
	// Exact says that the text at the place is the quote to the letter. Where it is not, typography differs:
	// white space, quotation marks, dashes, marks of Markdown, or, as a last resort, capitals.
	Exact bool
}

// locate finds a quote again. start and end are where it was cited from, in code points; end 0 or less means
// that the place is not known, and then the first occurrence counts as found. Of several occurrences the
// one nearest to the cited place is taken.
//
// A quote is compared to the letter first, then without regard to typography, then also without regard to
// capitals; the first comparison that finds it at its place, or at all, decides.
func locate(text assessments.Text, quote string, start, end int) Place {
	quote = strings.TrimSpace(quote)
	if quote == "" {
		return Place{State: NotFound}
	}
	known := end > start && start >= 0
	if !known {
		start = 0
	}
	if at := text.Slice(start, end); known && strings.TrimSpace(at) == quote {
		lead := len([]rune(at)) - len([]rune(strings.TrimLeftFunc(at, unicode.IsSpace)))
		return Place{Found, start + lead, start + lead + len([]rune(quote)), true}
	}
	plain := []rune(text.Plain)
	if p, ok := exactly(plain, quote, start); ok {
		return judge(p, known, start, end)
	}
	for _, fold := range []bool{false, true} {
		hay, needle := flatten(plain, fold), flatten([]rune(quote), fold)
		if p, ok := nearest(hay, needle, start); ok {
			return judge(p, known, start, end)
		}
	}
	return Place{State: NotFound}
}

// judge calls a place found where it overlaps the cited one by half of the shorter or more, and moved
// otherwise.
func judge(p Place, known bool, start, end int) Place {
	overlap := min(p.End, end) - max(p.Start, start)
	p.State = Moved
	if !known || 2*overlap >= min(p.End-p.Start, end-start) {
		p.State = Found
	}
	return p
}

// Look says what became of a citation's quote in a text: the state the citation has from now on, and
// its place, which is the cited one where the quote was not found. A quote that was moved has its new
// place on record: found there, it stays moved, so that looking twice changes nothing.
func Look(text assessments.Text, c assessments.Citation) (assessments.CitationState, Place) {
	at := locate(text, c.Quote, c.Start, c.End)
	switch {
	case at.State == NotFound:
		at.Start, at.End = c.Start, c.End
		return assessments.CitationNotFound, at
	case at.State == Moved || c.State == assessments.CitationMoved:
		return assessments.CitationMoved, at
	}
	return assessments.CitationFound, at
}

// exactly finds the occurrence nearest to start, to the letter.
func exactly(plain []rune, quote string, start int) (Place, bool) {
	return nearest(flat{plain, nil}, flat{[]rune(quote), nil}, start)
}

// flat is a text without its typography. at maps its runes to code points of the original; nil where
// they are the same.
type flat struct {
	runes []rune
	at    []int
}

func (f flat) origin(i int) int {
	if f.at == nil {
		return i
	}
	return f.at[i]
}

// nearest finds the occurrence of needle whose beginning is nearest to start.
func nearest(hay, needle flat, start int) (Place, bool) {
	n := len(needle.runes)
	if n == 0 || n > len(hay.runes) {
		return Place{}, false
	}
	best, found := Place{}, false
	for _, i := range occurrences(hay.runes, needle.runes) {
		p := Place{Start: hay.origin(i), End: hay.origin(i+n-1) + 1, Exact: hay.at == nil}
		if !found || abs(p.Start-start) < abs(best.Start-start) {
			best, found = p, true
		}
	}
	return best, found
}

// occurrences finds all places of needle, overlapping ones included, in linear time (Knuth, Morris, Pratt).
func occurrences(hay, needle []rune) []int {
	if len(needle) == 0 {
		return nil
	}
	back := make([]int, len(needle))
	for i, k := 1, 0; i < len(needle); i++ {
		for k > 0 && needle[i] != needle[k] {
			k = back[k-1]
		}
		if needle[i] == needle[k] {
			k++
		}
		back[i] = k
	}
	var out []int
	for i, k := 0, 0; i < len(hay); i++ {
		for k > 0 && hay[i] != needle[k] {
			k = back[k-1]
		}
		if hay[i] == needle[k] {
			k++
		}
		if k == len(needle) {
			out = append(out, i-k+1)
			k = back[k-1]
		}
	}
	return out
}

// plainForm gives typographic characters their plain form; a zero rune is left out.
var plainForm = map[rune]rune{
	'\u037e': ';', '’': '\'', '‘': '\'', '‚': '\'', '‛': '\'', '′': '\'', 'ʼ': '\'', '`': '\'', '“': '"',
	'”': '"', '„': '"', '‟': '"', '«': '"',
	'»': '"', '″': '"', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '•': 0, '·': 0,
	'*': 0, '_': 0, '#': 0,
	'|': 0, '>': 0, '\\': 0, '[': 0, ']': 0,
}

// flatten removes what is only typography. White space goes altogether, so that a line break within a word,
// a missing blank after a full stop or a blank inside a table cell make no difference; a quote is long enough
// for that not to matter.
func flatten(runes []rune, fold bool) flat {
	out := flat{make([]rune, 0, len(runes)), make([]int, 0, len(runes))}
	caser := cases.Fold()
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '<':
			if j := skipTag(runes, i, len(runes)); j > i+1 {
				i = j - 1
				continue
			}
		case r == ']' && i+1 < len(runes) && runes[i+1] == '(':
			if j := skipTarget(runes, i, len(runes)); j > i+1 {
				i = j - 1
				continue
			}
		case unicode.IsSpace(r), isSilent(r):
			continue
		case r == '-' && i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) &&
			(runes[i+1] == '\n' || runes[i+1] == '\r'):
			continue // a word hyphenated at the end of its line
		}
		out.add(r, i, fold, caser)
	}
	return out
}

func (f *flat) add(r rune, i int, fold bool, caser cases.Caser) {
	if plain, ok := plainForm[r]; ok {
		if plain != 0 {
			f.runes, f.at = append(f.runes, plain), append(f.at, i)
		}
		return
	}
	if r < 0x80 {
		if fold {
			r = unicode.ToLower(r)
		}
		f.runes, f.at = append(f.runes, r), append(f.at, i)
		return
	}
	s := norm.NFKD.String(string(r))
	if fold {
		s = caser.String(s)
	}
	for _, q := range s {
		if p, ok := plainForm[q]; ok {
			q = p
		}
		if q != 0 && !unicode.IsSpace(q) {
			f.runes, f.at = append(f.runes, q), append(f.at, i)
		}
	}
}
