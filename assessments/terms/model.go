package terms

import (
	"slices"

	"countersign/assessments"
)

// Model is what was learned from labelled terms: what each sign of a sentence says for and against each
// topic, and what the best sentences of a document together say for the topic being there at all. Weights
// are whole numbers, hundredths of a logit.
type Model struct {
	vocabulary *vocabulary
	topics     []assessments.Topic
	bias       []int            // by topic
	signs      map[uint64]int32 // place among the rows
	rows       [][]signWeight
	verdict    map[string]int
	facets     map[string]bool // that it was learned with
}

type signWeight struct {
	topic  int
	weight int
}

// fewestUnits is how many sentences a text must have for a model of whole documents to judge it. In a
// shorter one the facets alone decide.
const fewestUnits = 25

// floor is what is added to what the model makes of a sentence, in thousandths of a logit: a sentence below
// it answers nothing.
const floor = 4000

// learned reports whether the model decides about a topic of this text.
func (s *scorer) learned(t *topic) bool {
	if s.lex.model == nil || len(s.units) < fewestUnits {
		return false
	}
	return slices.Contains(s.lex.model.topics, t.name)
}

// weigh has the model judge every unit for every topic.
func (s *scorer) weigh(m *Model) {
	if len(s.sums) > 0 {
		return
	}
	sums := make([][]int, len(m.topics))
	for k := range sums {
		sums[k] = make([]int, len(s.units))
		for i := range sums[k] {
			sums[k][i] = m.bias[k]
		}
	}
	counted := make([]int, len(m.rows)) // the last unit that a sign was counted in, from 1: once in each
	for i := range s.units {
		signing{s}.signs(i, m.vocabulary, func(k uint64) {
			row, ok := m.signs[k]
			if !ok || counted[row] == i+1 {
				return
			}
			counted[row] = i + 1
			for _, w := range m.rows[row] {
				sums[w.topic][i] += w.weight
			}
		})
	}
	for k, name := range m.topics {
		for i := range sums[k] {
			sums[k][i] *= 10
		}
		if t := s.lex.topics[name]; t != nil {
			s.sums[t] = sums[k]
		}
	}
}

// answers gives the units that answer a topic by the model, and whether the document speaks to it at all.
func (s *scorer) answers(t *topic) (map[int]scored, bool) {
	m := s.lex.model
	s.weigh(m)
	speaks := m.speaks(s.facts(t, s.sums[t]))
	got := s.ranked(t, s.sums[t])
	for i := range s.units {
		// a facet that someone added after the model was learned counts by its own weight
		r, ok := signing{s}.found(i, t)
		if !ok {
			continue
		}
		if own := s.unlearned(t, r); own > 0 && r.core && r.score >= milli(s.weights.Gate) {
			speaks = true
			r.score = max(r.score, got[i].score) + own
			got[i] = r
		}
	}
	return got, speaks && len(got) > 0
}

// ranked gives the units above the floor, with what the lexicon says of them.
func (s *scorer) ranked(t *topic, sums []int) map[int]scored {
	count := 0
	for _, z := range sums {
		if z+floor > 0 {
			count++
		}
	}
	got := make(map[int]scored, count)
	for i, z := range sums {
		if z+floor <= 0 {
			continue
		}
		r := signing{s}.ruled(i, t)
		r.unit, r.core, r.score = i, true, z+floor
		if len(r.facets) == 0 {
			r.reach = s.units[i].start
		}
		got[i] = r
	}
	return got
}

// unlearned is the weight of the facets of a unit that the model does not know, in thousandths.
func (s *scorer) unlearned(t *topic, r scored) int {
	sum := 0
	for _, f := range r.facets {
		if !s.lex.model.facets[facetName(t, f)] {
			sum += milli(t.facets[f].weight)
		}
	}
	return sum
}

const heaviestWords = 2

// heaviest gives the words of a unit that speak most for a topic, as they stand in the text; where none of its
// own does, those of the line it continues, or else the heading above it.
func (s *scorer) heaviest(i int, t *topic) []string {
	e := &s.evidence[i]
	if own := (signing{s}).heaviestOf(e.row[e.own:], t, signWord, signPair); len(own) > 0 || len(e.row) == 0 {
		return own
	}
	if lead := (signing{s}).heaviestOf(e.row[:e.own], t, signLead, signLeadPair); len(lead) > 0 || len(e.headings) == 0 {
		return lead
	}
	title := e.headings[len(e.headings)-1]
	for _, w := range (signing{s}).weighed(signing{s}.headingRow(title), t, signHeading, signTitle) {
		if w.weight > 0 {
			return []string{headingWhy(title)}
		}
	}
	return nil
}

// weighed are words of the text, or two that follow each other, and what they say for a topic.
type weighed struct {
	weight, from, to int
}

func (s signing) weighed(row []word, t *topic, one, two byte) []weighed {
	m := s.lex.model
	at := slices.Index(m.topics, t.name)
	var all []weighed
	last := uint32(0)
	for k := range row {
		n := s.numbered(&row[k], m.vocabulary)
		all = append(all, weighed{m.weight(sign(one, n.id, 0), at), row[k].start, row[k].end})
		if k > 0 && last != 0 && n.class != 0 {
			all = append(all, weighed{m.weight(sign(two, last, n.class), at), row[k-1].start, row[k].end})
		}
		last = n.class
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return b.weight - a.weight })
	return all
}

func (s signing) heaviestOf(row []word, t *topic, one, two byte) []string {
	var out []string
	for _, w := range s.weighed(row, t, one, two) {
		if len(out) == heaviestWords || w.weight <= 0 {
			break
		}
		if w.from > w.to || w.to-w.from > shortHeading {
			continue // the words of two lines that a list continues
		}
		if text := oneLine(string(s.runes[w.from:w.to])); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

func (m *Model) weight(k uint64, topic int) int {
	row, ok := m.signs[k]
	if !ok {
		return 0
	}
	for _, w := range m.rows[row] {
		if w.topic == topic {
			return w.weight
		}
	}
	return 0
}
