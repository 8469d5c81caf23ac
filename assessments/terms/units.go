package terms

import (
	"strings"
	"unicode"
)

// unit is what is ranked: a sentence, or one clause of a sentence too long to quote.
type unit struct {
	start, end int // code points, without surrounding white space
	block      int
	own        []token
	lead       []token // what it continues: the beginning of its sentence, or the line above its list
	prev       []token // the clause before it in the same sentence
	leadUnit   int     // the unit the lead was taken from; -1 where there is none
	clause     bool    // not the first of its sentence
}

const (
	longSentence = 380 // code points: above it a sentence is taken apart
	longClause   = 520
	leadWords    = 45
)

// units takes the blocks apart into sentences and clauses.
func units(runes []rune, bs []block, lex *Lexicon) []unit {
	var out []unit
	var leads []opening
	for bi := range bs {
		b := &bs[bi]
		if !b.item && !isValue(runes, bs, bi) {
			leads = leads[:0]
		}
		for len(leads) > 0 && b.item && leads[len(leads)-1].item && leads[len(leads)-1].level >= b.level {
			leads = leads[:len(leads)-1]
		}
		first := len(out)
		outer := leads
		for _, s := range sentences(runes, b.body, b.end) {
			if len(leads) > len(outer) && enumeratorEnd(runes, s.start, s.end) == s.start {
				leads = outer // the list within the paragraph is over
			}
			out = appendSentence(out, runes, bi, s, leads, lex)
			if s.end < b.end && opens(runes, s.end) && len(out) > first {
				leads = append(outer[:len(outer):len(outer)], openingAt(out, b))
			}
		}
		leads = outer
		if len(out) > first && opens(runes, b.end) {
			leads = append(leads, openingAt(out, b))
		}
	}
	return out
}

// isValue reports whether a block is what a caption before it, "Governing law:", gives.
func isValue(runes []rune, bs []block, bi int) bool {
	if bi == 0 || bs[bi].end-bs[bi].start > 2*shortHeading {
		return false
	}
	caption := bs[bi-1]
	return !caption.item && caption.end-caption.start <= shortHeading && runes[caption.end-1] == ':'
}

// openingAt makes the last unit the line that the following list continues.
func openingAt(out []unit, b *block) opening {
	last := len(out) - 1
	return opening{
		unit: last, item: b.item, level: b.level,
		words: tail(joinTokens(out[last].lead, out[last].own)),
	}
}

// opening is a line that a list continues.
type opening struct {
	unit  int
	item  bool
	level int
	words []token
}

// span is a stretch of code points.
type span struct{ start, end int }

func opens(runes []rune, end int) bool {
	for end > 0 && (unicode.IsSpace(runes[end-1]) || runes[end-1] == '*' || runes[end-1] == '_') {
		end--
	}
	return end > 0 && (runes[end-1] == ':' || runes[end-1] == '—' || runes[end-1] == '–')
}

func tail(toks []token) []token {
	if len(toks) > leadWords {
		return toks[len(toks)-leadWords:]
	}
	return toks
}

func joinTokens(a, b []token) []token {
	return append(append(make([]token, 0, len(a)+len(b)), a...), b...)
}

func appendSentence(out []unit, runes []rune, bi int, s span, leads []opening, lex *Lexicon) []unit {
	lead, leadUnit := []token(nil), -1
	if n := len(leads); n > 0 {
		lead, leadUnit = leads[n-1].words, leads[n-1].unit
	}
	pieces := []span{s}
	if s.end-s.start > longSentence {
		pieces = clauses(runes, s)
	}
	first := len(out)
	for i, p := range pieces {
		u := unit{
			start: p.start, end: p.end, block: bi, lead: lead, leadUnit: leadUnit,
			own: lex.unglue(runes, tokenize(runes, p.start, p.end)),
		}
		if len(u.own) == 0 {
			continue
		}
		if i > 0 && len(out) > first {
			u.clause, u.leadUnit = true, first
			u.lead = joinTokens(lead, out[first].own)
			if len(u.lead) > 2*leadWords {
				u.lead = u.lead[:2*leadWords]
			}
			if last := len(out) - 1; last > first {
				u.prev = tail(out[last].own)
			}
		}
		out = append(out, u)
	}
	return out
}

// abbreviations end in a full stop without ending a sentence.
var abbreviations = map[string]bool{
	"inc": true, "ltd": true, "corp": true, "co": true, "llc": true, "no": true, "nos": true, "sec": true,
	"art": true, "vs": true,
	"e.g": true, "i.e": true, "eg": true, "ie": true, "etc": true, "u.s": true, "u.k": true, "mr": true,
	"ms": true, "dr": true, "st": true,
	"para": true, "cf": true, "jr": true, "approx": true, "dept": true, "p.o": true, "s.a": true, "n.v": true,
	"b.v": true, "a.m": true, "p.m": true,
}

