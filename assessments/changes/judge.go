package changes

import (
	"slices"
	"strings"
)

// Kind is how far a change reaches.
type Kind string

// Kinds of change, the weakest first.
const (
	None        Kind = "none"
	Cosmetic    Kind = "cosmetic"
	Reworded    Kind = "reworded"
	Substantive Kind = "substantive"
)

func (k Kind) rank() int { return slices.Index([]Kind{None, Cosmetic, Reworded, Substantive}, k) }

func stronger(a, b Kind) Kind {
	if b.rank() > a.rank() {
		return b
	}
	return a
}

// judge says how far the change from the words of a to those of b reaches.
func judge(a, b []word) Kind {
	if same(a, b) {
		return Cosmetic
	}
	if len(a) == 0 || len(b) == 0 {
		return whole(a, b)
	}
	out, in := apart(a, b)
	if len(out) == 0 && len(in) == 0 {
		return Cosmetic
	}
	if !slices.Equal(sequence(a, number), sequence(b, number)) || swapped(a, b) ||
		!slices.Equal(denied(a), denied(b)) {
		return Substantive
	}
	for _, class := range []map[string]string{negations, duties, scopes} {
		if !balanced(out, in, class) {
			return Substantive
		}
	}
	if len(left(out, in)) > 0 {
		return Substantive
	}
	return Reworded
}

// headed reports whether sentences are headings alone, which announce what others say.
func headed(all []sentence, r [2]int) bool {
	for _, s := range all[r[0]:r[1]] {
		if !s.heading || len(s.words) > 12 {
			return false
		}
		for _, w := range s.words {
			if number(w.key) != "" || negations[w.key] != "" || duties[w.key] != "" {
				return false
			}
		}
	}
	return true
}

// whole judges what was added or left out altogether.
func whole(a, b []word) Kind {
	for _, w := range slices.Concat(a, b) {
		if !small[w.key] {
			return Substantive
		}
	}
	return Reworded
}

func same(a, b []word) bool {
	return slices.EqualFunc(a, b, func(x, y word) bool { return x.key == y.key })
}

// apart counts what words each side has more often than the other. Words that differ only in where they are
// joined or split, "third-party" and "third party", "limitson" and "limits on", are not counted. Words in
// another order are, as many times on both sides.
func apart(a, b []word) (out, in map[string]int) {
	out, in = map[string]int{}, map[string]int{}
	for _, g := range gaps(a, b) {
		x, y := a[g[0]:g[1]], b[g[2]:g[3]]
		if joined(x) == joined(y) {
			continue
		}
		for _, w := range x {
			out[w.key]++
		}
		for _, w := range y {
			in[w.key]++
		}
	}
	return out, in
}

// joined are the letters of words in one piece.
func joined(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ReplaceAll(w.key, "'", ""))
	}
	return b.String()
}

// sequence are the words of a class in their order; the same one twice in a row, "thirteen (13)",
// counts once.
func sequence(words []word, class func(string) string) []string {
	var out []string
	for _, w := range words {
		if c := class(w.key); c != "" {
			out = append(out, c)
		}
	}
	return slices.Compact(out)
}

// swapped reports whether other parties are named, or the same ones in another order: who indemnifies whom.
func swapped(a, b []word) bool {
	x, y := sequence(a, party), sequence(b, party)
	sorted := func(s []string) []string { return slices.Sorted(slices.Values(s)) }
	if !slices.Equal(slices.Compact(sorted(x)), slices.Compact(sorted(y))) {
		return true
	}
	return slices.Equal(sorted(x), sorted(y)) && !slices.Equal(x, y)
}

// denied are the two words of content that follow each negation, sorted.
func denied(words []word) []string {
	var out []string
	for k, w := range words {
		if _, ok := negations[w.key]; !ok {
			continue
		}
		var next []string
		for _, n := range words[k+1:] {
			if len(next) == 2 {
				break
			}
			if small[n.key] || scopes[n.key] != "" || duties[n.key] != "" {
				continue
			}
			if s := synonyms[n.key]; s != "" {
				next = append(next, s)
			} else {
				next = append(next, stem(n.key))
			}
		}
		out = append(out, strings.Join(next, " "))
	}
	slices.Sort(out)
	return out
}

// balanced reports whether both sides have as many words of each class.
func balanced(out, in map[string]int, class map[string]string) bool {
	sum := map[string]int{}
	for w, n := range out {
		if c, ok := class[w]; ok {
			sum[c] += n
		}
	}
	for w, n := range in {
		if c, ok := class[w]; ok {
			sum[c] -= n
		}
	}
	for _, n := range sum {
		if n != 0 {
			return false
		}
	}
	return true
}

// left are the words of content that one side has and the other has neither as they are, nor in another form,
// nor by another word that says the same.
func left(out, in map[string]int) []string {
	out, in = less(out, in), less(in, out)
	var rest []string
	empty := func(w string) bool { return small[w] || channels[w] || number(w) != "" }
	known := func(w string, other map[string]int) bool {
		for o, n := range other {
			if n > 0 && alikeWords(w, o) {
				return true
			}
		}
		return false
	}
	for w, n := range out {
		if n > 0 && !empty(w) && !known(w, in) {
			rest = append(rest, w)
		}
	}
	for w, n := range in {
		if n > 0 && !empty(w) && !known(w, out) {
			rest = append(rest, w)
		}
	}
	slices.Sort(rest)
	return rest
}

// less is what a has more often than b.
func less(a, b map[string]int) map[string]int {
	out := map[string]int{}
	for w, n := range a {
		if n > b[w] {
			out[w] = n - b[w]
		}
	}
	return out
}

// alikeWords reports whether two words are forms or spellings of one, or say the same.
func alikeWords(a, b string) bool {
	if s := synonyms[a]; s != "" && s == synonyms[b] {
		return true
	}
	x, y := stem(a), stem(b)
	if x == y {
		return true
	}
	return len(x) >= 5 && len(y) >= 5 && x[0] == y[0] && oneApart(x, y)
}

// stem takes common endings off a word.
func stem(w string) string {
	w, _, _ = strings.Cut(w, "'")
	for _, end := range []string{
		"ations", "ation", "ings", "ing", "ions", "ion", "ies", "es", "ed", "ly",
		"s", "e", "y",
	} {
		if rest, ok := strings.CutSuffix(w, end); ok && len(rest) >= 4 {
			return rest
		}
	}
	return w
}

// oneApart reports whether one letter makes the difference.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}
