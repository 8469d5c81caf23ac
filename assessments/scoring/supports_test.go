package scoring_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// later is a version of the fixture's contract that takes effect after the one cited.
func later(id string, effective assessments.Date) assessments.Version {
	return assessments.Version{
		ID: id, DocumentID: "msa", Label: id, Status: assessments.VersionExecuted,
		Effective: effective,
	}
}

// TestSupportsOfACitation holds every word and figure of a cited text: what it carries, whether it is
// fresh, and why.
func TestSupportsOfACitation(t *testing.T) {
	const (
		none, vendor   = assessments.StrengthNone, assessments.StrengthVendor
		policy, clause = assessments.StrengthPolicy, assessments.StrengthClause
	)
	for name, tc := range map[string]struct {
		bend  func(*assessments.Dossier)
		bears assessments.Strength
		fresh bool
		why   string
	}{
		"an executed contract": {func(*assessments.Dossier) {}, clause, true, ""},
		"published terms": {func(d *assessments.Dossier) {
			d.Versions[0].Status = assessments.VersionPublished
		}, policy, true, "published, but not accepted or executed"},
		"a redline": {func(d *assessments.Dossier) {
			d.Versions[0].Status = assessments.VersionRedline
		}, vendor, true, "a redline is not agreed yet"},
		"a draft policy": {func(d *assessments.Dossier) {
			d.Documents[0].Type, d.Versions[0].Status = "own_policy", assessments.VersionDraft
		}, vendor, true, "a draft does not hold yet"},
		"another contract": {func(d *assessments.Dossier) {
			d.Documents[0].ContractID = "another"
		}, policy, true, "the document belongs to another contract than this use"},
		"a draft of another contract": {func(d *assessments.Dossier) {
			d.Documents[0].ContractID, d.Versions[0].Status = "another", assessments.VersionDraft
		}, vendor, true, "a draft is not agreed yet"},
		"a text of no contract": {func(d *assessments.Dossier) {
			d.Documents[0].ContractID = ""
		}, clause, true, ""},
		"marked superseded": {func(d *assessments.Dossier) {
			d.Versions[0].Status = assessments.VersionSuperseded
		}, policy, false, "version 1 is marked superseded"},
		"not in the text": {func(d *assessments.Dossier) {
			d.Citations[0].State = assessments.CitationNotFound
		}, none, true, "the quote was not found in the text, so it carries nothing"},
		"not in the text, which is superseded": {func(d *assessments.Dossier) {
			d.Citations[0].State, d.Versions[0].Status = assessments.CitationNotFound,
				assessments.VersionSuperseded
		}, none, false, "the quote was not found in the text, so it carries nothing; version 1 is marked superseded"},
		"not in the text, which was purged": {func(d *assessments.Dossier) {
			d.Citations[0].State, d.Versions[0].PurgedOn = assessments.CitationNotFound, today
		}, none, false, "the document version was purged on 2026-11-21"},
		"published and superseded": {func(d *assessments.Dossier) {
			d.Versions[0].Status = assessments.VersionPublished
			d.Versions = append(d.Versions, later("2", "2026-02-01"))
		}, policy, false, "version 1 was superseded by version 2 on 2026-02-01; published, but not accepted or executed"},
		"superseded by the newest of several": {func(d *assessments.Dossier) {
			d.Versions = append(d.Versions, later("2", "2026-02-01"), later("4", "2026-04-01"),
				later("3", "2026-03-01"))
		}, clause, false, "version 1 was superseded by version 4 on 2026-04-01"},
		"superseded by two of one day": {func(d *assessments.Dossier) {
			d.Versions = append(d.Versions, later("2", "2026-02-01"), later("3", "2026-02-01"))
		}, clause, false, "version 1 was superseded by version 2 on 2026-02-01"},
		"superseded by one obtained later": {func(d *assessments.Dossier) {
			next := later("2", "2026-02-01")
			next.ObtainedOn = "2026-02-08"
			d.Versions = append(d.Versions, next)
		}, clause, false, "version 1 was superseded by version 2 on 2026-02-01, obtained only on 2026-02-08"},
		"the same file later": {func(d *assessments.Dossier) {
			d.Versions = append(d.Versions, later("2", "2026-02-01"))
			d.Versions[0].SHA256, d.Versions[1].SHA256 = "one", "one"
		}, clause, true, ""},
		"another file later": {func(d *assessments.Dossier) {
			d.Versions = append(d.Versions, later("2", "2026-02-01"))
			d.Versions[0].SHA256, d.Versions[1].SHA256 = "one", "two"
		}, clause, false, "version 1 was superseded by version 2 on 2026-02-01"},
		"a version that is gone": {func(d *assessments.Dossier) {
			d.Versions = nil
		}, none, false, "the document version is no longer there"},
		"a document that is gone": {func(d *assessments.Dossier) {
			d.Documents = nil
		}, none, false, "the document version is no longer there"},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			cite(d, "msa1")
			tc.bend(d)
			want := []scoring.Support{{
				Noun: "citation", ID: "c-msa1", Strength: tc.bears, Fresh: tc.fresh,
				Why: tc.why,
			}}
			if got := judge(d).Supports; !reflect.DeepEqual(got, want) {
				t.Errorf("\n got %+v\nwant %+v", got, want)
			}
		})
	}
}

