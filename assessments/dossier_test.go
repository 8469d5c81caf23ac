package assessments_test

import (
	"testing"

	"countersign/assessments"
)

func TestAnApprovalHoldsUntilTheDayOfItsOwnDecision(t *testing.T) {
	approved := assessments.Decision{ID: "1", Outcome: assessments.Approved, On: "2026-01-01", ValidUntil: "2026-06-30"}
	renewed := assessments.Decision{ID: "2", Outcome: assessments.Approved, On: "2026-06-01", ValidUntil: "2027-06-30"}
	revoked := renewed
	revoked.RevokedReason = "the terms changed"
	open := assessments.Decision{ID: "3", Outcome: assessments.Approved, On: "2026-07-01"}
	for name, tc := range map[string]struct {
		status    assessments.DecisionState
		decisions []assessments.Decision
		want      assessments.Date
	}{
		"nothing is decided":            {assessments.Draft, nil, ""},
		"an approval":                   {assessments.Approved, []assessments.Decision{approved}, "2026-06-30"},
		"a later one counts":            {assessments.Approved, []assessments.Decision{approved, renewed}, "2027-06-30"},
		"a revoked one does not":        {assessments.Approved, []assessments.Decision{approved, revoked}, "2026-06-30"},
		"one without a last day":        {assessments.Approved, []assessments.Decision{approved, open}, ""},
		"it is recorded as expired":     {assessments.Expired, []assessments.Decision{approved}, ""},
		"it went back into review":      {assessments.InReview, []assessments.Decision{approved}, ""},
		"another approval is on record": {assessments.WithConditions, []assessments.Decision{approved}, ""},
	} {
		d := assessments.Dossier{Assessment: assessments.Assessment{Status: tc.status}, Decisions: tc.decisions}
		if got := d.ApprovedUntil(); got != tc.want {
			t.Errorf("%s: until %q, want %q", name, got, tc.want)
		}
	}
}
