package pack

import (
	"strings"

	"countersign/assessments"
)

// lawFacts states the facts on which the law depends, as far as the audience receives them, and names
// those that nobody has said: what depends on them cannot be told.
func (v scopeChapter) lawFacts() Section {
	var said []Fact
	var open []string
	for _, r := range []assessments.Record{&v.d.Use, &v.d.Service, &v.d.Organisation} {
		for _, q := range assessments.FactQuestions(r.Noun()) {
			if !allowed[r.Noun()].to(v.opt.Audience, q.Field) {
				continue
			}
			if values := q.SaidIn(r); len(values) > 0 {
				said = append(said, Fact{Label: q.Title, Text: q.Words(values)})
			} else {
				open = append(open, lowerFirst(q.Title))
			}
		}
	}
	s := Section{ID: "law-facts", Title: "Facts that the law depends on"}
	if len(said) > 0 {
		s.Blocks = append(s.Blocks, facts(said))
	}
	if len(open) > 0 {
		s.Blocks = append(s.Blocks, muted("Not said, so that what depends on it cannot be told: "+
			strings.Join(open, "; ")+"."))
	}
	return s
}
