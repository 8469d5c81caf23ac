package changes

import (
	"cmp"
	"slices"
)

// merge makes pairings of partners, and has them take in sentences beside them where that makes both sides
// more alike: a sentence was split, or two were joined.
func merge(partner []int, moved map[int]int, a, b []sentence) []pairing {
	freeOld, freeNew := make([]bool, len(a)), make([]bool, len(b))
	for j := range freeNew {
		freeNew[j] = true
	}
	var out []pairing
	for i, j := range partner {
		if j < 0 {
			if to, ok := moved[i]; ok {
				out = append(out, pairing{[2]int{i, i + 1}, [2]int{to, to + 1}, true})
				freeNew[to] = false
				continue
			}
			freeOld[i] = true
			continue
		}
		out = append(out, pairing{old: [2]int{i, i + 1}, new: [2]int{j, j + 1}})
		freeNew[j] = false
	}
	for k := range out {
		out[k].grow(freeOld, freeNew, a, b)
	}
	for i, free := range freeOld {
		if free {
			out = append(out, pairing{old: [2]int{i, i + 1}})
		}
	}
	for j, free := range freeNew {
		if free {
			out = append(out, pairing{new: [2]int{j, j + 1}})
		}
	}
	return out
}

// mostJoined is how many sentences may stand for one.
const mostJoined = 12

// grow takes in free sentences beside the pairing as long as that makes its sides more alike.
func (p *pairing) grow(freeOld, freeNew []bool, a, b []sentence) {
	for p.old[1]-p.old[0]+p.new[1]-p.new[0] < mostJoined {
		now := alike(wordsOf(a, p.old), wordsOf(b, p.new))
		if now >= 1 {
			return
		}
		best, gain := *p, now
		try := func(next pairing) {
			if like := alike(wordsOf(a, next.old), wordsOf(b, next.new)); like > gain+0.001 {
				best, gain = next, like
			}
		}
		if i := p.old[1]; i < len(a) && freeOld[i] {
			try(pairing{[2]int{p.old[0], i + 1}, p.new, p.moved})
		}
		if i := p.old[0] - 1; i >= 0 && freeOld[i] {
			try(pairing{[2]int{i, p.old[1]}, p.new, p.moved})
		}
		if j := p.new[1]; j < len(b) && freeNew[j] {
			try(pairing{p.old, [2]int{p.new[0], j + 1}, p.moved})
		}
		if j := p.new[0] - 1; j >= 0 && freeNew[j] {
			try(pairing{p.old, [2]int{j, p.new[1]}, p.moved})
		}
		if best == *p {
			return
		}
		for i := best.old[0]; i < best.old[1]; i++ {
			freeOld[i] = false
		}
		for j := best.new[0]; j < best.new[1]; j++ {
			freeNew[j] = false
		}
		*p = best
	}
}

func wordsOf(s []sentence, r [2]int) []word {
	if r[1]-r[0] == 1 {
		return s[r[0]].words
	}
	var out []word
	for _, one := range s[r[0]:r[1]] {
		out = append(out, one.words...)
	}
	return out
}

// inOrder sorts pairings as a reader meets them: by the new text, what was left out where it stood.
func inOrder(pairs []pairing, old int) []pairing {
	// where in the new text each old sentence would be
	at := make([]int, old+1)
	for _, p := range pairs {
		if !p.moved && p.new[1] > p.new[0] {
			for i := p.old[0]; i < p.old[1]; i++ {
				at[i+1] = p.new[1]
			}
		}
	}
	for i := 1; i <= old; i++ {
		at[i] = max(at[i], at[i-1])
	}
	place := func(p pairing) (int, int, int) {
		if p.new[1] > p.new[0] {
			return p.new[0], 1, p.new[0]
		}
		return at[p.old[0]], 0, p.old[0]
	}
	slices.SortStableFunc(pairs, func(x, y pairing) int {
		a1, a2, a3 := place(x)
		b1, b2, b3 := place(y)
		return cmp.Or(cmp.Compare(a1, b1), cmp.Compare(a2, b2), cmp.Compare(a3, b3))
	})
	return pairs
}

// replaced pairs what was left out with what was added at the same place, where the two have anything
// in common: a short value, or a few words. Pairings come in order.
func replaced(pairs []pairing, a, b []sentence) []pairing {
	out := pairs[:0]
	for _, p := range pairs {
		n := len(out)
		if n == 0 || p.moved || p.old[1] > p.old[0] || out[n-1].new[1] > out[n-1].new[0] {
			out = append(out, p)
			continue
		}
		last := out[n-1]
		x, y := wordsOf(a, last.old), wordsOf(b, p.new)
		short := max(len(x), len(y)) <= 6 && a[last.old[0]].heading == b[p.new[0]].heading
		if alike(x, y) < asReplaced && !short {
			out = append(out, p)
			continue
		}
		out[n-1].new = p.new
	}
	return out
}
