package changes

// Words are words that one text has in place of others. One of the two is empty where words were added
// or left out.
type Words struct {
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
	// where they stand, in code points of each text; of what is empty, where it would
	OldStart int `json:"old_start"`
	OldEnd   int `json:"old_end"`
	NewStart int `json:"new_start"`
	NewEnd   int `json:"new_end"`
}

// mostCells bounds the table of two stretches of words that are compared. Longer ones replace each
// other whole.
const mostCells = 4 << 20

// matches pairs the words that two stretches have in common, in order: the pairs that weigh most.
func matches(a, b []word) [][2]int {
	var out [][2]int
	from := 0
	for from < len(a) && from < len(b) && a[from].key == b[from].key {
		out = append(out, [2]int{from, from})
		from++
	}
	toA, toB := len(a), len(b)
	for toA > from && toB > from && a[toA-1].key == b[toB-1].key {
		toA--
		toB--
	}
	out = append(out, longest(a, b, from, toA, toB)...)
	for toA < len(a) {
		out = append(out, [2]int{toA, toB})
		toA++
		toB++
	}
	return out
}

// longest is the heaviest common sequence of a[from:toA] and b[from:toB].
func longest(a, b []word, from, toA, toB int) [][2]int {
	n, m := toA-from, toB-from
	if n == 0 || m == 0 || n*m > mostCells {
		return nil
	}
	table := make([]int32, (n+1)*(m+1))
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best := max(table[(i+1)*(m+1)+j], table[i*(m+1)+j+1])
			if a[from+i].key == b[from+j].key {
				best = max(best, table[(i+1)*(m+1)+j+1]+weighs(a[from+i].key))
			}
			table[i*(m+1)+j] = best
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		here := table[i*(m+1)+j]
		switch {
		case here == table[(i+1)*(m+1)+j]:
			i++
		case here == table[i*(m+1)+j+1]:
			j++
		default:
			out = append(out, [2]int{from + i, from + j})
			i++
			j++
		}
	}
	return out
}

// weighs is what a word counts for in a common sequence: long words tell more than short ones.
func weighs(w string) int32 {
	if small[w] {
		return 2
	}
	return int32(min(len(w), 12)) + 2
}

// hunks are the words that differ between two stretches. A single small word that both have between two
// differences joins them, so that what was said otherwise reads as one.
func hunks(ra, rb []rune, a, b []word) []Words {
	var out []Words
	pairs := append(matches(a, b), [2]int{len(a), len(b)})
	i, j := 0, 0
	for _, p := range pairs {
		if p[0] > i || p[1] > j {
			one := Words{
				Old: text(ra, a[i:p[0]]), New: text(rb, b[j:p[1]]),
				OldStart: at(a, i), OldEnd: end(a, i, p[0]), NewStart: at(b, j), NewEnd: end(b, j, p[1]),
			}
			out = join(out, one, ra, rb, a, b, i, j)
		}
		i, j = p[0]+1, p[1]+1
	}
	return out
}

// join appends a hunk, or lengthens the last one where only one small word stands between.
func join(out []Words, one Words, ra, rb []rune, a, b []word, i, j int) []Words {
	if n := len(out); n > 0 && i > 0 && j > 0 && len([]rune(a[i-1].key)) <= 3 {
		last := &out[n-1]
		between := i-1 == 0 || a[i-2].end <= last.OldEnd
		if between && (j-1 == 0 || b[j-2].end <= last.NewEnd) && last.Old != "" && last.New != "" {
			last.OldEnd, last.NewEnd = max(one.OldEnd, a[i-1].end), max(one.NewEnd, b[j-1].end)
			last.Old, last.New = string(ra[last.OldStart:last.OldEnd]), string(rb[last.NewStart:last.NewEnd])
			return out
		}
	}
	return append(out, one)
}

func text(r []rune, w []word) string {
	if len(w) == 0 {
		return ""
	}
	return string(r[w[0].start:w[len(w)-1].end])
}

// at is where word i begins, or where it would.
func at(w []word, i int) int {
	if i < len(w) {
		return w[i].start
	}
	return w[len(w)-1].end
}

func end(w []word, i, to int) int {
	if to > i {
		return w[to-1].end
	}
	return at(w, i)
}
