package store

import (
	"cmp"
	"slices"
	"strings"
)

// rank sorts by BM25 within the candidates, with words that stand side by side counting more.
func rank(found []candidate, terms []term) {
	const k1, b = 1.2, 0.75
	total := 0
	for _, c := range found {
		total += len(c.marked)
	}
	mean := float64(max(total, 1)) / float64(max(len(found), 1))
	for i := range found {
		c := &found[i]
		long := k1 * (1 - b + b*float64(len(c.marked))/mean)
		counts, adjacent := c.count(terms)
		for j, n := range counts {
			c.score += terms[j].idf * float64(n) * (k1 + 1) / (float64(n) + long)
		}
		c.score += 0.5 * float64(min(adjacent, len(terms)-1))
		if c.noun != textNoun {
			c.score *= 1.1 // what someone wrote here, before what a vendor's paper says
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id))
	})
}

// count counts each term's marks, and marks with nothing but a blank between them. The search marks words
// that stand side by side as one.
func (c *candidate) count(terms []term) (counts []int, adjacent int) {
	counts = make([]int, len(terms))
	for _, piece := range strings.Split(c.marked, markOpen)[1:] {
		marked, _, _ := strings.Cut(piece, markClose)
		words := strings.Fields(strings.ToLower(marked))
		adjacent += max(0, len(words)-1)
		for _, word := range words {
			counts[nearest(word, terms)]++
		}
	}
	for i := 1; i < len(c.marked); i++ {
		if strings.HasPrefix(c.marked[i:], markClose+" "+markOpen) {
			adjacent++
		}
	}
	return counts, adjacent
}

// nearest is the term that a marked word answers to; the first where accents or punctuation hide it.
func nearest(word string, terms []term) int {
	for i, t := range terms {
		if strings.HasPrefix(word, t.text) || strings.Contains(t.text, word) {
			return i
		}
	}
	return 0
}
