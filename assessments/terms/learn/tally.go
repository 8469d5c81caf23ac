package learn

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"countersign/assessments/terms"
)

var (
	mdLink   = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	anyTag   = regexp.MustCompile(`<[^>]+>`)
	marks    = regexp.MustCompile("[*_`#>|\\\\]")
	wordRuns = regexp.MustCompile(`[a-z0-9']+`)
	plainer  = strings.NewReplacer("\u2019", "'", "\u00a0", " ")
)

// Grams are the trigrams of the words of a text, as the scorer beside the labels counts them.
func Grams(s string) map[string]bool {
	s = anyTag.ReplaceAllString(mdLink.ReplaceAllString(html.UnescapeString(s), "$1"), " ")
	w := wordRuns.FindAllString(marks.ReplaceAllString(strings.ToLower(plainer.Replace(s)), " "), -1)
	out := map[string]bool{}
	for i := range max(1, len(w)-2) {
		out[strings.Join(w[min(i, len(w)):min(i+3, len(w))], " ")] = true
	}
	return out
}

func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// holds reports whether some words hold enough of others to count as them.
func holds(of, in map[string]bool) bool { return 10*shared(of, in) >= 6*len(of) }

// mostRunes is how much of a passage counts.
const mostRunes = 1200

// Tally counts as score-clauses does.
type Tally struct {
	Pairs, Hit1, Hit3, Missed int // where a reader found an answer
	Absent, Alarms            int // where a reader found none
	Lengths                   []int
}

// Count scores the passages of one document and topic.
func Count(l *Label, passages []terms.Passage, silent bool) Tally {
	silent = silent || len(passages) == 0
	if l.Absent {
		return Tally{Absent: 1, Alarms: one(!silent)}
	}
	out := Tally{Pairs: 1, Missed: one(silent)}
	if silent {
		return out
	}
	best := len(passages)
	for k, p := range passages {
		r := []rune(p.Quote)
		out.Lengths = append(out.Lengths, len(r))
		if best < k {
			continue
		}
		g := Grams(string(r[:min(len(r), mostRunes)]))
		for _, q := range l.grams {
			if holds(q, g) {
				best = k
				break
			}
		}
	}
	out.Hit1, out.Hit3 = one(best < 1), one(best < min(3, len(passages)))
	return out
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Add counts another tally too.
func (t *Tally) Add(o Tally) {
	t.Pairs += o.Pairs
	t.Hit1 += o.Hit1
	t.Hit3 += o.Hit3
	t.Missed += o.Missed
	t.Absent += o.Absent
	t.Alarms += o.Alarms
	t.Lengths = append(t.Lengths, o.Lengths...)
}

// Shares are hit@1, hit@3, missed and false alarm.
func (t *Tally) Shares() [4]float64 {
	n, a := float64(max(1, t.Pairs)), float64(max(1, t.Absent))
	return [4]float64{
		float64(t.Hit1) / n, float64(t.Hit3) / n, float64(t.Missed) / n, float64(t.Alarms) / a,
	}
}

// Median is the length of a passage in the middle, in code points.
func (t *Tally) Median() int {
	if len(t.Lengths) == 0 {
		return 0
	}
	slices.Sort(t.Lengths)
	return t.Lengths[len(t.Lengths)/2]
}

func (t *Tally) String() string {
	s := t.Shares()
	return fmt.Sprintf("%3d pairs, %3d absent: hit@1 %.3f hit@3 %.3f missed %.3f false alarm %.3f median %d",
		t.Pairs, t.Absent, s[0], s[1], s[2], s[3], t.Median())
}
