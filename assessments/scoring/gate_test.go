package scoring_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Whatever is open, each item that stops an approval is a deal-breaker, a walk-away or waits for a
// second person, never two of them, and the figures count it as that.
func TestThePartsOfWhatStopsAnApprovalAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		judged := make([]scoring.Judged, rapid.IntRange(0, 12).Draw(t, "items"))
		for i := range judged {
			judged[i] = scoring.Judged{
				Item: string(rune('A' + i)), Discipline: "risk", Weight: 100,
				Verdict:     rapid.SampledFrom(assessments.Verdicts()).Draw(t, "verdict"),
				DealBreaker: rapid.Bool().Draw(t, "deal-breaker"), WalkAway: rapid.Bool().Draw(t, "walk-away"),
				Unconfirmed: rapid.Bool().Draw(t, "unconfirmed"), Excepted: rapid.Bool().Draw(t, "excepted"),
			}
		}
		r := scoring.Score(judged, assessments.ScoringModel{})
		want := map[scoring.Gate]int{}
		for i, p := range r.Items {
			if p.GateOpen {
				want[judged[i].Gate()]++
			}
		}
		f := r.Total
		if breakers := f.GatesOpen - f.WalkAways - f.Waiting; breakers != want[scoring.DealBreaker] ||
			f.WalkAways != want[scoring.WalkAway] || f.Waiting != want[scoring.SecondPerson] ||
			want[scoring.NoGate] != 0 {
			t.Fatalf("%+v, want %v", f, want)
		}
	})
}

func TestWhatWaitsForASecondPersonHasAWordOfItsOwn(t *testing.T) {
	for want, f := range map[string]scoring.Figures{
		"": {},
		"1 “not applicable” that waits for a second person":                         {GatesOpen: 1, Waiting: 1},
		"2 open deal-breakers and 2 “not applicable” that wait for a second person": {GatesOpen: 4, Waiting: 2},
		"1 open deal-breaker, 3 walk-aways reached and 1 “not applicable” that waits for a second person": {
			GatesOpen: 5, WalkAways: 3, Waiting: 1,
		},
	} {
		if got := f.GateWords(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	waits := scoring.Judged{Unconfirmed: true}
	if got := waits.OpenGate() + waits.CarriedGate(); strings.Contains(strings.ToLower(got), "deal-breaker") {
		t.Errorf("what waits is called %q", got)
	}
	for want, j := range map[string]scoring.Judged{
		"Deal-breaker open": {DealBreaker: true, Unconfirmed: true}, "Waits for a second person": waits,
		"Walk-away reached": {DealBreaker: true, WalkAway: true},
	} {
		if got := j.OpenGate(); got != want {
			t.Errorf("%+v is called %q, not %q", j, got, want)
		}
	}
}
