package scoring_test

import (
	"reflect"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"

	"pgregory.net/rapid"
)

func TestAJudgementSaysOnWhichDayItEnds(t *testing.T) {
	for name, tc := range map[string]struct {
		bend func(*assessments.Dossier)
		want assessments.Date
	}{
		"nothing in it has a day": {func(*assessments.Dossier) {}, ""},
		// it covers the time up to 2026-06-30 and counts for twelve months
		"evidence ages": {tick, "2027-07-01"},
		"evidence expires": {func(d *assessments.Dossier) {
			tick(d)
			d.Revisions[0].Expires = "2026-12-24"
		}, "2026-12-24"},
		"a version takes effect": {func(d *assessments.Dossier) {
			cite(d, "msa1")
			d.Versions = append(d.Versions,
				assessments.Version{
					ID: "msa2", DocumentID: "msa", Label: "2",
					Status: assessments.VersionExecuted, Effective: "2027-01-01",
				})
		}, "2027-01-01"},
		"an exception begins": {func(d *assessments.Dossier) {
			d.Exceptions = []assessments.Exception{
				{ID: "e", ItemID: "item", Approver: "Cy", ApprovedOn: "2026-12-01", Expires: "2027-02-01"},
			}
		}, "2026-12-01"},
		"an exception ends": {func(d *assessments.Dossier) {
			d.Exceptions = []assessments.Exception{
				{ID: "e", ItemID: "item", Approver: "Cy", ApprovedOn: "2026-11-01", Expires: "2027-02-01"},
			}
		}, "2027-02-01"},
		"a newer revision is obtained": {func(d *assessments.Dossier) {
			tick(d)
			d.Revisions = append(d.Revisions,
				assessments.Revision{
					ID: "soc2-r2", EvidenceID: "soc2", Label: "2027",
					ObtainedOn: "2026-12-05", PeriodTo: "2026-11-30",
				})
		}, "2026-12-05"},
	} {
		d := fixture()
		tc.bend(d)
		before, until := scoring.JudgeUntil(d, today)
		if until != tc.want {
			t.Errorf("%s: holds until %q, want %q", name, until, tc.want)
			continue
		}
		if until != "" && reflect.DeepEqual(before, scoring.Judge(d, until)) {
			t.Errorf("%s: nothing changes on %s", name, until)
		}
	}
}

func TestPropertyAJudgementHoldsUntilTheDayItSays(t *testing.T) {
	days := rapid.Custom(func(t *rapid.T) assessments.Date {
		return today.AddDays(rapid.IntRange(-40, 40).Draw(t, "day"))
	})
	maybe := rapid.OneOf(days, rapid.Just(assessments.Date("")))
	rapid.Check(t, func(t *rapid.T) {
		d := fixture()
		d.Template.Items[0].Evidence[0].MaxAge = rapid.IntRange(0, 2).Draw(t, "months")
		d.Versions[0].Effective = maybe.Draw(t, "effective")
		d.Versions = append(d.Versions,
			assessments.Version{
				ID: "msa2", DocumentID: "msa", Status: assessments.VersionPublished,
				Effective: maybe.Draw(t, "next"),
			})
		r := &d.Revisions[0]
		r.PeriodTo, r.Issued, r.ObtainedOn, r.Expires = maybe.Draw(t, "period"), maybe.Draw(t, "issued"),
			maybe.Draw(t, "obtained"), maybe.Draw(t, "expires")
		d.Revisions = append(d.Revisions,
			assessments.Revision{
				ID: "soc2-r2", EvidenceID: "soc2", ObtainedOn: maybe.Draw(t, "later"),
				PeriodTo: maybe.Draw(t, "later period"),
			})
		d.Exceptions = []assessments.Exception{{
			ID: "e", ItemID: "item", Approver: "Cy",
			ApprovedOn: maybe.Draw(t, "approved"), Expires: maybe.Draw(t, "excepted until"),
		}}
		cite(d, rapid.SampledFrom([]string{"msa1", "msa2"}).Draw(t, "cited"))
		tick(d)
		asOf := days.Draw(t, "as of")
		want, until := scoring.JudgeUntil(d, asOf)
		if until != "" && until <= asOf {
			t.Fatalf("as of %s it holds until %s", asOf, until)
		}
		for day := asOf; day <= today.AddDays(120) && (until == "" || day < until); day = day.AddDays(1) {
			if got := scoring.Judge(d, day); !reflect.DeepEqual(got, want) {
				t.Fatalf("as of %s it holds until %q, but on %s it is %+v, not %+v", asOf, until, day, got,
					want)
			}
		}
	})
}
