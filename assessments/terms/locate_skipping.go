package terms

import (
	"slices"
	"unicode"

	"golang.org/x/text/cases"
)

// skippable is a flat text with the parts that a quote may lack: from an index of its runes to where the text
// goes on.
type skippable struct {
	flat
	next   []int // 0 where there is none
	joins  []bool
	budget int // steps that are left; without them nothing more is found
}

// budget bounds the steps of one search: a text that repeats itself endlessly must not hold up its reader.
const budget = 20_000_000

// skipping flattens a text and keeps the hyphens at the ends of its lines, which its spans make optional.
func skipping(plain []rune, spans []lacking, fold bool) *skippable {
	hyphens := flatten(plain, fold)
	out := skippable{budget: budget}
	caser := cases.Fold()
	k := 0
	copyTo := func(until int) {
		for ; k < len(hyphens.runes) && hyphens.at[k] < until; k++ {
			out.runes, out.at = append(out.runes, hyphens.runes[k]), append(out.at, hyphens.at[k])
			out.gap = append(out.gap, hyphens.gap[k])
		}
	}
	for _, s := range spans {
		if s.joins {
			copyTo(s.from)
			out.add('-', s.from, fold, caser)
		}
	}
	copyTo(len(plain))
	out.next, out.joins = make([]int, len(out.runes)), make([]bool, len(out.runes))
	for _, s := range spans {
		from, _ := slices.BinarySearch(out.at, s.from)
		to, _ := slices.BinarySearch(out.at, s.to)
		if from < to && to < len(out.at) {
			out.next[from], out.joins[from] = max(to, out.next[from]), s.joins
		}
	}
	return &out
}

// path is a way through a text with the parts left out: the next rune, and whether something was left out
// before it.
type path struct {
	at  int
	gap bool
}

// nearest finds the occurrence of needle whose beginning is nearest to start.
func (s *skippable) nearest(plain []rune, needle unnumbered, start int) (Place, bool) {
	if len(needle.runes) == 0 {
		return Place{}, false
	}
	for _, i := range s.closest(occurrences(s.runes, needle.runes[:1]), start) {
		last := s.match(plain, needle, i)
		if last < 0 {
			continue
		}
		if p := (Place{Start: s.at[i], End: s.at[last] + 1}); !cuts(plain, p.Start, p.End) {
			return p, true
		}
	}
	return Place{}, false
}

// match follows a quote from rune i on and returns the index of its last rune, -1 where it differs.
func (s *skippable) match(plain []rune, needle unnumbered, i int) int {
	if slices.Contains(needle.starts, 0) && !beginsLine(plain, s.at[i]) {
		return -1
	}
	var one, two [8]path
	paths, on := append(one[:0], path{at: i + 1}), two[:0]
	last := i
	for k := 1; k < len(needle.runes); k++ {
		on = on[:0]
		for _, p := range paths {
			on = s.step(needle.flat, k, p, on)
		}
		if slices.Contains(needle.starts, k) {
			on = slices.DeleteFunc(on, func(p path) bool { return !beginsLine(plain, s.at[p.at-1]) })
		}
		if s.budget -= len(paths); len(on) == 0 || s.budget < 0 {
			return -1
		}
		last = on[len(on)-1].at - 1
		paths, on = on, paths
	}
	return last
}

// step adds the ways on from a path that meet rune k of a quote.
func (s *skippable) step(needle flat, k int, p path, on []path) []path {
	for first := true; p.at < len(s.runes); first = false {
		gap := p.gap || first && s.gap[p.at]
		if s.runes[p.at] == needle.runes[k] && len(on) < cap(on) && sameGap(needle, k, gap) {
			on = append(on, path{at: p.at + 1})
		}
		to := s.next[p.at]
		if to == 0 {
			break
		}
		p.gap = !s.joins[p.at] && (unicode.IsDigit(needle.runes[k]) || p.gap || !joined(s, p.at))
		p.at = to
	}
	return on
}

// joined reports whether the rune before i is a hyphen at the end of a line.
func joined(s *skippable, i int) bool { return i > 0 && s.joins[i-1] }
