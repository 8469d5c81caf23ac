package scoring_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// one is a dossier of one term with an answer.
func one(it assessments.Item, a assessments.Answer) *assessments.Dossier {
	it.ID, it.Kind, it.Discipline, it.Weight = "T", assessments.TermItem, assessments.Legal, 4
	a.ItemID = "T"
	return &assessments.Dossier{
		Template: assessments.Template{Items: []assessments.Item{it}},
		Answers:  []assessments.Answer{a},
	}
}

func TestWalkAwayGatesUntilAnExceptionCarriesIt(t *testing.T) {
	law := assessments.Item{WalkAwayReason: "The law forbids it."}
	favours := assessments.Item{Silence: "favours"}
	for _, verdict := range append(assessments.Verdicts(), assessments.NotAssessed) {
		for name, tc := range map[string]struct {
			item   assessments.Item
			marked bool
			gates  bool
		}{
			"unmarked": {assessments.Item{}, false, false},
			"marked": {assessments.Item{}, true, verdict == assessments.NotMet ||
				verdict == assessments.Silent},
			"favours, marked": {favours, true, verdict == assessments.NotMet},
			"by the set": {law, false, verdict == assessments.NotMet || verdict == assessments.Silent ||
				verdict == assessments.Contradicted},
		} {
			if verdict == assessments.NotApplicable && name == "by the set" {
				continue // it waits for a second person: TestNotApplicableIsNoWayRoundAWalkAway
			}
			d := one(tc.item, assessments.Answer{
				Verdict: verdict, WalkAway: tc.marked,
				Reconfirm: verdict == assessments.Silent,
			})
			j := scoring.Judge(d, "2026-11-21")
			r := scoring.Score(j, assessments.ScoringModel{})
			if got := r.Items[0].GateOpen; got != tc.gates || r.Items[0].WalkAway != got ||
				r.Total.WalkAways != r.Total.GatesOpen {
				t.Errorf("%s, %s: gate open %v, want %v (%+v)", verdict, name, got, tc.gates, r.Total)
			}
			if tc.gates && !strings.HasPrefix(r.Items[0].GateReason, "Walk-away reached") {
				t.Errorf("%s, %s: %q", verdict, name, r.Items[0].GateReason)
			}
			d.Exceptions = []assessments.Exception{
				{ItemID: "T", Approver: "Bo", ApprovedOn: "2026-11-01", Expires: "2027-01-01"},
			}
			if r = scoring.Score(scoring.Judge(d, "2026-11-21"),
				assessments.ScoringModel{}); r.Items[0].GateOpen ||
				(r.Items[0].GatePassed != "") != tc.gates {
				t.Errorf("%s, %s: with an exception %+v", verdict, name, r.Items[0])
			}
		}
	}
}

// TestNotApplicableIsNoWayRoundAWalkAway: one person alone cannot say that what the law or the terms
// forbid is not asked.
func TestNotApplicableIsNoWayRoundAWalkAway(t *testing.T) {
	law := assessments.Item{WalkAwayReason: "The law forbids it."}
	for name, tc := range map[string]struct {
		item  assessments.Item
		by    string
		gates bool
	}{
		"alone":                 {law, "", true},
		"by a second person":    {law, "Bo (legal)", false},
		"by oneself":            {law, "Al (legal)", true},
		"an item like another":  {assessments.Item{}, "", false},
		"a deal-breaker, alone": {assessments.Item{DealBreaker: true}, "", true},
	} {
		d := one(tc.item, assessments.Answer{
			Verdict: assessments.NotApplicable, Reason: "Unclear",
			AssessedBy: "Al (legal)", SecondPerson: tc.by,
		})
		r := scoring.Score(scoring.Judge(d, "2026-11-21"), assessments.ScoringModel{})
		p := r.Items[0]
		if p.GateOpen != tc.gates || p.Applicable != tc.gates || p.WalkAway || r.Total.WalkAways != 0 {
			t.Errorf("%s: %+v, %+v", name, p, r.Total)
		}
		if tc.gates && !strings.Contains(p.GateReason, "second person") {
			t.Errorf("%s: %q does not say what to do", name, p.GateReason)
		}
	}
}

