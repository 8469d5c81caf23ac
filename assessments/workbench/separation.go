package workbench

import (
	"slices"

	"countersign/assessments"
)

// recording is who types what this edit records, and when. Each call within one edit is later than the
// one before, so that records of one day and one event have an order.
func (e approvals) recording() assessments.Recording {
	e.recorded++
	return assessments.Recording{RecordedBy: e.actor.String(), RecordedAt: e.at + e.recorded}
}

// notTheRequester refuses what the requester would do for herself: under her own name, or as the one
// who acts and names another. Everyone who was ever named as the requester counts, so that naming
// another one first is no way around.
func (e approvals) notTheRequester(path, field string, a assessments.Assessment, declared string) error {
	asked, err := e.requesters(a)
	if err != nil || !e.named(join(path, field), declared) {
		return err
	}
	if len(asked) == 0 {
		e.problem(join(path, field), "it is not on record who asked for this approval; name the requester of the assessment “%s” first, so that someone else decides", a.Name)
		return nil
	}
	if who := assessments.NotAnother(declared, asked...); who != "" {
		e.problem(join(path, field), "%s asked for this approval; someone else has to do this%s", who,
			ifAnother(who, declared))
	} else if who := assessments.NotAnother(e.actor.Name, asked...); who != "" {
		e.problem(join(path, field), "%s is acting and asked for this approval; someone else has to record it, no matter whom it names%s",
			e.actor.Name, ifAnother(who, e.actor.Name))
	}
	return nil
}

// notTheClerk refuses an approval in the own name of a person who put the assessment in review in
// another's: the one who asks is then not on record as asking.
func (e approvals) notTheClerk(path string, declared string, taken []assessments.Decision) {
	for _, d := range taken {
		if d.Outcome != assessments.InReview || d.RevokedReason != "" || d.RecordedBy == "" ||
			assessments.SamePerson(d.By, d.RecordedBy) {
			continue
		}
		if who := assessments.NotAnother(declared, d.RecordedBy); who != "" {
			e.problem(join(path, "decided_by"),
				"%s recorded on %s, in the name of %s, that this assessment is in review; someone else has to decide%s",
				who, d.RecordedOn(), d.By, ifAnother(who, declared))
			return
		}
	}
}

// notWhoNamed refuses an approval in the own name of a person who typed another's as that of the
// requester: nothing shows then that the other one asked. If the requester put the assessment in
// review in person, that shows it.
func (e approvals) notWhoNamed(path, field string, a assessments.Assessment, declared string) error {
	taken, err := live[assessments.Decision](e, is("assessment", a.ID))
	if err != nil {
		return err
	}
	if slices.ContainsFunc(taken, func(d assessments.Decision) bool {
		return d.Outcome == assessments.InReview && d.RevokedReason == "" &&
			assessments.SamePerson(d.RecordedBy, a.Requester)
	}) {
		return nil
	}
	typed, err := e.namedAnother(a)
	if err != nil {
		return err
	}
	if who := assessments.NotAnother(declared, typed...); who != "" {
		e.problem(join(path, field),
			"%s recorded %s as the one who asks for this approval; someone else has to decide, or %s puts the assessment in review in person%s",
			who, a.Requester, a.Requester, ifAnother(who, declared))
	}
	return nil
}

// namedAnother lists who typed the name of another person as that of an assessment's requester.
func (e approvals) namedAnother(a assessments.Assessment) ([]string, error) {
	events, err := e.Events(assessments.EventQuery{Noun: assessments.NounAssessment, RecordID: a.ID})
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, ev := range append(events, assessments.Event{Actor: e.actor, Changes: e.changes}) {
		for _, c := range ev.Changes {
			if ev.Reverses == "" && c.Noun == assessments.NounAssessment && c.ID == a.ID &&
				c.Field == "requester" && c.After != "" && !assessments.Completes(c.After, c.Before) &&
				!assessments.SamePerson(c.After, ev.Actor.Name) {
				out = append(out, ev.Actor.String())
			}
		}
	}
	return out, nil
}

// named refuses what stands in the place of a name and names no one; it reports whether someone is named.
func (e approvals) named(place, name string) bool {
	if !assessments.NamesNobody(name) {
		return true
	}
	e.problem(place, "“%s” names no person; write the name of who it is", name)
	return false
}

// ifAnother says what to do when a name may be the same person's and is not.
func ifAnother(on, name string) string { return ". " + assessments.Apart(on, name) }

// requesters lists everyone who is, or was, named as the requester of an assessment. An earlier name
// that the present one completes is the same person's, and is left out: it would be any other person's
// of that name as well.
func (e approvals) requesters(a assessments.Assessment) ([]string, error) {
	events, err := e.Events(assessments.EventQuery{Noun: assessments.NounAssessment, RecordID: a.ID})
	if err != nil {
		return nil, err
	}
	changes := e.changes
	for _, ev := range events {
		changes = append(changes[:len(changes):len(changes)], ev.Changes...)
	}
	out := []string{}
	add := func(name string) {
		if name != "" && !assessments.Completes(a.Requester, name) {
			out = append(out, name)
		}
	}
	add(a.Requester)
	for _, c := range changes {
		if c.Noun == assessments.NounAssessment && c.ID == a.ID && c.Field == "requester" {
			add(c.Before)
			add(c.After)
		}
	}
	return out, nil
}

// keepRequester refuses to rename the requester once the assessment is in review, and to name someone
// who approved or signed something of it already.
func (e approvals) keepRequester(path string, before, a *assessments.Assessment) error {
	if a.Requester == before.Requester || !e.named(join(path, "requester"), a.Requester) {
		return nil
	}
	draft := before.Status == "" || before.Status == assessments.Draft
	if before.Requester != "" && !draft && !assessments.Completes(a.Requester, before.Requester) {
		e.problem(join(path, "requester"),
			"%s asked for this approval, which is on record since it went into review; the name stays, and can only be"+
				" completed, such as by a middle initial or the department", before.Requester)
		return nil
	}
	acted, err := e.approvers(a.ID)
	if err != nil {
		return err
	}
	if who := assessments.NotAnother(a.Requester, acted...); who != "" {
		e.problem(join(path, "requester"),
			"%s has approved or signed something of this assessment and cannot be the one who asked for it%s",
			a.Requester,
			ifAnother(who, a.Requester))
	}
	return nil
}

// approvers are those named in an approval, sign-off or approved exception of an assessment, and those
// who recorded one.
func (e approvals) approvers(assessment string) ([]string, error) {
	var out []string
	of := is("assessment", assessment)
	decisions, err := live[assessments.Decision](e, of)
	if err != nil {
		return nil, err
	}
	for _, d := range decisions {
		if d.Outcome.Approving() {
			out = append(out, d.By, d.RecordedBy)
		}
	}
	signoffs, err := live[assessments.SignOff](e, of)
	if err != nil {
		return nil, err
	}
	for _, s := range signoffs {
		out = append(out, s.Name, s.RecordedBy)
	}
	exceptions, err := live[assessments.Exception](e, of)
	for _, x := range exceptions {
		if x.Approver != "" {
			out = append(out, x.Approver, x.ApprovalRecordedBy)
		}
	}
	return slices.DeleteFunc(out, func(name string) bool { return name == "" }), err
}
