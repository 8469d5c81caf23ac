package changes

import (
	"cmp"
	"slices"
)

// pairing is a stretch of sentences of the old text and the stretch of the new one that takes its place. One
// of the two is empty where sentences were added or left out.
type pairing struct {
	old, new [2]int // first sentence, and the one after the last
	moved    bool
}

// link between a sentence of the old text and one of the new.
type candidate struct {
	i, j  int
	alike float64
}

const (
	commonest  = 60   // a pair of words that more sentences have tells none from another
	mostRivals = 8    // so many sentences are compared with one in full
	likeness   = 0.42 // from which two sentences in the same order are versions of one
	asReplaced = 0.25 // from which they are where each stands in the other's place
	asMoved    = 0.62 // from which they are when the order changed
	fewest     = 5    // words of a sentence that can be said to have moved
)

// candidates finds, by the pairs of words they share, which sentences may be versions of one another.
func candidates(a, b []sentence) []candidate {
	index := map[uint64][]int{}
	for j, s := range b {
		seen := map[uint64]bool{}
		grams(s, func(g uint64) {
			if !seen[g] {
				seen[g] = true
				index[g] = append(index[g], j)
			}
		})
	}
	ordinal := map[uint64]int{}
	same := map[uint64][]int{}
	for j, s := range b {
		same[s.hash] = append(same[s.hash], j)
	}
	var out []candidate
	shared := map[int]int{}
	for i, s := range a {
		if js := same[s.hash]; len(js) > 8 {
			if k := ordinal[s.hash]; k < len(js) {
				out = append(out, candidate{i, js[k], 1})
			}
			ordinal[s.hash]++
			continue
		}
		clear(shared)
		grams(s, func(g uint64) {
			if js := index[g]; len(js) <= commonest {
				for _, j := range js {
					shared[j]++
				}
			}
		})
		for _, j := range same[s.hash] {
			shared[j] += 1000
		}
		out = append(out, nearest(a, b, i, shared)...)
	}
	return out
}

// nearest are the sentences of b most like sentence i of a.
func nearest(a, b []sentence, i int, shared map[int]int) []candidate {
	rivals := make([]int, 0, len(shared))
	for j := range shared {
		rivals = append(rivals, j)
	}
	slices.SortFunc(rivals, func(x, y int) int {
		return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(x, y))
	})
	var out []candidate
	for _, j := range rivals[:min(len(rivals), mostRivals)] {
		like := 1.0
		if a[i].hash != b[j].hash {
			like = alike(a[i].words, b[j].words)
		}
		if like >= likeness {
			out = append(out, candidate{i, j, like})
		}
	}
	slices.SortFunc(out, func(x, y candidate) int { return cmp.Compare(x.j, y.j) })
	return out
}

// grams are the pairs of words that follow each other; of one word, the word.
func grams(s sentence, yield func(uint64)) {
	if len(s.words) == 1 {
		yield(s.hash)
		return
	}
	for k := 1; k < len(s.words); k++ {
		yield(hashOf(s.words[k-1 : k+1]))
	}
}

// weight is what a word counts for when sentences are compared.
func weight(w string) float64 {
	if small[w] {
		return 0.3
	}
	return 1
}

// alike is the share of their words that two sentences have in common, from 0 to 1.
func alike(a, b []word) float64 {
	count := map[string]int{}
	all, both := 0.0, 0.0
	for _, w := range a {
		count[w.key]++
		all += weight(w.key)
	}
	for _, w := range b {
		all += weight(w.key)
		if count[w.key] > 0 {
			count[w.key]--
			both += 2 * weight(w.key)
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// align pairs the sentences of two texts: first those in the same order, the heaviest chain of all, then
// those that moved. It returns every sentence of both once, in the order of the new text, what was left out
// before what took its place.
func align(a, b []sentence) []pairing {
	all := candidates(a, b)
	partner := chain(all, a, b)
	extend(partner, a, b)
	moved := moves(all, partner, a, b)
	pairs := merge(partner, moved, a, b)
	return replaced(inOrder(pairs, len(a)), a, b)
}

// chain picks the heaviest set of pairs of which none crosses another. It returns the partner of each
// sentence of a, -1 where there is none.
func chain(all []candidate, a, b []sentence) []int {
	type best struct {
		weight float64
		at     int
	}
	tree := make([]best, len(b)+1)
	for k := range tree {
		tree[k].at = -1
	}
	before := make([]int, len(all))
	sum := make([]float64, len(all))
	top := best{0, -1}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].i == all[from].i {
			c := all[to]
			prior := best{0, -1}
			for k := c.j; k > 0; k -= k & -k {
				if tree[k].weight > prior.weight {
					prior = tree[k]
				}
			}
			size := float64(len(a[c.i].words) + len(b[c.j].words))
			sum[to], before[to] = prior.weight+c.alike*c.alike*size, prior.at
			to++
		}
		for k := from; k < to; k++ {
			for n := all[k].j + 1; n <= len(b); n += n & -n {
				if sum[k] > tree[n].weight {
					tree[n] = best{sum[k], k}
				}
			}
			if sum[k] > top.weight {
				top = best{sum[k], k}
			}
		}
		from = to
	}
	partner := make([]int, len(a))
	for i := range partner {
		partner[i] = -1
	}
	for k := top.at; k >= 0; k = before[k] {
		partner[all[k].i] = all[k].j
	}
	return partner
}

// extend pairs the same sentences beside pairs: short ones that occur often.
func extend(partner []int, a, b []sentence) {
	taken := make([]bool, len(b))
	for _, j := range partner {
		if j >= 0 {
			taken[j] = true
		}
	}
	try := func(i, j int) {
		if i >= 0 && j >= 0 && i < len(a) && j < len(b) && partner[i] < 0 && !taken[j] &&
			a[i].hash == b[j].hash {
			partner[i], taken[j] = j, true
		}
	}
	try(0, 0)
	for i := range a {
		if partner[i] >= 0 {
			try(i+1, partner[i]+1)
		}
	}
	for i := len(a) - 1; i >= 0; i-- {
		if partner[i] >= 0 {
			try(i-1, partner[i]-1)
		}
	}
}

// moves pairs what stands in another order, the likest and longest first.
func moves(all []candidate, partner []int, a, b []sentence) map[int]int {
	taken := map[int]bool{}
	for _, j := range partner {
		taken[j] = true
	}
	var rest []candidate
	for _, c := range all {
		if partner[c.i] < 0 && !taken[c.j] && c.alike >= asMoved &&
			min(len(a[c.i].words), len(b[c.j].words)) >= fewest {
			rest = append(rest, c)
		}
	}
	worth := func(c candidate) float64 { return c.alike * float64(len(a[c.i].words)) }
	slices.SortStableFunc(rest, func(x, y candidate) int { return cmp.Compare(worth(y), worth(x)) })
	out := map[int]int{}
	for _, c := range rest {
		if _, has := out[c.i]; !has && !taken[c.j] {
			out[c.i], taken[c.j] = c.j, true
		}
	}
	return out
}
