package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// bound is a lab with an assessment “own” in review under a set of two items whose tiers bind.
func bound(t *testing.T) *lab {
	t.Helper()
	l := newLab(t)
	l.furnish()
	set := ownSet(t, "1", "S2-GC-POLICY", "S2-GC-CLASSES")
	set.Tiers = []assessments.TierRule{
		{
			Tier: "1", Coverage: 100, SignOffs: []string{"legal", "security"}, ReviewMonths: 6,
			Strength: map[assessments.ItemKind]assessments.Strength{
				assessments.ControlItem: assessments.StrengthPolicy,
			},
		},
		{Tier: "2", Coverage: 80, ReviewMonths: 12},
		{Tier: "3", Coverage: 0, ReviewMonths: 24},
	}
	for i := range set.Items {
		set.Items[i].DealBreaker, set.Items[i].MinStrength, set.Items[i].When = false, "", nil
	}
	l.must(l.AddTemplate(ctx, set))
	own, err := l.OwnTemplates(ctx)
	if err != nil {
		t.Fatal(err)
	}
	l.must(l.Begin(asking, assessments.Assessment{
		ID: "own", UseID: l.useOfScope2(), Name: "Bound",
		TemplateID: own[0].Key, Requester: "Rita", Tier: "1",
	}))
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "own", Outcome: assessments.InReview}, nil))
	return l
}

