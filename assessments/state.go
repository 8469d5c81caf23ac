package assessments

// DecisionState is a state of the approval of an assessment.
type DecisionState string

// States of approval.
const (
	Draft            DecisionState = "draft"
	InReview         DecisionState = "in_review"
	ChangesRequested DecisionState = "changes_requested"
	Approved         DecisionState = "approved"
	WithConditions   DecisionState = "approved_with_conditions"
	Rejected         DecisionState = "rejected"
	OnHold           DecisionState = "on_hold"
	Expired          DecisionState = "expired"
	Revoked          DecisionState = "revoked"
	Superseded       DecisionState = "superseded"
)

// DecisionStates lists the states.
func DecisionStates() []DecisionState {
	return []DecisionState{
		Draft, InReview, ChangesRequested, Approved, WithConditions, Rejected, OnHold,
		Expired, Revoked, Superseded,
	}
}

var stateTitles = map[DecisionState]string{
	Draft: "draft", InReview: "in review", ChangesRequested: "changes requested", Approved: "approved",
	WithConditions: "approved with conditions", Rejected: "rejected", OnHold: "on hold", Expired: "expired",
	Revoked: "revoked", Superseded: "superseded",
}

// Title is the state in words.
func (s DecisionState) Title() string {
	if t, ok := stateTitles[s]; ok {
		return t
	}
	return "draft"
}

// Approving reports whether the service may be used in this state.
func (s DecisionState) Approving() bool { return s == Approved || s == WithConditions }

// Live reports whether an assessment in this state still speaks for its use: nothing has taken its
// place, and it was neither rejected nor revoked.
func (s DecisionState) Live() bool { return s != Superseded && s != Rejected && s != Revoked }

// transitions lists where each state may lead. The empty state is draft.
var transitions = map[DecisionState][]DecisionState{
	Draft:            {InReview, OnHold, Rejected},
	InReview:         {ChangesRequested, Approved, WithConditions, Rejected, OnHold, Draft},
	ChangesRequested: {InReview, OnHold, Rejected},
	OnHold:           {InReview, Draft, Rejected},
	Approved:         {InReview, Expired, Revoked, Superseded},
	WithConditions:   {Approved, InReview, Expired, Revoked, Superseded},
	Rejected:         {InReview, Superseded},
	Expired:          {InReview, Superseded},
	Revoked:          {InReview, Superseded},
	Superseded:       {},
}

// Next lists the states that may follow s.
func (s DecisionState) Next() []DecisionState {
	if s == "" {
		s = Draft
	}
	return transitions[s]
}

// MayBecome reports whether to may follow s.
func (s DecisionState) MayBecome(to DecisionState) bool {
	for _, n := range s.Next() {
		if n == to {
			return true
		}
	}
	return false
}
