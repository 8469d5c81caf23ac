package terms

import (
	"slices"
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
// capitals; the first comparison that finds it at its place, or at all, decides. What is found by none
// of them is looked for as it is copied by hand: see copied.
func locate(text assessments.Text, quote string, start, end int) Place {
	quote = strings.TrimSpace(quote)
	if quote == "" {
		return Place{State: NotFound}
	}
	known := end > start && start >= 0
	if !known {
		start = 0
	}
	plain := []rune(text.Plain)
	if p, ok := there(text, quote, start, end); known && ok && !cuts(plain, p.Start, p.End) {
		return p
	}
	if p, ok := exactly(plain, quote, start); ok {
		return judge(p, known, start, end)
	}
	for _, fold := range []bool{false, true} {
		hay, needle := flatten(plain, fold), flatten([]rune(quote), fold)
		if p, ok := nearest(plain, hay, needle, start); ok {
			return judge(p, known, start, end)
		}
	}
	if p, ok := copied(text, plain, quote, start); ok {
		return judge(p, known, start, end)
	}
	return Place{State: NotFound}
}

// there looks for a quote to the letter at the place it was cited from.
func there(text assessments.Text, quote string, start, end int) (Place, bool) {
	at := text.Slice(start, end)
	if quote == "" || strings.TrimSpace(at) != quote {
		return Place{}, false
	}
	lead := len([]rune(at)) - len([]rune(strings.TrimLeftFunc(at, unicode.IsSpace)))
	return Place{Found, start + lead, start + lead + len([]rune(quote)), true}, true
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
// place on record: found there, it stays moved, so that looking twice changes nothing. A quote on record that
// stands at its place to the letter is found there even where it cuts a word, as earlier quotes may.
func Look(text assessments.Text, c assessments.Citation) (assessments.CitationState, Place) {
	at, same := there(text, strings.TrimSpace(c.Quote), c.Start, c.End)
	if !same || !c.State.InText() {
		at = locate(text, c.Quote, c.Start, c.End)
	}
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
	return nearest(plain, flat{runes: plain}, flat{runes: []rune(quote)}, start)
}

// flat is a text without its typography. at maps its runes to code points of the original; nil where
// they are the same. gap says of each rune that something visible, or a blank, was left out before it.
type flat struct {
	runes []rune
	at    []int
	gap   []bool
	open  bool // something was left out behind the last rune
}

func (f flat) origin(i int) int {
	if f.at == nil {
		return i
	}
	return f.at[i]
}

// nearest finds the occurrence of needle whose beginning is nearest to start; in a plain text, only one that
// cuts no word or number of it.
func nearest(plain []rune, hay, needle flat, start int) (Place, bool) {
	n := len(needle.runes)
	if n == 0 || n > len(hay.runes) {
		return Place{}, false
	}
	places := occurrences(hay.runes, needle.runes)
	for tries, i := range hay.closest(places, start) {
		p := Place{Start: hay.origin(i), End: hay.origin(i+n-1) + 1, Exact: hay.at == nil}
		if plain != nil && cuts(plain, p.Start, p.End) || hay.at != nil && !sameGaps(hay, needle, i) {
			if tries*n > budget {
				break
			}
			continue
		}
		return p, true
	}
	return Place{}, false
}

// closest orders indexes of runes by how near to a place of the original they are, the first before others
// that are as near.
func (f flat) closest(indexes []int, start int) []int {
	slices.SortStableFunc(indexes, func(a, b int) int {
		return abs(f.origin(a)-start) - abs(f.origin(b)-start)
	})
	return indexes
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
	out := flat{
		runes: make([]rune, 0, len(runes)), at: make([]int, 0, len(runes)),
		gap: make([]bool, 0, len(runes)),
	}
	caser := cases.Fold()
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case r == '<':
			if j := skipTag(runes, i, len(runes)); j > i+1 {
				i, out.open = j-1, true
				continue
			}
		case r == ']' && i+1 < len(runes) && runes[i+1] == '(':
			if j := skipTarget(runes, i, len(runes)); j > i+1 {
				i, out.open = j-1, true
				continue
			}
		case unicode.IsSpace(r):
			out.open = true
			continue
		case isSilent(r):
			continue
		case breaksWord(runes, i):
			for i+1 < len(runes) && unicode.IsSpace(runes[i+1]) {
				i++
			}
			continue // a word hyphenated at the end of its line
		}
		out.add(r, i, fold, caser)
	}
	return out
}

func (f *flat) add(r rune, i int, fold bool, caser cases.Caser) {
	if plain, ok := plainForm[r]; ok {
		f.push(plain, i)
		return
	}
	if r < 0x80 {
		if fold {
			r = unicode.ToLower(r)
		}
		f.push(r, i)
		return
	}
	// a raised number is no digit of the number before it
	f.open = f.open || unicode.Is(unicode.No, r)
	s := norm.NFKD.String(string(r))
	if fold {
		s = caser.String(s)
	}
	for _, q := range s {
		if p, ok := plainForm[q]; ok {
			q = p
		}
		if !unicode.IsSpace(q) {
			f.push(q, i)
		}
	}
	f.open = f.open || unicode.Is(unicode.No, r)
}

// push adds one rune; a zero one is left out.
func (f *flat) push(r rune, i int) {
	if r == 0 {
		f.open = true
		return
	}
	f.runes, f.at, f.gap = append(f.runes, r), append(f.at, i), append(f.gap, f.open)
	f.open = false
}
