package workbench_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// onDay sets the clock of the lab to the morning of a day.
func (l *lab) onDay(d assessments.Date) {
	l.t.Helper()
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		l.t.Fatal(err)
	}
	l.clock.now = at.Add(9 * time.Hour)
}

func (l *lab) assessed(m workbench.Moments) workbench.Assessed {
	l.t.Helper()
	a, err := l.AssessAt(ctx, "a", m)
	if err != nil {
		l.t.Fatal(err)
	}
	return a
}

func (l *lab) approve(d assessments.Decision) error {
	d.AssessmentID, d.Outcome, d.Reason = "a", assessments.Approved, "a pilot"
	_, err := l.Decide(ctx, d, nil)
	return err
}

func TestDaysOfDecisionsMustFit(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.InReview,
		On: "2026-11-20",
	}, nil))
	l.refused(l.approve(assessments.Decision{On: "1999-01-01"}), assessments.Refused,
		"“in review” of 2026-11-20 is on record")
	l.refused(l.approve(assessments.Decision{On: "2026-11-22"}), assessments.Refused, "still to come")
	l.refused(l.approve(assessments.Decision{ValidUntil: "2026-11-20"}), assessments.Refused,
		"before it is taken")
	_, err := l.SignOff(ctx, assessments.SignOff{
		AssessmentID: "a", Role: "legal", Name: "Carla",
		On: "2026-11-22",
	}, nil)
	l.refused(err, assessments.Refused, "still to come")
	_, err = l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.WithConditions,
		Reason: "a pilot",
	}, nil,
		assessments.ApprovalCondition{Text: "Train staff", Owner: "Mara", Due: "2026-11-20"})
	l.refused(err, assessments.Refused, "before the approval of 2026-11-21")
	if err := l.approve(assessments.Decision{ValidUntil: "2027-11-21"}); err != nil {
		t.Fatal(err)
	}
}

func TestApprovalExpiresOnlyAfterItsLastDay(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	expire := func() error {
		_, err := l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.Expired}, nil)
		return err
	}
	review := func() {
		l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	}
	review()
	if err := l.approve(assessments.Decision{}); err != nil {
		t.Fatal(err)
	}
	l.refused(expire(), assessments.Refused, "names no last day")
	review()
	if err := l.approve(assessments.Decision{ValidUntil: "2026-11-22"}); err != nil {
		t.Fatal(err)
	}
	l.refused(expire(), assessments.Refused, "holds to the end of 2026-11-22")
	l.clock.now = l.clock.now.AddDate(0, 0, 1)
	l.refused(expire(), assessments.Refused, "holds to the end of 2026-11-22") // its last day
	l.clock.now = l.clock.now.AddDate(0, 0, 1)
	if err := expire(); err != nil {
		t.Error(err)
	}
}

func TestApprovalBeyondTheNextReviewNeedsReason(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	l.must(l.Save(ctx, &assessments.Organisation{ID: "organisation", Name: "Org", LeastCoverage: 1}))
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: l.item("training_use").ID,
		Verdict: assessments.NotMet,
	}))
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	approve := func(until assessments.Date, reason string) error {
		_, err := l.Decide(ctx, assessments.Decision{
			AssessmentID: "a", Outcome: assessments.Approved,
			ValidUntil: until, Reason: reason,
		}, nil)
		return err
	}
	l.refused(approve("2099-12-31", " "), assessments.Refused, "a review is due by 2028-11-21")
	l.refused(approve("2028-11-22", ""), assessments.Refused, "2028-11-22, and a review is due by 2028-11-21")
	l.must(l.Save(ctx, &assessments.Organisation{
		ID: "organisation", Name: "Org", LeastCoverage: 1,
		ReviewMonths: 12,
	}))
	l.refused(approve("2027-11-22", ""), assessments.Refused, "a review is due by 2027-11-21")
	if err := approve("2099-12-31", "Its term is fixed."); err != nil {
		t.Fatal(err)
	}
	a, err := l.Assess(ctx, "a", l.Today())
	want := "Approved until 2099-12-31, beyond 2027-11-21, when a review is due at the latest. Reason: Its term is fixed"
	if err != nil || !slices.Contains(a.Standing.Remarks, want) {
		t.Errorf("the remarks are %q, %v", a.Standing.Remarks, err)
	}
}

func TestApprovalBelowLeastCoverageNeedsReason(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	approval := assessments.Decision{AssessmentID: "a", Outcome: assessments.Approved}
	_, err := l.Decide(ctx, approval, nil)
	l.refused(err, assessments.Refused, "0 % of the weight is assessed and an approval needs 80 %")
	l.must(l.Save(ctx, &assessments.Organisation{ID: "organisation", LeastCoverage: 1}))
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: l.item("training_use").ID,
		Verdict: assessments.NotMet,
	}))
	l.must(l.Decide(ctx, approval, nil))
}

func TestDecisionBindsOnlyTheStateThatWasSeen(t *testing.T) {
	l := newLab(t)
	l.furnish()
	seen := l.assessed(workbench.Moments{AsOf: l.Today()})
	it := l.item("training_use")
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: it.ID,
		Verdict: assessments.NotMet,
	}))
	before := l.state()
	_, err := l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview},
		seen.Seen())
	l.refused(err, assessments.Conflict, "changed since you looked: answer “"+it.Title+"”")
	_, err = l.SignOff(ctx, assessments.SignOff{AssessmentID: "a", Role: "legal", Name: "Carla"}, seen.Seen())
	l.refused(err, assessments.Conflict, "changed since you looked")
	if len(l.state()) != len(before) {
		t.Error("something was recorded")
	}
	again := l.assessed(workbench.Moments{AsOf: l.Today()})
	l.must(l.SignOff(ctx, assessments.SignOff{AssessmentID: "a", Role: "legal", Name: "Carla"}, again.Seen()))
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview},
		again.Seen()))
}