// TestSupportsOfATick holds every word and figure of ticked evidence.
func TestSupportsOfATick(t *testing.T) {
	const none, vendor, report = assessments.StrengthNone, assessments.StrengthVendor,
		assessments.StrengthReport
	revision := func(id string, period, issued, obtained assessments.Date) assessments.Revision {
		return assessments.Revision{
			ID: id, EvidenceID: "soc2", Label: id, PeriodTo: period, Issued: issued,
			ObtainedOn: obtained,
		}
	}
	for name, tc := range map[string]struct {
		bend  func(*assessments.Dossier)
		bears assessments.Strength
		fresh bool
		why   string
	}{
		"as expected": {func(*assessments.Dossier) {}, report, true, ""},
		"less than a report": {func(d *assessments.Dossier) {
			d.Revisions[0].Strength = vendor
		}, vendor, true, "an independent report was expected"},
		"less than a check": {func(d *assessments.Dossier) {
			d.Template.Items[0].Evidence[0].Strength = assessments.StrengthVerified
		}, report, true, "a check of our own was expected"},
		"less than a policy, and old": {func(d *assessments.Dossier) {
			d.Template.Items[0].Evidence[0].Strength = assessments.StrengthPolicy
			d.Revisions[0].Strength, d.Revisions[0].Expires = vendor, today
		}, vendor, false, "the evidence expired on 2026-11-21; a policy document was expected"},
		"not expected": {func(d *assessments.Dossier) {
			d.Ticks[0].ExpectedID = "other"
		}, none, true, "the item does not expect this piece of evidence"},
		"the second one expected": {func(d *assessments.Dossier) {
			more := assessments.ExpectedEvidence{ID: "letter", Strength: vendor}
			d.Template.Items[0].Evidence = append(d.Template.Items[0].Evidence, more)
			d.Ticks[0].ExpectedID = "letter"
		}, vendor, true, ""},
		"a revision that is gone": {func(d *assessments.Dossier) {
			d.Revisions = nil
		}, none, false, "the evidence is no longer there"},
		"evidence that is gone": {func(d *assessments.Dossier) {
			d.Evidence = nil
		}, none, false, "the evidence is no longer there"},
		"purged": {func(d *assessments.Dossier) {
			d.Revisions[0].PurgedOn = today
		}, none, false, "the evidence was purged on 2026-11-21"},
		"of any age": {func(d *assessments.Dossier) {
			d.Template.Items[0].Evidence[0].MaxAge, d.Revisions[0].PeriodTo = 0, "2001-01-01"
		}, report, true, ""},
		"a period long ago": {func(d *assessments.Dossier) {
			d.Revisions[0].PeriodTo = "2025-11-20"
		}, report, false, "the evidence covers the time up to 2025-11-20, longer ago than the 12 months allowed"},
		"issued long ago": {func(d *assessments.Dossier) {
			d.Revisions[0] = revision("soc2-r1", "", "2025-11-20", today)
			d.Revisions[0].Strength = report
		}, report, false, "the evidence was issued on 2025-11-20, longer ago than the 12 months allowed"},
		"issued lately, obtained long ago": {func(d *assessments.Dossier) {
			d.Revisions[0] = revision("soc2-r1", "", "2026-11-20", "2020-01-01")
			d.Revisions[0].Strength = report
		}, report, true, ""},
		"obtained long ago": {func(d *assessments.Dossier) {
			d.Revisions[0].PeriodTo, d.Revisions[0].ObtainedOn = "", "2025-11-20"
		}, report, false, "the evidence names no date and was obtained on 2025-11-20, longer ago than the 12 months allowed"},
		"of no day": {func(d *assessments.Dossier) {
			d.Revisions[0].PeriodTo = ""
		}, report, false, "the evidence names no date, so its age is unknown"},
		"the newest of several": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions,
				revision("r2", "2026-07-31", "", ""), revision("r4", "2026-09-30", "", ""),
				revision("r3", "2026-08-31", "", ""))
		}, report, true, "a newer revision is there: r4"},
		"two newer of one day": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions, revision("r2", "2026-07-31", "", ""),
				revision("r3", "2026-07-31", "", ""))
		}, report, true, "a newer revision is there: r2"},
		"another of the same day": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions, revision("r2", "2026-06-30", "", ""))
		}, report, true, ""},
		"a newer one that was purged": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions, revision("r2", "2026-07-31", "", ""))
			d.Revisions[1].PurgedOn = today
		}, report, true, ""},
		"newer by its issue": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions, revision("r2", "", "2026-07-01", "2026-01-01"))
		}, report, true, "a newer revision is there: r2"},
		"newer by the day it was obtained": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions, revision("r2", "", "", "2026-07-01"))
		}, report, true, "a newer revision is there: r2"},
		"obtained later, of an earlier period": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions, revision("r2", "2026-06-29", "2026-07-01", "2026-07-01"))
		}, report, true, ""},
		"obtained later, issued earlier": {func(d *assessments.Dossier) {
			d.Revisions = append(d.Revisions, revision("r2", "", "2026-06-29", "2026-07-01"))
		}, report, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			tick(d)
			tc.bend(d)
			want := []scoring.Support{{
				Noun: "tick", ID: "a/item/report", Strength: tc.bears, Fresh: tc.fresh,
				Why: tc.why,
			}}
			if got := judge(d).Supports; !reflect.DeepEqual(got, want) {
				t.Errorf("\n got %+v\nwant %+v", got, want)
			}
		})
	}
}

