package assessments

// Care is what was said of a responsibility of a use that builds.
type Care string

// Cares. A responsibility of which nothing is said is open too.
const (
	CareOpen  Care = "open"
	CareTaken Care = "taken_care_of"
)

// Cares lists what can be said.
func Cares() []Care { return []Care{CareOpen, CareTaken} }

// Title is the care in words; “not answered” where nothing is said.
func (c Care) Title() string {
	switch c {
	case CareOpen:
		return "open"
	case CareTaken:
		return "taken care of"
	}
	return "not answered"
}

// ResponsibilityAnswer says of one responsibility of the matrix whether it is taken care of for a use in
// scope 3, 4 or 5. It carries no score. Its id is "<use>/<responsibility>".
type ResponsibilityAnswer struct {
	ID             string
	UseID          string
	Responsibility string // id in the matrix
	Care           Care
	TakenBy        string // the person, role or party that takes care of it
	Note           string
	On             Date // the day of which this is said
	Recording
}

// Noun is "responsibility".
func (*ResponsibilityAnswer) Noun() Noun { return NounResponsibility }

// Key is the record's id.
func (r *ResponsibilityAnswer) Key() string { return r.ID }

// SetKey sets the record's id.
func (r *ResponsibilityAnswer) SetKey(id string) { r.ID = id }

// Title is the responsibility's id.
func (r *ResponsibilityAnswer) Title() string { return r.Responsibility }

// Fields lists its stored facts.
func (r *ResponsibilityAnswer) Fields() []Field {
	return []Field{
		{Name: "use", Value: text(&r.UseID), Ref: NounUse, Required: true},
		{Name: "responsibility", Value: text(&r.Responsibility), Required: true, Line: true},
		{Name: "state", Value: text(&r.Care), OneOf: words(Cares())},
		{Name: "taken_care_of_by", Value: text(&r.TakenBy), Line: true},
		{Name: "note", Value: text(&r.Note), Content: true},
		{Name: "day", Value: date(&r.On)},
		recordedBy(&r.Recording), recordedAt(&r.Recording),
	}
}

// Check says who takes care of what is taken care of.
func (r *ResponsibilityAnswer) Check() Problems {
	if r.Care == CareTaken && r.TakenBy == "" {
		return Problems{{
			Path:    "taken_care_of_by",
			Message: "is missing: what is taken care of names the person, role or party that does it",
		}}
	}
	return nil
}

// ResponsibilityLine is a responsibility of a scope, with what is said of it.
type ResponsibilityLine struct {
	Responsibility Responsibility
	Answer         ResponsibilityAnswer // empty if nothing is said
}

// Open reports whether the responsibility is not taken care of.
func (l ResponsibilityLine) Open() bool { return l.Answer.Care != CareTaken }

// ResponsibilitiesOf lists the responsibilities of a scope in the order of the matrix, each with the
// answer of the list that is on it; none in scopes 1 and 2. An answer on a responsibility of another
// scope is left out.
func (m *Matrix) ResponsibilitiesOf(scope int, answers []ResponsibilityAnswer) []ResponsibilityLine {
	var out []ResponsibilityLine
	for _, r := range m.Responsibilities {
		if !r.In(scope) {
			continue
		}
		line := ResponsibilityLine{Responsibility: r}
		for _, a := range answers {
			if a.Responsibility == r.ID {
				line.Answer = a
			}
		}
		out = append(out, line)
	}
	return out
}

// Responsibility finds a responsibility by id.
func (m *Matrix) Responsibility(id string) (Responsibility, bool) {
	for _, r := range m.Responsibilities {
		if r.ID == id {
			return r, true
		}
	}
	return Responsibility{}, false
}

// In reports whether a responsibility is one of the scope.
func (r Responsibility) In(scope int) bool {
	for _, s := range r.Scopes {
		if s == scope {
			return true
		}
	}
	return false
}
