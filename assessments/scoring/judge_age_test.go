package scoring_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestACitationAgesWhenItsVersionIsSuperseded(t *testing.T) {
	for name, tc := range map[string]struct {
		bend  func(*assessments.Dossier)
		stale bool
	}{
		"a later version in force": {func(*assessments.Dossier) {}, true},
		"in force from today": {func(d *assessments.Dossier) {
			d.Versions[1].Effective = today
		}, true},
		"in force from tomorrow": {func(d *assessments.Dossier) {
			d.Versions[1].Effective = "2026-11-22"
		}, false},
		"a later draft": {func(d *assessments.Dossier) {
			d.Versions[1].Status = assessments.VersionDraft
		}, false},
		"an older version": {func(d *assessments.Dossier) {
			d.Versions[1].Effective = "2025-01-01"
		}, false},
		"a version without a day": {func(d *assessments.Dossier) {
			d.Versions[1].Effective = ""
		}, false},
		"a version of another document": {func(d *assessments.Dossier) {
			d.Versions[1].DocumentID = "dpa"
		}, false},
		"a later version in the bin": {func(d *assessments.Dossier) { d.Versions[1].Binned = 1 }, false},
		"marked superseded": {func(d *assessments.Dossier) {
			d.Versions = d.Versions[:1]
			d.Versions[0].Status = assessments.VersionSuperseded
		}, true},
		"an undated one overtaken": {func(d *assessments.Dossier) {
			d.Versions[0].Effective = ""
		}, true},
		"an undated one obtained only then": {func(d *assessments.Dossier) {
			d.Versions[0].Effective, d.Versions[0].ObtainedOn = "", "2026-10-02"
		}, false},
		"purged": {func(d *assessments.Dossier) {
			d.Versions = d.Versions[:1]
			d.Versions[0].PurgedOn = today
		}, true},
		"binned": {func(d *assessments.Dossier) {
			d.Versions = d.Versions[:1]
			d.Versions[0].Binned = 1
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			d.Versions = append(d.Versions,
				assessments.Version{
					ID: "msa2", DocumentID: "msa", Label: "2",
					Status: assessments.VersionPublished, Effective: "2026-10-01",
				})
			cite(d, "msa1")
			tc.bend(d)
			j := judge(d)
			if j.Stale != tc.stale || (j.Strength == assessments.StrengthNone) != tc.stale ||
				(j.StaleReason != "") != tc.stale {
				t.Errorf("stale %v (%s), strength %q; want stale %v", j.Stale, j.StaleReason, j.Strength,
					tc.stale)
			}
		})
	}
}

func TestATickCarriesTheLessOfWhatWasExpectedAndWhatWasGiven(t *testing.T) {
	for name, tc := range map[string]struct{ expected, given, want assessments.Strength }{
		"as expected": {assessments.StrengthReport, assessments.StrengthReport, assessments.StrengthReport},
		"weaker":      {assessments.StrengthReport, assessments.StrengthVendor, assessments.StrengthVendor},
		"stronger": {
			assessments.StrengthPolicy, assessments.StrengthVerified,
			assessments.StrengthPolicy,
		},
		"without a say": {assessments.StrengthReport, assessments.StrengthNone, assessments.StrengthNone},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			d.Template.Items[0].Evidence[0].Strength, d.Revisions[0].Strength = tc.expected, tc.given
			tick(d)
			if j := judge(d); j.Strength != tc.want || j.Stale {
				t.Errorf("strength %q, stale %v; want %q", j.Strength, j.Stale, tc.want)
			}
		})
	}
}

