package workbench_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// What an approval takes begins with what is open, and goes on with what the tier asks: both are refused
// with the same words.
func TestWhatAnApprovalTakesNamesEveryOpenDealBreaker(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a := l.assessedNow()
	if len(a.Result.Gates) == 0 {
		t.Fatal("nothing is open")
	}
	takes := a.ApprovalTakes()
	if len(takes) != len(a.Result.Gates)+len(a.Needs("")) {
		t.Fatalf("it takes %d things, not %d and %d", len(takes), len(a.Result.Gates), len(a.Needs("")))
	}
	for i, id := range a.Result.Gates {
		if takes[i].Item != id || !strings.Contains(takes[i].Text, "is open:") {
			t.Errorf("of %s it says %+v", id, takes[i])
		}
	}
}

// What blocks an approval is listed with the deal-breakers first; a walk-away that is reached is none.
func TestWalkAwaysAreNotCountedAsDealBreakers(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a := l.assessedNow()
	item := ""
	for _, it := range a.Dossier.Template.Items {
		if !it.DealBreaker {
			item = it.ID
			break
		}
	}
	breakers := len(a.Result.Gates)
	l.must(l.ChangeAnswer(ctx, "a", item, func(x *assessments.Answer) {
		x.Verdict, x.WalkAway = assessments.NotMet, true
	}))
	o, err := l.Overview(ctx, l.Today())
	if err != nil {
		t.Fatal(err)
	}
	s := o.Assessments[0]
	if len(s.OpenGates) != breakers+1 || s.OpenGates[breakers] != item || len(s.OpenDealBreakers()) != breakers {
		t.Errorf("%v block the approval, %v are deal-breakers", s.OpenGates, s.OpenDealBreakers())
	}
}

// A “not applicable” that waits for a second person is neither a deal-breaker nor a walk-away, and is
// counted apart: the three add up to what blocks the approval, in the assessment and in the overview.
func TestWhatWaitsForASecondPersonIsCountedApart(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a := l.assessedNow()
	item := ""
	for _, it := range a.Dossier.Template.Items {
		if !it.DealBreaker && it.WalkAwayReason != "" {
			item = it.ID
		}
	}
	before := len(a.Result.Gates)
	l.must(l.ChangeAnswer(ctx, "a", item, func(x *assessments.Answer) {
		x.Verdict, x.Reason = assessments.NotApplicable, "It is not used for this."
	}))
	a = l.assessedNow()
	if got := a.OpenGates(scoring.SecondPerson); !slices.Equal(got, []string{item}) {
		t.Fatalf("%v wait, not %s", got, item)
	}
	if got := a.Result.Total; got.Waiting != 1 || got.GatesOpen != before+1 {
		t.Errorf("%d of %d wait", got.Waiting, got.GatesOpen)
	}
	o, err := l.Overview(ctx, l.Today())
	if err != nil {
		t.Fatal(err)
	}
	s := o.Assessments[0]
	parts := slices.Concat(s.OpenDealBreakers(), s.OpenWalkAways(), s.Waiting())
	if !slices.Equal(parts, s.OpenGates) || !slices.Equal(s.Waiting(), []string{item}) {
		t.Errorf("%v block the approval, the parts are %v, %v wait", s.OpenGates, parts, s.Waiting())
	}
	if o.OpenDealBreakers()+o.WalkAways()+o.Waiting() != o.OpenGates() || o.Waiting() != 1 {
		t.Errorf("%d wait of %d", o.Waiting(), o.OpenGates())
	}
}
