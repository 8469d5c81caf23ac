package workbench

import (
	"context"
	"fmt"
	"strings"

	"countersign/assessments"
)

// Decide takes an assessment to another state of approval, with its conditions where there are any. It
// refuses what the state machine, an open deal-breaker or the separation of duties forbids.
func (w *Workbench) Decide(ctx context.Context, d assessments.Decision, conditions ...assessments.ApprovalCondition) (assessments.Event, error) {
	if d.ID == "" {
		d.ID = w.ids.New("decision")
	}
	in := intent{verb: "decision." + string(d.Outcome), subject: "decision", subjectID: d.ID, assessment: d.AssessmentID, reason: d.Reason, lasting: true}
	return w.do(ctx, in, func(e *edit) error {
		for i := range conditions {
			c := conditions[i]
			c.AssessmentID = d.AssessmentID
			if c.ID == "" {
				c.ID = e.w.ids.New("condition")
			}
			if err := e.put(fmt.Sprintf("conditions[%d]", i), &c); err != nil {
				return err
			}
		}
		return e.decide("", &d)
	})
}

func (e *edit) decide(path string, d *assessments.Decision) error {
	a, ok, err := get[assessments.Assessment](e, d.AssessmentID)
	if err != nil {
		return err
	}
	if !ok {
		e.problem(join(path, "assessment"), "there is no assessment with the id “%s”", d.AssessmentID)
		return nil
	}
	if d.By == "" {
		d.By = e.actor.String()
	}
	if d.On == "" {
		d.On = e.today
	}
	if problems := assessments.Validate(d); len(problems) > 0 {
		return e.put(path, d)
	}
	if !a.Status.MayBecome(d.Outcome) {
		e.problem(join(path, "outcome"), "“%s” cannot become “%s”; it may become %s", a.Status.Title(), d.Outcome.Title(), titles(a.Status.Next()))
		return nil
	}
	dossier, err := collect(e, a.ID)
	if err != nil {
		return err
	}
	now := Assessed{Dossier: dossier, AsOf: d.On}
	now.compute()
	d.StateHash = now.StateHash
	if d.Outcome.Approving() {
		e.mayApprove(path, a, d, now)
	}
	if needsReason(d.Outcome) && strings.TrimSpace(d.Reason) == "" {
		e.problem(join(path, "reason"), "“%s” needs a reason on record", d.Outcome.Title())
	}
	if err := e.put(path, d); err != nil {
		return err
	}
	a.Status = d.Outcome
	if err := e.put(path, &a); err != nil || d.RevokedReason == "" {
		return err
	}
	return e.withdraw(d) // a file may tell of one that was taken and revoked
}

// mayApprove notes everything that stands between the assessment and its approval.
func (e *edit) mayApprove(path string, a assessments.Assessment, d *assessments.Decision, now Assessed) {
	if a.Requester != "" && assessments.SamePerson(a.Requester, d.By) {
		e.problem(join(path, "decided_by"), "%s asked for this approval; somebody else decides it", a.Requester)
	}
	for _, p := range now.Result.Items {
		if p.GateOpen {
			e.problem(join(path, "outcome"), "the deal-breaker %s is open: %s Close it, or have an exception approved", p.Item, p.GateReason)
		}
	}
	open := 0
	for _, c := range now.Dossier.Conditions {
		if c.Status != "met" && c.Status != "waived" {
			open++
		}
	}
	if d.Outcome == assessments.WithConditions && open == 0 {
		e.problem(join(path, "outcome"), "“approved with conditions” needs at least one condition, with owner and date")
	}
	if d.Outcome == assessments.Approved && open > 0 {
		e.problem(join(path, "outcome"), "%d conditions are still open; approve with conditions, or close them first", open)
	}
}

func needsReason(s assessments.DecisionState) bool {
	switch s {
	case assessments.Rejected, assessments.ChangesRequested, assessments.OnHold, assessments.Revoked, assessments.Superseded:
		return true
	}
	return false
}

func titles(states []assessments.DecisionState) string {
	if len(states) == 0 {
		return "nothing else"
	}
	out := make([]string, len(states))
	for i, s := range states {
		out[i] = "“" + s.Title() + "”"
	}
	return strings.Join(out, ", ")
}

