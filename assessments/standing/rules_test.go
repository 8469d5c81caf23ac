package standing_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// Coverage that an approval needed is needed as long as it stands: of its tier, or of the organisation
// under a set without rules.
func TestAnApprovalStandsOnlyWhileEnoughIsAssessed(t *testing.T) {
	tiers := []assessments.TierRule{{Tier: "3", Coverage: 60, ReviewMonths: 24}}
	for name, tc := range map[string]struct {
		tiers   []assessments.TierRule
		least   int // the organisation's setting
		at, now int // coverage at the approval, and now
		form    int
		changed []standing.Touched
		want    string
	}{
		"as much as at the approval": {tiers: tiers, at: 1000, now: 1000, form: 3},
		"as much as the tier takes":  {tiers: tiers, at: 1000, now: 600, form: 3},
		"too little for the tier": {
			tiers: tiers, at: 1000, now: 396, form: 3,
			want: "Approved, no longer carried: 39.6 % of the weight is assessed, and tier 3 takes 60 %.",
		},
		"the tier takes less than the organisation": {tiers: tiers, at: 1000, now: 700, form: 3},
		"as much as is usual":                       {at: 1000, now: 800, form: 3},
		"too little for the organisation": {
			at: 1000, now: 799, form: 3, want: "79.9 % of the weight is assessed, and an approval needs 80 %.",
		},
		"the organisation's own": {least: 50, at: 1000, now: 500, form: 3},
		"less than it sets":      {least: 50, at: 1000, now: 499, form: 3, want: "an approval needs 50 %."},
		"given with less":        {at: 550, now: 550, form: 3},
		"less than it was given with": {
			at: 550, now: 549, form: 3,
			want: "54.9 % of the weight is assessed, and it was approved with 55 %.",
		},
		"of an earlier build": {now: 100},
		"under another set": {
			tiers: tiers, at: 1000, now: 100, form: 3,
			changed: []standing.Touched{{
				Noun: assessments.NounAssessment, ID: "a", Fields: []string{"model", "template"},
			}},
		},
	} {
		d, r := approved()
		d.Template.Tiers, d.Assessment.Tier, d.Organisation.LeastCoverage = tc.tiers, "3", tc.least
		d.Decisions[0].Coverage, d.Decisions[0].StateForm, r.Total.Coverage = tc.at, tc.form, tc.now
		s := standing.Of(standing.Input{
			Dossier: d, Result: *r, AsOf: today, Changes: tc.changed,
			Hash: func(int) string { return "now" },
		})
		switch {
		case tc.want == "" && s.State != standing.Stands,
			tc.want != "" && (s.State != standing.NotCarried || !strings.HasSuffix(s.Sentence(), tc.want)):
			t.Errorf("%s: %s, want %q", name, s.Sentence(), tc.want)
		}
	}
}

// What else the tier takes is asked for as long as the approval stands.
func TestAnApprovalStandsOnlyWhileItHasWhatItsTierTakes(t *testing.T) {
	for name, tc := range map[string]struct {
		set  func(*assessments.Dossier, *scoring.Judged)
		want string
	}{
		"as approved": {func(*assessments.Dossier, *scoring.Judged) {}, ""},
		"on weaker support": {func(_ *assessments.Dossier, j *scoring.Judged) {
			j.Strength = assessments.StrengthMarketing
		}, "“Training” (T) is met on a marketing claim, and tier 1 takes at least a contract clause."},
		"a later review": {func(d *assessments.Dossier, _ *scoring.Judged) {
			d.Assessment.NextReview, d.Decisions[0].ValidUntil = "2028-01-01", ""
		}, "the next review is set for 2028-01-01, and tier 1 is reviewed every 6 months."},
		"of an earlier build": {func(d *assessments.Dossier, j *scoring.Judged) {
			j.Strength, d.Decisions[0].StateForm = "", 0
		}, ""},
	} {
		d, judged, r := ruled()
		d.Assessment.Status = assessments.Approved
		d.Decisions = []assessments.Decision{{
			ID: "d", Outcome: assessments.Approved, On: "2026-11-20", ValidUntil: "2027-05-20", StateHash: "now",
			StateForm: 3, Coverage: 900,
		}}
		tc.set(d, &judged[0])
		s := standing.Of(standing.Input{
			Dossier: d, Judged: judged, Result: r, AsOf: today, Hash: func(int) string { return "now" },
		})
		if tc.want == "" && s.State != standing.Stands ||
			tc.want != "" && (s.State != standing.NotCarried || !strings.HasSuffix(s.Sentence(), tc.want)) {
			t.Errorf("%s: %s, want %q", name, s.Sentence(), tc.want)
		}
	}
}

