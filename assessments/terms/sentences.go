package terms

import "countersign/assessments"

// Sentence is one sentence of a text, or one clause of a long one, and what it says to each topic.
type Sentence struct {
	Start, End int // code points of Text.Plain, End exclusive
	Lead       int // the sentence it continues, as an item its list's opening line; -1 where there is none
	// Says is how surely it answers each topic, in the order of assessments.Topics, in thousandths of a logit:
	// above 0 it more likely answers than not. A text of few sentences is judged by the lexicon alone, and
	// then it is how far the sentence is above what makes a topic found.
	Says []int
}

// Sentences takes a text apart and weighs every sentence for all sixteen topics. It is nil for a text in a
// language that the finder does not know.
func Sentences(text assessments.Text, lex *Lexicon) []Sentence {
	language := text.Language
	if language == "" {
		language = Language(text.Plain)
	}
	if language != "" && language != "en" || lex == nil {
		return nil
	}
	s := newScorer(text, lex, DefaultWeights())
	out := make([]Sentence, len(s.units))
	for i, u := range s.units {
		out[i] = Sentence{Start: u.start, End: u.end, Lead: u.leadUnit, Says: make([]int, len(assessments.Topics()))}
	}
	for k, name := range assessments.Topics() {
		t := lex.topics[name]
		for i := range out {
			out[i].Says[k] = s.says(i, t)
		}
	}
	return out
}

// unsaid is what a sentence says to a topic that nothing in it speaks to.
const unsaid = -9000

// says is how surely a unit answers a topic.
func (s *scorer) says(i int, t *topic) int {
	if t == nil {
		return unsaid
	}
	if !s.learned(t) {
		if sc, ok := s.score(i, t, false); ok {
			return sc.score - milli(s.weights.Gate)
		}
		return unsaid
	}
	s.weigh(s.lex.model)
	sum := s.sums[t][i]
	if r, ok := (signing{s}).found(i, t); ok && r.core {
		if own := s.unlearned(t, r); own > 0 && r.score >= milli(s.weights.Gate) {
			sum = max(sum, own) // a facet that someone added after the model was learned
		}
	}
	return sum
}