func (l *lab) own() workbench.Assessed {
	l.t.Helper()
	a, err := l.Assess(ctx, "own", l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	return a
}

func TestTheRulesOfTheTierBindAnApproval(t *testing.T) {
	l := bound(t)
	approve := assessments.Decision{
		AssessmentID: "own", Outcome: assessments.Approved, Reason: "a pilot",
		ValidUntil: "2027-11-21",
	}
	for _, item := range []string{"S2-GC-POLICY", "S2-GC-CLASSES"} {
		l.must(l.give(assessments.Answer{
			AssessmentID: "own", ItemID: item,
			Verdict: assessments.Met, Response: "yes",
		}))
	}
	_, err := l.Decide(ctx, approve, nil)
	for _, words := range []string{
		"Tier 1 takes the sign-off of the present state by legal", "by security",
		"(S2-GC-POLICY) is met on a vendor answer",
		"(S2-GC-CLASSES) is met on a vendor answer", "tier 1 is reviewed every 6 months",
	} {
		l.refused(err, assessments.Refused, words)
	}
	if a := l.own(); a.Dossier.Assessment.Status != assessments.InReview || len(a.Needs("2027-11-21")) != 5 ||
		len(a.Needs("")) != 4 {
		t.Errorf("refused, it is %s and takes %+v", a.Dossier.Assessment.Status, a.Needs("2027-11-21"))
	}
	// In a lighter tier the same state is approved.
	l.must(l.Change(ctx, assessments.NounAssessment, "own", func(r assessments.Record) {
		r.(*assessments.Assessment).Tier = "3"
	}))
	l.must(l.Decide(ctx, approve, nil))
}

// A file may sign and decide: its sign-offs are taken before the decision that takes them.
func TestAFileSignsBeforeItDecides(t *testing.T) {
	l := bound(t)
	l.must(l.Change(ctx, assessments.NounAssessment, "own", func(r assessments.Record) {
		r.(*assessments.Assessment).Tier = "2"
	}))
	for _, item := range []string{"S2-GC-POLICY", "S2-GC-CLASSES"} {
		l.must(l.give(assessments.Answer{
			AssessmentID: "own", ItemID: item,
			Verdict: assessments.Met, Response: "yes",
		}))
	}
	decision := func(until assessments.Date) error {
		return l.declares(&assessments.Decision{
			ID: "d", AssessmentID: "own", Outcome: assessments.Approved,
			ValidUntil: until,
		},
			"assessment", "outcome", "valid_until")
	}
	err := decision("2029-12-01")
	if l.refused(err, assessments.Refused, "decisions[0].valid_until"); strings.Contains(err.Error(),
		"say why it is given for longer") {
		t.Errorf("a reason is asked for although none helps: %v", err)
	}
	if err := decision("2027-01-01"); err != nil {
		t.Fatal(err)
	}
}

func TestWalkAwayIsMarkedWhereItCanBeReached(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	mark := func(v assessments.Verdict) error {
		_, err := l.give(assessments.Answer{
			AssessmentID: "a", ItemID: item, Verdict: v,
			WalkAway: true, Reason: "r", ReadVersions: []string{"msa/1"},
		})
		return err
	}
	for _, v := range append(assessments.Verdicts(), assessments.NotAssessed) {
		switch err := mark(v); v {
		case assessments.NotMet, assessments.Silent:
			if err != nil {
				t.Errorf("%s: %v", v, err)
			}
			l.must(l.Undo(ctx))
		default:
			l.refused(err, assessments.Refused, "can be at our walk-away position")
		}
	}
	favours := ""
	for _, it := range l.assessedNow().Dossier.Template.Items {
		if it.SilenceFavours() && it.Kind == assessments.TermItem {
			favours = it.ID
		}
	}
	_, err := l.give(assessments.Answer{
		AssessmentID: "a", ItemID: favours,
		Verdict: assessments.Silent, WalkAway: true, ReadVersions: []string{"msa/1"},
	})
	l.refused(err, assessments.Refused, "silence on "+favours+" favours us")
	// Another verdict takes the mark away, and its undo brings it back.
	if err := mark(assessments.NotMet); err != nil {
		t.Fatal(err)
	}
	l.must(l.ChangeAnswer(ctx, "a", item, func(a *assessments.Answer) { a.Verdict = assessments.Met }))
	if l.answer(item).WalkAway {
		t.Error("a verdict that is met is at our walk-away position")
	}
	l.must(l.Undo(ctx))
	if a := l.answer(item); !a.WalkAway || a.Verdict != assessments.NotMet {
		t.Errorf("after undoing: %+v", a)
	}
	if err := l.declares(&assessments.Answer{ID: "a/" + item, AssessmentID: "a", ItemID: item}, "assessment",
		"item", "walk_away"); err != nil || l.answer(item).WalkAway {
		t.Errorf("a file takes the mark away: %v", err)
	}
}

// An approval from before the rule stands until someone marks a walk-away under it; an exception
// carries it again.
func TestAWalkAwayMarkedLaterEndsWhatCarriedTheApproval(t *testing.T) {
	l := bound(t)
	l.must(l.Change(ctx, assessments.NounAssessment, "own", func(r assessments.Record) {
		r.(*assessments.Assessment).Tier = "3"
	}))
	l.must(l.give(assessments.Answer{
		AssessmentID: "own", ItemID: "S2-GC-POLICY",
		Verdict: assessments.NotMet,
	}))
	approve := func() error {
		_, err := l.Decide(ctx, assessments.Decision{
			AssessmentID: "own", Outcome: assessments.Approved,
			Reason: "a pilot",
		}, nil)
		return err
	}
	if err := approve(); err != nil {
		t.Fatal(err)
	}
	if s := l.own().Standing; s.State != standing.Stands {
		t.Fatalf("approved: %s", s.Sentence())
	}
	l.must(l.ChangeAnswer(ctx, "own", "S2-GC-POLICY", func(a *assessments.Answer) { a.WalkAway = true }))
	if s := l.own().Standing; s.State != standing.NotCarried ||
		!strings.Contains(s.Sentence(), "walk-away reached on") {
		t.Errorf("marked: %s", s.Sentence())
	}
	if s := l.own(); s.Result.Total.WalkAways != 1 || s.Summarised().WalkAways != 1 {
		t.Errorf("counted %+v", s.Result.Total)
	}
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "own", Outcome: assessments.InReview}, nil))
	l.refused(approve(), assessments.Refused, "Walk-away reached: the verdict is “not met”")
	l.must(l.Except(ctx, assessments.Exception{
		AssessmentID: "own", ItemID: "S2-GC-POLICY", Reason: "a pilot", Compensating: "no personal data",
		Owner: "Olga", Approver: "Bruno", Expires: "2027-01-01",
	}))
	if err := approve(); err != nil {
		t.Fatal(err)
	}
	if s := l.own().Standing; !s.Green() {
		t.Errorf("with an exception: %s", s.Sentence())
	}
}
