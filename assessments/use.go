package assessments

// Use is an engagement of a service: what for, by whom, with which data. The scope belongs to the use.
type Use struct {
	ID            string
	ServiceID     string
	PlanID        string
	ContractID    string
	Purpose       string   // the business purpose
	Owner         string   // who answers for it
	Users         string   // who uses it
	DataClasses   []string // ids of the risk rubric's data classes
	Status        string
	Criticality   string   // id of the risk rubric
	Reach         string   // id of the risk rubric
	Autonomy      string   // id of the risk rubric
	Scope         int      // 1-5; 0 is not placed yet
	StandardTerms bool     // Scope 2 under the vendor's unnegotiated business terms
	ScopeReasons  []string // the wizard's reasons
	ScopeAnswers  []string // what was answered, as "question=answer"
	LaterMove     string   // a likely later move towards building, with its duties
	UseFacts
	Bin
}

// Noun is "use".
func (*Use) Noun() Noun { return NounUse }

// Key is the record's id.
func (u *Use) Key() string { return u.ID }

// SetKey sets the record's id.
func (u *Use) SetKey(id string) { u.ID = id }

// Title is what people call it.
func (u *Use) Title() string { return u.Purpose }

// Fields lists its stored facts.
func (u *Use) Fields() []Field {
	return append([]Field{
		{Name: "service", Value: text(&u.ServiceID), Ref: NounService, Required: true},
		{Name: "plan", Value: text(&u.PlanID), Ref: NounPlan},
		{Name: "contract", Value: text(&u.ContractID), Ref: NounContract},
		{Name: "purpose", Value: text(&u.Purpose), Required: true, Line: true},
		{Name: "owner", Value: text(&u.Owner), Line: true},
		{Name: "users", Value: text(&u.Users), Line: true},
		{Name: "data_classes", Value: list(&u.DataClasses)},
		{Name: "status", Value: text(&u.Status), OneOf: []string{"planned", "current", "retired"}},
		{Name: "criticality", Value: text(&u.Criticality), Line: true},
		{Name: "reach", Value: text(&u.Reach), Line: true},
		{Name: "autonomy", Value: text(&u.Autonomy), Line: true},
		{Name: "scope", Value: number(&u.Scope), Most: 5},
		{Name: "standard_terms", Value: flag(&u.StandardTerms)},
		{Name: "scope_reasons", Value: list(&u.ScopeReasons)},
		{Name: "scope_answers", Value: list(&u.ScopeAnswers)},
		{Name: "later_move", Value: text(&u.LaterMove), Content: true},
		binned(&u.Bin),
	}, u.fields()...)
}
