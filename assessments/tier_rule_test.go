package assessments_test

import (
	"slices"
	"testing"

	"countersign/assessments"
)

var rules = []assessments.TierRule{
	{
		Tier: "1", Coverage: 95, SignOffs: []string{"security", "legal"}, FindingSignOffs: true,
		ReviewMonths: 6,
	},
	{Tier: "3", Coverage: 70, ReviewMonths: 24},
}

func TestAnUnknownTierTakesTheStrictestRule(t *testing.T) {
	set := assessments.Template{Tiers: rules}
	for tier, want := range map[string]string{"": "1", "1": "1", "3": "3", "9": "1"} {
		if got, ok := set.Rule(tier); !ok || got.Tier != want {
			t.Errorf("tier %q takes the rules of %q, %v", tier, got.Tier, ok)
		}
	}
	if _, ok := (assessments.Template{}).Rule("1"); ok {
		t.Error("a set without rules has one")
	}
}

func TestAskedIn(t *testing.T) {
	spared := []assessments.Condition{
		{Fact: "reach", Any: []string{"team"}},
		{Fact: "tier", Any: []string{"1", "2"}},
	}
	for name, tc := range map[string]struct {
		item assessments.Item
		tier string
		want assessments.Asking
	}{
		"no condition":      {assessments.Item{Brief: "b"}, "3", assessments.AskedWhole},
		"spared":            {assessments.Item{When: spared}, "3", assessments.NotAsked},
		"spared, brief":     {assessments.Item{When: spared, Brief: "b"}, "3", assessments.AskedInOneLine},
		"not spared, brief": {assessments.Item{When: spared, Brief: "b"}, "2", assessments.AskedWhole},
		"tier unknown":      {assessments.Item{When: spared}, "", assessments.AskedWhole},
		"by none": {
			assessments.Item{Brief: "b", When: []assessments.Condition{{Fact: "tier", None: []string{"3"}}}},
			"3", assessments.AskedInOneLine,
		},
	} {
		if got := tc.item.AskedIn(tc.tier); got != tc.want {
			t.Errorf("%s: %s, want %s", name, got, tc.want)
		}
	}
}

// No rule asks for more than the evidence an item expects can carry: the item could never be approved.
func TestLeastStrengthCanBeReached(t *testing.T) {
	for _, kind := range []assessments.ItemKind{assessments.TermItem, assessments.ControlItem} {
		for _, wanted := range assessments.Strengths() {
			for _, expected := range append(assessments.Strengths(), "") {
				it := assessments.Item{
					Kind: kind, Weight: 5,
					Evidence: []assessments.ExpectedEvidence{{Strength: expected}},
				}
				got := assessments.TierRule{Strength: map[assessments.ItemKind]assessments.Strength{
					kind: wanted,
				}}.LeastStrength(it)
				best := expected.Rank()
				if kind == assessments.TermItem {
					best = max(best, assessments.StrengthClause.Rank())
				}
				if got.Rank() != min(wanted.Rank(), best) {
					t.Errorf("%s, wanted %s, expected %q: %q", kind, wanted, expected, got)
				}
			}
		}
	}
	heavy := assessments.TierRule{
		Strength: map[assessments.ItemKind]assessments.Strength{
			assessments.TermItem: assessments.StrengthClause,
		}, StrengthFrom: 8,
	}
	if got := heavy.LeastStrength(assessments.Item{Kind: assessments.TermItem, Weight: 7}); got != "" {
		t.Errorf("an item of little weight takes %s", got)
	}
}

func TestRulesOfADossier(t *testing.T) {
	d := assessments.Dossier{Template: assessments.Template{Tiers: rules, Items: []assessments.Item{
		{ID: "P", Owner: "procurement"}, {ID: "B", Owner: "business"}, {ID: "C", Owner: "dpo"},
	}}}
	d.Assessment.Tier = "1"
	d.Findings = []assessments.Finding{
		{ItemID: "P", Text: "a gap", Status: "open"},
		{ItemID: "B", Text: "a gap"},
		{ItemID: "C", Text: "a gap", Status: "closed"},
		{ItemID: "C"},
	}
	rule, _ := d.Rule()
	if got, want := d.RequiredSignOffs(rule),
		[]string{"legal", "procurement", "security", "business_owner"}; !slices.Equal(got, want) {
		t.Errorf("sign-offs by %v, want %v", got, want)
	}
	if rule.FindingSignOffs = false; !slices.Equal(d.RequiredSignOffs(rule), []string{"legal", "security"}) {
		t.Errorf("without findings: %v", d.RequiredSignOffs(rule))
	}
	// The organisation's own settings only make it stricter.
	for _, tc := range []struct {
		least, months, coverage int
		short                   bool
		limit                   assessments.Date
	}{
		{0, 0, 790, false, "2026-07-01"},
		{98, 3, 970, true, "2026-04-01"},
		{98, 3, 980, false, "2026-04-01"},
		{60, 12, 950, false, "2026-07-01"},
	} {
		d.Organisation = assessments.Organisation{LeastCoverage: tc.least, ReviewMonths: tc.months}
		if limit := d.ApprovalLimit("2026-01-01"); limit != tc.limit {
			t.Errorf("%+v: until %s", tc, limit)
		}
		if need, short := d.CoverageToExplain(tc.coverage); short != tc.short {
			t.Errorf("%+v: %d needed, to be explained %v", tc, need, short)
		}
	}
}

func TestARuleSaysWhatItAsks(t *testing.T) {
	r := rules[0]
	r.Strength = map[assessments.ItemKind]assessments.Strength{
		assessments.ControlItem: assessments.StrengthReport,
	}
	r.StrengthFrom = 8
	want := "Tier 1: at least 95 % of the weight assessed; sign-off by security, legal, and by the owners of items with open findings;" +
		" at least an independent report behind every control of weight 8 or more; reviewed every 6 months"
	if got := r.Words(); got != want {
		t.Errorf("got %q", got)
	}
	if got := rules[1].Words(); got != "Tier 3: at least 70 % of the weight assessed; reviewed every 24 months" {
		t.Errorf("got %q", got)
	}
}
