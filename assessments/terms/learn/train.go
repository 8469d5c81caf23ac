package learn

import (
	"cmp"
	"math"
	"slices"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// least is the smallest weight of a sign that is kept, in hundredths of a logit.
const least = 3

// Train learns from all documents. The verdict is learned from what cross-validation made of them, since
// sentences that were learned from look better than any others will.
func (c *Corpus) Train(o Outcome) terms.Learned {
	out := terms.Learned{Topics: assessments.Topics(), Facets: c.lex.Facets(), Verdict: map[string]int{}}
	f := c.fit(func(*Document) bool { return true })
	for k := range out.Topics {
		out.Bias = append(out.Bias, hundredths(f.weights[k][len(f.signs)]))
	}
	for i, n := range f.signs {
		s := terms.LearnedSign{Name: c.book.Name(c.signs[n]), Weights: make([]int, len(out.Topics))}
		some := false
		for k := range out.Topics {
			if w := hundredths(f.weights[k][i]); w >= least || w <= -least {
				s.Weights[k], some = w, true
			}
		}
		if some {
			out.Signs = append(out.Signs, s)
		}
	}
	slices.SortFunc(out.Signs, func(a, b terms.LearnedSign) int { return cmp.Compare(a.Name, b.Name) })
	for name, w := range judge(o.cells) {
		out.Verdict[name] = hundredths(w)
	}
	return out
}

func hundredths(w float64) int { return int(math.Round(100 * w)) }
