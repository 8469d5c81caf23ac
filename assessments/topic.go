package assessments

import "slices"

// Topic is a subject that a passage of vendor terms can cover; the sixteen are a contract of the
// command line.
type Topic string

type topicRow struct {
	topic   Topic
	title   string
	subject PrecedenceSubject
}

// topics describes the sixteen in their fixed order: the name on screen, and the subject of an order
// of precedence by which documents that cover the topic are ranked.
var topics = []topicRow{
	{"training_use", "Training use", AIFeatures},
	{"training_opt_out", "Training opt-out", AIFeatures},
	{"third_party_sharing", "Third-party sharing", PersonalData},
	{"ip_ownership", "IP ownership", InGeneral},
	{"ip_indemnity", "IP indemnity", InGeneral},
	{"data_location", "Data location", PersonalData},
	{"retention_deletion", "Retention and deletion", PersonalData},
	{"confidentiality", "Confidentiality", InGeneral},
	{"sla_availability", "Availability and SLA", InGeneral},
	{"liability_limit", "Liability limit", InGeneral},
	{"change_of_terms", "Change of terms", InGeneral},
	{"output_accuracy", "Output accuracy", AIFeatures},
	{"security_audit", "Security and audit", PersonalData},
	{"termination_data_return", "Termination, data return", PersonalData},
	{"acceptable_use_age", "Acceptable use, age", InGeneral},
	{"governing_law", "Governing law", InGeneral},
}

// Topics lists the sixteen in their fixed order.
func Topics() []Topic {
	out := make([]Topic, len(topics))
	for i, t := range topics {
		out[i] = t.topic
	}
	return out
}

func (t Topic) at() int {
	return slices.IndexFunc(topics, func(one topicRow) bool { return one.topic == t })
}

// Title is the topic's name on screen.
func (t Topic) Title() string {
	if i := t.at(); i >= 0 {
		return topics[i].title
	}
	return string(t)
}

// Subject is the subject of an order of precedence for which documents that cover the topic are ranked.
func (t Topic) Subject() PrecedenceSubject {
	if i := t.at(); i >= 0 {
		return topics[i].subject
	}
	return InGeneral
}
