package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
)

// notApplicable is an answer to a deal-breaker that Ada found not applicable and Bruno confirmed.
func notApplicable(t *testing.T) (*lab, assessments.Answer) {
	t.Helper()
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	a := assessments.Answer{
		AssessmentID: "a", ItemID: item, Verdict: assessments.NotApplicable,
		Reason: "no such data",
	}
	l.must(l.give(a))
	l.actAs("Bruno", "security")
	ev, err := l.ConfirmNotApplicable(ctx, "a", item)
	if l.must(ev, err); ev.Assessment != "a" || ev.SubjectID != "a/"+item {
		t.Errorf("the confirmation is an event of %q, on %q", ev.Assessment, ev.SubjectID)
	}
	if a = l.answer(item); a.SecondPerson != bruno.String() || a.ConfirmedOn != "2026-11-21" {
		t.Fatalf("confirmed by %q on %s", a.SecondPerson, a.ConfirmedOn)
	}
	return l, a
}

func TestAConfirmationIsOfOneVerdictAndKeepsItsDay(t *testing.T) {
	l, a := notApplicable(t)
	l.onDay("2026-11-22")
	if ev, err := l.ConfirmNotApplicable(ctx, "a", a.ItemID); err != nil || ev.Seq != 0 ||
		l.answer(a.ItemID).ConfirmedOn != "2026-11-21" {
		t.Errorf("confirmed again: event %d, on %s, %v", ev.Seq, l.answer(a.ItemID).ConfirmedOn, err)
	}
	a.Verdict = assessments.Partly
	l.must(l.give(a))
	got := l.answer(a.ItemID)
	if got.SecondPerson != "" || got.ConfirmedOn != "" {
		t.Errorf("another verdict is confirmed by %q on %q", got.SecondPerson, got.ConfirmedOn)
	}
	if got.AssessedBy != bruno.String() || got.AssessedOn != "2026-11-22" {
		t.Errorf("recorded by %q on %s", got.AssessedBy, got.AssessedOn)
	}
	_, err := l.ConfirmNotApplicable(ctx, "a", a.ItemID)
	l.refused(err, assessments.Refused, "only a “not applicable”")
	got.Verdict = assessments.NotAssessed
	l.must(l.give(got))
	if got = l.answer(a.ItemID); got.AssessedBy != "" || got.AssessedOn != "" {
		t.Errorf("taken back, and recorded by %q on %q", got.AssessedBy, got.AssessedOn)
	}
}

func TestNeitherWhoTestedNorWhoRecordedConfirms(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	a := assessments.Answer{
		AssessmentID: "a", ItemID: item, Verdict: assessments.NotApplicable,
		Reason: "no such data",
	}
	a.TestedBy, a.TestedOn = "Mara", "2026-11-20"
	l.must(l.give(a))
	for _, name := range []string{"Ada", "Mara"} {
		l.actAs(name, "dpo")
		_, err := l.ConfirmNotApplicable(ctx, "a", item)
		l.refused(err, assessments.Refused, "second person")
	}
	l.actAs("Bruno", "security")
	l.must(l.ConfirmNotApplicable(ctx, "a", item))
}

func TestAVerdictIsThatOfWhoGaveItLast(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: item,
		Verdict: assessments.Partly,
	}))
	recorded := func(what, by string, on assessments.Date, reconfirm bool) {
		t.Helper()
		if a := l.answer(item); a.AssessedBy != by || a.AssessedOn != on || a.Reconfirm != reconfirm {
			t.Errorf("%s: recorded by %q on %s, to be confirmed %v", what, a.AssessedBy, a.AssessedOn,
				a.Reconfirm)
		}
	}
	l.actAs("Bruno", "security")
	l.onDay("2026-11-22")
	l.must(l.ChangeAnswer(ctx, "a", item, func(a *assessments.Answer) { a.AtFallBack = true }))
	recorded("partly met, at the fall-back", bruno.String(), "2026-11-22", false)
	l.must(l.Reassess(ctx, "a", assessments.TriggerNewTerms))
	recorded("asked again", bruno.String(), "2026-11-22", true)
	l.actAs("Ada", "legal")
	l.onDay("2026-11-23")
	l.must(l.ChangeAnswer(ctx, "a", item, func(a *assessments.Answer) { a.Reason = "as the policy says" }))
	recorded("a reason alone", ada.String(), "2026-11-23", true)
	l.actAs("Bruno", "security")
	l.must(l.ChangeAnswer(ctx, "a", item, func(a *assessments.Answer) { a.Reconfirm = false }))
	recorded("confirmed", bruno.String(), "2026-11-23", false)
	l.must(l.Reassess(ctx, "a", assessments.TriggerNewTerms))
	l.actAs("Ada", "legal")
	l.must(l.ChangeAnswer(ctx, "a", item, func(a *assessments.Answer) {
		a.Verdict, a.AtFallBack = assessments.NotMet, false
	}))
	recorded("another verdict", ada.String(), "2026-11-23", false)
}