// SignOff records that a role stands behind the state as it is now: "declared by" whoever acts.
func (w *Workbench) SignOff(ctx context.Context, s assessments.SignOff) (assessments.Event, error) {
	if s.ID == "" {
		s.ID = w.ids.New("signoff")
	}
	in := intent{verb: "signoff.declare", subject: "signoff", subjectID: s.ID, assessment: s.AssessmentID, lasting: true}
	return w.do(ctx, in, func(e *edit) error { return e.signOff("", &s) })
}

func (e *edit) signOff(path string, s *assessments.SignOff) error {
	a, ok, err := get[assessments.Assessment](e, s.AssessmentID)
	if err != nil {
		return err
	}
	if !ok {
		e.problem(join(path, "assessment"), "there is no assessment with the id “%s”", s.AssessmentID)
		return nil
	}
	if s.Name == "" {
		s.Name = e.actor.Name
	}
	if s.On == "" {
		s.On = e.today
	}
	if a.Requester != "" && assessments.SamePerson(a.Requester, s.Name) {
		e.problem(join(path, "name"), "%s asked for this approval and cannot sign it off", a.Requester)
	}
	dossier, err := collect(e, a.ID)
	if err != nil {
		return err
	}
	s.StateHash = dossier.StateHash()
	return e.put(path, s)
}

// Except records an exception, proposed or (with Approver set) approved.
func (w *Workbench) Except(ctx context.Context, x assessments.Exception) (assessments.Event, error) {
	if x.ID == "" {
		x.ID = w.ids.New("exception")
	}
	in := intent{verb: "exception.save", subject: "exception", subjectID: x.ID, assessment: x.AssessmentID, lasting: x.Approver != ""}
	return w.do(ctx, in, func(e *edit) error { return e.except("", &x) })
}

func (e *edit) except(path string, x *assessments.Exception) error {
	if _, ok, err := e.item(path, x.AssessmentID, x.ItemID); err != nil || !ok {
		return err
	}
	before, _, err := get[assessments.Exception](e, x.ID)
	if err != nil {
		return err
	}
	if before.Approver != "" {
		return e.keepTaken(path, x)
	}
	if x.Approver != "" {
		if x.ApprovedOn == "" {
			x.ApprovedOn = e.today
		}
		if assessments.SamePerson(x.Owner, x.Approver) {
			e.problem(join(path, "approver"), "%s owns the exception; somebody else approves it", x.Owner)
		}
	}
	if x.ApprovedOn != "" && x.Expires != "" && x.Expires <= x.ApprovedOn {
		e.problem(join(path, "expires"), "an exception expires after the day it was approved on")
	}
	return e.put(path, x)
}

// Revoke takes back what is never undone: a decision, sign-off, approved exception or pack. The reason is kept.
func (w *Workbench) Revoke(ctx context.Context, n assessments.Noun, id, reason string) (assessments.Event, error) {
	r := assessments.New(n)
	if r == nil {
		return assessments.Event{}, unknown(n, id)
	}
	f, ok := assessments.FieldOf(r, "revoked_reason")
	if !ok {
		return assessments.Event{}, assessments.Errorf(assessments.Refused, "A %s is not revoked; undo the change or move it to the bin.", n)
	}
	if strings.TrimSpace(reason) == "" {
		return assessments.Event{}, assessments.Errorf(assessments.Refused, "Say why: a revocation is recorded with its reason.")
	}
	r.SetKey(id)
	in := intent{verb: string(n) + ".revoke", subject: n, subjectID: id, assessment: assessmentOf(r), reason: reason, lasting: true}
	return w.do(ctx, in, func(e *edit) error {
		found, err := e.Get(r)
		if err != nil {
			return err
		}
		if !found {
			return unknown(n, id)
		}
		if err := f.Value.Set(reason); err != nil {
			return err
		}
		if d, isDecision := r.(*assessments.Decision); isDecision {
			if err := e.withdraw(d); err != nil {
				return err
			}
		}
		return e.put("", r)
	})
}

// withdraw sets an assessment whose approval is revoked to that state.
func (e *edit) withdraw(d *assessments.Decision) error {
	a, err := must[assessments.Assessment](e, d.AssessmentID)
	if err != nil || a.Status != d.Outcome || !a.Status.MayBecome(assessments.Revoked) {
		return err
	}
	a.Status = assessments.Revoked
	return e.put("", &a)
}