// A verdict whose quote is not found counts as open today. A decision of an earlier form is held to
// what counted when it was taken, and says so.
func TestAQuoteNotFoundChangesNoStandingOfAnEarlierForm(t *testing.T) {
	for form, want := range map[int]string{1: "", 2: "", 3: "no longer carried"} {
		d, judged, _ := ruled()
		d.Template.Tiers = nil
		d.Assessment.Status = assessments.Approved
		d.Decisions = []assessments.Decision{{
			ID: "d", Outcome: assessments.Approved, On: "2026-11-20", ValidUntil: "2027-05-20", StateHash: "now",
			StateForm: form, Coverage: 1000,
		}}
		d.Documents = []assessments.Document{{ID: "m", Type: "msa"}}
		d.Versions = []assessments.Version{{ID: "m1", DocumentID: "m", Status: assessments.VersionExecuted}}
		d.Citations = []assessments.Citation{{
			ID: "c", ItemID: judged[0].Item, VersionID: "m1", State: assessments.CitationNotFound,
		}}
		d.Answers = []assessments.Answer{{
			ID: "a/T", ItemID: judged[0].Item, Verdict: assessments.Met, Response: "Yes",
		}}
		judged = scoring.Judge(d, today)
		r := scoring.Score(judged, d.Model)
		s := standing.Of(standing.Input{
			Dossier: d, Judged: judged, Result: r, AsOf: today, Hash: func(int) string { return "now" },
		})
		remarked := strings.Contains(strings.Join(s.Remarks, " "), "no quote of it is found")
		if !strings.Contains(s.Words(), want) || s.Green() != (want == "") || remarked != (want == "") {
			t.Errorf("form %d: %s %q", form, s.Sentence(), s.Remarks)
		}
	}
}

// The day of a review that is over ends the carrying: the day set, or the cadence of tier or
// organisation. A day that had come when the approval was given was that review.
func TestAnOverdueReviewIsAReason(t *testing.T) {
	for name, tc := range map[string]struct {
		next, until assessments.Date // next review, last day
		tier        bool
		cadence     int
		form        int
		asOf        assessments.Date
		want        string // of the sentence; "" if the approval stands
		remark      string
	}{
		"on the day set": {next: "2026-12-01", until: "2027-05-20", form: 3, asOf: "2026-12-01"},
		"after the day set": {
			next: "2026-12-01", until: "2027-05-20", form: 3, asOf: "2026-12-02",
			want: "Approved, no longer carried: the review was set for 2026-12-01 and is overdue.",
		},
		"the day set was reviewed by the approval": {
			next: "2026-11-20", until: "2027-05-20", form: 3, asOf: "2027-05-20",
			remark: "The next review is set for 2026-11-20, which had come when this was decided",
		},
		"a tier's cadence": {tier: true, form: 3, asOf: "2027-05-20"},
		"a tier's cadence is over": {
			tier: true, form: 3, asOf: "2027-05-21",
			want: "a review was due by 2027-05-20 at the latest and is overdue.",
		},
		"the organisation's": {cadence: 3, form: 3, asOf: "2027-02-20"},
		"the organisation's is over": {
			cadence: 3, form: 3, asOf: "2027-02-21",
			want: "a review was due by 2027-02-20 at the latest and is overdue.",
		},
		"given for longer, for a reason": {
			cadence: 3, until: "2027-12-31", form: 3, asOf: "2027-02-21",
			remark: "A review was due by 2027-02-20 at the latest and is overdue",
		},
		"of an earlier form": {
			next: "2026-12-01", until: "2027-05-20", form: 2, asOf: "2026-12-02",
			remark: "The review was set for 2026-12-01 and is overdue",
		},
		"it ends before": {cadence: 3, until: "2027-01-31", form: 3, asOf: "2027-01-31"},
	} {
		d, judged, r := ruled()
		if !tc.tier {
			d.Template.Tiers = nil
		}
		d.Organisation.ReviewMonths = tc.cadence
		d.Assessment.Status, d.Assessment.NextReview = assessments.Approved, tc.next
		d.Decisions = []assessments.Decision{{
			ID: "d", Outcome: assessments.Approved, On: "2026-11-20", ValidUntil: tc.until, StateHash: "now",
			StateForm: tc.form, Coverage: 900,
		}}
		at := func(day assessments.Date) standing.Standing {
			return standing.Of(standing.Input{
				Dossier: d, Judged: judged, Result: r, AsOf: day, Hash: func(int) string { return "now" },
			})
		}
		s := at(tc.asOf)
		if s.Green() != (tc.want == "") || !strings.HasSuffix(s.Sentence(), tc.want) {
			t.Errorf("%s: %s, want %q", name, s.Sentence(), tc.want)
		}
		if got := strings.Join(s.Remarks, "; "); !strings.Contains(got, tc.remark) ||
			tc.remark == "" && strings.Contains(got, "overdue") {
			t.Errorf("%s: it remarks %q", name, got)
		}
		if before := tc.asOf.AddDays(-1); at(before).State != s.State &&
			standing.Until(d, before) != tc.asOf {
			t.Errorf("%s: it turns on %s, not until %s", name, tc.asOf, standing.Until(d, before))
		}
	}
}
