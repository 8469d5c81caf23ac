package contracts

import (
	"sort"
	"strings"
	"unicode"

	"countersign/assessments"
)

// maxChunk is how many code points the view shows as one paragraph: a longer one is cut at a space, so that
// drawing stays quick.
const maxChunk = 3000

// maxMatches bounds what a search within a document marks.
const maxMatches = 2000

// chunk is a stretch of a text as the view shows it. Start and end are code points of the text.
type chunk struct {
	start, end int
	text       string
	heading    bool
	page       int // of the first chunk on a page; else 0
}

// place is a stretch of a text in code points, end exclusive.
type place struct{ start, end int }

// spot is a part of a chunk, in code points of the chunk.
type spot struct{ chunk, start, end int }

// laid is a text laid out for reading and searching. What is laid out never changes; a text that is still being
// read grows at its end.
type laid struct {
	chunks []chunk
	runes  []rune
	folded []rune // runes as searching compares them, one for one
	last   int    // page of the last chunk
}

// layOut prepares a text. It is work for a background: a megabyte takes tens of milliseconds.
func layOut(t assessments.Text) *laid {
	l := &laid{}
	l.add(t)
	return l
}

// add lays out a text behind what is laid out already.
func (l *laid) add(t assessments.Text) {
	if len(l.runes) > 0 {
		l.runes = append(l.runes, '\n', '\n')
	}
	base := len(l.runes)
	l.runes = append(l.runes, []rune(t.Plain)...)
	for _, r := range l.runes[len(l.folded):] {
		l.folded = append(l.folded, foldRune(r))
	}
	for _, p := range t.Paragraphs {
		from, to := base+min(max(p.Start, 0), len(l.runes)-base), min(base+p.End, len(l.runes))
		shown := 0
		if p.Page != l.last {
			l.last, shown = p.Page, p.Page
		}
		for from < to {
			end := l.cut(from, to)
			l.chunks = append(l.chunks, chunk{start: from, end: end, text: string(l.runes[from:end]), heading: p.Kind == assessments.ParagraphHeading, page: shown})
			from, shown = end, 0
		}
	}
}

// cut ends a chunk at the paragraph's end, or after a space before it grows too long.
func (l *laid) cut(from, to int) int {
	if to-from <= maxChunk {
		return to
	}
	for end := from + maxChunk; end > from+maxChunk/2; end-- {
		if unicode.IsSpace(l.runes[end-1]) {
			return end
		}
	}
	return from + maxChunk
}

// plainChunks lays out a text that has no paragraphs of its own: the original of a redline.
func plainChunks(text string) []chunk {
	var out []chunk
	for _, block := range strings.Split(text, "\n\n") {
		if strings.TrimSpace(block) != "" {
			out = append(out, chunk{text: block})
		}
	}
	return out
}

// slice is the text of a place.
func (l *laid) slice(p place) string {
	from, to := max(p.start, 0), min(p.end, len(l.runes))
	if from >= to {
		return ""
	}
	return string(l.runes[from:to])
}

// at is the chunk a code point stands in, or the next one; -1 beyond the last.
func (l *laid) at(pos int) int {
	i := sort.Search(len(l.chunks), func(i int) bool { return l.chunks[i].end > pos })
	if i == len(l.chunks) {
		return -1
	}
	return i
}

// spots are the parts of chunks a place covers.
func (l *laid) spots(p place) []spot {
	var out []spot
	first := l.at(p.start)
	for i := first; i >= 0 && i < len(l.chunks) && l.chunks[i].start < p.end; i++ {
		c := l.chunks[i]
		if from, to := max(p.start, c.start), min(p.end, c.end); from < to {
			out = append(out, spot{i, from - c.start, to - c.start})
		}
	}
	return out
}

// placeOf turns two ends in chunks into a place of the text.
func (l *laid) placeOf(fromChunk, from, toChunk, to int) (place, bool) {
	if fromChunk < 0 || toChunk >= len(l.chunks) || fromChunk > toChunk {
		return place{}, false
	}
	p := place{l.chunks[fromChunk].start + from, min(l.chunks[toChunk].start+to, l.chunks[toChunk].end)}
	for p.start < p.end && unicode.IsSpace(l.runes[p.start]) {
		p.start++
	}
	for p.end > p.start && unicode.IsSpace(l.runes[p.end-1]) {
		p.end--
	}
	return p, p.start < p.end
}

// page is the page a chunk stands on; 0 where there are none.
func (l *laid) page(chunk int) int {
	for i := min(chunk, len(l.chunks)-1); i >= 0; i-- {
		if l.chunks[i].page > 0 {
			return l.chunks[i].page
		}
	}
	return 0
}

// search finds words in the text, without regard to capitals, kinds of quotation marks and white space.
func (l *laid) search(words string) []place {
	needle := foldAll(strings.TrimSpace(words))
	if len(needle) == 0 {
		return nil
	}
	var out []place
	for i := 0; i+len(needle) <= len(l.folded) && len(out) < maxMatches; i++ {
		if l.folded[i] != needle[0] || !hasPrefix(l.folded[i:], needle) {
			continue
		}
		out = append(out, place{i, i + len(needle)})
		i += len(needle) - 1
	}
	return out
}

func hasPrefix(hay, needle []rune) bool {
	for i, r := range needle {
		if hay[i] != r {
			return false
		}
	}
	return true
}

func foldAll(s string) []rune {
	out := []rune(s)
	for i, r := range out {
		out[i] = foldRune(r)
	}
	return out
}

// foldRune gives a character the form searching compares: one for one, so that places stay what they are.
func foldRune(r rune) rune {
	switch r {
	case '’', '‘', '‚', 'ʼ', '′':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	}
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}

// piece is a part of a quote, marked where it made the passage rank.
type piece struct {
	text   string
	marked bool
}

// pieces splits a quote at the words that made it rank. Gaps in them are written "…".
func pieces(quote string, why []string) []piece {
	runes, folded := []rune(quote), foldAll(quote)
	on := make([]bool, len(runes))
	for _, w := range why {
		from := 0
		for _, part := range strings.Split(w, "…") {
			needle := foldAll(strings.TrimSpace(part))
			if i := indexWord(folded, needle, from); i >= 0 {
				for k := i; k < i+len(needle); k++ {
					on[k] = true
				}
				from = i + len(needle)
			}
		}
	}
	var out []piece
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes) && on[j] == on[i] {
			j++
		}
		out = append(out, piece{string(runes[i:j]), on[i]})
		i = j
	}
	return out
}

// indexWord finds words from a place on, at the beginning of a word; -1 where they are not.
func indexWord(hay, needle []rune, from int) int {
	if len(needle) == 0 {
		return -1
	}
	for i := from; i+len(needle) <= len(hay); i++ {
		if hasPrefix(hay[i:], needle) && (i == 0 || !unicode.IsLetter(hay[i-1])) {
			return i
		}
	}
	return -1
}