func TestEvidenceAges(t *testing.T) {
	for name, tc := range map[string]struct {
		bend  func(*assessments.Revision)
		stale bool
	}{
		"covers recent months": {func(*assessments.Revision) {}, false},
		"expires today":        {func(r *assessments.Revision) { r.Expires = today }, true},
		"expires tomorrow": {func(r *assessments.Revision) {
			r.Expires = "2026-11-22"
		}, false},
		"period too long ago": {func(r *assessments.Revision) {
			r.PeriodTo = "2025-11-20"
		}, true},
		"period just long enough ago": {func(r *assessments.Revision) {
			r.PeriodTo = "2025-11-21"
		}, false},
		"the period counts, not issue": {func(r *assessments.Revision) {
			r.PeriodTo, r.Issued = "2025-01-31", today
		}, true},
		"issue counts without a period": {func(r *assessments.Revision) {
			r.PeriodTo, r.Issued = "", "2025-01-31"
		}, true},
		"obtaining counts without both": {func(r *assessments.Revision) {
			r.PeriodTo, r.ObtainedOn = "", "2026-11-01"
		}, false},
		"issued today": {func(r *assessments.Revision) { r.Issued = today }, false},
		"issued tomorrow": {func(r *assessments.Revision) {
			r.Issued = "2026-11-22"
		}, true},
		"covers from today": {func(r *assessments.Revision) {
			r.PeriodFrom, r.PeriodTo = today, "2027-11-20"
		}, false},
		"covers from tomorrow": {func(r *assessments.Revision) {
			r.PeriodFrom, r.PeriodTo = "2026-11-22", "2027-11-21"
		}, true},
		"no day at all is an unknown age": {func(r *assessments.Revision) { r.PeriodTo = "" }, true},
		"purged":                          {func(r *assessments.Revision) { r.PurgedOn = today }, true},
		"binned":                          {func(r *assessments.Revision) { r.Binned = 1 }, true},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			tick(d)
			tc.bend(&d.Revisions[0])
			if j := judge(d); j.Stale != tc.stale || (j.Strength == assessments.StrengthNone) != tc.stale {
				t.Errorf("stale %v (%s), strength %q; want stale %v", j.Stale, j.StaleReason, j.Strength,
					tc.stale)
			}
		})
	}
}

// What is dated later is said not to be there yet, and counts from its day on.
func TestEvidenceOfALaterDayCarriesNothingYet(t *testing.T) {
	for _, c := range []struct {
		bend func(*assessments.Revision)
		want string
	}{
		{
			func(r *assessments.Revision) { r.Issued = "2026-11-22" },
			"nothing stood behind it yet: the evidence was not issued yet on that day: " +
				"it is issued on 2026-11-22",
		},
		{
			func(r *assessments.Revision) { r.PeriodFrom, r.PeriodTo = "2026-11-22", "2027-11-21" },
			"the time that the evidence covers had not begun yet on that day: it begins on 2026-11-22",
		},
	} {
		d := fixture()
		tick(d)
		c.bend(&d.Revisions[0])
		judged, until := scoring.JudgeUntil(d, today)
		if j := judged[0]; !strings.HasSuffix(j.StaleReason, c.want) || until != "2026-11-22" {
			t.Errorf("%q, the same until %s; want %q", j.StaleReason, until, c.want)
		}
		if j := scoring.Judge(d, until)[0]; j.Stale {
			t.Errorf("on its day it is stale: %s", j.StaleReason)
		}
	}
}

func TestANewerRevisionIsAHintAndNoReasonToDistrust(t *testing.T) {
	d := fixture()
	tick(d)
	d.Revisions = append(d.Revisions,
		assessments.Revision{ID: "soc2-r2", EvidenceID: "soc2", Label: "2027", PeriodTo: "2026-09-30"})
	if j := judge(d); j.Stale || !strings.Contains(j.Supports[0].Why, "newer revision") {
		t.Errorf("got %+v", j)
	}
	d.Revisions[1].PeriodTo = "2026-03-31"
	if j := judge(d); j.Supports[0].Why != "" {
		t.Errorf("an older revision is not newer: %+v", j.Supports)
	}
	d.Revisions[1].PeriodTo, d.Revisions[1].ObtainedOn = "2026-09-30", "2026-12-01"
	if j := judge(d); j.Supports[0].Why != "" {
		t.Errorf("a revision obtained after the day is not there yet: %+v", j.Supports)
	}
}

func TestAnAnswerToBeConfirmedAgainIsStaleWhateverStandsBehindIt(t *testing.T) {
	d := fixture()
	tick(d)
	d.Answers[0].Reconfirm = true
	if j := judge(d); !j.Stale {
		t.Errorf("got %+v", j)
	}
	d.Answers[0].Verdict = assessments.NotAssessed
	if j := judge(d); j.Stale {
		t.Error("what was never assessed cannot be stale")
	}
}

func TestVersionsInForceFromTheSameDayDoNotSupersedeEachOther(t *testing.T) {
	d := fixture()
	same := d.Versions[0]
	same.ID, same.Label = "msa1b", "1b"
	d.Versions = append(d.Versions, same)
	for _, id := range []string{"msa1", "msa1b"} {
		d.Citations = nil
		cite(d, id)
		if j := judge(d); j.Stale || j.StaleReason != "" {
			t.Errorf("%s: stale, because %s", id, j.StaleReason)
		}
	}
	d.Versions[1].Effective = d.Versions[1].Effective.AddDays(1)
	if j := judge(d); j.Stale { // the newer one is cited
		t.Errorf("the newer one: stale, because %s", j.StaleReason)
	}
	d.Citations = nil
	cite(d, "msa1")
	if j := judge(d); !j.Stale {
		t.Error("the older one by a day is not stale")
	}
}
