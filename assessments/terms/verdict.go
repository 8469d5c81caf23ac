package terms

import (
	"slices"
	"strconv"
)

// A second regression decides whether a document speaks to a topic at all. What it knows: the best
// sentences, what the lexicon makes of them, the length of the document, its kind, and topic by kind.

// Fact is one thing that the verdict rests on, in thousandths.
type Fact struct {
	Name  string
	Value int
}

// factLimit is how far one sentence counts for or against a topic.
const factLimit = 8000

// lengths are the numbers of sentences from which a document counts as longer.
var lengths = []int{40, 80, 160, 320}

// facts are what a document's verdict on a topic rests on, in a fixed order.
func (s *scorer) facts(t *topic, sums []int) []Fact {
	top := slices.Clone(sums)
	slices.Sort(top)
	slices.Reverse(top)
	out := make([]Fact, 0, 16)
	for k := range 3 {
		z := top[min(k, len(top)-1)]
		out = append(out, Fact{"best " + strconv.Itoa(k+1), max(-factLimit, min(factLimit, z))})
	}
	rule, core := 0, false
	for i := range s.units {
		if r := (signing{s}).ruled(i, t); r.core {
			rule = max(rule, r.score)
			core = core || r.score >= milli(s.weights.Gate)
		}
	}
	out = append(out, Fact{"facets", min(rule, mostLevels*1000) / 2})
	if core {
		out = append(out, Fact{"gate", 1000})
	}
	for k, n := range lengths {
		if len(s.units) >= n {
			out = append(out, Fact{"length " + strconv.Itoa(k+1), 1000})
		}
	}
	kind := string(naming{s}.ofKind())
	return append(out, Fact{string(t.name), 1000}, Fact{kind, 1000}, Fact{string(t.name) + ", " + kind, 1000})
}

// speaks weighs the facts of a document; what the model does not know says nothing.
func (m *Model) speaks(facts []Fact) bool {
	sum := 1000 * m.verdict[""]
	for _, f := range facts {
		sum += f.Value * m.verdict[f.Name]
	}
	return sum >= 0
}