// story is approved on the 10th, changed on the 14th, and revoked on the 18th of November.
func story(t *testing.T) (*lab, assessments.Item) {
	t.Helper()
	l := newLab(t)
	l.onDay("2026-11-02")
	l.furnish()
	it := l.item("training_use")
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.Met}))
	l.onDay("2026-11-05")
	l.exceptAll()
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	l.onDay("2026-11-10")
	if err := l.approve(assessments.Decision{ID: "yes"}); err != nil {
		t.Fatal(err)
	}
	l.onDay("2026-11-14")
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: it.ID,
		Verdict: assessments.Partly,
	}))
	l.onDay("2026-11-18")
	l.must(l.Revoke(ctx, "decision", "yes", "the terms changed"))
	l.onDay("2026-11-21")
	return l, it
}

func TestRecordedByRebuildsThePast(t *testing.T) {
	l, it := story(t)
	for _, tc := range []struct {
		by      assessments.Date
		state   standing.State
		verdict assessments.Verdict
	}{
		{"2026-11-04", standing.Undecided, assessments.Met},
		{"2026-11-09", standing.Undecided, assessments.Met},
		{"2026-11-10", standing.Stands, assessments.Met},
		{"2026-11-13", standing.Stands, assessments.Met},
		{"2026-11-14", standing.Changed, assessments.Partly},
		{"2026-11-18", standing.Revoked, assessments.Partly},
		{"2026-11-21", standing.Revoked, assessments.Partly},
	} {
		a := l.assessed(workbench.Moments{AsOf: tc.by, RecordedBy: tc.by})
		if a.Standing.State != tc.state || a.Dossier.Answer(it.ID).Verdict != tc.verdict {
			t.Errorf("by %s: %s, %q; want %s, %q", tc.by, a.Standing.Sentence(),
				a.Dossier.Answer(it.ID).Verdict, tc.state, tc.verdict)
		}
		if tc.state == standing.Changed &&
			(len(a.Standing.Changes) == 0 || a.Standing.Changes[0].ID != "a/"+it.ID) {
			t.Errorf("by %s: changes %+v", tc.by, a.Standing.Changes)
		}
	}
	now, whole := l.assessed(workbench.Moments{AsOf: "2026-11-21"}),
		l.assessed(workbench.Moments{AsOf: "2026-11-21", RecordedBy: "2026-11-21"})
	if now.StateHash != whole.StateHash || now.Standing.Sentence() != whole.Standing.Sentence() {
		t.Errorf("the journal tells another present: %s, %s", whole.Standing.Sentence(),
			now.Standing.Sentence())
	}
	if _, err := l.AssessAt(ctx, "a",
		workbench.Moments{AsOf: "2026-11-01", RecordedBy: "2026-11-01"}); assessments.KindOf(
		err) != assessments.NotFound || !strings.Contains(err.Error(), "By 2026-11-01") {
		t.Errorf("before anything was recorded: %v", err)
	}
}

func TestAsOfLeavesOutWhatCameLater(t *testing.T) {
	l, it := story(t)
	a := l.assessed(workbench.Moments{AsOf: "2026-11-12"})
	if a.Dossier.Assessment.Status != assessments.Approved || a.Standing.Outcome != assessments.Approved {
		t.Errorf("as of the 12th it is %s", a.Standing.Sentence())
	}
	if v := a.Dossier.Answer(it.ID).Verdict; v != assessments.NotAssessed {
		t.Errorf("the answer of the 14th is shown on the 12th: %s", v)
	}
	if len(a.Timing.LeftOut) != 1 || a.Timing.LeftOut[0].Item != it.ID {
		t.Errorf("left out: %+v", a.Timing.LeftOut)
	}
	if a = l.assessed(workbench.Moments{
		AsOf: "2026-11-06",
	}); a.Dossier.Assessment.Status != assessments.InReview ||
		len(a.Dossier.Decisions) != 1 {
		t.Errorf("as of the 6th it is %s, %d decisions", a.Standing.Sentence(), len(a.Dossier.Decisions))
	}
	if a = l.assessed(workbench.Moments{
		AsOf: "2026-11-04",
	}); a.Dossier.Assessment.Status != assessments.Draft || len(a.Result.Gates) == 0 {
		t.Errorf("as of the 4th it is %s, gates %v", a.Standing.Sentence(), a.Result.Gates)
	}
}

func TestRecordedLaterIsNamed(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.exceptAll()
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.InReview,
		On: "2026-11-10",
	}, nil))
	a := l.assessed(workbench.Moments{AsOf: "2026-11-15"})
	found := false
	for _, m := range a.Timing.RecordedLater {
		found = found || m.Noun == "decision" && m.Day == "2026-11-10" && m.Recorded == "2026-11-21"
	}
	if !found {
		t.Errorf("recorded later: %+v", a.Timing.RecordedLater)
	}
	if a = l.assessed(workbench.Moments{AsOf: "2026-11-21"}); len(a.Timing.RecordedLater)+
		len(a.Timing.LeftOut) != 0 {
		t.Errorf("today: %+v", a.Timing)
	}
}
