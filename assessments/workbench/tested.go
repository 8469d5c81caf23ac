package workbench

import "countersign/assessments"

// tested fills who tested an item and when from the actor and today, wherever the one who gives the
// verdict does not say so. A verdict taken back takes its test along. Under another tester's name
// nothing of the earlier test stays but what is stated with it.
func (e answers) tested(before, a *assessments.Answer, verdict bool, given func(string) bool) {
	if a.Verdict == assessments.NotAssessed {
		if verdict {
			a.Testing = assessments.Testing{}
		}
		return
	}
	if verdict && !given("tested_by") || a.TestedBy == "" {
		a.TestedBy = e.actor.String()
	}
	another := a.TestedBy != before.TestedBy && !assessments.SamePerson(a.TestedBy, before.TestedBy)
	if (verdict || another) && !given("tested_on") || a.TestedOn == "" {
		a.TestedOn = e.today
	}
	if !another {
		return
	}
	var none assessments.Answer
	for _, name := range testDetails {
		if !given(name) {
			copyField(&none, a, name)
		}
	}
}

// testDetails are the fields that say how and on what a tester tested.
var testDetails = []string{
	"procedure", "population", "sample", "exceptions_found", "period_from", "period_to",
}

// copyField sets a field of a record to what another one of its noun has in it.
func copyField(from, to assessments.Record, name string) {
	f, _ := assessments.FieldOf(from, name)
	if t, ok := assessments.FieldOf(to, name); ok {
		_ = t.Value.Set(f.Value.String()) // Set(String()) of the same field cannot fail
	}
}

// recordedAnswer names the one who acts as who recorded the answer, wherever what it says was changed:
// no one's name stands beside words or figures that another person typed. The second person's word goes
// with what it was given on.
func (e answers) recordedAnswer(before, a *assessments.Answer, verdict bool) {
	if !verdict && !saysOther(before, a) && a.Stage == before.Stage {
		return
	}
	a.AssessedBy, a.AssessedOn = e.actor.String(), e.today
	if a.Verdict == assessments.NotAssessed {
		a.AssessedBy, a.AssessedOn = "", ""
	}
	if verdict || saysOther(before, a) {
		a.SecondPerson, a.ConfirmedOn = "", ""
	}
}

// saysOther reports whether an answer says something else than before: the vendor's response, the
// verdict with its reason and the versions read, or the test.
func saysOther(before, a *assessments.Answer) bool {
	for _, f := range a.Fields() {
		if f.Computed || besideAnswer(f.Name) {
			continue
		}
		was, _ := assessments.FieldOf(before, f.Name)
		if f.Value.String() != was.Value.String() {
			return true
		}
	}
	return false
}

// reviewed notes who recorded a review, and drops one that was made of another verdict, reason, response
// or test. One that is stated again with them is recorded again.
func (e answers) reviewed(path string, before, a *assessments.Answer, given func(string) bool) {
	stated := given("reviewed_by") && a.ReviewedBy != ""
	changed := saysOther(before, a)
	if !stated && changed {
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
	if stated {
		e.restatedReview(a.ID, path)
	}
	if a.ReviewedBy == before.ReviewedBy && a.ReviewedOn == before.ReviewedOn && !changed &&
		before.ReviewRecordedBy != "" {
		return
	}
	e.recordReview(path, a)
}

// recordReview notes the one who acts as who recorded a review, and refuses one of a person's own work.
func (e answers) recordReview(path string, a *assessments.Answer) {
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
