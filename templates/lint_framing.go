package templates

import (
	"fmt"
	"slices"

	"countersign/assessments"
)

// leastFraming is how many items of a question set answer a framing question at least.
const leastFraming = 4

// lintFraming insists that each framing question is answered by named items of every question set, each
// with its words, and that its facts are those of a use.
func lintFraming(c *Catalogue) assessments.Problems {
	r := &report{}
	seen := map[string]bool{}
	for i := range c.Matrix.Questions {
		q := &c.Matrix.Questions[i]
		p := fmt.Sprintf("framing_questions[%d]", i)
		unique(r, p, seen, q.ID)
		r.words(p+".question", q.Question, maxTitle)
		r.words(p+".helps", q.Helps, maxText)
		for _, f := range q.Facts {
			if _, ok := c.Rubric.Factor(f); !ok && f != assessments.ReviewFact {
				r.add(p+".facts", "%q is neither a factor of the rubric nor %q.", f, assessments.ReviewFact)
			}
		}
		for _, t := range q.Topics {
			if !slices.Contains(assessments.Topics(), t) {
				r.add(p+".topics", "%q is not a topic.", t)
			}
		}
		for _, d := range q.Disciplines {
			if !slices.Contains(assessments.Disciplines(), d) {
				r.add(p+".disciplines", "%q is not a discipline.", d)
			}
		}
		lintFramingItems(r, p, c, q)
	}
	return r.problems
}

func lintFramingItems(r *report, p string, c *Catalogue, q *assessments.FramingQuestion) {
	named := map[string]bool{}
	count := map[string]int{}
	for k, one := range q.Items {
		at := fmt.Sprintf("%s.items[%d]", p, k)
		unique(r, at, named, one.ID)
		r.words(at+".about", one.About, maxTitle)
		r.words(at+".met", one.Met, maxTitle)
		known := false
		for _, t := range c.Templates {
			if _, ok := t.Item(one.ID); ok {
				known = true
				count[t.ID]++
			}
		}
		if !known {
			r.add(at+".id", "%q is not an item of a question set.", one.ID)
		}
	}
	for _, t := range c.Templates {
		if n := count[t.ID]; n < leastFraming {
			r.add(p+".items", "%d items of %s answer it; %d are the least.", n, t.ID, leastFraming)
		}
	}
}
