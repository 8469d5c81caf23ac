package learn

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"countersign/assessments"
)

// Folds is in how many parts the vendors are dealt.
const Folds = 10

// Outcome is what cross-validation gave: every document judged by what was learned without its vendor.
type Outcome struct {
	cells  []cell
	Pairs  []Pair
	Vendor []string
}

// Pair is one document and topic with its result.
type Pair struct {
	Doc    *Document
	Topic  assessments.Topic
	Absent bool
	Silent bool
	Tally  Tally
}

// CrossValidate leaves out one part of the vendors after the other. most limits how many documents are
// learned from, for a learning curve; 0 is all.
//
// The verdict on a part is learned from the other parts, each judged by sentences' weights that were learned
// without it.
func (c *Corpus) CrossValidate(most int) Outcome {
	fold := c.deal()
	var out Outcome
	for f := range Folds {
		kept := c.some(most, func(d *Document) bool { return fold[d.Vendor] != f })
		got := c.fit(func(d *Document) bool { return kept[d] })
		for _, d := range c.Docs {
			if fold[d.Vendor] == f {
				out.cells = append(out.cells, d.cells(got)...)
			}
		}
	}
	for f := range Folds {
		kept := c.some(most, func(d *Document) bool { return fold[d.Vendor] != f })
		var rest []cell
		for _, x := range out.cells {
			if kept[x.doc] {
				rest = append(rest, x)
			}
		}
		w := judge(rest)
		for _, x := range out.cells {
			if fold[x.doc.Vendor] == f {
				out.Pairs = append(out.Pairs, x.pair(weigh(w, x.facts) < 0))
			}
		}
	}
	return out
}

func (x cell) pair(silent bool) Pair {
	p := Pair{Doc: x.doc, Topic: x.topic, Absent: x.label.Absent, Silent: silent, Tally: x.offers}
	switch {
	case silent && x.label.Absent:
		p.Tally = Tally{Absent: 1}
	case silent:
		p.Tally = Tally{Pairs: 1, Missed: 1}
	}
	return p
}

// Aside judges so many vendors by what was learned from the others alone: the weights of sentences, the
// verdict and which words are names. They are those whose names' digests come first, so nobody chose them.
func (c *Corpus) Aside(vendors int) Outcome {
	names := slices.Collect(maps.Keys(c.vendors))
	slices.SortFunc(names, func(a, b string) int {
		x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
		return bytes.Compare(x[:], y[:])
	})
	aside, out := names[:min(vendors, len(names))], Outcome{}
	rest := *c
	rest.Docs, rest.known, rest.small = nil, map[string]bool{}, map[string]uint64{}
	for _, d := range c.Docs {
		if !slices.Contains(aside, d.Vendor) {
			rest.Docs = append(rest.Docs, d)
		}
	}
	for w, users := range c.small {
		for _, v := range aside {
			users &^= 1 << c.vendors[v]
		}
		rest.small[w] = users
	}
	verdict, got := judge(rest.CrossValidate(0).cells), rest.fit(func(*Document) bool { return true })
	for _, d := range c.Docs {
		if slices.Contains(aside, d.Vendor) {
			for _, x := range d.cells(got) {
				out.Pairs = append(out.Pairs, x.pair(weigh(verdict, x.facts) < 0))
			}
		}
	}
	return out
}

// cells judges the units of a document for every topic that a reader decided.
func (d *Document) cells(f fitted) []cell {
	var out []cell
	for k, topic := range assessments.Topics() {
		if l := d.Labels[topic]; l != nil {
			sums := f.sums(d, k)
			out = append(out, cell{
				doc: d, topic: topic, label: l, facts: d.study.Facts(topic, sums),
				offers: Count(l, d.study.Passages(topic, sums), false),
			})
		}
	}
	return out
}

// some are at most so many of the documents that pass, dealt out in an order that is always the same.
func (c *Corpus) some(most int, pass func(*Document) bool) map[*Document]bool {
	var all []*Document
	for _, d := range c.Docs {
		if pass(d) {
			all = append(all, d)
		}
	}
	random := rand.New(rand.NewPCG(3, 4)) //nolint:gosec // an order, not a secret
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	out := map[*Document]bool{}
	for i, d := range all {
		if most == 0 || i < most {
			out[d] = true
		}
	}
	return out
}

// deal gives every vendor a part: the largest first, to the part with the fewest documents.
func (c *Corpus) deal() map[string]int {
	count := map[string]int{}
	for _, d := range c.Docs {
		count[d.Vendor]++
	}
	names := make([]string, 0, len(count))
	for v := range count {
		names = append(names, v)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(count[b]-count[a], strings.Compare(a, b))
	})
	var size [Folds]int
	out := map[string]int{}
	for _, v := range names {
		least := 0
		for f := range size {
			if size[f] < size[least] {
				least = f
			}
		}
		out[v] = least
		size[least] += count[v]
	}
	return out
}

// Tally counts the pairs that pass.
func (o Outcome) Tally(pass func(Pair) bool) Tally {
	var out Tally
	for _, p := range o.Pairs {
		if pass(p) {
			out.Add(p.Tally)
		}
	}
	return out
}

// draws is how often vendors are drawn for an interval.
const draws = 1000

// Interval is where 95 of 100 draws of the vendors lie, for each of the shares: vendors, not pairs, since the
// documents of one are alike.
func (o Outcome) Interval(pass func(Pair) bool) (low, high [4]float64) {
	by := map[string]*Tally{}
	var names []string
	for _, p := range o.Pairs {
		if !pass(p) {
			continue
		}
		if by[p.Doc.Vendor] == nil {
			by[p.Doc.Vendor] = &Tally{}
			names = append(names, p.Doc.Vendor)
		}
		t := p.Tally
		t.Lengths = nil
		by[p.Doc.Vendor].Add(t)
	}
	if len(names) == 0 {
		return low, high
	}
	slices.Sort(names)
	random := rand.New(rand.NewPCG(5, 6)) //nolint:gosec // not a secret
	var all [4][]float64
	for range draws {
		var t Tally
		for range names {
			t.Add(*by[names[random.IntN(len(names))]])
		}
		for k, s := range t.Shares() {
			all[k] = append(all[k], s)
		}
	}
	for k := range all {
		slices.Sort(all[k])
		low[k], high[k] = all[k][draws/40], all[k][draws-1-draws/40]
	}
	return low, high
}
