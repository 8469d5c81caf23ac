package changes

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode"

	"countersign/assessments"
)

// sentence is a stretch of words that is compared as a whole first. It never crosses a paragraph.
type sentence struct {
	words    []word
	from, to int // with its number and its last sign, without white space around
	para     int
	heading  bool
	hash     uint64
}

// side is one of the two texts, taken apart.
type side struct {
	text      assessments.Text
	runes     []rune
	sentences []sentence
	words     string // see spoken
}

// abbreviations end in a full stop without ending a sentence.
var abbreviations = setOf(`inc ltd corp co llc no nos sec art vs e.g i.e eg ie etc u.s u.k mr ms dr st para cf jr
	approx dept s.a n.v b.v a.m p.m`)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func trim(runes []rune, from, to int) (int, int) {
	for from < to && unicode.IsSpace(runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(runes[to-1]) {
		to--
	}
	return from, to
}

var seed = maphash.MakeSeed()

// takeApart splits a text into sentences of words. Margins, running headers and footers, are left out.
func takeApart(text assessments.Text) side {
	s := side{text: text, runes: []rune(text.Plain)}
	for i, p := range text.Paragraphs {
		from, to := max(0, p.Start), min(p.End, len(s.runes))
		if from >= to || p.Kind == assessments.ParagraphMargin {
			continue
		}
		for _, cut := range cuts(s.runes, from, to) {
			words := split(s.runes, afterNumber(s.runes, cut[0], cut[1]), cut[1])
			words = slices.DeleteFunc(words, func(w word) bool { return bracketed(s.runes, w) })
			words = unreferred(s.runes, unnumbered(s.runes, words))
			if len(words) == 0 || len(words) == 1 && lone(words[0].key) {
				continue
			}
			from, to := trim(s.runes, cut[0], cut[1])
			s.sentences = append(s.sentences, sentence{
				words: words, from: from, to: to, para: i, heading: p.Kind == assessments.ParagraphHeading,
				hash: hashOf(words),
			})
		}
	}
	return s
}

func hashOf(words []word) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, w := range words {
		h.WriteString(w.key)
		h.WriteByte(0)
	}
	return h.Sum64()
}

// cuts are the sentences of a paragraph. A clause ends at a semicolon, a lead-in at its colon.
func cuts(runes []rune, from, to int) [][2]int {
	var out [][2]int
	at := from
	for i := from; i < to; i++ {
		r := runes[i]
		if r != '.' && r != '?' && r != '!' && r != ';' && r != ':' && r != '\u037e' && r != '|' {
			continue
		}
		j := i + 1
		for j < to && strings.ContainsRune("\"”’')]*_", runes[j]) {
			j++
		}
		if j < to && !unicode.IsSpace(runes[j]) || r == '.' && !endsSentence(runes, at, i, j, to) {
			continue
		}
		out = append(out, [2]int{at, j})
		at, i = j, j-1
	}
	if at < to {
		out = append(out, [2]int{at, to})
	}
	return out
}

// endsSentence judges the full stop at i of the sentence that begins at from and goes on at j.
func endsSentence(runes []rune, from, i, j, to int) bool {
	for j < to && (unicode.IsSpace(runes[j]) || strings.ContainsRune("\"“‘'([*_", runes[j])) {
		j++
	}
	if j < to && unicode.IsLower(runes[j]) {
		return false
	}
	w := i
	for w > from && !unicode.IsSpace(runes[w-1]) && runes[w-1] != '(' {
		w--
	}
	last := strings.ToLower(string(runes[w:i]))
	return !abbreviations[last] && (len([]rune(last)) > 1 || !inWord(runes[w])) &&
		afterNumber(runes, from, i+1) < i+1
}

// afterNumber is where the text of a sentence begins after the number that it carries: "4.2", "(a)", "IV.",
// "3)", a bullet, "Section 2." It is from where there is none.
func afterNumber(runes []rune, from, to int) int {
	i := from
	for i < to && (unicode.IsSpace(runes[i]) || strings.ContainsRune("*_-•·–—+‍", runes[i])) {
		i++
	}
	for range 3 {
		next := numberEnd(runes, i, to)
		if next == i {
			break
		}
		i = next
		for i < to && unicode.IsSpace(runes[i]) {
			i++
		}
	}
	return i
}

