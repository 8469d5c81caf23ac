package cli

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// printStanding says what the decision is worth, with every reason, and what looking at a day leaves out.
func (r *run) printStanding(a *workbench.Assessed) {
	s := a.Standing
	if day := binnedOn(a); day != "" {
		r.say("In the bin since %s: lists do not show it.", day)
	}
	r.say("Standing: %s", s.Sentence())
	for i, reason := range s.Reasons {
		if i > 0 {
			r.say("  also: %s", reason.Text)
		}
	}
	for _, t := range s.Changes {
		r.say("  changed since: %s%s", a.Dossier.Called(t.Noun, t.ID), fieldOf(t))
	}
	for _, remark := range s.Remarks {
		r.say("  %s", remark)
	}
	for _, d := range a.Dossier.History() {
		r.say("  %s %s, declared by %s%s%s%s", d.On, d.Outcome.Title(), d.By, recordedBy(d.Recording),
			validUntil(d.ValidUntil), revokedBy(d.Revocation, d.RevokedReason))
	}
	if a.RecordedBy != "" {
		r.say("%s", rebuilt(a.RecordedBy))
	}
	if n := len(a.Timing.LeftOut); n > 0 {
		r.say("Left out: %s of a day after %s.", count(n, "record"), a.AsOf)
	}
	if n := len(a.Timing.RecordedLater); n > 0 {
		r.say("Recorded only after %s, and shown: %s (--json lists them).", a.AsOf, count(n, "record"))
	}
	if n := len(a.PurgedSince); n > 0 {
		r.say("Purged since, and no longer to be shown: %s.", count(n, "record"))
	}
}

// binnedOn is the day on which the assessment went to the bin; "" if it is not there.
func binnedOn(a *workbench.Assessed) assessments.Date {
	if at := a.Dossier.Assessment.Binned; at != 0 {
		return assessments.DateOf(at.Time())
	}
	return ""
}

func fieldOf(t standing.Touched) string {
	if slices.Contains(t.Fields, assessments.Existence) {
		return ", added or removed"
	}
	return ": " + assessments.FieldTitles(t.Fields)
}

func recordedBy(r assessments.Recording) string {
	if r.RecordedBy == "" {
		return ""
	}
	if r.RecordedOn() == "" {
		return ", recorded by " + r.RecordedBy
	}
	return ", recorded by " + r.RecordedBy + " on " + string(r.RecordedOn())
}

func validUntil(day assessments.Date) string {
	if day == "" {
		return ""
	}
	return ", valid until " + string(day)
}

func revokedBy(r assessments.Revocation, reason string) string {
	if reason == "" {
		return ""
	}
	out := "; revoked"
	if r.RevokedOn != "" {
		out += " on " + string(r.RevokedOn) + " by " + r.RevokedBy
	}
	return out + ": " + reason
}

func stateOf(j scoring.Judged) scoring.State { return j.State() }

// standingOf is the standing as --json prints it.
func standingOf(a *workbench.Assessed) map[string]any {
	s := a.Standing
	reasons, changes, remarks := s.Reasons, s.Changes, s.Remarks
	if reasons == nil {
		reasons = []standing.Reason{}
	}
	if changes == nil {
		changes = []standing.Touched{}
	}
	if remarks == nil {
		remarks = []string{}
	}
	return map[string]any{
		"state": s.State, "outcome": s.Outcome, "decision": s.Decision, "as_of": s.Day, "words": s.Words(),
		"sentence": s.Sentence(),
		"stands":   s.State == standing.Stands, "approved": s.Green(), "reasons": reasons, "changes": changes,
		"remarks": remarks,
	}
}

func mentions(list []assessments.Mention) []assessments.Mention {
	if list == nil {
		return []assessments.Mention{}
	}
	return list
}
