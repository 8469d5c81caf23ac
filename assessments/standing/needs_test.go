package standing_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// ruled is an assessment that has everything its tier takes.
func ruled() (*assessments.Dossier, []scoring.Judged, scoring.Result) {
	d := &assessments.Dossier{Assessment: assessments.Assessment{
		ID: "a", Tier: "1",
		Status: assessments.InReview,
	}}
	d.Template = assessments.Template{
		Tiers: []assessments.TierRule{
			{
				Tier: "1", Coverage: 90, SignOffs: []string{"legal"}, ReviewMonths: 6, StrengthFrom: 3,
				Strength: map[assessments.ItemKind]assessments.Strength{
					assessments.TermItem: assessments.StrengthClause,
				},
			},
			{Tier: "3", Coverage: 50, ReviewMonths: 24},
		},
		Items: []assessments.Item{{ID: "T", Title: "Training", Kind: assessments.TermItem, Weight: 5}},
	}
	d.SignOffs = []assessments.SignOff{{Role: "legal", Name: "Lena", On: "2026-11-20"}}
	d.SignOffs[0].StateHash, d.SignOffs[0].StateForm = d.StateHash(), assessments.StateForm
	judged := []scoring.Judged{{
		Item: "T", Kind: assessments.TermItem, Verdict: assessments.Met,
		Strength: assessments.StrengthClause, Weight: 500,
	}}
	return d, judged, scoring.Result{Total: scoring.Figures{Coverage: 900}}
}

func TestNeeds(t *testing.T) {
	type setup func(*assessments.Dossier, *scoring.Judged, *scoring.Result)
	for name, tc := range map[string]struct {
		change setup
		until  assessments.Date
		words  string // "" where nothing is missing
	}{
		"nothing": {nil, "2027-05-21", ""},
		"no tier": {func(d *assessments.Dossier, _ *scoring.Judged, _ *scoring.Result) {
			d.Assessment.Tier = ""
		}, "", "No tier is accepted"},
		"no rules": {func(d *assessments.Dossier, _ *scoring.Judged, r *scoring.Result) {
			d.Template.Tiers, r.Total.Coverage = nil, 0
		}, "2030-01-01", ""},
		"light": {func(d *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			d.Assessment.Tier, j.Strength = "3", ""
		}, "2028-11-21", ""},
		"coverage": {func(_ *assessments.Dossier, _ *scoring.Judged, r *scoring.Result) {
			r.Total.Coverage = 899
		}, "", "89.9 % of the weight is assessed, and tier 1 takes 90 %"},
		"no sign-off": {func(d *assessments.Dossier, _ *scoring.Judged, _ *scoring.Result) {
			d.SignOffs = nil
		}, "", "Tier 1 takes the sign-off of the present state by legal"},
		"revoked": {func(d *assessments.Dossier, _ *scoring.Judged, _ *scoring.Result) {
			d.SignOffs[0].RevokedReason = "left"
		}, "", "by legal, which is not on record; record"},
		"later": {func(d *assessments.Dossier, _ *scoring.Judged, _ *scoring.Result) {
			d.SignOffs[0].On = "2026-11-22"
		}, "", "by legal, which is not on record; record"},
		"of the same day": {func(d *assessments.Dossier, _ *scoring.Judged, _ *scoring.Result) {
			d.SignOffs[0].On = "2026-11-21"
		}, "", ""},
		"other state": {func(d *assessments.Dossier, _ *scoring.Judged, _ *scoring.Result) {
			d.Use.Purpose = "another"
		}, "", "that of 2026-11-20 by Lena is of another state"},
		"weak": {func(_ *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			j.Strength = assessments.StrengthPolicy
		}, "", "“Training” (T) is met on a policy document, and tier 1 takes at least a contract clause"},
		"excepted": {func(_ *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			j.Strength, j.Excepted = "", true
		}, "", ""},
		"not met": {func(_ *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			j.Strength, j.Verdict = "", assessments.NotMet
		}, "", ""},
		"a walk-away not assessed": {func(d *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			d.Template.Items[0].WalkAwayReason, j.Verdict = "It is unlawful.", assessments.NotAssessed
		}, "", "“Training” (T) is not assessed, and “not met” would be our walk-away; assess it"},
		"a walk-away not asked": {func(d *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			d.Template.Items[0].WalkAwayReason, j.Verdict, j.Hidden = "It is unlawful.", assessments.NotAssessed, true
		}, "", ""},
		"a walk-away not assessed, with an exception": {func(d *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			d.Template.Items[0].WalkAwayReason, j.Verdict, j.Excepted = "It is unlawful.", assessments.NotAssessed, true
		}, "", ""},
		"another not assessed": {func(_ *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			j.Verdict = assessments.NotAssessed
		}, "", ""},
		"brief": {func(_ *assessments.Dossier, j *scoring.Judged, _ *scoring.Result) {
			j.Strength, j.Brief = "", true
		}, "", ""},
		"too long": {
			nil, "2027-05-22",
			"tier 1 is reviewed every 6 months; name 2027-05-21 or an earlier day",
		},
		"next review": {func(d *assessments.Dossier, _ *scoring.Judged, _ *scoring.Result) {
			d.Assessment.NextReview = "2027-06-01"
			d.SignOffs[0].StateHash = d.StateHash()
		}, "", "The next review is set for 2027-06-01"},
	} {
		d, judged, r := ruled()
		if tc.change != nil {
			tc.change(d, &judged[0], &r)
		}
		if name == "no tier" || name == "light" {
			d.SignOffs[0].StateHash = d.StateHash()
		}
		got := standing.Needs(d, d, judged, r, "2026-11-21", tc.until)
		switch {
		case tc.words == "" && len(got) == 0:
		case len(got) != 1 || tc.words == "" || !strings.Contains(got[0].Text, tc.words):
			t.Errorf("%s: %+v, want %q", name, got, tc.words)
		}
	}
}

