package terms

import (
	"strings"
	"unicode"

	"countersign/assessments"
)

// block is a paragraph, or several that read as one because a page or a line ended in between.
type block struct {
	start, end int // code points
	para       int // index of its first paragraph
	item       bool
	level      int
	headings   []string // outermost first; what the block stands under, its own run-in heading last
	body       int      // where its text begins, after a run-in heading
}

// shortHeading is how long a heading may be that is printed at the beginning of its own paragraph.
const shortHeading = 90

// blocks joins what was torn, and gives every block its headings.
func blocks(text assessments.Text, runes []rune) []block {
	var out []block
	for i, p := range text.Paragraphs {
		start, end := trim(runes, p.Start, p.End)
		if start >= end || p.Kind == assessments.ParagraphMargin {
			continue
		}
		if p.Kind == assessments.ParagraphHeading && end-start <= 2*shortHeading {
			continue
		}
		if n := len(out); n > 0 && continues(runes, out[n-1], start, p.Kind) {
			out[n-1].end = end
			continue
		}
		b := block{start: start, end: end, para: i, level: p.Level, body: start}
		b.item = p.Kind == assessments.ParagraphListItem || startsLikeItem(runes, start, end)
		b.headings = append(b.headings, p.Heading...)
		out = append(out, b)
	}
	for i := range out {
		out[i].runIn(runes)
	}
	return out
}

func trim(runes []rune, start, end int) (int, int) {
	start, end = max(start, 0), min(end, len(runes))
	for start < end && unicode.IsSpace(runes[start]) {
		start++
	}
	for end > start && unicode.IsSpace(runes[end-1]) {
		end--
	}
	return start, end
}

// continues reports whether the paragraph at start continues the sentence that b left open.
func continues(runes []rune, b block, start int, kind assessments.ParagraphKind) bool {
	if kind == assessments.ParagraphTableRow || start-b.end > 200 || start < b.end {
		return false
	}
	if b.end-b.start <= 8 && enumeratorEnd(runes, b.start, b.end) == b.end {
		return true // "4.2" or "(a)" alone on its line
	}
	last := runes[b.end-1]
	return unicode.IsLower(runes[start]) && b.end-b.start > 40 && kind != assessments.ParagraphListItem &&
		(unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',' || last == '-')
}

// sentenceWords do not stand in a heading: where one does, the capitals are those of defined terms.
var sentenceWords = wordSet("is", "are", "was", "were", "will", "shall", "may", "must", "can", "means",
	"includes", "has", "have", "owns", "agrees",
	"does", "do", "retains", "applies")

// titleCase reports whether the words that count begin with a capital letter.
func titleCase(words []string) bool {
	capitals, count := 0, 0
	for _, w := range words {
		w = strings.TrimLeft(w, "(\"“‘'*_[")
		r := []rune(w)
		if sentenceWords[w] {
			return false
		}
		if len(r) == 0 || !unicode.IsLetter(r[0]) || assessments.Connective(strings.ToLower(w)) {
			continue
		}
		count++
		if unicode.IsUpper(r[0]) {
			capitals++
		}
	}
	return count > 0 && capitals*4 >= count*3
}

// enumeratorEnd is where "(a)", "4.2", "iv.", "3)" or a bullet at i ends; i itself where there is none.
func enumeratorEnd(runes []rune, i, end int) int {
	j := i
	if j < end && (runes[j] == '*' || runes[j] == '-' || runes[j] == '•' || runes[j] == '·' ||
		runes[j] == '–' || runes[j] == '+') {
		if j+1 < end && unicode.IsSpace(runes[j+1]) {
			return j + 1
		}
		return i
	}
	open := j < end && runes[j] == '('
	if open {
		j++
	}
	from := j
	for j < end && j-from < 6 && (unicode.IsDigit(runes[j]) || runes[j] < 0x80 &&
		unicode.IsLetter(runes[j]) || j > from && runes[j] == '.') {
		j++
	}
	label := strings.TrimRight(string(runes[from:j]), ".")
	if !isEnumerator(label) {
		return i
	}
	for j < end && runes[j] == '\\' {
		j++
	}
	closed := j > from && runes[j-1] == '.'
	for j < end && (runes[j] == ')' || runes[j] == '.') {
		j++
		closed = true
	}
	if !closed || open && runes[j-1] != ')' || j < end && !unicode.IsSpace(runes[j]) {
		return i
	}
	return j
}

// isEnumerator accepts numbers with points, single letters, double letters and Roman numerals.
func isEnumerator(label string) bool {
	if label == "" {
		return false
	}
	digits, roman := true, true
	for _, r := range label {
		if !unicode.IsDigit(r) && r != '.' {
			digits = false
		}
		if !strings.ContainsRune("ivxIVX", r) {
			roman = false
		}
	}
	if digits || roman {
		return true
	}
	return len(label) == 1 || len(label) == 2 && label[0] == label[1]
}

func startsLikeItem(runes []rune, start, end int) bool {
	e := enumeratorEnd(runes, start, end)
	return e > start && !unicode.IsDigit(runes[start])
}

// runIn finds a heading that stands at the beginning of its own paragraph: "8.2 Service Levels.
// Provider will …".
func (b *block) runIn(runes []rune) {
	i := enumeratorEnd(runes, b.start, b.end)
	for i < b.end && (unicode.IsSpace(runes[i]) || runes[i] == '*' || runes[i] == '_') {
		i++
	}
	b.body = max(b.body, b.start)
	stop := min(b.end, i+shortHeading)
	for j := i; j < stop; j++ {
		if runes[j] == '<' {
			j = skipTag(runes, j, b.end) - 1
			stop = min(b.end, stop+40)
			continue
		}
		if runes[j] != '.' && runes[j] != ':' && runes[j] != '–' && runes[j] != '—' || j+1 >= b.end {
			continue
		}
		if runes[j] == '.' && j >= i+2 && runes[j-2] == '.' {
			continue // "EU-U.S. Data"
		}
		k := j + 1
		for k < b.end && (runes[k] == '*' || runes[k] == '_') {
			k++
		}
		if k < b.end && runes[k] == '<' {
			k = skipTag(runes, k, b.end)
		}
		if k >= b.end || !unicode.IsSpace(runes[k]) {
			continue
		}
		var words []string
		for _, t := range tokenize(runes, i, j) {
			words = append(words, string(runes[t.start:t.end]))
		}
		if len(words) > 0 && len(words) <= 10 && titleCase(words) && b.end-k > 20 {
			b.headings = append(b.headings[:len(b.headings):len(b.headings)], strings.Join(words, " "))
			for k < b.end && unicode.IsSpace(runes[k]) {
				k++
			}
			b.body = k
		}
		return
	}
}
