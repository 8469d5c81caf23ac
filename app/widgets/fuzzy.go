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
	return answer(strings.Fields(strings.ToLower(query)), looked(text))
}

// lookedIn is a text that is searched, made once for all keys typed.
type lookedIn struct {
	text  string   // in lower case
	words []string // of it
}

func looked(text string) lookedIn {
	text = strings.ToLower(text)
	return lookedIn{text, strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})}
}

// answer is fuzzy of the words of a query, in lower case.
func answer(words []string, in lookedIn) int {
	total := 1
	for _, w := range words {
		s := fuzzyWord(w, in)
		if s == 0 {
			return 0
		}
		total += s
	}
	return total
}

func fuzzyWord(w string, in lookedIn) int {
	text := in.text
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
	return initials(w, in.words)
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
	// Found marks what was found by what is in it: it answers, whatever it is called.
	Found bool
	// Last marks what answers to every query: it comes after everything else.
	Last bool
}

// paletteIndex is what is searched of the items of a palette.
type paletteIndex struct {
	items []PaletteItem
	looks []paletteLook
	// narrowed are the items that answered the query typed last: those that answer it with more letters
	// are among them.
	narrowed []int
	last     string
}

// paletteLook is one item as it is searched: its title, its id, and everything that is said of it.
type paletteLook struct{ title, id, all lookedIn }

func newPaletteIndex(items []PaletteItem) *paletteIndex {
	x := &paletteIndex{items: items, looks: make([]paletteLook, len(items))}
	for i, it := range items {
		x.looks[i] = paletteLook{
			looked(it.Title), looked(it.Words),
			looked(strings.Join([]string{it.Title, it.Detail, it.Group, it.Words}, " ")),
		}
	}
	return x
}

// score says how well an item answers: by its title, then by its id, then by anything said of it.
func (l paletteLook) score(words []string) int {
	all := answer(words, l.all)
	if all == 0 {
		return 0
	}
	return max(3*answer(words, l.title), 2*answer(words, l.id), all)
}

// rankedItem is an item that answers a query.
type rankedItem struct {
	item  PaletteItem
	score int
}

// rank returns the items that answer a query that is not empty, as they came.
func (x *paletteIndex) rank(query string) []rankedItem {
	words := strings.Fields(strings.ToLower(query))
	among := x.narrowed
	if x.last == "" || !strings.HasPrefix(query, x.last) {
		among = make([]int, len(x.items))
		for i := range among {
			among[i] = i
		}
	}
	var out []rankedItem
	kept := make([]int, 0, len(among))
	for _, i := range among {
		if score := x.looks[i].score(words); score > 0 {
			out, kept = append(out, rankedItem{x.items[i], score}), append(kept, i)
		}
	}
	x.narrowed, x.last = kept, query
	return out
}

// ranking sorts what answers, best first: what cannot be done now is after all that can, and what is last
// is after that.
func ranking(found []rankedItem, most int) []PaletteItem {
	slices.SortStableFunc(found, func(a, b rankedItem) int {
		return cmp.Or(cmp.Compare(after(a.item), after(b.item)), cmp.Compare(b.score, a.score),
			cmp.Compare(len(a.item.Title), len(b.item.Title)))
	})
	out := make([]PaletteItem, 0, min(len(found), most))
	for _, f := range found[:min(len(found), most)] {
		out = append(out, f.item)
	}
	return out
}

func after(it PaletteItem) int {
	switch {
	case it.Last:
		return 2
	case it.Rests:
		return 1
	}
	return 0
}

// rankPalette returns the items that answer a query, best first; an empty
// query keeps them all as they came.
func rankPalette(items []PaletteItem, query string, most int) []PaletteItem {
	if strings.TrimSpace(query) == "" {
		return items[:min(len(items), most)]
	}
	return ranking(newPaletteIndex(items).rank(query), most)
}
