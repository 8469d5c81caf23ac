package assessments

// Matrix is the Generative AI Security Scoping Matrix as data, in our own words: five scopes, five
// disciplines, what each discipline means in each scope, who controls what, and what falls to the customer.
type Matrix struct {
	Scopes           []MatrixScope      `json:"scopes" yaml:"scopes"`
	Flow             []FlowStep         `json:"flow" yaml:"flow"` // six steps from prompt to response
	Elements         []FlowElement      `json:"elements" yaml:"elements"`
	Disciplines      []MatrixDiscipline `json:"disciplines" yaml:"disciplines"`
	Cells            []MatrixCell       `json:"cells" yaml:"cells"`
	Responsibilities []Responsibility   `json:"responsibilities" yaml:"responsibilities"` // of scopes 3-5
	Common           []CommonPractice   `json:"common_practices" yaml:"common_practices"`
	Questions        []FramingQuestion  `json:"framing_questions" yaml:"framing_questions"`
	// of the customer in scopes 1-2
	Own []OwnDuty `json:"own_responsibilities" yaml:"own_responsibilities"`
}

// MatrixScope is one column: what it is and what separates it from the next.
type MatrixScope struct {
	Number     int    `json:"number" yaml:"number"` // 1-5
	Title      string `json:"title" yaml:"title"`
	Side       string `json:"side" yaml:"side"` // "buy" or "build"
	Definition string `json:"definition" yaml:"definition"`
	// what separates it from the scope above; "" for 5
	Next     string   `json:"next,omitempty" yaml:"next,omitempty"`
	Examples []string `json:"examples" yaml:"examples"`
}

// FlowStep is one step of the data flow between a user's prompt and the response.
type FlowStep struct {
	Number   int      `json:"number" yaml:"number"`
	Title    string   `json:"title" yaml:"title"`
	Says     string   `json:"says" yaml:"says"`
	Elements []string `json:"elements" yaml:"elements"` // ids of the elements it runs through
}

// FlowElement is a part of the picture, and who controls it: in scopes named by Customer the customer, in
// the others the provider.
type FlowElement struct {
	ID       string `json:"id" yaml:"id"`
	Title    string `json:"title" yaml:"title"`
	Says     string `json:"says" yaml:"says"`
	Scopes   []int  `json:"scopes" yaml:"scopes"` // scopes in whose picture it stands
	Customer []int  `json:"customer" yaml:"customer"`
}

// ControlledByCustomer reports whether the customer controls the element in a scope.
func (e FlowElement) ControlledByCustomer(scope int) bool {
	for _, s := range e.Customer {
		if s == scope {
			return true
		}
	}
	return false
}

// MatrixDiscipline is one row of the matrix.
type MatrixDiscipline struct {
	ID   Discipline `json:"id" yaml:"id"`
	Says string     `json:"says" yaml:"says"`
}

// MatrixCell is what a discipline means in a scope.
type MatrixCell struct {
	Scope      int        `json:"scope" yaml:"scope"`
	Discipline Discipline `json:"discipline" yaml:"discipline"`
	Headline   string     `json:"headline" yaml:"headline"`
	Says       string     `json:"says" yaml:"says"`
}

// Cell finds the cell of a scope and discipline.
func (m Matrix) Cell(scope int, d Discipline) (MatrixCell, bool) {
	for _, c := range m.Cells {
		if c.Scope == scope && c.Discipline == d {
			return c, true
		}
	}
	return MatrixCell{}, false
}

// Responsibility is a duty of an organisation that builds: recorded for a use in scopes 3-5, not assessed.
type Responsibility struct {
	ID     string `json:"id" yaml:"id"`
	Scopes []int  `json:"scopes" yaml:"scopes"`
	// "" belongs to scoping itself
	Discipline   Discipline `json:"discipline,omitempty" yaml:"discipline,omitempty"`
	Title        string     `json:"title" yaml:"title"`
	Says         string     `json:"says" yaml:"says"`
	Requirements []string   `json:"requirements" yaml:"requirements"`
}

// CommonPractice stays important whatever the scope.
type CommonPractice struct {
	ID    string `json:"id" yaml:"id"`
	Title string `json:"title" yaml:"title"`
	Says  string `json:"says" yaml:"says"`
}

// FramingQuestion is one of the four questions that frame every case; the package framing answers them
// from the items named here.
type FramingQuestion struct {
	ID       string `json:"id" yaml:"id"`
	Question string `json:"question" yaml:"question"`
	Helps    string `json:"helps" yaml:"helps"`
	// Facts of the use that the answer begins with: factors of the rubric, or "review".
	Facts []string      `json:"facts" yaml:"facts"`
	Items []FramingItem `json:"items" yaml:"items"`
	// Topics and Disciplines find the items of a question set that has none of Items, as one of an
	// organisation's own may.
	Topics      []Topic      `json:"topics,omitempty" yaml:"topics,omitempty"`
	Disciplines []Discipline `json:"disciplines,omitempty" yaml:"disciplines,omitempty"`
}

// ReviewFact is the fact of a FramingQuestion that names the next review.
const ReviewFact = "review"

// FramingItem is an item whose verdict answers a framing question, with the words for the sentence.
type FramingItem struct {
	ID    string `json:"id" yaml:"id"`
	About string `json:"about" yaml:"about"` // what it is about, in a list of what is not shown
	// Met is the clause that holds if the item is met, and can be shown to anyone who sees the verdict.
	Met string `json:"met" yaml:"met"`
}

// OwnDuty stays with the customer in scopes 1 and 2, whatever the contract says.
type OwnDuty struct {
	ID     string `json:"id" yaml:"id"`
	Scopes []int  `json:"scopes" yaml:"scopes"`
	Title  string `json:"title" yaml:"title"`
	Says   string `json:"says" yaml:"says"`
}
