package workbench

import (
	"context"
	"strings"

	"countersign/assessments"
)

// Revoke takes back what is never undone: a decision, sign-off, approved exception or pack. The reason
// is kept.
func (w *deciding) Revoke(ctx context.Context, n assessments.Noun, id, reason string) (assessments.Event,
	error,
) {
	r := assessments.New(n)
	if r == nil {
		return assessments.Event{}, unknown(n, id)
	}
	f, ok := assessments.FieldOf(r, "revoked_reason")
	if !ok {
		return assessments.Event{}, assessments.Errorf(assessments.Refused,
			"A %s is not revoked; undo the change or move it to the bin.", n)
	}
	if strings.TrimSpace(reason) == "" {
		return assessments.Event{}, assessments.Errorf(assessments.Refused,
			"Say why: a revocation is recorded with its reason.")
	}
	r.SetKey(id)
	in := intent{
		verb: assessments.VerbOn(n, assessments.ActionRevoke), subject: n, subjectID: id,
		assessment: assessmentOf(r), reason: reason, lasting: true,
	}
	return w.do(ctx, in, func(e *edit) error {
		found, err := e.Get(r)
		if err != nil {
			return err
		}
		if !found {
			return unknown(n, id)
		}
		if f.Value.String() != "" {
			return assessments.Errorf(assessments.Conflict,
				"It was revoked before, with this reason: %s. Nothing was changed.", f.Value)
		}
		if err := f.Value.Set(reason); err != nil {
			return err
		}
		approvals{e}.markRevoked(r)
		if d, isDecision := r.(*assessments.Decision); isDecision {
			if err := (approvals{e}).withdraw(d); err != nil {
				return err
			}
		}
		return e.put("", r)
	})
}

// withdraw sets an assessment whose approval is revoked to that state.
func (e approvals) withdraw(d *assessments.Decision) error {
	a, err := must[assessments.Assessment](e, d.AssessmentID)
	if err != nil || a.Status != d.Outcome || !a.Status.MayBecome(assessments.Revoked) {
		return err
	}
	a.Status = assessments.Revoked
	return e.put("", &a)
}

// markRevoked notes who revokes a record, and today.
func (e approvals) markRevoked(r assessments.Record) {
	mark := assessments.Revocation{RevokedBy: e.actor.String(), RevokedOn: e.today}
	switch one := r.(type) {
	case *assessments.Decision:
		one.Revocation = mark
	case *assessments.SignOff:
		one.Revocation = mark
	case *assessments.Exception:
		one.Revocation = mark
	}
}
