package widgets

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// fuzzy scores how well a text answers a query: 0 is not at all. Every word of
// the query must be found, as a whole, at the start of a word, inside one, or
// letter by letter in order; earlier and tighter is better.
func fuzzy(query, text string) int {
	text = fold(text)
	total := 1
	for _, w := range strings.Fields(fold(query)) {
		s := fuzzyWord(w, text)
		if s == 0 {
			return 0
		}
		total += s
	}
	return total
}

func fuzzyWord(w, text string) int {
	if i := strings.Index(text, w); i >= 0 {
		switch {
		case i == 0:
			return 100
		case startsWord(text, i):
			return 80
		}
		for j := i + 1; j < len(text); j++ {
			if strings.HasPrefix(text[j:], w) && startsWord(text, j) {
				return 75
			}
		}
		return 50
	}
	return scattered(w, text)
}

// scattered finds the letters of w in order; letters that begin a word count
// more, gaps count less.
func scattered(w, text string) int {
	runes, k, score, gap := []rune(w), 0, 0, 0
	before := ' '
	for _, r := range text {
		if k < len(runes) && r == runes[k] {
			score += max(4-gap, 1)
			if !unicode.IsLetter(before) && !unicode.IsDigit(before) {
				score += 4
			}
			k, gap = k+1, 0
		} else if k > 0 {
			gap++
		}
		before = r
	}
	// Letters scattered too thinly are an accident, not an answer.
	if k < len(runes) || score < 3*len(runes) {
		return 0
	}
	return min(score, 40)
}

func startsWord(text string, i int) bool {
	prev := rune(text[i-1])
	return !unicode.IsLetter(prev) && !unicode.IsDigit(prev)
}

// PaletteItem is one thing that can be gone to or done.
type PaletteItem struct {
	ID     string
	Title  string
	Detail string // second line: the vendor of a service
	Group  string // "Go to", "Do", "Service"
	Keys   string // "Ctrl+2"
	// Words are found too, but not shown.
	Words string
}

// rankPalette returns the items that answer a query, best first; an empty
// query keeps them all as they came.
func rankPalette(items []PaletteItem, query string, most int) []PaletteItem {
	if strings.TrimSpace(query) == "" {
		return items[:min(len(items), most)]
	}
	type ranked struct {
		item  PaletteItem
		score int
	}
	var found []ranked
	for _, it := range items {
		score := 3 * fuzzy(query, it.Title)
		if score == 0 {
			score = fuzzy(query, strings.Join([]string{it.Title, it.Detail, it.Group, it.Words}, " "))
		}
		if score > 0 {
			found = append(found, ranked{it, score})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int {
		if d := cmp.Compare(b.score, a.score); d != 0 {
			return d
		}
		return cmp.Compare(len(a.item.Title), len(b.item.Title))
	})
	out := make([]PaletteItem, 0, min(len(found), most))
	for _, f := range found[:min(len(found), most)] {
		out = append(out, f.item)
	}
	return out
}
