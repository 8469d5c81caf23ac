package assessments

// Catalogue is everything the program knows before it has seen a vendor: the matrix, the question sets, the
// risk rubric, the scoring model, and what each of them answers. It is data; templates loads it.
type Catalogue struct {
	Version      string              `json:"version"`
	Templates    []Template          `json:"templates"`
	Scoring      ScoringModel        `json:"scoring"`
	Rubric       Rubric              `json:"rubric"`
	Matrix       Matrix              `json:"matrix"`
	Atlas        []AtlasMitigation   `json:"atlas"`
	Crosswalks   []Crosswalk         `json:"crosswalks"`
	Obligations  Obligations         `json:"obligations"`
	Regulations  []Regulation        `json:"regulations"` // the laws of Obligations with their days
	Limits       Limits              `json:"limits"`
	Requirements []SourceRequirement `json:"requirements"`
	Serving      []Serving           `json:"serving"`
}

// SourceRequirement is one thing the founding documents ask of an organisation, in our own words.
type SourceRequirement struct {
	ID         string `json:"id" yaml:"id"` // "LP-01"
	Seed       string `json:"seed" yaml:"seed"`
	Scopes     []int  `json:"scopes" yaml:"scopes"`
	Discipline string `json:"discipline" yaml:"discipline"` // a Discipline, or "scoping"
	Owner      string `json:"owner" yaml:"owner"`
	Topic      Topic  `json:"topic,omitempty" yaml:"topic,omitempty"`
	Says       string `json:"says" yaml:"says"`
}

// Serving names a scoping step, a field of the use form or a section of the pack that serves requirements
// without being an item.
type Serving struct {
	ID           string   `json:"id" yaml:"id"` // "scoping:agreement", "pack:summary"
	Title        string   `json:"title" yaml:"title"`
	Says         string   `json:"says" yaml:"says"`
	Requirements []string `json:"requirements" yaml:"requirements"`
}

// AtlasMitigation is a row of MITRE ATLAS: the name published in 2024 beside today's, and, for the twenty
// rows of the founding documents' Table 1, what it asks for in each scope.
type AtlasMitigation struct {
	ID string `json:"id" yaml:"id"` // "AML.M0018"
	// "" where it came later
	Name2024    string `json:"name_2024,omitempty" yaml:"name_2024,omitempty"`
	NameCurrent string `json:"name_current" yaml:"name_current"`
	// the ATLAS release NameCurrent was read from
	Edition string `json:"edition" yaml:"edition"`
	// "1".."5" → what it asks; absent: nothing
	Scopes map[string]string `json:"scopes,omitempty" yaml:"scopes,omitempty"`
}

// Crosswalk is one edition of a framework that items point into.
type Crosswalk struct {
	ID      string           `json:"id" yaml:"id"` // "GDPR", "NIST-AI-RMF:1.0": the prefix of its references
	Title   string           `json:"title" yaml:"title"`
	Edition string           `json:"edition" yaml:"edition"`
	Note    string           `json:"note,omitempty" yaml:"note,omitempty"`
	Entries []CrosswalkEntry `json:"entries" yaml:"entries"`
}

// CrosswalkEntry is a place in a framework, paraphrased by us.
type CrosswalkEntry struct {
	Ref  string `json:"ref" yaml:"ref"` // what follows the prefix: "Art.28(3)"
	Says string `json:"says" yaml:"says"`
}

// Regulation is a law that a use may fall under, with its dates as far as they are certain.
type Regulation struct {
	ID    string           `json:"id" yaml:"id"`
	Title string           `json:"title" yaml:"title"`
	Says  string           `json:"says" yaml:"says"`
	Dates []RegulationDate `json:"dates,omitempty" yaml:"dates,omitempty"`
}

// RegulationDate is a day a law names, where it says so, and as of when we read it. An empty day is
// one that was not looked up, of a law in force.
type RegulationDate struct {
	Date      Date             `json:"date" yaml:"date"`
	What      string           `json:"what" yaml:"what"`
	Source    string           `json:"source" yaml:"source"`
	AsOf      Date             `json:"as_of" yaml:"as_of"` // day of the source
	Undated   bool             `json:"undated_copy,omitempty" yaml:"undated_copy,omitempty"`
	Certainty Certainty        `json:"certainty,omitempty" yaml:"certainty,omitempty"`
	Stays     []ObligationStay `json:"stays,omitempty" yaml:"stays,omitempty"`
}

// Template finds a question set by id.
func (c *Catalogue) Template(id string) (Template, bool) {
	for _, t := range c.Templates {
		if t.ID == id {
			return t, true
		}
	}
	return Template{}, false
}

// ForScope finds the question set of a scope; false for 3-5, which are not assessed.
func (c *Catalogue) ForScope(scope int) (Template, bool) {
	for _, t := range c.Templates {
		if t.Scope == scope {
			return t, true
		}
	}
	return Template{}, false
}

// Requirement finds a source requirement by id.
func (c *Catalogue) Requirement(id string) (SourceRequirement, bool) {
	for _, r := range c.Requirements {
		if r.ID == id {
			return r, true
		}
	}
	return SourceRequirement{}, false
}