func TestEverythingThatIsMissingIsNamed(t *testing.T) {
	d, judged, r := ruled()
	d.SignOffs, r.Total.Coverage, judged[0].Strength, d.Assessment.Tier = nil, 0, "", ""
	if got := standing.Needs(d, d, judged, r, "2026-11-21", "2029-01-01"); len(got) != 5 {
		t.Errorf("%d needs: %+v", len(got), got)
	}
}

// A sign-off that the tier takes is part of what carries the approval: once it is revoked, the
// approval is not carried.
func TestARevokedSignOffOfTheTierCarriesNoApproval(t *testing.T) {
	d, r := approved()
	one := assessments.SignOff{ID: "s", Role: "legal", StateHash: "now", StateForm: 2}
	d.SignOffs = []assessments.SignOff{one}
	d.SignOffs[0].RevokedReason = "taken back"
	if s := of(d, r, today); s.State != standing.Stands {
		t.Errorf("under a set without rules: %s", s.Sentence())
	}
	d.Template.Tiers = []assessments.TierRule{{Tier: "1", SignOffs: []string{"legal"}, ReviewMonths: 24}}
	if s := of(d, r, today); s.State != standing.NotCarried ||
		!strings.Contains(s.Sentence(),
			"the sign-off by legal, which tier 1 takes, was revoked: taken back") {
		t.Errorf("a revoked sign-off: %s", s.Sentence())
	}
	if d.SignOffs = append(d.SignOffs, one); of(d, r, today).State != standing.Stands {
		t.Error("another live sign-off of the same state does not carry it")
	}
}

func TestAWalkAwayIsNotCarriedWithoutALiveException(t *testing.T) {
	d, r := approved()
	d.Template.Items = []assessments.Item{{ID: "T", Title: "Training"}}
	r.Items[0].GateOpen, r.Items[0].WalkAway, r.Items[0].GateReason = true, true, "Walk-away reached: …"
	s := of(d, r, today)
	if s.State != standing.NotCarried || s.Green() ||
		!strings.Contains(s.Sentence(), "walk-away reached on “Training” without a live exception") {
		t.Errorf("a walk-away: %s", s.Sentence())
	}
	d.Exceptions = []assessments.Exception{{ItemID: "T", Approver: "Bruno", Expires: "2026-11-20"}}
	if s := of(d, r, today); !slices.ContainsFunc(s.Reasons, func(r standing.Reason) bool {
		return strings.HasSuffix(r.Text, "without a live exception: the last day of its exception was 2026-11-19")
	}) {
		t.Errorf("an exception that ended: %+v", s.Reasons)
	}
}

// What waits for a second person is not called a deal-breaker.
func TestWhatWaitsForASecondPersonIsNotCarried(t *testing.T) {
	d, r := approved()
	d.Template.Items = []assessments.Item{{ID: "T", Title: "Training"}}
	r.Items[0].GateOpen, r.Items[0].GateReason = true, "“Not applicable” counts here later."
	s := standing.Of(standing.Input{
		Dossier: d, Judged: []scoring.Judged{{Item: "T", Unconfirmed: true}}, Result: *r, AsOf: today,
		Hash: func(int) string { return "now" },
	})
	if s.State != standing.NotCarried || strings.Contains(s.Sentence(), "deal-breaker") ||
		!strings.Contains(s.Sentence(), "“Training” waits for a second person: ") {
		t.Errorf("what waits: %s", s.Sentence())
	}
}

// A sign-off of the state on the day of a decision counts, and so does one of the state on record.
func TestASignOffOfTheDaysStateCounts(t *testing.T) {
	stored, judged, r := ruled()
	stored.Answers = []assessments.Answer{{
		ID: "a/T", ItemID: "T", Verdict: assessments.Met, AssessedOn: "2026-11-22",
	}}
	onDay, _ := stored.On("2026-11-21")
	for name, tc := range map[string]struct {
		of   *assessments.Dossier
		want int
	}{"of that day": {&onDay, 0}, "of the state on record": {stored, 0}, "of another": {&assessments.Dossier{}, 1}} {
		stored.SignOffs[0].StateHash, onDay.SignOffs[0].StateHash = tc.of.StateHash(), tc.of.StateHash()
		if got := standing.Needs(&onDay, stored, judged, r, "2026-11-21", ""); len(got) != tc.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
