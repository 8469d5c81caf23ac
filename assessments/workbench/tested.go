package workbench

import "countersign/assessments"

// tested fills who tested an item and when from the actor and today, wherever the one who gives the
// verdict does not say so. A verdict taken back takes its test along.
func (e answers) tested(before, a *assessments.Answer, given func(string) bool) {
	if a.Verdict == assessments.NotAssessed {
		a.Testing = assessments.Testing{}
		return
	}
	if !given("tested_by") || a.TestedBy == "" {
		a.TestedBy = e.actor.String()
	}
	if !given("tested_on") || a.TestedOn == "" {
		a.TestedOn = e.today
	}
}

// reviewed notes who recorded a review, and drops one that was made of another verdict or test.
func (e answers) reviewed(path string, before, a *assessments.Answer, given func(string) bool) {
	stated := given("reviewed_by") && a.ReviewedBy != ""
	if !stated && (a.Verdict != before.Verdict || a.AtFallBack != before.AtFallBack ||
		a.WalkAway != before.WalkAway ||
		a.Testing != before.Testing) {
		a.ReviewedBy, a.ReviewedOn, a.ReviewRecordedBy = "", "", ""
		return
	}
	if a.ReviewedBy == "" {
		a.ReviewedOn, a.ReviewRecordedBy = "", ""
		return
	}
	if a.ReviewedOn == "" {
		a.ReviewedOn = e.today
	}
	if a.ReviewedBy == before.ReviewedBy && a.ReviewedOn == before.ReviewedOn &&
		before.ReviewRecordedBy != "" {
		return
	}
	a.ReviewRecordedBy = e.actor.String()
	if a.Verdict == assessments.NotAssessed {
		e.problem(join(path, "reviewed_by"), "nothing is there to review: the item is not assessed")
	}
	if !approvals(e).named(join(path, "reviewed_by"), a.ReviewedBy) {
		return
	}
	if did := assessments.NotAnother(a.ReviewedBy, a.TestedBy, a.AssessedBy); did != "" {
		e.problem(join(path, "reviewed_by"), "%s tested or recorded it; the review is another person's%s",
			did, ifAnother(did, a.ReviewedBy))
	} else if did := assessments.NotAnother(e.actor.Name, a.TestedBy, a.AssessedBy); did != "" {
		e.problem(join(path, "reviewed_by"),
			"%s is acting and tested or recorded it; the review is recorded by another person%s",
			e.actor.Name,
			ifAnother(did, e.actor.Name))
	}
}

// testedInOrder notes days of a test or review that do not fit.
func (e answers) testedInOrder(path string, a *assessments.Answer) {
	if a.TestedOn > e.today {
		e.problem(join(path, "tested_on"), "%s is still to come; a test is recorded on its day or later",
			a.TestedOn)
	}
	if a.ReviewedOn > e.today {
		e.problem(join(path, "reviewed_on"), "%s is still to come", a.ReviewedOn)
	}
	if a.ReviewedOn != "" && a.ReviewedOn < a.TestedOn {
		e.problem(join(path, "reviewed_on"), "it was tested on %s, after the review", a.TestedOn)
	}
}

// changedFrom reports the fields in which a record differs from the one stored: what a window says by
// saving it.
func changedFrom(before, r assessments.Record) func(string) bool {
	return func(name string) bool {
		was, _ := assessments.FieldOf(before, name)
		is, ok := assessments.FieldOf(r, name)
		return ok && is.Value.String() != was.Value.String()
	}
}
