package scoring_test

import (
	"fmt"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// term is an assessed contract term of legal & privacy.
func term(id string, weight int, v assessments.Verdict, s assessments.Strength) scoring.Judged {
	return scoring.Judged{
		Item: id, Discipline: assessments.Legal, Kind: assessments.TermItem,
		Weight: weight * 100, ItemWeight: weight, Percent: 100, Verdict: v, Strength: s,
	}
}

func only(j scoring.Judged) scoring.Points {
	return scoring.Score([]scoring.Judged{j}, shipped()).Items[0]
}

func TestArithmeticReadsInPlainWords(t *testing.T) {
	control := func(j scoring.Judged) scoring.Judged { j.Kind = assessments.ControlItem; return j }
	stale := term("i", 8, assessments.Met, assessments.StrengthNone)
	stale.Stale, stale.StaleReason = true, "the evidence expired on 2026-01-01"
	unconfirmed := term("i", 8, assessments.NotApplicable, assessments.StrengthNone)
	unconfirmed.Unconfirmed, unconfirmed.DealBreaker = true, true
	favoured := term("i", 8, assessments.Silent, assessments.StrengthClause)
	favoured.Favoured = true
	heavier := term("i", 8, assessments.Met, assessments.StrengthPolicy)
	heavier.Weight, heavier.Percent = 1000, 125
	untold := term("i", 8, assessments.Met, assessments.StrengthReport)
	untold.Percent = 0
	fraction := term("i", 5, assessments.Met, assessments.StrengthPolicy)
	fraction.Weight, fraction.Percent = 375, 75
	for want, j := range map[string]scoring.Judged{
		"partly met 0.5 × contract clause 1.0 × weight 8 = 4 of 8": term("i",
			8, assessments.Partly, assessments.StrengthClause),
		"met 1.0 × vendor answer 0.3 × weight 7 = 2.1 of 7": term("i",
			7, assessments.Met, assessments.StrengthVendor),
		"met 1.0 × contract clause 0.6 × weight 8 = 4.8 of 8": control(
			term("i", 8, assessments.Met, assessments.StrengthClause)),
		"partly met 0.5 × marketing claim 0.1 × weight 1 = 0.05 of 1": term("i",
			1, assessments.Partly, assessments.StrengthMarketing),
		"met 1.0 × nothing cited or ticked 0.0 × weight 8 = 0 of 8": term("i",
			8, assessments.Met, assessments.StrengthNone),
		"silent 0.0 × contract clause 1.0 × weight 8 = 0 of 8": term("i",
			8, assessments.Silent, assessments.StrengthClause),
		"silent, which favours us, 1.0 × contract clause 1.0 × weight 8 = 8 of 8": favoured,
		"met 1.0 × independent report 1.0 × weight 8 = 8 of 8":                    untold,
		"met 1.0 × policy document 0.5 × weight 10 (8 at 125 %) = 5 of 10":        heavier,
		"met 1.0 × policy document 0.5 × weight 3.75 (5 at 75 %) = 1.875 of 3.75": fraction,
		"not assessed: open, weight 8 could bring 0 to 8": term("i",
			8, "", assessments.StrengthClause),
		"not applicable, outside the score": term("i",
			8, assessments.NotApplicable, assessments.StrengthNone),
		"met, but stale (the evidence expired on 2026-01-01): open, weight 8 could bring 0 to 8":  stale,
		"not applicable, but not confirmed by a second person: open, weight 8 could bring 0 to 8": unconfirmed,
		"contradicted 0.0 × independent report 1.0 × weight 2 = 0 of 2": term("i",
			2, assessments.Contradicted, assessments.StrengthReport),
		"not met 0.0 × verified by us 1.0 × weight 2 = 0 of 2": term("i",
			2, assessments.NotMet, assessments.StrengthVerified),
		"met 1.0 × verified by us 1.0 × weight 10 = 10 of 10": control(
			term("i", 10, assessments.Met, assessments.StrengthVerified)),
	} {
		if got := only(j).Arithmetic; got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func TestPointsAreExactBillionths(t *testing.T) {
	p := only(term("i", 7, assessments.Partly, assessments.StrengthVendor))
	if p.Weight != 7_000 || p.Max != 7_000_000_000 || p.Points != 1_050_000_000 || p.V != 500 || p.S != 300 ||
		!p.Assessed || !p.Applicable {
		t.Errorf("got %+v", p)
	}
}

func TestOpenItemsWidenTheBandAndNothingElse(t *testing.T) {
	stale := term("stale", 4, assessments.Met, assessments.StrengthClause)
	stale.Stale = true
	r := scoring.Score([]scoring.Judged{
		term("met", 3, assessments.Met, assessments.StrengthClause),
		term("not", 1, assessments.NotMet, assessments.StrengthClause),
		term("open", 2, "", ""), stale,
		term("aside", 9, assessments.NotApplicable, ""),
	}, shipped())
	f := r.Total
	if f.Score != 750 || f.Coverage != 400 || f.BandLow != 300 || f.BandHigh != 900 || f.Items != 4 ||
		f.ItemsDone != 2 || f.Stale != 1 || f.Word != scoring.Weak {
		t.Errorf("got %+v", f)
	}
	if len(r.AskNext) != 2 || r.AskNext[0] != (scoring.Next{Item: "stale", Narrow: 400}) ||
		r.AskNext[1] != (scoring.Next{Item: "open", Narrow: 200}) {
		t.Errorf("ask next %+v", r.AskNext)
	}
	if r.Disciplines[assessments.Legal] != f {
		t.Errorf("the only discipline with items differs from the whole: %+v",
			r.Disciplines[assessments.Legal])
	}
	if g, ok := r.Disciplines[assessments.Resilience]; !ok || g.Word != "unscored" || g.Scored {
		t.Errorf("a discipline without items: %+v, listed %v", g, ok)
	}
}

func TestNothingAssessedIsUnscoredAndNeverZero(t *testing.T) {
	for name, items := range map[string][]scoring.Judged{
		"no items":             nil,
		"only open":            {term("a", 5, "", "")},
		"only aside":           {term("a", 5, assessments.NotApplicable, "")},
		"assessed, weightless": {term("a", 0, assessments.Met, assessments.StrengthClause)},
	} {
		if f := scoring.Score(items, shipped()).Total; f.Scored || f.Word != "unscored" ||
			f.Score != 0 {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

func TestAskNextNamesFiveAndOpenItemsAll(t *testing.T) {
	var items []scoring.Judged
	for i, w := range []int{1, 9, 9, 2, 3, 4, 5} {
		items = append(items, term(fmt.Sprint(i), w, "", ""))
	}
	r := scoring.Score(items, shipped())
	order := ""
	for _, n := range r.OpenItems {
		order += n.Item
	}
	if order != "1265430" || len(r.AskNext) != 5 || r.AskNext[4].Item != "4" {
		t.Errorf("open items %q, ask next %+v", order, r.AskNext)
	}
}

func TestArithmeticDoesNotCallWhatCarriesNothingNothing(t *testing.T) {
	j := term("i", 8, assessments.Met, assessments.StrengthNone)
	j.Supports = []scoring.Support{{Noun: "citation"}}
	if got, want := only(j).Arithmetic, "met 1.0 × nothing that counts 0.0 × weight 8 = 0 of 8"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestGatesCloseOnWhatIsShownAndOnNothingElse(t *testing.T) {
	const (
		met, partly = assessments.Met, assessments.Partly
		clause      = assessments.StrengthClause
	)
	for name, tc := range map[string]struct {
		verdict assessments.Verdict
		behind  assessments.Strength
		least   assessments.Strength
		bend    func(*scoring.Judged)
		reason  string // "" is closed
	}{
		"met with a clause": {met, clause, clause, nil, ""},
		"met with more":     {met, assessments.StrengthReport, clause, nil, ""},
		"met on a vendor's word": {
			met, assessments.StrengthVendor, clause, nil,
			"Met, but the strongest thing behind it is a vendor answer; it takes at least a contract clause.",
		},
		"met with nothing": {
			met, "", clause, nil,
			"Met, but nothing is cited or ticked; it takes at least a contract clause.",
		},
		"met with nothing, no least": {
			met, "", "", nil,
			"Met, but nothing is cited or ticked; it takes at least something that can be shown.",
		},
		"met with a report due": {
			met, clause, assessments.StrengthReport, nil,
			"Met, but the strongest thing behind it is a contract clause; it takes at least an independent report.",
		},
		"met with a check due": {
			met, clause, assessments.StrengthVerified, nil,
			"Met, but the strongest thing behind it is a contract clause; it takes a check of our own.",
		},
		"partly at the fall-back": {partly, clause, clause, func(j *scoring.Judged) {
			j.AtFallBack = true
		}, ""},
		"partly on a policy": {partly, assessments.StrengthPolicy, clause, func(j *scoring.Judged) {
			j.AtFallBack = true
		}, "Partly met, but the strongest thing behind it is a policy document; it takes at least a contract clause."},
		"partly below the fall-back": {
			partly, clause, clause, nil,
			"It is only partly met, and not stated to be enough.",
		},
		"not assessed": {"", clause, clause, nil, "Nobody has assessed it yet."},
		"stale": {met, clause, clause, func(j *scoring.Judged) {
			j.Stale, j.StaleReason = true, "the evidence expired"
		}, "The verdict is stale: the evidence expired."},
		"not met": {
			assessments.NotMet, clause, clause, nil,
			"The verdict is “not met”; only “met”, or “partly met” where that is stated to be enough, closes it.",
		},
		"silent": {
			assessments.Silent, clause, clause, nil,
			"The verdict is “silent”; only “met”, or “partly met” where that is stated to be enough, closes it.",
		},
		"silent in our favour": {assessments.Silent, clause, clause, func(j *scoring.Judged) {
			j.Favoured = true
		}, "The verdict is “silent”; only “met”, or “partly met” where that is stated to be enough, closes it."},
		"contradicted": {
			assessments.Contradicted, clause, clause, nil,
			"The verdict is “contradicted”; only “met”, or “partly met” where that is stated to be enough, closes it.",
		},
		"not applicable, confirmed": {assessments.NotApplicable, "", clause, nil, ""},
		"not applicable, unconfirmed": {assessments.NotApplicable, "", clause, func(j *scoring.Judged) {
			j.Unconfirmed = true
		}, "“Not applicable” on a deal-breaker counts only once a second person has confirmed it."},
		"met with what carries nothing": {met, "", clause, func(j *scoring.Judged) {
			j.Supports = []scoring.Support{
				{
					Noun: "citation", Fresh: true,
					Why: "the quote was not found in the text, so it carries nothing",
				},
			}
		}, "Met, but what is cited or ticked carries nothing; it takes at least a contract clause."},
		"met with a report, a check due": {
			met, assessments.StrengthReport, assessments.StrengthVerified, nil,
			"Met, but the strongest thing behind it is an independent report; it takes a check of our own.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			j := term("gate", 5, tc.verdict, tc.behind)
			j.DealBreaker, j.MinStrength = true, tc.least
			if tc.bend != nil {
				tc.bend(&j)
			}
			r := scoring.Score([]scoring.Judged{j}, shipped())
			if p := r.Items[0]; p.GateOpen != (tc.reason != "") || p.GateReason != tc.reason ||
				len(r.Gates) != r.Total.GatesOpen {
				t.Errorf("open %v: %q\nwant %q", p.GateOpen, p.GateReason, tc.reason)
			}
			before := r.Total
			j.Excepted = true
			r = scoring.Score([]scoring.Judged{j}, shipped())
			if p := r.Items[0]; p.GateOpen || (p.GatePassed != "") != (tc.reason != "") ||
				r.Total.Points != before.Points ||
				r.Total.Applicable != before.Applicable || (r.Total.GatesPassed == 1) != (tc.reason != "") {
				t.Errorf("with an exception: %+v", p)
			}
			// a second person is asked only where approval depends on it
			j.DealBreaker, j.Excepted, j.Unconfirmed = false, false, false
			if p := only(j); p.GateOpen || p.GatePassed != "" {
				t.Errorf("an item that is no deal-breaker has no gate: %+v", p)
			}
		})
	}
}

func TestWordsGoByTheLowerEndOfTheBand(t *testing.T) {
	for name, tc := range map[string]struct {
		met, open int
		gate      bool
		want      scoring.Word
	}{
		"all shown":                     {4, 0, false, scoring.Strong},
		"just strong":                   {3, 1, false, scoring.Strong},
		"mixed while a third is open":   {2, 1, false, scoring.Mixed},
		"just mixed":                    {1, 1, false, scoring.Mixed},
		"weak while most of it is open": {1, 2, false, scoring.Weak},
		"a gate caps strong to mixed":   {99, 1, true, scoring.Mixed},
		"a gate lifts nothing":          {1, 5, true, scoring.Weak},
	} {
		items := []scoring.Judged{}
		for range tc.met {
			items = append(items, term("m", 1, assessments.Met, assessments.StrengthClause))
		}
		for i := range tc.open {
			j := term("o", 1, "", "")
			j.DealBreaker = tc.gate && i == 0
			items = append(items, j)
		}
		r := scoring.Score(items, shipped())
		if r.Total.Word != tc.want || r.Disciplines[assessments.Legal].Word != tc.want {
			t.Errorf("%s: %s, discipline %s; want %s", name, r.Total.Word,
				r.Disciplines[assessments.Legal].Word, tc.want)
		}
	}
}

func TestSharesAreRoundedHalfUp(t *testing.T) {
	for want, weights := range map[int][2]int{333: {1, 2}, 667: {2, 1}, 1: {1, 1999}, 0: {1, 2001}} {
		r := scoring.Score([]scoring.Judged{
			term("met", weights[0], assessments.Met, assessments.StrengthClause),
			term("not", weights[1], assessments.NotMet, assessments.StrengthClause),
		}, shipped())
		if r.Total.Score != want {
			t.Errorf("%d of %d is %d, want %d", weights[0], weights[0]+weights[1], r.Total.Score, want)
		}
	}
}

func TestWeightsBeyondReasonDoNotOverflow(t *testing.T) {
	d := fixture()
	d.Template.Items[0].Weight = 1 << 60
	d.Model.DisciplinePercent = map[assessments.Discipline]int{assessments.Legal: 1 << 60}
	for range 99 {
		d.Template.Items = append(d.Template.Items, d.Template.Items[0])
	}
	cite(d, "msa1")
	f := scoring.Score(scoring.Judge(d, today), d.Model).Total
	if f.Score != 1000 || f.Coverage != 1000 || f.BandLow != 1000 || f.BandHigh != 1000 {
		t.Errorf("got %+v", f)
	}
}

func TestAnItemOutsideTheScoreHasNoPoints(t *testing.T) {
	aside := only(term("aside", 9, assessments.NotApplicable, assessments.StrengthClause))
	if aside.Max != 0 || aside.Points != 0 || aside.Applicable || aside.Verdict != assessments.NotApplicable {
		t.Errorf("got %+v", aside)
	}
	r := scoring.Score(nil, shipped())
	if r.Gates == nil {
		t.Error("no open deal-breaker is an empty list, and not nothing, for those who read it as JSON")
	}
}

func TestAnItemOfAnotherDisciplineCounts(t *testing.T) {
	own := term("own", 3, assessments.Met, assessments.StrengthClause)
	own.Discipline = "works_council"
	other := term("other", 1, assessments.NotMet, assessments.StrengthClause)
	other.Discipline = "insurance"
	r := scoring.Score([]scoring.Judged{own, other, own}, shipped())
	if f := r.Disciplines["works_council"]; f.Items != 2 || f.Score != 1000 {
		t.Errorf("its own figures: %+v", f)
	}
	if f := r.Disciplines["insurance"]; f.Items != 1 || f.Score != 0 {
		t.Errorf("those of the other: %+v", f)
	}
	if r.Total.Items != 3 || r.Total.Score != 857 {
		t.Errorf("the total: %+v", r.Total)
	}
}
