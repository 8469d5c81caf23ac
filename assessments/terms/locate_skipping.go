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
	next  map[int]int
	joins map[int]bool
}

// skipping flattens a text and keeps the hyphens at the ends of its lines, which its spans make optional.
func skipping(plain []rune, spans []lacking, fold bool) skippable {
	out := skippable{flat: flatten(plain, fold), next: map[int]int{}, joins: map[int]bool{}}
	hyphens := out.flat
	out.flat = flat{}
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
	for _, s := range spans {
		from, _ := slices.BinarySearch(out.at, s.from)
		to, _ := slices.BinarySearch(out.at, s.to)
		if from < to && to < len(out.at) {
			out.next[from], out.joins[from] = max(to, out.next[from]), s.joins
		}
	}
	return out
}

// path is a way through a text with the parts left out: the next rune, and whether something was left out
// before it.
type path struct {
	at  int
	gap bool
}

// nearest finds the occurrence of needle whose beginning is nearest to start.
func (s skippable) nearest(plain []rune, needle flat, start int) (Place, bool) {
	best, found := Place{}, false
	if len(needle.runes) == 0 {
		return best, false
	}
	for i, r := range s.runes {
		if r != needle.runes[0] || found && abs(s.at[i]-start) >= abs(best.Start-start) {
			continue
		}
		if last := s.match(needle, i); last >= 0 {
			if p := (Place{Start: s.at[i], End: s.at[last] + 1}); !cuts(plain, p.Start, p.End) {
				best, found = p, true
			}
		}
	}
	return best, found
}

// match follows a quote from rune i on and returns the index of its last rune, -1 where it differs.
func (s skippable) match(needle flat, i int) int {
	paths := []path{{at: i + 1}}
	last := i
	for k := 1; k < len(needle.runes); k++ {
		var on []path
		for _, p := range paths {
			for first := true; p.at < len(s.runes); first = false {
				gap := p.gap || first && s.gap[p.at]
				if s.runes[p.at] == needle.runes[k] && sameGap(needle, k, gap) && len(on) < 8 {
					on, last = append(on, path{at: p.at + 1}), p.at
				}
				to, ok := s.next[p.at]
				if !ok {
					break
				}
				p.gap = !s.joins[p.at] && (unicode.IsDigit(needle.runes[k]) || p.gap || !joined(s, p.at))
				p.at = to
			}
		}
		if len(on) == 0 {
			return -1
		}
		paths = on
	}
	return last
}

// joined reports whether the rune before i is a hyphen at the end of a line.
func joined(s skippable, i int) bool { return i > 0 && s.joins[i-1] }
