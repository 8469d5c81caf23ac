package learn

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"sync"

	"countersign/assessments"
)

// What the regression over sentences is given. The numbers were chosen by cross-validation.
const (
	fewestVendors = 3    // that use a sign; with fewer it would know names
	penalty       = 6.0  // on the square of a weight
	rate          = 0.1  // of learning
	rounds        = 12   // over all sentences
	weakShare     = 0.5  // of a sentence that was invented
	mainShare     = 0.5  // of an unlabelled sentence where only the main passages are labelled
	fullAnswers   = 3.0  // answers of one document that count in full; of more, each counts less
	leastStep     = 1e-3 // where the steps of a weight begin to be counted
)

// example is one sentence: its signs, whether it answers, and how much it counts.
type example struct {
	row    []int32
	answer float64
	share  float64
}

// chosen numbers the signs that training may use: those of enough vendors among the given documents, and of
// words that are no names.
func (c *Corpus) chosen(train func(*Document) bool) (local []int32, signs []int32) {
	mask := uint64(0)
	for _, d := range c.Docs {
		if train(d) {
			mask |= 1 << d.vendor
		}
	}
	local = make([]int32, len(c.signs))
	for n := range c.signs {
		local[n] = -1
		if bits.OnesCount64(c.users[n]&mask) >= fewestVendors && c.plain(n) {
			local[n] = int32(len(signs)) //nolint:gosec // some hundred thousand
			signs = append(signs, int32(n))
		}
	}
	return local, signs
}

// plain reports whether a sign is made of words that are no names: three vendors write them in small letters,
// or the lexicon knows them.
func (c *Corpus) plain(n int) bool {
	for _, w := range c.book.Words(c.signs[n]) {
		known, asked := c.known[w]
		if !asked {
			known = bits.OnesCount64(c.small[w]) >= fewestVendors || c.book.Knows(w) && !c.names[w]
			c.known[w] = known
		}
		if !known {
			return false
		}
	}
	return true
}

// fitted is a regression for every topic over the same signs.
type fitted struct {
	local   []int32
	signs   []int32
	weights [][]float64 // by topic; the last of each is its bias
}

// fit learns from the given documents and the invented sentences.
func (c *Corpus) fit(train func(*Document) bool) fitted {
	out := fitted{weights: make([][]float64, len(assessments.Topics()))}
	out.local, out.signs = c.chosen(train)
	rows := map[*Document][][]int32{}
	for _, d := range c.Docs {
		if train(d) {
			rows[d] = make([][]int32, len(d.rows))
			for i, row := range d.rows {
				rows[d][i] = out.row(row)
			}
		}
	}
	var wait sync.WaitGroup
	for k, topic := range assessments.Topics() {
		wait.Go(func() { out.weights[k] = regress(c.examples(topic, rows, out), len(out.signs)) })
	}
	wait.Wait()
	return out
}

func (f fitted) row(signs []int32) []int32 {
	out := make([]int32, 0, len(signs))
	for _, s := range signs {
		if n := f.local[s]; n >= 0 {
			out = append(out, n)
		}
	}
	return out
}

// examples of a topic, in a fixed order.
func (c *Corpus) examples(topic assessments.Topic, rows map[*Document][][]int32, f fitted) []example {
	var out []example
	for _, d := range c.Docs {
		answers := d.answers[topic]
		if rows[d] == nil || answers == nil {
			continue
		}
		n := 0
		for _, yes := range answers {
			n += one(yes)
		}
		for i, yes := range answers {
			x := example{row: rows[d][i], share: 1}
			switch {
			case yes:
				x.answer, x.share = 1, math.Sqrt(fullAnswers/float64(n))
			case d.First && n > 0:
				x.share = mainShare
			}
			out = append(out, x)
		}
	}
	for _, s := range c.weak {
		if s.topic == topic {
			out = append(out, example{f.row(s.row), float64(one(s.answers)), weakShare})
		}
	}
	return out
}

// regress learns a logistic regression by steps that shrink with what a weight has moved, in an order that
// is always the same.
func regress(xs []example, n int) []float64 {
	w, moved, uses := make([]float64, n+1), make([]float64, n+1), make([]float64, n)
	for _, x := range xs {
		for _, k := range x.row {
			uses[k]++
		}
	}
	order := make([]int, len(xs))
	for i := range order {
		order[i] = i
	}
	for i := range moved {
		moved[i] = leastStep
	}
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // an order, not a secret
	for range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			x := xs[i]
			z := w[n]
			for _, k := range x.row {
				z += w[k]
			}
			wrong := (logistic(z) - x.answer) * x.share
			for _, k := range x.row {
				step := wrong + penalty*w[k]/uses[k]
				moved[k] += step * step
				w[k] -= rate * step / math.Sqrt(moved[k])
			}
			moved[n] += wrong * wrong
			w[n] -= rate * wrong / math.Sqrt(moved[n])
		}
	}
	return w
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// sums are what a regression makes of the units of a document, in thousandths.
func (f fitted) sums(d *Document, topic int) []int {
	w := f.weights[topic]
	out := make([]int, len(d.rows))
	for i, row := range d.rows {
		z := w[len(f.signs)]
		for _, k := range f.row(row) {
			z += w[k]
		}
		out[i] = int(math.Round(1000 * z))
	}
	return out
}
