package learn

import (
	"maps"
	"math"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// cell is one document and topic that a reader decided, with what the verdict rests on.
type cell struct {
	doc    *Document
	topic  assessments.Topic
	label  *Label
	facts  []terms.Fact
	offers Tally // if the topic is not silent
}

// Penalties on the squares of the weights of a verdict.
const (
	looseFact = 0.1 // best sentences, facets, length
	tightFact = 0.3 // topic, kind, topic by kind
	passes    = 60
)

// judge learns the regression that decides silence, one weight after the other, each by Newton's step.
func judge(cells []cell) map[string]float64 {
	type use struct {
		cell  int
		value float64
	}
	uses := map[string][]use{}
	for i, c := range cells {
		uses[""] = append(uses[""], use{i, 1})
		for _, f := range c.facts {
			uses[f.Name] = append(uses[f.Name], use{i, float64(f.Value) / 1000})
		}
	}
	w, z := map[string]float64{}, make([]float64, len(cells))
	names := slices.Sorted(maps.Keys(uses))
	for range passes {
		for _, name := range names {
			fine := fineOf(name)
			slope, bend := fine*w[name], fine+1e-6
			for _, u := range uses[name] {
				p := logistic(z[u.cell])
				slope += (p - float64(one(!cells[u.cell].label.Absent))) * u.value
				bend += p * (1 - p) * u.value * u.value
			}
			step := math.Max(-1, math.Min(1, -slope/bend))
			w[name] += step
			for _, u := range uses[name] {
				z[u.cell] += step * u.value
			}
		}
	}
	return w
}

func fineOf(name string) float64 {
	switch first, _, _ := strings.Cut(name, " "); first {
	case "":
		return 0
	case "best", "facets", "gate", "length":
		return looseFact
	}
	return tightFact
}

func weigh(w map[string]float64, facts []terms.Fact) float64 {
	z := w[""]
	for _, f := range facts {
		z += w[f.Name] * float64(f.Value) / 1000
	}
	return z
}