func TestReassessingMarksTheAnswersItTouchesAndNotesIt(t *testing.T) {
	l := newLab(t)
	l.furnish()
	_, err := l.Reassess(ctx, "a", "rain")
	l.refused(err, assessments.Refused, "no event")
	touched, empty := l.item("training_use").ID, l.itemWithEvidence().ID
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: touched,
		Verdict: assessments.Met,
	}))
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: empty, Reason: "asked for"}))
	triggers := func() []string {
		t.Helper()
		a := &assessments.Assessment{ID: "a"}
		l.get(a)
		return a.Triggers
	}
	ev, err := l.Reassess(ctx, "a", assessments.TriggerNewTerms)
	if l.must(ev, err); ev.Reason != assessments.TriggerNewTerms || ev.Assessment != "a" {
		t.Errorf("the event is of %q, because of %q", ev.Assessment, ev.Reason)
	}
	if !l.answer(touched).Reconfirm || l.answer(empty).Reconfirm {
		t.Errorf("to be confirmed: %v, and where nothing is assessed %v", l.answer(touched).Reconfirm,
			l.answer(empty).Reconfirm)
	}
	if got := triggers(); len(got) != 1 || got[0] != "new_terms on 2026-11-21" {
		t.Errorf("noted: %q", got)
	}
	if ev, err := l.Reassess(ctx, "a", assessments.TriggerNewTerms); err != nil || ev.Seq != 0 {
		t.Errorf("the same again is event %d, %v", ev.Seq, err)
	}
	l.must(l.Reassess(ctx, "a", assessments.TriggerNewModel))
	if ev, err := l.Reassess(ctx, "a", assessments.TriggerNewModel); err != nil || ev.Seq != 0 ||
		len(triggers()) != 2 {
		t.Errorf("the same again is event %d, noted %q, %v", ev.Seq, triggers(), err)
	}
}

func TestATickIsOfWhoGaveItForItsRevision(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.itemWithEvidence()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "soc", Name: "SOC 2"}))
	for _, id := range []string{"soc/1", "soc/2"} {
		r := assessments.Revision{ID: id, EvidenceID: "soc", Label: id, Strength: assessments.StrengthReport}
		f := text(id[4:]+".txt", id)
		l.must(l.AddRevision(ctx, r, &f, assessments.NoProgress{}))
	}
	tick := assessments.Tick{
		AssessmentID: "a", ItemID: it.ID, ExpectedID: it.Evidence[0].ID,
		RevisionID: "soc/1",
	}
	ticked := func(by string, on assessments.Date) {
		t.Helper()
		got := &assessments.Tick{ID: "a/" + it.ID + "/" + tick.ExpectedID}
		if l.get(got); got.TickedBy != by || got.TickedOn != on {
			t.Errorf("%s: ticked by %q on %s", got.RevisionID, got.TickedBy, got.TickedOn)
		}
	}
	ev, err := l.Tick(ctx, tick)
	if l.must(ev, err); ev.Assessment != "a" {
		t.Errorf("an event of %q", ev.Assessment)
	}
	ticked(ada.String(), "2026-11-21")
	l.actAs("Bruno", "security")
	l.onDay("2026-11-22")
	if ev, err := l.Tick(ctx, tick); err != nil || ev.Seq != 0 {
		t.Errorf("the same tick is event %d, %v", ev.Seq, err)
	}
	ticked(ada.String(), "2026-11-21")
	tick.RevisionID = "soc/2"
	l.must(l.Tick(ctx, tick))
	ticked(bruno.String(), "2026-11-22")
	tick.ExpectedID = "nothing"
	_, err = l.Tick(ctx, tick)
	l.refused(err, assessments.Refused, "expects no evidence")
}

func TestSilenceNamesWhatWasRead(t *testing.T) {
	l := newLab(t)
	l.furnish()
	term := assessments.Answer{
		AssessmentID: "a", ItemID: l.item("training_use").ID,
		Verdict: assessments.Silent,
	}
	_, err := l.give(term)
	l.refused(err, assessments.Refused, "name the versions read")
	term.ReadVersions = []string{"msa/9"}
	_, err = l.give(term)
	l.refused(err, assessments.Refused, "there is no version with the id “msa/9”")
	term.ReadVersions = []string{"msa/1"}
	l.must(l.give(term))
}

func TestAnAssessmentBeginsOnceAndOnAUse(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	_, err := l.Begin(ctx, assessments.Assessment{ID: "a", UseID: "support", Name: "Another"})
	l.refused(err, assessments.Refused, "there is an assessment “a” already")
	_, err = l.Begin(ctx, assessments.Assessment{ID: "b", UseID: "nothing", Name: "Another"})
	l.refused(err, assessments.Refused, "there is no use with the id “nothing”")
	l.must(l.Save(ctx, &assessments.Use{ID: "later", ServiceID: "chat", ContractID: "ea", Purpose: "Later"}))
	_, err = l.Begin(ctx, assessments.Assessment{ID: "b", UseID: "later", Name: "Another"})
	l.refused(err, assessments.Refused, "no scope yet")
	after := l.state()
	delete(after, "use later")
	if !maps.Equal(before, after) {
		t.Error("what was refused changed something")
	}
}
