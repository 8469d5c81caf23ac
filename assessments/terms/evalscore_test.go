package terms_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// labels are what a careful reader found: quotes by document and topic, and what a document does not
// speak to.
type labels struct {
	quotes map[pair][]string
	absent map[pair]bool
	files  []string
}

type pair struct {
	file  string
	topic assessments.Topic
}

func readLabels(t testing.TB, path string) labels {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	l := labels{quotes: map[pair][]string{}, absent: map[pair]bool{}}
	seen := map[string]bool{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var row struct {
			File, Quote string
			Topic       assessments.Topic
			Absent      bool
		}
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if !seen[row.File] {
			seen[row.File] = true
			l.files = append(l.files, row.File)
		}
		if k := (pair{row.File, row.Topic}); row.Absent {
			l.absent[k] = true
		} else {
			l.quotes[k] = append(l.quotes[k], row.Quote)
		}
	}
	slices.Sort(l.files)
	return l
}

var (
	mdLink   = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	anyTag   = regexp.MustCompile(`<[^>]+>`)
	marks    = regexp.MustCompile("[*_`#>|\\\\]")
	wordRuns = regexp.MustCompile(`[a-z0-9']+`)
)

// trigrams of the words of a text, as the scorer beside the labels counts them.
func trigrams(s string) map[string]bool {
	s = anyTag.ReplaceAllString(mdLink.ReplaceAllString(html.UnescapeString(s), "$1"), " ")
	s = strings.NewReplacer("\u2019", "'", "\u00a0", " ").Replace(s)
	w := wordRuns.FindAllString(marks.ReplaceAllString(strings.ToLower(s), " "), -1)
	out := map[string]bool{}
	for i := 0; i < max(1, len(w)-2); i++ {
		out[strings.Join(w[min(i, len(w)):min(i+3, len(w))], " ")] = true
	}
	return out
}

// figures are what score-clauses counts.
type figures struct {
	hit                           map[int]int
	pairs, quotes, recall5        int
	missed, alarms, absent        int
	lengths                       []int
	misses, misses1, alarmed      []string
	topicHit1, topicHit3, topicOf map[assessments.Topic]int
}

func newFigures() *figures {
	return &figures{
		hit: map[int]int{}, topicHit1: map[assessments.Topic]int{},
		topicHit3: map[assessments.Topic]int{}, topicOf: map[assessments.Topic]int{},
	}
}

// add counts one document.
func (f *figures) add(l labels, file string, res terms.Result, maxChars int) {
	for _, tr := range res.Topics {
		k := pair{file, tr.Topic}
		if l.absent[k] {
			f.absent++
			if !tr.Silent {
				f.alarms++
				f.alarmed = append(f.alarmed, fmt.Sprintf("%s %s: %.2f %q %q", file, tr.Topic,
					tr.Passages[0].Score, tr.Passages[0].Quote, tr.Passages[0].Why))
			}
		}
		if quotes := l.quotes[k]; len(quotes) > 0 {
			f.addPair(k, quotes, tr, maxChars)
		}
	}
}

func (f *figures) addPair(k pair, quotes []string, tr terms.TopicResult, maxChars int) {
	f.pairs++
	f.quotes += len(quotes)
	f.topicOf[k.topic]++
	if tr.Silent {
		f.missed++
	}
	var got []map[string]bool
	for _, p := range tr.Passages {
		f.lengths = append(f.lengths, len([]rune(p.Quote)))
		r := []rune(p.Quote)
		got = append(got, trigrams(string(r[:min(len(r), maxChars)])))
	}
	best := math.MaxInt
	for _, q := range quotes {
		rank := rankOf(trigrams(q), got)
		best = min(best, rank)
		if rank <= 5 {
			f.recall5++
		}
	}
	for _, n := range []int{1, 3, 5} {
		if best <= n {
			f.hit[n]++
		}
	}
	if best <= 1 {
		f.topicHit1[k.topic]++
	} else {
		line := fmt.Sprintf("%s %s rank %d silent %v\n", k.file, k.topic, best, tr.Silent)
		for _, q := range quotes {
			line += fmt.Sprintf("    label %q\n", q)
		}
		for _, p := range tr.Passages[:min(3, len(tr.Passages))] {
			line += fmt.Sprintf("    %d %.2f %q %q\n", p.Rank, p.Score, p.Quote, p.Why)
		}
		if best > 3 {
			f.misses = append(f.misses, line)
		} else {
			f.misses1 = append(f.misses1, line)
		}
	}
	if best <= 3 {
		f.topicHit3[k.topic]++
	}
}

// rankOf is the first passage that carries 60 % of a quote's trigrams.
func rankOf(want map[string]bool, got []map[string]bool) int {
	for i, g := range got {
		n := 0
		for w := range want {
			if g[w] {
				n++
			}
		}
		if float64(n) >= 0.6*float64(len(want)) {
			return i + 1
		}
	}
	return 1 << 30
}

func wilson(k, n int) string {
	if n == 0 {
		return "-"
	}
	const z = 1.96
	p, fn := float64(k)/float64(n), float64(n)
	d := 1 + z*z/fn
	m := p + z*z/(2*fn)
	h := z * math.Sqrt((p*(1-p)+z*z/(4*fn))/fn)
	return fmt.Sprintf("%.3f (%.2f-%.2f)", p, (m-h)/d, (m+h)/d)
}

func (f *figures) median() int {
	if len(f.lengths) == 0 {
		return 0
	}
	slices.Sort(f.lengths)
	return f.lengths[len(f.lengths)/2]
}

func (f *figures) String() string {
	return fmt.Sprintf("pairs %d  hit@1 %s  hit@3 %s  hit@5 %s  recall@5 %.3f  missed %s  false alarm %s of %d  median passage %d",
		f.pairs, wilson(f.hit[1], f.pairs), wilson(f.hit[3], f.pairs), wilson(f.hit[5], f.pairs),
		float64(f.recall5)/float64(max(1, f.quotes)),
		wilson(f.missed, f.pairs), wilson(f.alarms, f.absent), f.absent, f.median())
}

// writeOutput keeps a result in the form that score-clauses reads.
func writeOutput(t testing.TB, dir, file string, res terms.Result) {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"file": file, "language": res.Language, "topics": res.Topics})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, file+".json"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
