package widgets

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// fuzzy scores how well a text answers a query: 0 is not at all. Every word of
// the query must be found: at the start, at the start of a word, inside one, or
// as the beginnings of several words.
func fuzzy(query, text string) int {
	text = strings.ToLower(text)
	total := 1
	for _, w := range strings.Fields(strings.ToLower(query)) {
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
	return initials(w, strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}))
}

// initials finds a word of the query as beginnings of words of the text, in
// order: "lce" and "lumcha" both answer to Lumen Chat Enterprise. The fewer
// words it takes, the better.
func initials(w string, words []string) int {
	// took[j] is how many words it takes for the first j bytes of w; 0 is not yet.
	took := make([]int, len(w)+1)
	for _, word := range words {
		for j := len(w) - 1; j >= 0; j-- {
			if j > 0 && took[j] == 0 {
				continue
			}
			for n := 1; n <= min(len(w)-j, len(word)) && word[n-1] == w[j+n-1]; n++ {
				if have := took[j+n]; have == 0 || took[j]+1 < have {
					took[j+n] = took[j] + 1
				}
			}
		}
	}
	if took[len(w)] == 0 {
		return 0
	}
	return max(40-3*took[len(w)], 1)
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
	// Rests marks what cannot be done now: it is found after all that can.
	Rests bool
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
		if a.item.Rests != b.item.Rests {
			if a.item.Rests {
				return 1
			}
			return -1
		}
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
