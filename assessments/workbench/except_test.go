package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// exception is one that is approved as it stands.
func (l *lab) exception(id string) assessments.Exception {
	l.t.Helper()
	return assessments.Exception{
		ID: id, AssessmentID: "a", ItemID: l.item("training_use").ID, Reason: "a pilot",
		Compensating: "no personal data",
		Owner:        "Olga", Expires: "2027-01-01",
	}
}

func TestAnExceptionKeepsWhoAskedWhoApprovedAndWhoTypedIt(t *testing.T) {
	l := newLab(t)
	l.furnish()
	asked := l.exception("x")
	ev, err := l.Except(ctx, asked)
	l.must(ev, err)
	if ev.Verb != "exception.request" || l.CanUndo() != "exception.request" {
		t.Errorf("a request is %s, to undo is %q", ev.Verb, l.CanUndo())
	}
	l.onDay("2026-11-22")
	l.actAs("Bruno", "security")
	l.must(l.Except(ctx, asked)) // without naming who asked
	l.get(&asked)
	if asked.RequestedBy != "Ada (legal)" || asked.RequestedOn != "2026-11-21" ||
		asked.RecordedBy != "Ada (legal)" {
		t.Errorf("asked by %q on %s, recorded by %q", asked.RequestedBy, asked.RequestedOn, asked.RecordedBy)
	}
	asked.RequestedBy = "Carla"
	l.must(l.Except(ctx, asked))
	l.get(&asked)
	if asked.RequestedBy != "Carla" || asked.RequestedOn != "2026-11-21" {
		t.Errorf("now asked by %q on %s", asked.RequestedBy, asked.RequestedOn)
	}
	asked.Approver = "Dora"
	ev, err = l.Except(ctx, asked)
	l.must(ev, err)
	if ev.Verb != "exception.approve" || l.CanUndo() == "exception.approve" {
		t.Errorf("an approval is %s, to undo is %q", ev.Verb, l.CanUndo())
	}
	l.get(&asked)
	if asked.ApprovedOn != "2026-11-22" || asked.ApprovalRecordedBy != "Bruno (security)" ||
		asked.ApprovalRecordedAt == 0 {
		t.Errorf("approved as %+v", asked)
	}
	at := l.exception("at-once")
	at.Approver, at.ApprovedOn = "Dora", "2026-11-20"
	l.must(l.Except(ctx, at))
	l.get(&at)
	if at.RequestedBy != "" || at.RequestedOn != "" || at.RecordedBy != "Bruno (security)" {
		t.Errorf("requested and approved at once by %q on %q, recorded by %q", at.RequestedBy, at.RequestedOn,
			at.RecordedBy)
	}
	gone := l.exception("gone")
	gone.RevokedReason = "typed twice"
	if err := l.declares(&gone, "assessment", "item", "reason", "compensating_control", "owner", "expires",
		"revoked_reason"); err != nil {
		t.Fatal(err)
	}
	l.get(&gone)
	if gone.RevokedBy != "Bruno (security)" || gone.RevokedOn != "2026-11-22" {
		t.Errorf("revoked as %+v", gone.Revocation)
	}
}

func TestWhatAnExceptionLacksIsSaidOnce(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for field, change := range map[string]func(*assessments.Exception){
		"controls nothing":      func(x *assessments.Exception) { x.Compensating = " " },
		"an exception expires":  func(x *assessments.Exception) { x.Expires = "" },
		"about another item":    func(x *assessments.Exception) { x.ItemID = "none" },
		"someone else approves": func(x *assessments.Exception) { x.Owner, x.Approver = "", "Bruno" },
		"it is not on record wh": func(x *assessments.Exception) {
			x.AssessmentID, x.Approver = "none", "Bruno"
		},
	} {
		x := l.exception("x")
		change(&x)
		if _, err := l.Except(ctx, x); err == nil || strings.Contains(err.Error(), field) {
			t.Errorf("%v mentions %q, which is not what is wrong", err, field)
		}
	}
}

func TestARenewalIsOfTheSameItemOfTheSameAssessment(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Begin(asking, assessments.Assessment{
		ID: "b", UseID: "support", Name: "Again", Requester: "Rita",
	}))
	x := l.exception("x")
	l.must(l.Except(ctx, x))
	x.Renews = "x"
	_, err := l.Except(ctx, x)
	l.refused(err, assessments.Refused, "about another item")
	x.ID, x.AssessmentID = "y", "b"
	_, err = l.Except(ctx, x)
	l.refused(err, assessments.Refused, "about another item")
}

func TestAControlSaysSomething(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for control, says := range map[string]bool{
		"2FA": true, "MFA": true, "ok": false, "—": false,
		"No need.": true, "TBD": false,
	} {
		x := l.exception("")
		x.Compensating = control
		if _, err := l.Except(ctx, x); (err == nil) != says {
			t.Errorf("%q: %v", control, err)
		}
	}
}
