package terms

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// outer are the marks that a memo puts around a quote.
const outer = " \t\r\n\"'“”„‟‘’‚‛«»‹›`…"

// brackets that a memo puts around the marks of a quote, by what closes them.
var brackets = map[rune]rune{'(': ')', '[': ']', '{': '}'}

// asPasted gives a quote and what is left of it without the marks of a memo: quotation marks and ellipses at
// its ends, brackets around them, and the full stop behind. Its own words and numbers stay.
func asPasted(quote string) []string {
	out := []string{quote}
	add := func(q string) {
		if !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	add(bare(quote))
	if end := strings.TrimRight(quote, ".,;"+outer+")]}"); end != quote &&
		strings.ContainsAny(quote[len(end):], strings.TrimSpace(outer)+")]}") {
		// the full stop behind the closing mark is the memo's
		add(strings.Trim(end, outer))
		add(bare(strings.TrimRight(quote, ".,; \t\r\n")))
		add(strings.TrimRight(bare(strings.TrimRight(quote, ".,; \t\r\n")), ".,;"+outer))
	}
	return out
}

// bare leaves out quotation marks, ellipses and whole pairs of brackets around a quote.
func bare(quote string) string {
	for {
		was := quote
		quote = strings.Trim(quote, outer)
		for _, dots := range []string{"[...]", "[…]", "(...)", "(…)", "..."} {
			quote = strings.TrimSuffix(strings.TrimPrefix(quote, dots), dots)
		}
		if quote = unbracket(quote); quote == was {
			return quote
		}
	}
}

// unbracket leaves out a bracket around the whole quote, or one that stands right beside a quotation mark and
// has no partner within.
func unbracket(quote string) string {
	r := []rune(quote)
	if len(r) < 3 {
		return quote
	}
	isMark := func(q rune) bool { return strings.ContainsRune(strings.TrimSpace(outer), q) }
	for open, shut := range brackets {
		last := len(r) - 1
		end := partner(r, open, shut)
		switch {
		case r[0] == open && (end == last || r[last] == shut && isMark(r[1]) && isMark(r[last-1])):
			return string(r[1:last])
		case r[0] == open && end < 0 && isMark(r[1]):
			return string(r[1:])
		case r[last] == shut && isMark(r[last-1]) && !strings.ContainsRune(quote, open):
			return string(r[:last])
		}
	}
	return quote
}

// partner is where the bracket at the beginning is closed; -1 where it is not.
func partner(r []rune, open, shut rune) int {
	depth := 0
	for i, q := range r {
		if q == open {
			depth++
		} else if q == shut {
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// unnumbered is a quote without the numbers of its list items: they count only where the text begins a line
// that has none.
type unnumbered struct {
	flat
	starts []int // runes that a number stood before
}

// inline is the letter of a list item within a line: "it: (a) deletes".
var inline = regexp.MustCompile(`[:;,](?: and| or)?[ \p{Zs}]+\((?:[a-zA-Z]|[ivxIVX]{1,5})\)[ \p{Zs}]+`)

// months follow a number that is no list item's: "30. June".
var months = regexp.MustCompile(`^(?i:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)`)

// withoutNumbers leaves out the numbers of list items; ok is false where a quote has none.
func withoutNumbers(quote string) (out unnumbered, ok bool) {
	r := []rune(quote)
	cut := []int{} // pairs: from, to
	for i := range r {
		if i == 0 || r[i-1] == '\n' {
			if to := quotedMark(r, i); to > i {
				cut = append(cut, i, to)
			}
		}
	}
	for _, at := range inline.FindAllStringIndex(quote, -1) {
		from := len([]rune(quote[:at[0]+strings.IndexByte(quote[at[0]:], '(')]))
		cut = append(cut, from, len([]rune(quote[:at[1]])))
	}
	if len(cut) == 0 {
		return out, false
	}
	slices.Sort(cut)
	var left []rune
	var begins []int
	k := 0
	for i := 0; i < len(cut); i += 2 {
		if cut[i] < k {
			return out, false
		}
		left = append(append(left, r[k:cut[i]]...), '\n')
		begins = append(begins, len(left))
		k = cut[i+1]
	}
	left = append(left, r[k:]...)
	out.flat = flatten(left, true)
	for _, b := range begins {
		at, _ := slices.BinarySearch(out.at, b)
		out.starts = append(out.starts, at)
	}
	return out, true
}

// quotedMark is where the number or sign of a list item at the beginning of a quote's line ends.
func quotedMark(r []rune, i int) int {
	line := string(r[i:min(i+40, len(r))])
	at := itemMark.FindStringIndex(line)
	if at == nil {
		return i
	}
	to := i + len([]rune(line[:at[1]]))
	rest := string(r[to:min(to+14, len(r))])
	mark := strings.TrimSpace(line[:at[1]])
	figure := strings.ContainsFunc(mark, unicode.IsDigit)
	if to == len(r) || !unicode.IsLetter(r[to]) && (figure || unicode.IsDigit(r[to])) {
		return i
	}
	if figure && (!unicode.IsUpper(r[to]) || counted.MatchString(rest) || months.MatchString(rest)) {
		return i // "1.5 times the fees", "30. June"
	}
	return to
}

// loneMark is a line that holds nothing but the number of what follows.
var loneMark = regexp.MustCompile(
	`^[ \t]*(?i:section|article|clause|part|§)?[ \t]*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.):]*[ \t]*$`)

// beginsLine reports whether a line of the text begins at i that has no number of its own.
func beginsLine(plain []rune, i int) bool {
	from := i
	for from > 0 && plain[from-1] != '\n' {
		from--
		if isWordRune(plain[from]) || unicode.IsNumber(plain[from]) || plain[from] == '(' {
			return false
		}
	}
	to := from
	for to > 0 && unicode.IsSpace(plain[to-1]) {
		to--
	}
	from = to
	for from > 0 && plain[from-1] != '\n' && to-from < 30 {
		from--
	}
	return !loneMark.MatchString(string(plain[from:to]))
}
