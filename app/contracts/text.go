package contracts

import (
	"sort"
	"strings"

	"countersign/assessments"
	"countersign/assessments/terms"
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

func (p place) span() terms.Span { return terms.Span{Start: p.start, End: p.end} }

// spot is a part of a chunk, in code points of the chunk.
type spot struct{ chunk, start, end int }

// laid is a text laid out for reading and searching. What is laid out never changes; a text that is
// still being read grows at its end.
type laid struct {
	chunks []chunk
	index  terms.Index
	last   int // page of the last chunk
}

// layOut prepares a text. It is work for a background: a megabyte takes tens of milliseconds.
func layOut(t assessments.Text) *laid {
	l := &laid{}
	l.add(t)
	return l
}

// add lays out a text behind what is laid out already.
func (l *laid) add(t assessments.Text) {
	if l.index.Len() > 0 {
		l.index.Add("\n\n")
	}
	base := l.index.Len()
	l.index.Add(t.Plain)
	for _, p := range t.Paragraphs {
		from, to := base+min(max(p.Start, 0), l.index.Len()-base), min(base+p.End, l.index.Len())
		shown := 0
		if p.Page != l.last {
			l.last, shown = p.Page, p.Page
		}
		for from < to {
			end := l.cut(from, to)
			l.chunks = append(l.chunks, chunk{
				start: from, end: end, text: l.slice(place{from, end}),
				heading: p.Kind == assessments.ParagraphHeading, page: shown,
			})
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
		if l.index.Space(end - 1) {
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
func (l *laid) slice(p place) string { return l.index.Slice(p.span()) }

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
	for p.start < p.end && l.index.Space(p.start) {
		p.start++
	}
	for p.end > p.start && l.index.Space(p.end-1) {
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
	var out []place
	for _, at := range l.index.Find(words, maxMatches) {
		out = append(out, place{at.Start, at.End})
	}
	return out
}

// piece is a part of a quote, marked where it made the passage rank.
type piece struct {
	text   string
	marked bool
}

// pieces splits a quote at the words that made it rank. Gaps in them are written "…".
func pieces(quote string, why []string) []piece {
	x := terms.NewIndex(quote)
	on := make([]bool, x.Len())
	for _, w := range why {
		from := 0
		for _, part := range strings.Split(w, "…") {
			if at, ok := x.FindWord(part, from); ok {
				for k := at.Start; k < at.End; k++ {
					on[k] = true
				}
				from = at.End
			}
		}
	}
	var out []piece
	for i := 0; i < len(on); {
		j := i
		for j < len(on) && on[j] == on[i] {
			j++
		}
		out = append(out, piece{x.Slice(terms.Span{Start: i, End: j}), on[i]})
		i = j
	}
	return out
}
