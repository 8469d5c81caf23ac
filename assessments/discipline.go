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
