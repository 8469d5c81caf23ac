package assessments

// Discipline is one of the five security disciplines of the Generative AI Security Scoping Matrix.
type Discipline string

// The disciplines, in the matrix's order.
const (
	Governance Discipline = "governance"
	Legal      Discipline = "legal"
	Risk       Discipline = "risk"
	Controls   Discipline = "controls"
	Resilience Discipline = "resilience"
)

// Disciplines lists the five in the matrix's order.
func Disciplines() []Discipline {
	return []Discipline{Governance, Legal, Risk, Controls, Resilience}
}

// Title is the discipline's name as the matrix writes it.
func (d Discipline) Title() string {
	switch d {
	case Governance:
		return "Governance & compliance"
	case Legal:
		return "Legal & privacy"
	case Risk:
		return "Risk management"
	case Controls:
		return "Controls"
	case Resilience:
		return "Resilience"
	}
	return string(d)
}

// Topic is what a passage of vendor terms can speak to; the sixteen are a contract of the command line.
type Topic string

// Topics lists the sixteen in their fixed order.
func Topics() []Topic {
	return []Topic{
		"training_use", "training_opt_out", "third_party_sharing", "ip_ownership", "ip_indemnity", "data_location",
		"retention_deletion", "confidentiality", "sla_availability", "liability_limit", "change_of_terms", "output_accuracy",
		"security_audit", "termination_data_return", "acceptable_use_age", "governing_law",
	}
}

var topicTitles = map[Topic]string{
	"training_use": "Training use", "training_opt_out": "Training opt-out", "third_party_sharing": "Third-party sharing",
	"ip_ownership": "IP ownership", "ip_indemnity": "IP indemnity", "data_location": "Data location",
	"retention_deletion": "Retention and deletion", "confidentiality": "Confidentiality",
	"sla_availability": "Availability and SLA", "liability_limit": "Liability limit", "change_of_terms": "Change of terms",
	"output_accuracy": "Output accuracy", "security_audit": "Security and audit",
	"termination_data_return": "Termination, data return", "acceptable_use_age": "Acceptable use, age",
	"governing_law": "Governing law",
}

// Title is the topic's name on screen.
func (t Topic) Title() string {
	if s, ok := topicTitles[t]; ok {
		return s
	}
	return string(t)
}
