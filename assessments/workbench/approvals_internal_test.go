package workbench

import (
	"slices"
	"testing"

	"countersign/assessments"
)

// TestAReviewThatWasRevokedMakesNoClerk: who typed it in another's name may decide once it is taken back.
func TestAReviewThatWasRevokedMakesNoClerk(t *testing.T) {
	review := assessments.Decision{
		Outcome: assessments.InReview, By: "Olga Owner",
		Recording: assessments.Recording{RecordedBy: "Nils Ny (procurement)"},
	}
	for reason, want := range map[string]int{"": 1, "named the wrong one": 0} {
		review.RevokedReason = reason
		e := approvals{&edit{}}
		e.notTheClerk("", "Nils Ny", []assessments.Decision{review})
		if len(e.problems) != want {
			t.Errorf("revoked for %q: %v", reason, e.problems)
		}
	}
}

// TestApproversAreThoseNamedAndThoseWhoRecordedIt: none of them can be named as the requester later.
func TestApproversAreThoseNamedAndThoseWhoRecordedIt(t *testing.T) {
	typed := func(by string) assessments.Recording { return assessments.Recording{RecordedBy: by} }
	e := approvals{&edit{Tx: shelfTx{of: shelf{records: []assessments.Record{
		&assessments.Decision{
			ID: "d", AssessmentID: "a", Outcome: assessments.Approved, By: "A",
			Recording: typed("B"),
		},
		&assessments.Decision{
			ID: "r", AssessmentID: "a", Outcome: assessments.InReview, By: "x",
			Recording: typed("x"),
		},
		&assessments.SignOff{ID: "s", AssessmentID: "a", Name: "C", Recording: typed("D")},
		&assessments.Exception{
			ID: "e", AssessmentID: "a", RequestedBy: "x", Recording: typed("x"), Approver: "E",
			ApprovalRecordedBy: "F",
		},
		&assessments.Exception{ID: "q", AssessmentID: "a", RequestedBy: "x", Recording: typed("x")},
		&assessments.SignOff{ID: "o", AssessmentID: "other", Name: "x", Recording: typed("x")},
	}}}}}
	got, err := e.approvers("a")
	if slices.Sort(got); err != nil || !slices.Equal(got, []string{"A", "B", "C", "D", "E", "F"}) {
		t.Errorf("approvers %q, %v", got, err)
	}
}

// TestNothingStaysOfAClosedConditionThatIsOpenedAgain: what closed it was taken back with the status.
func TestNothingStaysOfAClosedConditionThatIsOpenedAgain(t *testing.T) {
	c := assessments.ApprovalCondition{
		Status: "open", MetOn: "2026-11-20", ClosedBy: "Nils", ClosedReason: "the register",
		CloseRecordedBy: "Ada (legal)",
	}
	e := approvals{&edit{}}
	if err := e.closeCondition("", assessments.Assessment{}, assessments.ApprovalCondition{Status: "met"},
		&c); err != nil || len(e.problems) > 0 {
		t.Fatalf("%v, %v", err, e.problems)
	}
	if (c != assessments.ApprovalCondition{Status: "open"}) {
		t.Errorf("of the closed one stays %+v", c)
	}
}
