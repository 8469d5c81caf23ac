package desk

import (
	"strings"
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestDealBreakerPassedByExceptionIsNotGreenAndSaysSo(t *testing.T) {
	const item = "S2-LP-TRAINING-USE"
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Answer(t, b, assessments.Answer{AssessmentID: "a", ItemID: item, Verdict: assessments.Met})
	p := &Page{m: &model{}}
	shown := func() widgets.Item {
		a, err := b.Assess(t.Context(), "a", h.Day)
		if err != nil {
			t.Fatal(err)
		}
		p.m.set(a)
		for _, it := range itemsShown(p.m) {
			if it.ID == item {
				return it
			}
		}
		t.Fatal("the item is not listed")
		return widgets.Item{}
	}
	if it := shown(); it.Tone == theme.Good ||
		!strings.Contains(it.Sub, "deal-breaker open · nothing behind it") {
		t.Errorf("met with nothing behind it: %v, %q", it.Tone, it.Sub)
	}
	x := assessments.Exception{
		AssessmentID: "a", ItemID: item, Reason: "A pilot", Compensating: "No personal data", Owner: "Olga",
		RequestedBy: "Olga",
		Approver:    "Bruno", ApprovedOn: h.Day, Expires: h.Day.AddDays(30),
	}
	uitest.Must(t)(b.Except(t.Context(), x))
	if it := shown(); it.Tone == theme.Good ||
		!strings.Contains(it.Sub, "carried by an exception until "+string(x.Expires.AddDays(-1))) {
		t.Errorf("passed by an exception: %v, %q", it.Tone, it.Sub)
	}
}

func TestNoVerdictIsGreenWithNothingBehindIt(t *testing.T) {
	for _, v := range assessments.Verdicts() {
		j := scoring.Judged{Verdict: v}
		if tone := ui.ItemTone(j); tone == theme.Good {
			t.Errorf("%s with nothing behind it is green", v)
		}
	}
	for _, least := range []assessments.Strength{assessments.StrengthPolicy, assessments.StrengthVerified} {
		j := scoring.Judged{
			Verdict: assessments.Met, Strength: assessments.StrengthMarketing,
			DealBreaker: true, MinStrength: least,
		}
		if ui.ItemTone(j) == theme.Good {
			t.Errorf("met on marketing, where a deal-breaker takes %s, is green", least)
		}
		if j.Strength = least; ui.ItemTone(j) != theme.Good {
			t.Errorf("a deal-breaker met on %s is not green", least)
		}
	}
	for name, j := range map[string]scoring.Judged{
		"an open deal-breaker": {
			Verdict: assessments.Met, DealBreaker: true, Strength: assessments.StrengthVendor,
			MinStrength: assessments.StrengthClause,
		},
		"a cited document in the bin": {
			Verdict: assessments.Met, Strength: assessments.StrengthVendor,
			Supports: []scoring.Support{
				{Noun: "citation", ID: "c"},
				{Noun: "tick", ID: "t", Strength: assessments.StrengthVendor, Fresh: true},
			},
		},
	} {
		if ui.ItemTone(j) == theme.Good {
			t.Errorf("met on %s is green", name)
		}
	}
	if j := (scoring.Judged{Verdict: assessments.Met, Strength: assessments.StrengthMarketing}); ui.ItemTone(
		j) != theme.Good {
		t.Error("met with support is not green")
	}
}
