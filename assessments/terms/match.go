package terms

// bits is a set of small numbers.
type bits []uint64

func (b bits) has(i int) bool { return b[i>>6]&(1<<(uint(i)&63)) != 0 }
func (b bits) set(i int)      { b[i>>6] |= 1 << (uint(i) & 63) }

// meets reports whether two sets share a number.
func (b bits) meets(other bits) bool {
	for k := range min(len(b), len(other)) {
		if b[k]&other[k] != 0 {
			return true
		}
	}
	return false
}

// entry is what one distinct word of a document satisfies.
type entry struct {
	elements bits
	starts   []int // patterns that may begin with it
	numbers  numbered
}

// matcher holds what the words of one document satisfy.
type matcher struct {
	lex     *Lexicon
	entries map[string]*entry
	present bits // elements that the row being matched satisfies
	seen    bits // patterns that were found in it, or cannot be
	hits    []hit
	places  []int // of hits, those of many in one piece
}

func newMatcher(lex *Lexicon) *matcher { return &matcher{lex: lex, entries: map[string]*entry{}} }

// word is a token prepared for matching.
type word struct {
	token
	*entry
}

func (m *matcher) words(toks []token) []word {
	out := make([]word, len(toks))
	for i, t := range toks {
		e := m.entries[t.word]
		if e == nil {
			e = m.entry(t.word)
			m.entries[t.word] = e
		}
		out[i] = word{t, e}
	}
	return out
}

func (m *matcher) entry(w string) *entry {
	c := m.lex.compiler
	e := &entry{elements: make(bits, len(c.elements)/64+1)}
	add := func(ids []int) {
		for _, id := range ids {
			if !e.elements.has(id) {
				e.elements.set(id)
				e.starts = append(e.starts, m.lex.starts[id]...)
			}
		}
	}
	add(c.exact[w])
	for i := 1; i <= len(w); i++ {
		add(c.prefixes[w[:i]])
	}
	return e
}

// hit is one pattern found in a row of words. at lists the places of the words that matched, gaps left out.
type hit struct {
	pattern int
	at      []int
}

func (h hit) from() int { return h.at[0] }
func (h hit) to() int   { return h.at[len(h.at)-1] }

// all finds every pattern in a row of words. A pattern is reported at most once, at its first place that
// keeps accepts; what keeps rejects is looked for further on. The list is good until the next call.
func (m *matcher) all(row []word, keep func(hit) bool) []hit {
	out := m.hits[:0]
	if m.seen == nil {
		m.seen = make(bits, len(m.lex.patterns)/64+1)
	}
	seen := m.seen
	clear(seen)
	m.gather(row)
	var at [64]int
	for i := range row {
		for _, p := range row[i].starts {
			if seen.has(p) {
				continue
			}
			if !m.there(m.lex.patterns[p].needs) {
				seen.set(p)
				continue
			}
			places, ok := matchSteps(m.lex.patterns[p].steps, row, i, at[:0])
			if !ok {
				continue
			}
			h := hit{p, places}
			if keep != nil && !keep(h) {
				continue
			}
			seen.set(p)
			h.at = m.keep(places)
			out = append(out, h)
		}
	}
	m.hits = out
	return out
}

// keep copies the places of a hit, of which a document has tens of thousands.
func (m *matcher) keep(places []int) []int {
	const together = 4096
	from := len(m.places)
	if from+len(places) > cap(m.places) {
		m.places, from = make([]int, 0, together), 0
	}
	m.places = append(m.places, places...)
	return m.places[from:len(m.places):len(m.places)]
}

// gather notes which elements the words of a row satisfy between them.
func (m *matcher) gather(row []word) {
	if m.present == nil {
		m.present = make(bits, len(m.lex.compiler.elements)/64+1)
	}
	clear(m.present)
	for i := range row {
		for k, b := range row[i].elements {
			m.present[k] |= b
		}
	}
}

// there reports whether the row has something for each of the elements a pattern needs.
func (m *matcher) there(needs []int) bool {
	for _, e := range needs {
		if !m.present.has(e) {
			return false
		}
	}
	return true
}

// matchSteps matches steps from place i on, the shortest gaps first.
func matchSteps(steps []step, row []word, i int, at []int) ([]int, bool) {
	if len(steps) == 0 {
		return at, true
	}
	s := steps[0]
	if s.gap > 0 {
		for j := i; j <= i+s.gap && j < len(row); j++ {
			if got, ok := matchSteps(steps[1:], row, j, at); ok {
				return got, true
			}
		}
		return nil, false
	}
	if i < len(row) {
		if s.class >= 0 && row[i].elements.has(s.class) {
			if got, ok := matchSteps(steps[1:], row, i+1, append(at, i)); ok {
				return got, true
			}
		}
		for _, joined := range s.joined {
			if got, ok := matchJoined(joined, row, i, at); ok {
				if rest, ok := matchSteps(steps[1:], row, i+len(joined), got); ok {
					return rest, true
				}
			}
		}
	}
	if s.optional {
		return matchSteps(steps[1:], row, i, at)
	}
	return nil, false
}

func matchJoined(joined []int, row []word, i int, at []int) ([]int, bool) {
	if i+len(joined) > len(row) {
		return nil, false
	}
	for k, e := range joined {
		if !row[i+k].elements.has(e) {
			return nil, false
		}
		at = append(at, i+k)
	}
	return at, true
}