func TestTheResponseIsASupportOfTheAnswer(t *testing.T) {
	d := fixture()
	d.Answers[0].Response = "Yes, we do."
	want := []scoring.Support{{
		Noun: "answer", ID: "a/item", Strength: assessments.StrengthVendor,
		Fresh: true,
	}}
	if got := judge(d).Supports; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestSupportsOfOneItemAreNotThoseOfTheNext(t *testing.T) {
	d := fixture()
	d.Documents = append(d.Documents, assessments.Document{ID: "web", Type: "marketing"})
	d.Versions = append(d.Versions,
		assessments.Version{ID: "web1", DocumentID: "web", Status: assessments.VersionPublished})
	second := d.Template.Items[0]
	second.ID = "second"
	d.Template.Items = append(d.Template.Items, second)
	cite(d, "msa1")
	cite(d, "web1")
	d.Citations[1].ItemID = "second"
	judged := scoring.Judge(d, today)
	for i, want := range []string{"c-msa1", "c-web1"} {
		if got := judged[i].Supports; len(got) != 1 || got[0].ID != want {
			t.Errorf("item %d: %+v, want %s", i, got, want)
		}
	}
}

func TestStaleNamesTheFirstReason(t *testing.T) {
	d := fixture()
	cite(d, "msa1")
	tick(d)
	d.Versions[0].Status, d.Revisions[0].Expires = assessments.VersionSuperseded, today
	if j := judge(d); j.StaleReason != "nothing fresh stands behind it any more: version 1 is marked superseded" {
		t.Errorf("got %q", j.StaleReason)
	}
}

// TestEvidenceOfALaterDayIsNotYetThere looks at a day before evidence, a cited text and a text found
// silent were obtained.
func TestEvidenceOfALaterDayIsNotYetThere(t *testing.T) {
	later := func(d *assessments.Dossier) *assessments.Dossier {
		for i := range d.Versions {
			d.Versions[i].ObtainedOn = "2026-12-03"
		}
		for i := range d.Revisions {
			d.Revisions[i].ObtainedOn = "2026-12-03"
		}
		then, _ := d.On(today)
		return &then
	}
	const dated = " was not there yet on that day: it is dated 2026-12-03"
	ticked, cited, silent := fixture(), fixture(), fixture()
	tick(ticked)
	cite(cited, "msa1")
	silent.Answers[0].Verdict, silent.Answers[0].ReadVersions = assessments.Silent, []string{"msa1"}
	for want, d := range map[string]*assessments.Dossier{
		"nothing stood behind it yet: the evidence" + dated:         ticked,
		"nothing stood behind it yet: the document version" + dated: cited,
	} {
		if j := judge(later(d)); j.StaleReason != want || len(j.Supports) != 0 {
			t.Errorf("%q, %+v, want %q", j.StaleReason, j.Supports, want)
		}
	}
	if j := judge(later(silent)); !strings.Contains(j.StaleReason, "the document version"+dated) ||
		strings.Contains(j.StaleReason, "moved on") {
		t.Errorf("found silent: %q", j.StaleReason)
	}
}

func TestReadVersionsAgeSilenceOnly(t *testing.T) {
	d := fixture()
	cite(d, "msa1")
	d.Answers[0].ReadVersions = []string{"msa1", "gone"}
	if j := judge(d); j.Stale {
		t.Errorf("a verdict that is not silent: stale, because %s", j.StaleReason)
	}
	d.Answers[0].Verdict = assessments.Silent
	want := "a text read and found silent has moved on: the document version is no longer there"
	if j := judge(d); j.StaleReason != want || !j.Stale || j.Favoured {
		t.Errorf("a read version that is gone: %q, stale %v, in our favour %v", j.StaleReason, j.Stale,
			j.Favoured)
	}
}

// TestJudgedCarriesWhatTheItemSays holds what Score needs of the item and the answer.
func TestJudgedCarriesWhatTheItemSays(t *testing.T) {
	d := fixture()
	d.Template.Items[0].DealBreaker, d.Template.Items[0].MinStrength = true, assessments.StrengthClause
	d.Answers[0].AtFallBack = true
	want := scoring.Judged{
		Item: "item", Discipline: assessments.Legal, Kind: assessments.TermItem, Weight: 800, ItemWeight: 8,
		Percent: 100,
		Verdict: assessments.Met, DealBreaker: true, MinStrength: assessments.StrengthClause,
	}
	// met is not at the fall-back, whatever the answer says
	if got := judge(d); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	want.Verdict = assessments.Partly
	d.Answers[0].Verdict, d.Answers[0].AtFallBack = assessments.Partly, false
	if got := judge(d); !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	want.AtFallBack = true
	d.Answers[0].AtFallBack = true
	d.Answers = append(d.Answers, assessments.Answer{
		ID: "again", ItemID: "item",
		Verdict: assessments.NotMet,
	})
	if got := judge(d); !reflect.DeepEqual(got, want) { // of two answers on one item the first counts
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

func TestStateOfAnItem(t *testing.T) {
	var got, words []string
	for _, j := range []scoring.Judged{
		{Verdict: assessments.Met},
		{Verdict: assessments.Met, Stale: true},
		{Verdict: assessments.Met, Stale: true, Hidden: true},
		{},
		{Hidden: true},
		{Verdict: assessments.Silent},
	} {
		got, words = append(got, string(j.State())), append(words, j.State().Words(j.Verdict))
	}
	if want := []string{
		"met", "stale", "not_asked", "not_assessed", "not_asked",
		"silent",
	}; !slices.Equal(got, want) {
		t.Errorf("states %q, want %q", got, want)
	}
	if want := []string{
		"met", "stale (was met)", "not asked", "not assessed", "not asked",
		"silent",
	}; !slices.Equal(words, want) {
		t.Errorf("words %q, want %q", words, want)
	}
	all := scoring.States()
	for _, v := range assessments.Verdicts() {
		if !slices.Contains(all, scoring.State(v)) {
			t.Errorf("%s is missing among %v", v, all)
		}
	}
	if !slices.Equal(all[len(all)-3:],
		[]scoring.State{scoring.StateStale, scoring.StateNotAssessed, scoring.StateNotAsked}) {
		t.Errorf("states %v", all)
	}
}
