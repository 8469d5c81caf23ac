package terms

import "countersign/assessments"

// Fired tells which patterns of a lexicon a text satisfies anywhere, for the cross-validation.
func Fired(text assessments.Text, lex *Lexicon) map[string]bool {
	s := newScorer(text, lex, DefaultWeights())
	out := map[string]bool{}
	for i, e := range s.evidence {
		for p := range e.hits {
			out[lex.patterns[p].text] = true
		}
		for _, h := range s.evidence[i].headings {
			for p := range s.heading(h) {
				out[lex.patterns[p].text] = true
			}
		}
	}
	return out
}

// Prepared is a text whose evidence is collected once and scored with many weights.
type Prepared struct {
	text   assessments.Text
	scorer *scorer
}

// Prepare collects the evidence of a text.
func Prepare(text assessments.Text, lex *Lexicon) Prepared {
	return Prepared{text, newScorer(text, lex, DefaultWeights())}
}

// Find is the finder's Find on a prepared text.
func (p Prepared) Find(w Weights, opts Options) Result {
	opts = opts.withDefaults()
	p.scorer.weights = w
	res := Result{Language: "en"}
	for _, t := range opts.Topics {
		res.Topics = append(res.Topics, p.scorer.find(p.text, t, opts))
	}
	return res
}

// Locate finds a quote without regard to what is on record of it.
func Locate(text assessments.Text, quote string, start, end int) Place {
	return locate(text, quote, start, end)
}
