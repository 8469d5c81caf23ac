package pack

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/framing"
)

// plainQuestions are the four questions that frame every case, where no catalogue gives them.
var plainQuestions = []assessments.FramingQuestion{
	{
		ID: "data", Question: "Who owns the data?",
		Topics: []assessments.Topic{
			"ip_ownership", "training_use", "training_opt_out", "third_party_sharing",
			"retention_deletion",
		},
	},
	{
		ID: "outputs", Question: "Who is responsible for outputs?",
		Topics: []assessments.Topic{"output_accuracy", "ip_indemnity", "liability_limit"},
	},
	{
		ID: "guarantees", Question: "What is guaranteed on reliability and privacy?",
		Topics: []assessments.Topic{
			"sla_availability", "data_location", "confidentiality",
			"security_audit",
		},
	},
	{
		ID: "alignment", Question: "How does adoption stay aligned with governance and compliance?",
		Disciplines: []assessments.Discipline{assessments.Governance},
	},
}

// questions are those of the catalogue; without one the four in plain words.
func (v summaryChapter) questions() []assessments.FramingQuestion {
	if c := v.opt.Catalogue; c != nil && len(c.Matrix.Questions) > 0 {
		return c.Matrix.Questions
	}
	return plainQuestions
}

// framing lists the items whose verdicts answer one of the four questions, in the set's order.
func (v summaryChapter) framing(q assessments.FramingQuestion) []assessments.Item {
	named := framing.Named(q, &v.d.Template)
	var items []assessments.Item
	for _, it := range v.shown("") {
		if slices.ContainsFunc(named, func(n assessments.FramingItem) bool { return n.ID == it.ID }) {
			items = append(items, it)
		}
	}
	return items
}

// answers are the four questions in sentences. A vendor is not shown them: they are our conclusions.
func (v summaryChapter) answers() []framing.Answer {
	if v.vendor() {
		return nil
	}
	in := framing.Facts{Dossier: v.d, Judged: v.judged, AsOf: v.opt.AsOf}
	if c := v.opt.Catalogue; c != nil {
		in.Rubric = &c.Rubric
	}
	return framing.Answers(v.questions(), in)
}

// answer is the sentences on a question; "" for a vendor, and without items.
func (v summaryChapter) answer(q assessments.FramingQuestion) string {
	if len(v.framing(q)) == 0 {
		return ""
	}
	for _, a := range v.answers() {
		if a.ID == q.ID {
			return a.Text()
		}
	}
	return ""
}
