package assessments

// Answer is what is established on one item: the vendor's response and our verdict, two fields, never one. Its id is "<assessment>/<item>".
type Answer struct {
	ID           string
	AssessmentID string
	ItemID       string
	Response     string // what the vendor says
	ResponseFrom string // who said so
	ResponseOn   Date
	Verdict      Verdict
	AtFallBack   bool     // partly met, but at or above our fall-back position
	Reason       string   // why; obliged for not applicable
	ReadVersions []string // of silent: ids of the document versions a person read
	Stage        string   // of an open control: fundamentals, next, later; or a date
	AssessedBy   string   // who gave the verdict
	AssessedOn   Date
	SecondPerson string // who confirmed not applicable on a deal-breaker
	Reconfirm    bool   // carried over or overtaken: counts as open until confirmed
}

// Noun is "answer".
func (*Answer) Noun() Noun { return "answer" }

// Key is the record's id.
func (a *Answer) Key() string { return a.ID }

// SetKey sets the record's id.
func (a *Answer) SetKey(id string) { a.ID = id }

// Fields lists its stored facts.
func (a *Answer) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&a.AssessmentID), Ref: "assessment", Required: true},
		{Name: "item", Value: text(&a.ItemID), Required: true, Line: true},
		{Name: "response", Value: text(&a.Response), Content: true},
		{Name: "response_from", Value: text(&a.ResponseFrom), Line: true},
		{Name: "response_on", Value: date(&a.ResponseOn)},
		{Name: "verdict", Value: text(&a.Verdict), OneOf: words(Verdicts())},
		{Name: "at_fall_back", Value: flag(&a.AtFallBack)},
		{Name: "reason", Value: text(&a.Reason), Content: true},
		{Name: "read_versions", Value: list(&a.ReadVersions)},
		{Name: "stage", Value: text(&a.Stage), Line: true},
		{Name: "assessed_by", Value: text(&a.AssessedBy), Computed: true},
		{Name: "assessed_on", Value: date(&a.AssessedOn), Computed: true},
		{Name: "second_person", Value: text(&a.SecondPerson), Computed: true},
		{Name: "reconfirm", Value: flag(&a.Reconfirm)},
	}
}