// numberEnd is where one number of a paragraph ends.
func numberEnd(runes []rune, i, to int) int {
	j := i
	open := j < to && runes[j] == '('
	if open {
		j++
	}
	from := j
	for j < to && j-from < 12 && (inWord(runes[j]) && (runes[j] < 0x80) || j > from && runes[j] == '.' &&
		j+1 < to && inWord(runes[j+1])) {
		j++
	}
	label := string(runes[from:j])
	if whole, rest := digitsOf(label); strings.Contains(whole, ".") && rest != "" && !open {
		return from + len(whole) // "5.2Coordination": the space was lost
	}
	for j < to && runes[j] == '\\' {
		j++
	}
	closed := strings.Contains(label, ".")
	for j < to && (runes[j] == ')' || runes[j] == '.') {
		closed = true
		j++
	}
	if !counts(label) || !closed || open && runes[j-1] != ')' {
		return i
	}
	if j < to && !unicode.IsSpace(runes[j]) && !unicode.IsUpper(runes[j]) {
		return i
	}
	return j
}

// digitsOf parts a label into the digits and points it begins with, and the rest.
func digitsOf(label string) (digits, rest string) {
	n := 0
	for n < len(label) && (label[n] >= '0' && label[n] <= '9' || label[n] == '.') {
		n++
	}
	return label[:n], label[n:]
}

// counts accepts what numbers a paragraph: digits with points, one letter, two that are the same, Roman
// numerals, and letters and digits with points between them: "D.4", "3.a".
func counts(label string) bool {
	if label == "" || len(label) > 10 {
		return false
	}
	for _, part := range strings.Split(label, ".") {
		digits, rest := digitsOf(part)
		if part == "" || digits != "" && rest != "" && len(rest) > 1 {
			return false
		}
		roman := strings.Trim(strings.ToLower(part), "ivx") == ""
		if digits == "" && !roman && len(part) > 1 && (len(part) > 2 || part[0] != part[1]) {
			return false
		}
	}
	return true
}

// lone reports a letter or Roman numeral that stands alone where a heading lost its number.
func lone(key string) bool { return counts(key) && !strings.ContainsAny(key, "0123456789") }

// sized are words after which a number says how much.
var sized = setOf("to is are exceed exceeds than least most within up under over of by for equals")

// unnumbered leaves out the number of a paragraph that was joined to the heading before it: “WARRANTY
// DISCLAIMER
// 1. NOTHING IN THESE TERMS”.
func unnumbered(runes []rune, words []word) []word {
	const longest = 6 // words of such a heading
	for k, w := range words {
		if k > longest || duties[w.key] != "" || negations[w.key] != "" {
			break
		}
		if k == 0 || k+1 == len(words) || len(w.key) > 2 || strings.Trim(w.key, "0123456789") != "" ||
			sized[words[k-1].key] {
			continue
		}
		if runes[w.end] == '.' && unicode.IsSpace(runes[w.end+1]) &&
			unicode.IsUpper(runes[words[k+1].start]) {
			return slices.Delete(words, k, k+1)
		}
	}
	return words
}

// pointing are words before the number of another place of a text.
var pointing = setOf(`section sections clause clauses article articles paragraph paragraphs chapter chapters
	subsection subsections subclause annex annexes appendix schedule schedules exhibit exhibits part §`)

// lawful are words that make a number after them one of a law, which is no place of this text.
var lawful = setOf(`gdpr regulation directive act code law ccpa cpra treaty convention usc u.s.c statute dsgvo tfeu`)

// unreferred gives the number of every other place of the text that words point to the same form: texts that
// are only numbered otherwise say the same. The number of an article of a law stays.
func unreferred(runes []rune, words []word) []word {
	out := words[:0]
	for k := 0; k < len(words); k++ {
		out = append(out, words[k])
		if !pointing[words[k].key] {
			continue
		}
		to := k + 1
		for to < len(words) && counts(words[to].key) &&
			(to == k+1 || joinedTo(runes, words[to-1], words[to])) {
			to++
		}
		if to == k+1 || ofLaw(words[to:]) {
			continue
		}
		out = append(out, word{"@place", words[k+1].start, words[to-1].end})
		k = to - 1
	}
	return out
}

// joinedTo reports that two numbers name one place or a range of places: "D.4–D.7", "5(b)".
func joinedTo(runes []rune, a, b word) bool {
	gap := strings.TrimSpace(string(runes[a.end:b.start]))
	return b.start-a.end <= 3 && gap != "" && strings.Trim(gap, ".()–—-") == ""
}

// ofLaw reports whether the words after a number name a law.
func ofLaw(after []word) bool {
	for k, w := range after {
		if k > 4 {
			break
		}
		if lawful[w.key] {
			return true
		}
	}
	return false
}

// bracketed reports a letter or Roman numeral in brackets, which numbers a part of a sentence: "(a)", "(ii)".
func bracketed(runes []rune, w word) bool {
	if w.end >= len(runes) || runes[w.end] != ')' || w.start == 0 || runes[w.start-1] != '(' {
		return false
	}
	return counts(w.key) && !strings.ContainsAny(w.key, "0123456789") && w.key != "s"
}
