package assessments

// Decision is one step of the state machine of approval, taken by someone for a reason on one state of the
// assessment.
type Decision struct {
	ID            string
	AssessmentID  string
	Outcome       DecisionState
	Reason        string
	By            string // name and role
	On            Date
	ValidUntil    Date
	StateHash     string // of the assessment it was taken on
	StateForm     int    // form of StateHash; 0 is the first
	Coverage      int    // thousandths of the weight that were assessed when it was taken; set for approvals
	RevokedReason string
	Recording
	Revocation
}

// Noun is "decision".
func (*Decision) Noun() Noun { return NounDecision }

// Key is the record's id.
func (d *Decision) Key() string { return d.ID }

// SetKey sets the record's id.
func (d *Decision) SetKey(id string) { d.ID = id }

// Fields lists its stored facts.
func (d *Decision) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&d.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "outcome", Value: text(&d.Outcome), OneOf: words(DecisionStates()), Required: true},
		{Name: "reason", Value: text(&d.Reason), Content: true},
		{Name: "decided_by", Value: text(&d.By), Line: true},
		{Name: "decided_on", Value: date(&d.On)},
		{Name: "valid_until", Value: date(&d.ValidUntil)},
		{Name: "state_hash", Value: text(&d.StateHash), Computed: true},
		{Name: "state_form", Value: number(&d.StateForm), Most: 1000, Computed: true},
		{Name: "coverage", Value: number(&d.Coverage), Most: 1000, Computed: true},
		{Name: "revoked_reason", Value: text(&d.RevokedReason), Content: true},
		recordedBy(&d.Recording), recordedAt(&d.Recording),
		revokedBy(&d.Revocation), revokedOn(&d.Revocation),
	}
}

// ApprovalCondition is what must happen by when, by whom, for an approval to hold. Its noun is "condition".
type ApprovalCondition struct {
	ID              string
	AssessmentID    string
	Text            string
	Owner           string
	Due             Date
	Status          string
	MetOn           Date
	ClosedBy        string // who says that it is met, or waives it
	ClosedReason    string // how it was met, or why it is waived
	CloseRecordedBy string // the actor who recorded that it is met or waived
	Recording
}

// Noun is "condition".
func (*ApprovalCondition) Noun() Noun { return NounCondition }

// Key is the record's id.
func (a *ApprovalCondition) Key() string { return a.ID }

// SetKey sets the record's id.
func (a *ApprovalCondition) SetKey(id string) { a.ID = id }

// Fields lists its stored facts.
func (a *ApprovalCondition) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&a.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "requires", Value: text(&a.Text), Required: true, Content: true},
		{Name: "owner", Value: text(&a.Owner), Required: true, Line: true},
		{Name: "due", Value: date(&a.Due), Required: true},
		{Name: "status", Value: text(&a.Status), OneOf: []string{"open", "met", "waived"}},
		{Name: "met_on", Value: date(&a.MetOn)},
		{Name: "closed_by", Value: text(&a.ClosedBy), Line: true},
		{Name: "closed_reason", Value: text(&a.ClosedReason), Content: true},
		{Name: "close_recorded_by", Value: text(&a.CloseRecordedBy), Line: true, Computed: true},
		recordedBy(&a.Recording), recordedAt(&a.Recording),
	}
}

// Open reports whether the condition still has to be met.
func (a *ApprovalCondition) Open() bool { return a.Status != "met" && a.Status != "waived" }

// OfState says who recorded the state it is in, as ClosedBy says who declared it: of one that is met or
// waived the recorder of that, whose day is not kept apart from MetOn; of an open one that of its words.
func (a *ApprovalCondition) OfState() Recording {
	if a.Open() {
		return a.Recording
	}
	return Recording{RecordedBy: a.CloseRecordedBy}
}

// SignOff is an internal approval record by a role, of one frozen state: "declared by", unless signed
// with the person's own key. Not an electronic signature of a contract.
type SignOff struct {
	ID            string
	AssessmentID  string
	Role          string
	Name          string
	Statement     string
	On            Date
	StateHash     string
	StateForm     int    // form of StateHash; 0 is the first
	Signature     string // armoured; "" is declared only
	RevokedReason string
	Recording
	Revocation
}

// Noun is "signoff".
func (*SignOff) Noun() Noun { return NounSignOff }

// Key is the record's id.
func (s *SignOff) Key() string { return s.ID }

// SetKey sets the record's id.
func (s *SignOff) SetKey(id string) { s.ID = id }

// Title is what people call it.
func (s *SignOff) Title() string { return s.Name }

// Fields lists its stored facts.
func (s *SignOff) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&s.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "role", Value: text(&s.Role), OneOf: SignOffRoles(), Required: true},
		{Name: "name", Value: text(&s.Name), Required: true, Line: true},
		{Name: "statement", Value: text(&s.Statement), Content: true},
		{Name: "signed_on", Value: date(&s.On)},
		{Name: "state_hash", Value: text(&s.StateHash), Computed: true},
		{Name: "state_form", Value: number(&s.StateForm), Most: 1000, Computed: true},
		{Name: "signature", Value: text(&s.Signature), Computed: true},
		{Name: "revoked_reason", Value: text(&s.RevokedReason), Content: true},
		recordedBy(&s.Recording), recordedAt(&s.Recording),
		revokedBy(&s.Revocation), revokedOn(&s.Revocation),
	}
}
