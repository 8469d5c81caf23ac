package precedence

import (
	"countersign/assessments"
	"countersign/assessments/terms"
)

// Speaking is a document in its order, and what it says to a topic.
type Speaking struct {
	Ranked
	Passages []terms.Passage // best first; none where it does not speak to the topic
}

// Answering puts what several documents say to a topic in their order of precedence. Documents without a
// version are left out.
func Answering(o Order, found map[string]terms.Searched, topic assessments.Topic) []Speaking {
	var out []Speaking
	for _, r := range o.Ranked {
		s, ok := found[r.Version.ID]
		if r.Version.ID == "" || !ok {
			continue
		}
		one := Speaking{Ranked: r}
		for _, t := range s.Result.Topics {
			if t.Topic == topic {
				one.Passages = t.Passages
			}
		}
		out = append(out, one)
	}
	return out
}

// Unsettled names the first two documents that both speak to the topic without the order saying which
// prevails; false where it settles every pair. Only then can they contradict each other.
func Unsettled(o Order, answers []Speaking) (a, b assessments.Document, open bool) {
	for i := range answers {
		for j := i + 1; j < len(answers); j++ {
			x, y := answers[i], answers[j]
			if len(x.Passages) == 0 || len(y.Passages) == 0 || x.Outside && y.Outside {
				continue
			}
			if !o.Settles(x.Document.ID, y.Document.ID) {
				return x.Document, y.Document, true
			}
		}
	}
	return a, b, false
}

// Clause is a passage in which a contract says which of its documents prevails.
type Clause struct {
	Document assessments.Document
	Version  assessments.Version
	Passage  terms.Passage
	Subjects []assessments.PrecedenceSubject // what it holds for, as far as its words say
	Order    []string                        // document ids as the clause puts them; a proposal to confirm
}

// Clauses picks the clauses on precedence from what was found, which must include the topic terms.Precedence.
func (p Papers) Clauses(found map[string]terms.Searched) []Clause {
	var out []Clause
	for _, r := range p.Order(assessments.InGeneral).Ranked {
		for _, t := range found[r.Version.ID].Result.Topics {
			for _, one := range t.Passages {
				if t.Topic != terms.Precedence || !Prevails(one.Quote) {
					continue
				}
				out = append(out, Clause{
					Document: r.Document, Version: r.Version, Passage: one,
					Subjects: SubjectsOf(one.Quote, r.Document.Type),
					Order:    OrderOf(one.Quote, p.Documents, r.Document.ID),
				})
			}
		}
	}
	return out
}