// What a tier spares is asked in one line: it weighs little, is never hidden by the tier, and other
// facts still hide it.
func TestABriefItemIsAskedAndWeighsLittle(t *testing.T) {
	it := assessments.Item{
		Brief: "Is it there?", MinStrength: assessments.StrengthClause,
		When: []assessments.Condition{
			{Fact: "tier", Any: []string{"1"}, Reason: "spared"},
			{Fact: "reach", Any: []string{"public"}, Reason: "inside"},
		},
	}
	for _, tc := range []struct {
		tier, reach   string
		brief, hidden bool
		weight        int64
	}{
		{"1", "public", false, false, 4000},
		{"3", "public", true, false, 1000},
		{"", "", false, false, 4000},
		{"3", "", true, false, 1000},
		{"3", "team", true, true, 0},
	} {
		d := one(it, assessments.Answer{Verdict: assessments.Met})
		d.Assessment.Tier, d.Use.Reach = tc.tier, tc.reach
		j := scoring.Judge(d, "2026-11-21")
		p := scoring.Score(j, assessments.ScoringModel{}).Items[0]
		if j[0].Brief != tc.brief || j[0].Hidden != tc.hidden || p.Max != tc.weight*1_000_000 {
			t.Errorf("tier %q, reach %q: %+v, max %d", tc.tier, tc.reach, j[0], p.Max)
		}
		if tc.brief && j[0].MinStrength != "" {
			t.Error("a brief item takes a least strength")
		}
	}
}

func TestReconfirmIsAStateOfItsOwnAndNeverMet(t *testing.T) {
	for _, verdict := range assessments.Verdicts() {
		d := one(assessments.Item{}, assessments.Answer{Verdict: verdict, Reconfirm: true, Response: "yes"})
		j := scoring.Judge(d, "2026-11-21")
		r := scoring.Score(j, assessments.ScoringModel{})
		if s := j[0].State(); s != scoring.StateReconfirm || s.Words(verdict) != "to reconfirm (was "+
			verdict.Title()+")" {
			t.Errorf("%s: %s, %s", verdict, s, s.Words(verdict))
		}
		if !j[0].Open() || r.Total.Stale != 1 || r.Total.ItemsDone != 0 || r.Total.Points != 0 {
			t.Errorf("%s: %+v", verdict, r.Total)
		}
	}
}

// The whole is never strong while a discipline is weak, unscored or has an open gate, and nothing else
// lowers it.
func TestTheWholeIsCappedByItsWeakestDiscipline(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := assessments.ScoringModel{
			Strong: 750, Mixed: 500, Verdict: map[assessments.Verdict]int{
				assessments.Met:    1000,
				assessments.Partly: 500,
			},
			Strength: map[assessments.ItemKind]map[assessments.Strength]int{
				assessments.TermItem: {assessments.StrengthClause: 1000},
			},
		}
		var judged []scoring.Judged
		for _, d := range assessments.Disciplines() {
			for i := range rapid.IntRange(0, 3).Draw(rt, "items") {
				judged = append(judged, scoring.Judged{
					Item: string(d) + string(rune('0'+i)), Discipline: d, Kind: assessments.TermItem,
					Strength: assessments.StrengthClause,
					Weight:   100 * rapid.IntRange(1, 40).Draw(rt, "weight"),
					Verdict: rapid.SampledFrom([]assessments.Verdict{
						assessments.Met, assessments.Met,
						assessments.Met, assessments.Partly, assessments.NotMet, "",
					}).Draw(rt, "verdict"),
					DealBreaker: rapid.IntRange(0, 9).Draw(rt, "gate") == 0,
					WalkAway:    rapid.IntRange(0, 9).Draw(rt, "walk") == 0,
				})
			}
		}
		plain := scoring.Score(judged, m)
		m.WholeCapped = true
		capped := scoring.Score(judged, m)
		bad := false
		for _, f := range capped.Disciplines {
			bad = bad || f.Word == scoring.Weak || f.Word == "unscored" || f.GatesOpen > 0
		}
		high := capped.Total.Scored && capped.Total.BandLow >= m.Strong
		switch {
		case bad && capped.Total.Word == scoring.Strong:
			rt.Fatalf("strong over %+v", capped.Disciplines)
		case !bad && capped.Total.Word != plain.Total.Word:
			rt.Fatalf("%s without a reason, %s before", capped.Total.Word, plain.Total.Word)
		case (len(capped.CappedBy) > 0) != (bad && high), (capped.CappedWords() != "") != (bad && high):
			rt.Fatalf("capped by %+v, bad %v, band from %d", capped.CappedBy, bad, capped.Total.BandLow)
		case len(plain.CappedBy) > 0:
			rt.Fatal("a model without the rule names what caps")
		}
	})
}