// sentences splits runes[start:end].
func sentences(runes []rune, start, end int) []span {
	var out []span
	from := start
	cut := func(to int) {
		if s, e := trim(runes, from, to); s < e {
			out = append(out, span{s, e})
		}
		from = to
	}
	for i := start; i < end; i++ {
		switch r := runes[i]; {
		case r == '<':
			i = skipTag(runes, i, end) - 1
		case r == ']' && i+1 < end && runes[i+1] == '(':
			i = skipTarget(runes, i, end) - 1
		case r == '\n' && startsLine(runes, i, end), r == ':' && startsList(runes, i+1, end):
			cut(i + 1)
		case r == '.' || r == '?' || r == '!':
			if j, ok := endsSentence(runes, from, i, end); ok {
				cut(j)
				i = j - 1
			}
		}
	}
	cut(end)
	return out
}

// startsLine reports whether the line after the break at i is a new thought: an empty line, or an enumerator.
func startsLine(runes []rune, i, end int) bool {
	j := i + 1
	for j < end && (runes[j] == ' ' || runes[j] == '\t') {
		j++
	}
	return j < end && (runes[j] == '\n' || enumeratorEnd(runes, j, end) > j)
}

// startsList reports whether what follows i is white space, an enumerator and a capital letter: "a.
// Customer".
func startsList(runes []rune, i, end int) bool {
	j, _ := trim(runes, i, end)
	e := enumeratorEnd(runes, j, end)
	if j == i || e == j {
		return false
	}
	k, _ := trim(runes, e, end)
	return k < end && unicode.IsUpper(runes[k])
}

// endsSentence judges a full stop at i and says where the sentence ends.
func endsSentence(runes []rune, from, i, end int) (int, bool) {
	j := i + 1
	for j < end && strings.ContainsRune("\"”’')]*_", runes[j]) {
		j++
	}
	if j < end && runes[j] == '<' {
		j = skipTag(runes, j, end)
	}
	if j >= end {
		return end, true
	}
	if !unicode.IsSpace(runes[j]) {
		return 0, false
	}
	if startsList(runes, j, end) && i-from > 12 {
		return j, true
	}
	next := j
	for next < end && (unicode.IsSpace(runes[next]) || strings.ContainsRune("\"“‘'([*_", runes[next])) {
		next++
	}
	if next < end && unicode.IsLower(runes[next]) && runes[i] == '.' {
		return 0, false
	}
	if runes[i] != '.' {
		return j, true
	}
	w := i
	for w > from && !unicode.IsSpace(runes[w-1]) && runes[w-1] != '(' {
		w--
	}
	last := strings.ToLower(string(runes[w:i]))
	last = last[strings.LastIndexByte(last, '-')+1:] // "EU-U.S."
	if abbreviations[last] || isEnumerator(last) && i-from < 12 {
		return 0, false
	}
	return j, len([]rune(last)) != 1 || !unicode.IsLetter(runes[i-1])
}

// clauses takes a long sentence apart at semicolons and before enumerators; what is still too long, at
// commas.
func clauses(runes []rune, s span) []span {
	var out []span
	from := s.start
	cut := func(to int) {
		if a, e := trim(runes, from, to); a < e {
			out = append(out, span{a, e})
		}
		from = to
	}
	for i := s.start + 1; i < s.end; i++ {
		if runes[i] == '<' {
			i = skipTag(runes, i, s.end) - 1
			continue
		}
		if (runes[i] == ';' || runes[i] == '\u037e') && i-from > 60 {
			cut(i + 1)
			continue
		}
		if runes[i] == '(' && unicode.IsSpace(runes[i-1]) && i-from > 60 {
			if e := enumeratorEnd(runes, i, s.end); e > i && !repeatsNumber(runes, i, e, s.end) {
				cut(i)
			}
		}
	}
	cut(s.end)
	return splitLong(runes, out)
}

// repeatsNumber tells the figure of "thirty (30) days" from an enumerator: a measure follows it.
func repeatsNumber(runes []rune, i, e, end int) bool {
	if !unicode.IsDigit(runes[i+1]) {
		return false
	}
	next := tokenize(runes, e, min(end, e+24))
	return len(next) > 0 && measures[next[0].word]
}

var measures = foldedSet("day", "days", "month", "months", "year", "years", "hour", "hours", "week", "weeks",
	"business", "calendar",
	"minutes", "working", "consecutive", "percent", "th", "st", "times", "dollars", "quarters")

// splitLong halves clauses that no semicolon divides, at the comma nearest to the middle.
func splitLong(runes []rune, in []span) []span {
	var out []span
	for _, p := range in {
		if p.end-p.start <= longClause {
			out = append(out, p)
			continue
		}
		middle, at := (p.start+p.end)/2, -1
		for i := p.start + 100; i < p.end-100; i++ {
			if runes[i] == ',' && unicode.IsSpace(runes[i+1]) && (at < 0 || abs(i-middle) < abs(at-middle)) {
				at = i
			}
		}
		for i := middle; at < 0 && i < p.end-100; i++ {
			if unicode.IsSpace(runes[i]) {
				at = i
			}
		}
		if at < 0 {
			at = middle
		}
		a, b := span{p.start, at + 1}, span{}
		b.start, b.end = trim(runes, at+1, p.end)
		out = append(out, splitLong(runes, []span{a})...)
		if b.start < b.end {
			out = append(out, splitLong(runes, []span{b})...)
		}
	}
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
