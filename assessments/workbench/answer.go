package workbench

import (
	"context"

	"countersign/assessments"
)

// answering changes the answers of an assessment and the ticks of its evidence.
type answering struct {
	*journal
	changing *changing
}

// answers changes answers, what was tested and the ticks under them.
type answers struct{ *edit }

// putAnswer saves an answer over the one that is stored, nil if there is none, once it was checked
// against its template and who recorded the verdict is noted. given reports whether the caller states
// a field, rather than only carrying it along. What is wrong with the answer itself is told without
// what is wrong beside it.
func (e answers) putAnswer(path string, stored, a *assessments.Answer, given func(field string) bool) error {
	before, old := assessments.Record(nil), &assessments.Answer{ID: a.ID}
	if stored != nil {
		before, old = stored, stored
	}
	beside := len(e.problems)
	fits, err := e.judge(path, old, a, given)
	if err != nil {
		return err
	}
	own := e.newProblems(before, a)
	if len(own) > 0 {
		e.problems = e.problems[:beside]
	} else if !fits {
		return nil
	}
	return e.putOver(path, before, a, own)
}

// judge checks an answer against its template, and notes who recorded the verdict and when. It is
// false for an answer that does not fit, which it notes as a problem.
func (e answers) judge(path string, before, a *assessments.Answer, given func(field string) bool) (bool,
	error,
) {
	item, ok, err := e.item(path, a.AssessmentID, a.ItemID)
	if err != nil || !ok {
		return false, err
	}
	for i, v := range a.ReadVersions {
		if _, ok, err := get[assessments.Version](e, v); err != nil {
			return false, err
		} else if !ok {
			e.problem(join(path, "read_versions"), "entry %d: there is no version with the id “%s”", i+1, v)
		}
	}
	if !item.MayWalkAway(a.Verdict) && a.WalkAway {
		if given("walk_away") && a.Verdict == assessments.Silent {
			e.problem(join(path, "walk_away"),
				"silence on %s favours us, so that our walk-away position is not reached by it", item.ID)
			return false, nil
		}
		// of another verdict than the one it was marked on, nothing is left of it
		a.WalkAway = given("walk_away")
	}
	verdict := a.Verdict != before.Verdict || a.AtFallBack != before.AtFallBack || a.WalkAway != before.WalkAway ||
		(before.Reconfirm && !a.Reconfirm)
	if verdict {
		a.Reconfirm = false
	}
	e.tested(before, a, verdict, given)
	e.recordedAnswer(before, a, verdict)
	e.reviewed(path, before, a, given)
	e.testedInOrder(path, a)
	if a.Verdict == assessments.Silent && len(a.ReadVersions) == 0 && item.Kind == assessments.TermItem {
		e.problem(join(path, "read_versions"),
			"“silent” says that a person read the documents: name the versions read")
		return false, nil
	}
	return true, nil
}

// item finds an item in the frozen template of an assessment, noting a problem when there is none.
func (e answers) item(path, assessment, item string) (assessments.Item, bool, error) {
	a, ok, err := get[assessments.Assessment](e, assessment)
	if err != nil {
		return assessments.Item{}, false, err
	}
	if !ok {
		e.problem(join(path, "assessment"), "there is no assessment with the id “%s”", assessment)
		return assessments.Item{}, false, nil
	}
	var t assessments.Template
	if err := thaw(e.w.bodies, e, a.TemplateID, &t); err != nil {
		return assessments.Item{}, false, err
	}
	it, ok := t.Item(item)
	if !ok {
		e.problem(join(path, "item"), "the template %s %s has no item “%s”", t.ID, t.Version, item)
	}
	return it, ok, nil
}

// HowToConfirm says where a second person confirms a “not applicable” on a deal-breaker.
const HowToConfirm = "Another person than the one who answered confirms it: on the item's card in the window with “Confirm as the second person”," +
	" or by applying a file that has “confirmed: true” in its answer."

// ConfirmNotApplicable is the second person's word on a deal-breaker that was found not applicable.
func (w *answering) ConfirmNotApplicable(ctx context.Context, assessment, item string) (assessments.Event,
	error,
) {
	id := assessment + "/" + item
	in := intent{
		verb: assessments.VerbNotApplicable, subject: assessments.NounAnswer, subjectID: id,
		assessment: assessment,
	}
	return w.do(ctx, in, func(e *edit) error {
		a, err := must[assessments.Answer](e, id)
		if err != nil {
			return err
		}
		return answers{e}.confirm("", a)
	})
}

func (e answers) confirm(path string, a assessments.Answer) error {
	if a.Verdict != assessments.NotApplicable {
		e.problem(join(path, "verdict"),
			"only a “not applicable” is confirmed by a second person; this one is “%s”", a.Verdict.Title())
		return nil
	}
	if a.SecondPerson == e.actor.String() {
		return nil
	}
	if did := assessments.NotAnother(e.actor.Name, a.AssessedBy, a.TestedBy); did != "" {
		e.problem(join(path, "verdict"), "%s gave the verdict or recorded its words; the confirmation needs a second person%s",
			e.actor.Name, ifAnother(did, e.actor.Name))
		return nil
	}
	a.SecondPerson, a.ConfirmedOn = e.actor.String(), e.today
	return e.put(path, &a)
}

// Tick says that a revision of evidence shows what an item expects; it replaces an earlier tick there.
func (w *answering) Tick(ctx context.Context, t assessments.Tick) (assessments.Event, error) {
	t.ID = t.AssessmentID + "/" + t.ItemID + "/" + t.ExpectedID
	in := intent{
		verb: assessments.VerbTick, subject: assessments.NounTick, subjectID: t.ID,
		assessment: t.AssessmentID,
	}
	return w.do(ctx, in, func(e *edit) error { return answers{e}.putTick("", t) })
}

func (e answers) putTick(path string, t assessments.Tick) error {
	it, ok, err := e.item(path, t.AssessmentID, t.ItemID)
	if err != nil || !ok {
		return err
	}
	known := false
	for _, x := range it.Evidence {
		known = known || x.ID == t.ExpectedID
	}
	if !known {
		e.problem(join(path, "expected"), "item %s expects no evidence “%s”", t.ItemID, t.ExpectedID)
		return nil
	}
	before, _, err := get[assessments.Tick](e, t.ID)
	if err != nil {
		return err
	}
	keepComputed(&before, &t)
	if before.RevisionID != t.RevisionID {
		t.TickedBy, t.TickedOn = e.actor.String(), e.today
		if err := e.supportChanged(t.AssessmentID, t.ItemID); err != nil {
			return err
		}
	}
	return e.put(path, &t)
}

// Untick takes a tick back.
func (w *answering) Untick(ctx context.Context, id string) (assessments.Event, error) {
	t := assessments.Tick{ID: id}
	in := intent{verb: assessments.VerbUntick, subject: assessments.NounTick, subjectID: id}
	return w.do(ctx, in, func(e *edit) error {
		if err := e.remove(&t); err != nil {
			return err
		}
		return answers{e}.supportGone(t.AssessmentID, t.ItemID)
	})
}
