package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// A verdict of which the last quote or tick is taken away waits to be confirmed: what its person saw
// behind it is gone. One of several may go, and one that was given on nothing is no worse than before.
func TestAVerdictWhoseLastSupportIsTakenAwayWaitsToBeConfirmed(t *testing.T) {
	for name, c := range map[string]struct {
		verdict assessments.Verdict
		quotes  int
		gone    func(*lab) (assessments.Event, error)
		waits   bool
	}{
		"the only quote": {assessments.Met, 1, func(l *lab) (assessments.Event, error) {
			return l.RemoveCitation(ctx, "q0")
		}, true},
		"one of two": {assessments.Met, 2, func(l *lab) (assessments.Event, error) {
			return l.RemoveCitation(ctx, "q0")
		}, false},
		"both of two": {assessments.Partly, 2, func(l *lab) (assessments.Event, error) {
			return l.Bin(ctx, assessments.NounCitation, "q0", "q1")
		}, true},
		"moved to another item": {assessments.NotMet, 1, func(l *lab) (assessments.Event, error) {
			c := assessments.Citation{ID: "q0"}
			l.get(&c)
			c.ItemID = l.itemWithEvidence().ID
			return l.Cite(ctx, c)
		}, true},
		"it does not apply": {assessments.NotApplicable, 1, func(l *lab) (assessments.Event, error) {
			return l.RemoveCitation(ctx, "q0")
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			l.furnish()
			item := l.item("training_use").ID
			for i := range c.quotes {
				l.must(l.Cite(ctx, assessments.Citation{
					ID: "q" + string(rune('0'+i)), AssessmentID: "a", ItemID: item, VersionID: "msa/1",
					Quote: []string{clause, "Other. Nothing else."}[i],
				}))
			}
			l.must(l.give(assessments.Answer{
				AssessmentID: "a", ItemID: item, Verdict: c.verdict, Reason: "read",
			}))
			a := assessments.Answer{ID: "a/" + item}
			l.must(c.gone(l))
			if l.get(&a); a.Reconfirm != c.waits {
				t.Errorf("waits to be confirmed: %v, want %v", a.Reconfirm, c.waits)
			}
			says := l.assessed(workbench.Moments{AsOf: l.Today()})
			for _, j := range says.Judged {
				if j.Item == item && c.waits && !strings.Contains(j.StaleReason, "nothing is quoted or ticked behind it") {
					t.Errorf("it says %q", j.StaleReason)
				}
			}
			if _, err := l.Undo(ctx); err != nil {
				t.Fatal(err)
			}
			if l.get(&a); a.Reconfirm {
				t.Error("undone, and it still waits")
			}
		})
	}
}

func TestAVerdictWaitsToBeConfirmedAfterItsLastTickIsTakenBack(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.itemWithEvidence()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "e", VendorID: "lumen", Name: "Policy"}))
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "r", EvidenceID: "e", Label: "1", Reference: "in the safe", Strength: it.Evidence[0].Strength,
	}, nil, assessments.NoProgress{}))
	l.must(l.Tick(ctx, assessments.Tick{
		AssessmentID: "a", ItemID: it.ID, ExpectedID: it.Evidence[0].ID, RevisionID: "r",
	}))
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.Met, Reason: "seen"}))
	l.must(l.Untick(ctx, "a/"+it.ID+"/"+it.Evidence[0].ID))
	a := assessments.Answer{ID: "a/" + it.ID}
	if l.get(&a); !a.Reconfirm {
		t.Error("nothing stands behind it, and it counts")
	}
}

func TestATierThatTheRubricDoesNotHaveIsRefused(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	for _, tier := range []string{"7", "0", "1 ", "one", "Tier 1"} {
		err := l.declares(&assessments.Assessment{ID: "a", UseID: "chat", Name: "A", Tier: tier}, "tier")
		if err == nil || !strings.Contains(err.Error(), "there is no tier") ||
			!strings.Contains(err.Error(), "1, 2, 3") {
			t.Errorf("%q: %v", tier, err)
		}
	}
	if l.state()["assessment a"] != before["assessment a"] {
		t.Error("it was recorded")
	}
	if err := l.declares(&assessments.Assessment{ID: "a", Tier: "2"}, "tier"); err != nil {
		t.Error(err)
	}
}
