package assessments

// Answer is what is established on one item: the vendor's response and our verdict, two fields, never
// one. Its id is "<assessment>/<item>".
type Answer struct {
	ID           string
	AssessmentID string
	ItemID       string
	Response     string // what the vendor says
	ResponseFrom string // who said so
	ResponseOn   Date
	Verdict      Verdict
	AtFallBack   bool // partly met, but at or above our fall-back position
	// not met, or silent against us, at or beyond our walk-away position: gates approval
	WalkAway     bool
	Reason       string   // why; required for not applicable
	ReadVersions []string // of silent: ids of the document versions a person read
	Stage        string   // of an open control: fundamentals, next, later; or a date
	AssessedBy   string   // the actor who recorded the verdict
	AssessedOn   Date     // when it was recorded
	SecondPerson string   // who confirmed not applicable on a deal-breaker
	ConfirmedOn  Date
	Reconfirm    bool // carried over or overtaken: counts as open until confirmed
	Testing
	ReviewedBy       string // another person than the tester
	ReviewedOn       Date
	ReviewRecordedBy string // the actor who recorded the review
}

// Testing says how an item was tested: by whom and when, by which procedure, on how much, with which result.
type Testing struct {
	TestedBy        string
	TestedOn        Date
	Procedure       Procedure
	Population      string // what the sample was drawn from, with its number
	Sample          string
	ExceptionsFound string
	PeriodFrom      Date // period covered
	PeriodTo        Date
}

// Procedure is how an auditor tests an item.
type Procedure string

// Procedures, in the words of auditing standards.
const (
	Inquiry       Procedure = "inquiry"
	Inspection    Procedure = "inspection"
	Observation   Procedure = "observation"
	Reperformance Procedure = "reperformance"
)

// Procedures lists the four, weakest first.
func Procedures() []Procedure { return []Procedure{Inquiry, Observation, Inspection, Reperformance} }

// Noun is "answer".
func (*Answer) Noun() Noun { return NounAnswer }

// Key is the record's id.
func (a *Answer) Key() string { return a.ID }

// SetKey sets the record's id.
func (a *Answer) SetKey(id string) { a.ID = id }

// Fields lists its stored facts.
func (a *Answer) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&a.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "item", Value: text(&a.ItemID), Required: true, Line: true},
		{Name: "response", Value: text(&a.Response), Content: true},
		{Name: "response_from", Value: text(&a.ResponseFrom), Line: true},
		{Name: "response_on", Value: date(&a.ResponseOn)},
		{Name: "verdict", Value: text(&a.Verdict), OneOf: words(Verdicts())},
		{Name: "at_fall_back", Value: flag(&a.AtFallBack)},
		{Name: "walk_away", Value: flag(&a.WalkAway)},
		{Name: "reason", Value: text(&a.Reason), Content: true},
		{Name: "read_versions", Value: list(&a.ReadVersions)},
		{Name: "stage", Value: text(&a.Stage), Line: true},
		{Name: "assessed_by", Value: text(&a.AssessedBy), Computed: true},
		{Name: "assessed_on", Value: date(&a.AssessedOn), Computed: true},
		{Name: "second_person", Value: text(&a.SecondPerson), Computed: true},
		{Name: "confirmed_on", Value: date(&a.ConfirmedOn), Computed: true},
		{Name: "reconfirm", Value: flag(&a.Reconfirm)},
		{Name: "tested_by", Value: text(&a.TestedBy), Line: true},
		{Name: "tested_on", Value: date(&a.TestedOn)},
		{Name: "procedure", Value: text(&a.Procedure), OneOf: words(Procedures())},
		{Name: "population", Value: text(&a.Population), Line: true},
		{Name: "sample", Value: text(&a.Sample), Line: true},
		{Name: "exceptions_found", Value: text(&a.ExceptionsFound), Line: true},
		{Name: "period_from", Value: date(&a.PeriodFrom)},
		{Name: "period_to", Value: date(&a.PeriodTo)},
		{Name: "reviewed_by", Value: text(&a.ReviewedBy), Line: true},
		{Name: "reviewed_on", Value: date(&a.ReviewedOn)},
		{Name: "review_recorded_by", Value: text(&a.ReviewRecordedBy), Line: true, Computed: true},
	}
}
