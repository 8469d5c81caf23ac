package assessments

// Citation is a quote, with document version and place, that the program can find again.
type Citation struct {
	ID           string
	AssessmentID string
	ItemID       string
	VersionID    string
	Quote        string
	Section      string
	Page         int // 1-based; 0 where there is none
	Start        int // code points into the version's text; 0 to 0 while not found
	End          int
	State        CitationState
	CheckedOn    Date
	Bin
}

// Noun is "citation".
func (*Citation) Noun() Noun { return NounCitation }

// Key is the record's id.
func (c *Citation) Key() string { return c.ID }

// SetKey sets the record's id.
func (c *Citation) SetKey(id string) { c.ID = id }

// Fields lists its stored facts.
func (c *Citation) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&c.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "item", Value: text(&c.ItemID), Required: true, Line: true},
		{Name: "version", Value: text(&c.VersionID), Ref: NounVersion, Required: true},
		{Name: "quote", Value: text(&c.Quote), Required: true, Content: true, Of: "version"},
		{Name: "section", Value: text(&c.Section), Line: true, Content: true, Of: "version"},
		{Name: "page", Value: number(&c.Page), Most: MaxPage},
		{Name: "start_at", Value: number(&c.Start), Most: MaxOffset},
		{Name: "end_at", Value: number(&c.End), Most: MaxOffset},
		{Name: "state", Value: text(&c.State), OneOf: words(CitationStates()), Computed: true},
		{Name: "checked_on", Value: date(&c.CheckedOn), Computed: true},
		binned(&c.Bin),
	}
}
