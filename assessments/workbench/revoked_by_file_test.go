package workbench_test

import (
	"testing"

	"countersign/assessments"
)

// TestAFileMayTellOfWhatWasRevoked declares what was taken and revoked before it was recorded here.
func TestAFileMayTellOfWhatWasRevoked(t *testing.T) {
	l := inReview(t)
	now := assessments.Revocation{RevokedBy: "Ada (legal)", RevokedOn: l.Today()}
	const why = "a breach"
	if err := l.declares(&assessments.SignOff{
		ID: "s", AssessmentID: "a", Role: "legal", Name: "Mara",
		RevokedReason: why,
	},
		"assessment", "role", "name", "revoked_reason"); err != nil {
		t.Fatal(err)
	}
	s := assessments.SignOff{ID: "s"}
	if l.get(&s); s.Revocation != now || s.StateForm != assessments.StateForm || s.StateHash == "" {
		t.Errorf("the sign-off is %+v", s)
	}
	x := l.exception("x")
	x.Approver, x.ApprovedOn, x.RequestedBy, x.RevokedReason = "Mara", l.Today(), "Nils", why
	if err := l.declares(&x, "assessment", "item", "reason", "compensating_control", "owner", "expires",
		"approver", "approved_on", "requested_by", "revoked_reason"); err != nil {
		t.Fatal(err)
	}
	if l.get(&x); x.Revocation != now {
		t.Errorf("the exception is %+v", x)
	}
	d := assessments.Decision{
		ID: "d", AssessmentID: "a", Outcome: assessments.Approved, Reason: "a pilot",
		RevokedReason: why,
	}
	if err := l.declares(&d, "assessment", "outcome", "reason", "revoked_reason"); err != nil {
		t.Fatal(err)
	}
	if l.get(&d); d.Revocation != now || d.StateForm != assessments.StateForm {
		t.Errorf("the decision is %+v", d)
	}
	if a := l.assessedNow().Dossier.Assessment; a.Status != assessments.Revoked {
		t.Errorf("after an approval that was revoked it is %s", a.Status)
	}
	// declared again, nothing of it changes
	events := len(l.events)
	if err := l.declares(&d, "assessment", "outcome", "reason", "revoked_reason"); err != nil ||
		len(l.events) != events {
		t.Errorf("again: %d events more, %v", len(l.events)-events, err)
	}
}

// TestAConditionThatIsOpenAgainIsClosedByNoOne closes a condition and opens it again.
func TestAConditionThatIsOpenAgainIsClosedByNoOne(t *testing.T) {
	l := inReview(t)
	c := assessments.ApprovalCondition{
		ID: "c", AssessmentID: "a", Text: "Train", Owner: "Mara",
		Due: "2026-12-01", Status: "met", ClosedReason: "the register",
	}
	l.must(l.SaveCondition(ctx, c))
	if l.get(&c); c.ClosedBy != "Ada (legal)" || c.MetOn != l.Today() || c.CloseRecordedBy != "Ada (legal)" {
		t.Errorf("closed: %+v", c)
	}
	c.Status = "open"
	l.must(l.SaveCondition(ctx, c))
	if l.get(&c); c.ClosedBy != "" || c.MetOn != "" || c.CloseRecordedBy != "" || c.ClosedReason != "" {
		t.Errorf("open again: %+v", c)
	}
	c.Status, c.ClosedBy, c.MetOn, c.ClosedReason = "met", "Nils", "2026-11-21", "the list"
	l.must(l.SaveCondition(ctx, c))
	l.actAs("Bruno", "security")
	c.Text = "Train everyone" // which says nothing of how it was closed
	l.must(l.SaveCondition(ctx, c))
	if l.get(&c); c.ClosedBy != "Nils" || c.MetOn != "2026-11-21" || c.CloseRecordedBy != "Ada (legal)" {
		t.Errorf("with other words: %+v", c)
	}
	c.Status, c.ClosedReason = "waived", "not needed"
	l.must(l.SaveCondition(ctx, c))
	if l.get(&c); c.ClosedBy != "Nils" || c.CloseRecordedBy != "Bruno (security)" {
		t.Errorf("waived: %+v", c)
	}
}
