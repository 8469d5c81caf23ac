package changes

import (
	"strings"
	"unicode"
)

// renamed finds names that the new text has in place of others wherever they stood: a product, or a
// company that calls itself otherwise. Where a name is changed for the first time a reader must see
// it; after that it says the same. A name is written with capitals everywhere, and no text defines it
// as a term.
type renamed map[string]string // joined words of the old name → those of the new one

// fewestRenamed is how often one name must take another's place.
const fewestRenamed = 3

func findRenamed(a, b side, pairs []pairing) renamed {
	count := map[[2]string]int{}
	for _, p := range pairs {
		wa, wb := wordsOf(a.sentences, p.old), wordsOf(b.sentences, p.new)
		if len(wa) == 0 || len(wb) == 0 || same(wa, wb) {
			continue
		}
		for _, g := range gaps(wa, wb) {
			x, y := wa[g[0]:g[1]], wb[g[2]:g[3]]
			if name(a.runes, x) && name(b.runes, y) {
				count[[2]string{called(x), called(y)}]++
			}
		}
	}
	out := renamed{}
	for k, n := range count {
		if n < fewestRenamed {
			continue
		}
		old, latest := " "+k[0]+" ", " "+k[1]+" "
		if !a.plainly(old) && !b.plainly(latest) && !strings.Contains(b.spoken(), old) &&
			!strings.Contains(a.spoken(), latest) {
			out[k[0]] = k[1]
		}
	}
	return out
}

// gaps are the stretches of words between those that two sentences have in common: from and to of each.
func gaps(a, b []word) [][4]int {
	var out [][4]int
	i, j := 0, 0
	for _, p := range append(matches(a, b), [2]int{len(a), len(b)}) {
		if p[0] > i || p[1] > j {
			out = append(out, [4]int{i, p[0], j, p[1]})
		}
		i, j = p[0]+1, p[1]+1
	}
	return out
}

// called are words as a name, without the ending of a possessive.
func called(words []word) string {
	var keys []string
	for _, w := range words {
		keys = append(keys, strings.TrimSuffix(w.key, "'s"))
	}
	return strings.Join(keys, " ")
}

// name reports whether words may be a name: each has a capital letter, and none is a number, a party, a duty.
func name(runes []rune, words []word) bool {
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		capital := false
		for _, r := range runes[w.start:w.end] {
			capital = capital || unicode.IsUpper(r)
		}
		if !capital || small[w.key] || number(w.key) != "" || party(w.key) != "" || duties[w.key] != "" ||
			negations[w.key] != "" || scopes[w.key] != "" {
			return false
		}
	}
	return true
}

// spoken is a text as its words alone.
func (s *side) spoken() string {
	if s.words == "" {
		var b strings.Builder
		b.WriteByte(' ')
		for _, one := range s.sentences {
			b.WriteString(called(one.words))
			b.WriteByte(' ')
		}
		s.words = b.String()
	}
	return s.words
}

// plainly reports whether a word of a name also stands in small letters, or the name in quotation marks as a
// term that the text defines.
func (s *side) plainly(phrase string) bool {
	words := strings.Fields(phrase)
	is := map[string]bool{}
	for _, w := range words {
		is[w] = true
	}
	for _, one := range s.sentences {
		for k, w := range one.words {
			if !is[strings.TrimSuffix(w.key, "'s")] {
				continue
			}
			if strings.TrimSuffix(string(s.runes[w.start:w.end]), "'s") == strings.TrimSuffix(w.key, "'s") {
				return true
			}
			quoted := w.start > 0 && strings.ContainsRune("\"“", s.runes[w.start-1])
			if last := k + len(words) - 1; quoted && last < len(one.words) &&
				called(one.words[k:last+1]) == strings.Join(words, " ") {
				if to := one.words[last].end; to < len(s.runes) && strings.ContainsRune("\"”", s.runes[to]) {
					return true
				}
			}
		}
	}
	return false
}

// apply gives the words of a the new names of what was renamed, where b has them.
func (r renamed) apply(a, b []word) []word {
	if len(r) == 0 || len(a) == 0 || len(b) == 0 {
		return a
	}
	var out []word
	i, j := 0, 0
	for _, p := range append(matches(a, b), [2]int{len(a), len(b)}) {
		if x, y := a[i:p[0]], b[j:p[1]]; len(x) > 0 && r[called(x)] != "" && r[called(x)] == called(y) {
			out = append(out, y...)
		} else {
			out = append(out, x...)
		}
		if p[0] < len(a) {
			out = append(out, a[p[0]])
		}
		i, j = p[0]+1, p[1]+1
	}
	return out
}
