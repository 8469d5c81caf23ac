package assessments

// Frozen is a template or scoring model as it was when an assessment began; its id is the SHA-256 of
// its canonical JSON.
type Frozen struct {
	ID    string
	Type  string
	Label string // id and version, to read
	Body  string // canonical JSON
}

// Noun is "frozen".
func (*Frozen) Noun() Noun { return NounFrozen }

// Key is the record's id.
func (f *Frozen) Key() string { return f.ID }

// SetKey sets the record's id.
func (f *Frozen) SetKey(id string) { f.ID = id }

// Title is what people call it.
func (f *Frozen) Title() string { return f.Label }

// Fields lists its stored facts.
func (f *Frozen) Fields() []Field {
	return []Field{
		{Name: "kind", Value: text(&f.Type), OneOf: []string{"template", "model"}, Required: true},
		{Name: "label", Value: text(&f.Label), Line: true},
		{Name: "body", Value: text(&f.Body), Required: true},
	}
}

// Assessment is our judgement of one use, against a frozen template and scoring model.
type Assessment struct {
	ID         string
	UseID      string
	Name       string
	Scope      int // of the template
	TemplateID string
	ModelID    string
	Status     DecisionState // the state of its decision
	Requester  string        // who asked for approval; never signs it off
	Tier       string        // id of the risk rubric's tier, as accepted
	NextReview Date
	Triggers   []string // what re-opens it before that day
	Summary    string
	Bin
}

// Noun is "assessment".
func (*Assessment) Noun() Noun { return NounAssessment }

// Key is the record's id.
func (a *Assessment) Key() string { return a.ID }

// SetKey sets the record's id.
func (a *Assessment) SetKey(id string) { a.ID = id }

// Title is what people call it.
func (a *Assessment) Title() string { return a.Name }

// Fields lists its stored facts.
func (a *Assessment) Fields() []Field {
	return []Field{
		{Name: "use", Value: text(&a.UseID), Ref: NounUse, Required: true},
		{Name: "name", Value: text(&a.Name), Required: true, Line: true},
		{Name: "scope", Value: number(&a.Scope), Most: 5, Computed: true},
		{Name: "template", Value: text(&a.TemplateID), Ref: NounFrozen, Computed: true},
		{Name: "model", Value: text(&a.ModelID), Ref: NounFrozen, Computed: true},
		{Name: "status", Value: text(&a.Status), OneOf: words(DecisionStates()), Computed: true},
		{Name: "requester", Value: text(&a.Requester), Line: true},
		{Name: "tier", Value: text(&a.Tier), Line: true},
		{Name: "next_review", Value: date(&a.NextReview)},
		{Name: "triggers", Value: list(&a.Triggers)},
		{Name: "summary", Value: text(&a.Summary), Content: true},
		binned(&a.Bin),
	}
}
