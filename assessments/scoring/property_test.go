package scoring_test

import (
	"math/big"
	"math/rand"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"

	"pgregory.net/rapid"
)

// anyModel draws a scoring model whose figures are ordered as a model's must be.
func anyModel(t *rapid.T) assessments.ScoringModel {
	if rapid.Bool().Draw(t, "shipped model") {
		return shipped()
	}
	m := shipped()
	for _, k := range []assessments.ItemKind{assessments.TermItem, assessments.ControlItem} {
		s := rapid.SliceOfN(rapid.IntRange(0, 1000), 6, 6).Draw(t, "strengths")
		slices.Sort(s)
		m.Strength[k] = scale(s...)
	}
	m.Verdict[assessments.Partly] = rapid.IntRange(0, 1000).Draw(t, "partly")
	m.Mixed = rapid.IntRange(1, 900).Draw(t, "mixed")
	m.Strong = rapid.IntRange(m.Mixed, 1000).Draw(t, "strong")
	return m
}

var (
	verdicts = rapid.SampledFrom(
		append([]assessments.Verdict{assessments.NotAssessed}, assessments.Verdicts()...))
	strengths = rapid.SampledFrom(
		append([]assessments.Strength{assessments.StrengthNone}, assessments.Strengths()...))
)

func anyItem(t *rapid.T) scoring.Judged {
	j := scoring.Judged{
		Item:       rapid.StringMatching(`[A-Z]{8}`).Draw(t, "id"),
		Discipline: rapid.SampledFrom(assessments.Disciplines()).Draw(t, "discipline"),
		Kind: rapid.SampledFrom(
			[]assessments.ItemKind{assessments.TermItem, assessments.ControlItem}).Draw(t, "kind"),
		Weight:  rapid.IntRange(1, 10).Draw(t, "weight") * rapid.IntRange(1, 300).Draw(t, "percent"),
		Verdict: verdicts.Draw(t, "verdict"), Strength: strengths.Draw(t, "strength"),
		DealBreaker: rapid.Bool().Draw(t, "deal-breaker"), MinStrength: strengths.Draw(t, "least"),
		Hidden: rapid.IntRange(0, 9).Draw(t, "hidden") == 0,
	}
	j.Stale = j.Verdict != "" && rapid.IntRange(0, 4).Draw(t, "stale") == 0
	j.Favoured = j.Verdict == assessments.Silent && rapid.Bool().Draw(t, "favoured")
	j.AtFallBack = j.Verdict == assessments.Partly && rapid.Bool().Draw(t, "fall-back")
	j.Unconfirmed = j.DealBreaker && j.Verdict == assessments.NotApplicable &&
		rapid.Bool().Draw(t, "unconfirmed")
	j.Excepted = j.DealBreaker && rapid.IntRange(0, 4).Draw(t, "excepted") == 0
	return j
}

func anyItems(t *rapid.T) []scoring.Judged {
	return rapid.SliceOfN(rapid.Custom(anyItem), 1, 40).Draw(t, "items")
}

// cells are the whole and every discipline.
func cells(r scoring.Result) []scoring.Figures {
	out := []scoring.Figures{r.Total}
	for _, d := range assessments.Disciplines() {
		out = append(out, r.Disciplines[d])
	}
	return out
}

func TestPropertyFiguresStayInBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := scoring.Score(anyItems(t), anyModel(t))
		for _, f := range cells(r) {
			for what, v := range map[string]int{
				"score": f.Score, "coverage": f.Coverage, "low": f.BandLow,
				"high": f.BandHigh,
			} {
				if v < 0 || v > 1000 {
					t.Fatalf("%s is %d: %+v", what, v, f)
				}
			}
			if f.Points < 0 || f.Points > f.Assessed || f.Assessed > f.Applicable ||
				f.Open != f.Applicable-f.Assessed {
				t.Fatalf("sums do not fit: %+v", f)
			}
			if f.BandLow > f.BandHigh || (f.Scored && (f.Score < f.BandLow || f.Score > f.BandHigh)) {
				t.Fatalf("the score is outside its band: %+v", f)
			}
		}
		for _, p := range r.Items {
			if p.Points < 0 || p.Points > p.Max {
				t.Fatalf("points outside 0 to max: %+v", p)
			}
		}
	})
}

func TestPropertyPointsAreOrderedByVerdictAndByStrength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, j := anyModel(t), anyItem(t)
		j.Hidden, j.Stale, j.Unconfirmed, j.Favoured = false, false, false, false
		at := func(v assessments.Verdict, s assessments.Strength) int64 {
			one := j
			one.Verdict, one.Strength = v, s
			return scoring.Score([]scoring.Judged{one}, m).Items[0].Points
		}
		for _, s := range assessments.Strengths() {
			none := at(assessments.NotMet, s)
			if at(assessments.Silent, s) != none || at(assessments.Contradicted, s) != none || none != 0 ||
				none > at(assessments.Partly, s) || at(assessments.Partly, s) > at(assessments.Met, s) {
				t.Fatalf("verdicts are out of order at %s", s)
			}
		}
		for _, v := range []assessments.Verdict{assessments.Met, assessments.Partly} {
			for i, s := range assessments.Strengths() {
				weaker := assessments.StrengthNone
				if i > 0 {
					weaker = assessments.Strengths()[i-1]
				}
				if at(v, weaker) > at(v, s) {
					t.Fatalf("%s brings more points than %s when %s", weaker, s, v)
				}
			}
		}
	})
}

func TestPropertyOrderNeverMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, items := anyModel(t), anyItems(t)
		shuffled := slices.Clone(items)
		rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed"))).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		a, b := scoring.Score(items, m), scoring.Score(shuffled, m)
		if !slices.Equal(cells(a), cells(b)) {
			t.Fatalf("figures depend on the order:\n%+v\n%+v", cells(a), cells(b))
		}
		slices.Sort(a.Gates)
		slices.Sort(b.Gates)
		if !slices.Equal(a.Gates, b.Gates) || len(a.OpenItems) != len(b.OpenItems) {
			t.Fatalf("gates or open items depend on the order")
		}
	})
}

// within reports whether band b lies in band a, exactly: a's share of a whole against b's, multiplied out.
func within(a, b scoring.Figures) bool {
	product := func(x, y int64) *big.Int { return new(big.Int).Mul(big.NewInt(x), big.NewInt(y)) }
	low := product(a.Points, b.Applicable).Cmp(product(b.Points, a.Applicable)) <= 0
	high := product(b.Points+b.Open, a.Applicable).Cmp(product(a.Points+a.Open, b.Applicable)) <= 0
	return low && high && a.BandLow <= b.BandLow && b.BandHigh <= a.BandHigh
}

// establish gives an open item an answer, "not applicable" included: it leaves the denominator.
func establish(t *rapid.T, j *scoring.Judged) {
	j.Stale, j.Unconfirmed = false, false
	j.Verdict = rapid.SampledFrom(assessments.Verdicts()).Draw(t, "finding")
	j.Strength = strengths.Draw(t, "shown by")
	j.Favoured = j.Verdict == assessments.Silent && rapid.Bool().Draw(t, "in our favour")
}

func TestPropertyAnsweringOnlyNarrowsTheBandAroundTheTruth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, items := anyModel(t), anyItems(t)
		before := cells(scoring.Score(items, m))
		steps := [][]scoring.Figures{before}
		for i := range items {
			if !items[i].Open() {
				continue
			}
			establish(t, &items[i])
			after := cells(scoring.Score(items, m))
			for c := range after {
				if after[c].Applicable > 0 && !within(before[c], after[c]) {
					t.Fatalf("answering %s widened a band:\n%+v\n%+v", items[i].Item, before[c], after[c])
				}
			}
			before, steps = after, append(steps, after)
		}
		truth := steps[len(steps)-1]
		for _, step := range steps {
			for c := range step {
				if truth[c].Open != 0 {
					t.Fatalf("every item was answered and %d is open", truth[c].Open)
				}
				if truth[c].Scored && (truth[c].Score < step[c].BandLow ||
					truth[c].Score > step[c].BandHigh) {
					t.Fatalf("the truth %d was outside the band %d to %d", truth[c].Score, step[c].BandLow,
						step[c].BandHigh)
				}
			}
		}
	})
}

func TestPropertyFullCoverageClosesTheBand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, items := anyModel(t), anyItems(t)
		for i := range items {
			if items[i].Open() {
				establish(t, &items[i])
			}
		}
		r := scoring.Score(items, m)
		for _, f := range cells(r) {
			if f.Applicable > 0 && (f.Coverage != 1000 || f.BandLow != f.BandHigh || f.Score != f.BandLow) {
				t.Fatalf("everything is answered and the band is %d to %d: %+v", f.BandLow, f.BandHigh, f)
			}
		}
		if len(r.OpenItems) != 0 {
			t.Fatalf("nothing is open, yet asks %v", r.OpenItems)
		}
	})
}

func TestPropertyTheBandIsAsWideAsTheOpenItemsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := scoring.Score(anyItems(t), anyModel(t))
		width := 0
		for i, n := range r.OpenItems {
			width += n.Narrow
			if i > 0 && n.Narrow > r.OpenItems[i-1].Narrow {
				t.Fatalf("not the widest first: %v", r.OpenItems)
			}
		}
		if off := width - (r.Total.BandHigh - r.Total.BandLow); max(off, -off) > len(r.OpenItems)+1 {
			t.Fatalf("open items narrow by %d, the band is %d wide", width, r.Total.BandHigh-r.Total.BandLow)
		}
	})
}

func TestPropertyAGateCannotBeAveragedAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, items := anyModel(t), anyItems(t)
		gate := anyItem(t)
		gate.DealBreaker, gate.Excepted, gate.Hidden = true, false, false
		switch rapid.IntRange(0, 3).Draw(t, "how it is open") {
		case 0:
			gate.Verdict = rapid.SampledFrom([]assessments.Verdict{
				"", assessments.NotMet, assessments.Silent,
				assessments.Contradicted,
			}).Draw(t, "bad verdict")
		case 1:
			gate.Verdict, gate.AtFallBack = assessments.Partly, false
		case 2:
			gate.Verdict, gate.Stale = assessments.Met, true
		case 3:
			gate.Verdict, gate.MinStrength, gate.Strength = assessments.Met, assessments.StrengthReport,
				assessments.StrengthClause
		}
		for i := range items { // everything else is as good as can be
			items[i] = scoring.Judged{
				Item: items[i].Item, Discipline: items[i].Discipline,
				Kind: items[i].Kind, Weight: items[i].Weight * 100, Verdict: assessments.Met,
				Strength: assessments.StrengthVerified,
			}
		}
		r := scoring.Score(append(items, gate), m)
		if !slices.Contains(r.Gates, gate.Item) || r.Total.Word == scoring.Strong ||
			r.Disciplines[gate.Discipline].Word == scoring.Strong {
			t.Fatalf("an open deal-breaker vanished: gates %v, %s, %s", r.Gates, r.Total.Word,
				r.Disciplines[gate.Discipline].Word)
		}
		if p := r.Items[len(items)]; p.GateReason == "" {
			t.Fatal("an open gate does not say why")
		}
	})
}
