package workbench

import (
	"context"
	"strings"

	"countersign/assessments"
)

// Except records an exception: requested, or (with Approver set) approved.
func (w *deciding) Except(ctx context.Context, x assessments.Exception) (assessments.Event, error) {
	if x.ID == "" {
		x.ID = w.ids.New(assessments.NounException)
	}
	verb := assessments.VerbRequest
	if x.Approver != "" {
		verb = assessments.VerbExcept
	}
	in := intent{
		verb: verb, subject: assessments.NounException, subjectID: x.ID, assessment: x.AssessmentID,
		lasting: x.Approver != "",
	}
	return w.do(ctx, in, func(e *edit) error {
		x := x
		before, found, err := get[assessments.Exception](e, x.ID)
		if err != nil {
			return err
		}
		if found && x.RequestedBy == "" {
			x.RequestedBy, x.RequestedOn = before.RequestedBy, before.RequestedOn
		}
		return approvals{e}.except("", &x)
	})
}

func (e approvals) except(path string, x *assessments.Exception) error {
	if _, ok, err := answers(e).item(path, x.AssessmentID, x.ItemID); err != nil || !ok {
		return err
	}
	before, found, err := get[assessments.Exception](e, x.ID)
	if err != nil {
		return err
	}
	if before.Approver != "" {
		return e.keepTaken(path, x)
	}
	keepComputed(&before, x)
	rewritten := x.Reason != before.Reason || x.Compensating != before.Compensating ||
		x.Owner != before.Owner || x.Expires != before.Expires || x.RequestedBy != before.RequestedBy
	if !found || rewritten && x.Approver == "" {
		x.Recording = e.recording()
		// of one approved at once, no one said who asked: only who recorded it is known
		if !found && x.RequestedBy == "" && x.Approver == "" {
			x.RequestedBy = e.actor.String()
		}
	}
	// of an older one that is only now typed the day is not known
	if x.RequestedOn == "" && x.ApprovedOn == "" {
		x.RequestedOn = e.today
	}
	if x.RequestedOn > e.today {
		e.problem(join(path, "requested_on"), "%s is still to come", x.RequestedOn)
	}
	if x.Approver != "" {
		if err := e.approve(path, &before, x, found); err != nil {
			return err
		}
	}
	if err := e.exceptionLasts(path, x); err != nil {
		return err
	}
	if err := e.renews(path, x); err != nil {
		return err
	}
	if saysNothing(x.Compensating) && strings.TrimSpace(x.Compensating) != "" {
		e.problem(join(path, "compensating_control"),
			"“%s” controls nothing; say what limits the risk meanwhile, or do without the exception",
			x.Compensating)
	}
	if x.RevokedReason != "" {
		e.markRevoked(x)
	}
	return e.put(path, x)
}

// approve notes who records the approval, and refuses one by anyone who gains from it. requested
// reports whether the exception was requested before.
func (e approvals) approve(path string, before, x *assessments.Exception, requested bool) error {
	if x.ApprovedOn == "" {
		x.ApprovedOn = e.today
	}
	r := e.recording()
	x.ApprovalRecordedBy, x.ApprovalRecordedAt = r.RecordedBy, r.RecordedAt
	if x.ApprovedOn > e.today {
		e.problem(join(path, "approved_on"),
			"%s is still to come; an approval is recorded on its day or later", x.ApprovedOn)
	}
	if x.ApprovedOn < x.RequestedOn {
		e.problem(join(path, "approved_on"), "it was requested on %s, after the day of its approval",
			x.RequestedOn)
	}
	asked, err := e.askers(before, x, requested)
	if err != nil || e.gains(path, x.Approver, asked) {
		return err
	}
	a, ok, err := get[assessments.Assessment](e, x.AssessmentID)
	if err != nil || !ok {
		return err
	}
	if err := e.notTheRequester(path, "approver", a, x.Approver); err != nil {
		return err
	}
	return e.notWhoNamed(path, "approver", a, x.Approver)
}

// exceptionLasts holds an exception to the organisation's limit.
func (e approvals) exceptionLasts(path string, x *assessments.Exception) error {
	from := x.ApprovedOn
	if from == "" {
		from = x.RequestedOn
	}
	if x.Expires != "" && x.Expires <= from {
		e.problem(join(path, "expires"), "an exception expires after the day it begins on (%s)", from)
		return nil
	}
	org, _, err := get[assessments.Organisation](e, organisationID)
	if err != nil {
		return err
	}
	if last := org.ExceptionLimit(from); x.Expires > last {
		e.problem(join(path, "expires"),
			"%s is later than an exception may last here; %s is the last day allowed, after which it can be renewed", x.Expires, last)
	}
	return nil
}

// renews holds a renewal to the item of the exception that it continues.
func (e approvals) renews(path string, x *assessments.Exception) error {
	was, ok, err := get[assessments.Exception](e, x.Renews)
	if err != nil || !ok { // put names a reference that leads nowhere
		return err
	}
	if was.AssessmentID != x.AssessmentID || was.ItemID != x.ItemID || was.ID == x.ID {
		e.problem(join(path, "renews"), "the exception “%s” is about another item", x.Renews)
	}
	return nil
}
