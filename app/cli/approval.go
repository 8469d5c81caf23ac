package cli

import (
	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// printApproval prints the conditions, exceptions and sign-offs of an assessment, each with its state
// as of the day.
func (r *run) printApproval(a *workbench.Assessed) {
	d := &a.Dossier
	for _, c := range d.Conditions {
		r.say("Condition, %s: %s", conditionState(c, a.AsOf), oneLine(c.Text))
		r.say("  owner %s, due on %s%s", c.Owner, c.Due, recordedBy(c.Recording))
	}
	for _, x := range d.Exceptions {
		r.say("Exception, %s: %s: %s", exceptionState(x, a.AsOf), d.ItemCalled(x.ItemID), oneLine(x.Reason))
		if x.Compensating != "" {
			r.say("  instead: %s", oneLine(x.Compensating))
		}
		r.say("  %s", exceptionNames(x))
	}
	for _, s := range d.SignOffs {
		r.say("Sign-off, %s: %s on %s, declared by %s%s", signOffState(s, d), assessments.FieldTitle(s.Role),
			s.On, s.Name, recordedBy(s.Recording))
		if s.Statement != "" {
			r.say("  “%s”", oneLine(s.Statement))
		}
	}
}

// conditionState is what has become of a condition by a day.
func conditionState(c assessments.ApprovalCondition, day assessments.Date) string {
	switch {
	case !c.Open():
		out := c.Status
		if c.MetOn != "" {
			out += " on " + string(c.MetOn)
		}
		if c.ClosedBy != "" {
			out += ", declared by " + c.ClosedBy
		}
		return out + recordedBy(c.OfState())
	case c.Due.Over(day):
		return "overdue"
	}
	return "open"
}

// exceptionState is what has become of an exception by a day, with its last day.
func exceptionState(x assessments.Exception, day assessments.Date) string {
	switch {
	case x.RevokedReason != "":
		return "revoked"
	case x.Approver == "":
		return "requested"
	case x.Expires <= day:
		return "expired, " + x.Lasts(day)
	}
	return "in force " + x.Lasts(day)
}

// exceptionNames says who asked for an exception, who approved it and who took it back.
func exceptionNames(x assessments.Exception) string {
	out := "owner " + x.Owner
	if x.RequestedBy != "" {
		out += "; requested by " + x.RequestedBy
	}
	if x.RequestedOn != "" {
		out += " on " + string(x.RequestedOn)
	}
	out += recordedBy(x.Recording)
	if x.Approver != "" {
		out += "; approved by " + x.Approver + " on " + string(x.ApprovedOn) +
			recordedBy(assessments.Recording{
				RecordedBy: x.ApprovalRecordedBy,
				RecordedAt: x.ApprovalRecordedAt,
			})
	}
	return out + revokedBy(x.Revocation, x.RevokedReason)
}

// signOffState compares the state signed off with the present one.
func signOffState(s assessments.SignOff, d *assessments.Dossier) string {
	if s.RevokedReason != "" {
		return "revoked" + revokedBy(s.Revocation, s.RevokedReason)[len("; revoked"):]
	}
	return standing.OnState(s.On, s.RecordedOn(), s.StateHash, s.StateForm, d.StateHashIn)
}
