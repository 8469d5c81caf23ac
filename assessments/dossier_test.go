package assessments_test

import (
	"reflect"
	"slices"
	"testing"

	"countersign/assessments"
)

func TestAnApprovalHoldsUntilTheDayOfItsOwnDecision(t *testing.T) {
	approved := assessments.Decision{
		ID: "1", Outcome: assessments.Approved, On: "2026-01-01",
		ValidUntil: "2026-06-30",
	}
	renewed := assessments.Decision{
		ID: "2", Outcome: assessments.Approved, On: "2026-06-01",
		ValidUntil: "2027-06-30",
	}
	revoked := renewed
	revoked.RevokedReason = "the terms changed"
	open := assessments.Decision{ID: "3", Outcome: assessments.Approved, On: "2026-07-01"}
	conditional := assessments.Decision{
		ID: "4", Outcome: assessments.WithConditions, On: "2026-01-01",
		ValidUntil: "2026-08-31",
	}
	rejected := assessments.Decision{
		ID: "5", Outcome: assessments.Rejected, On: "2026-01-01",
		ValidUntil: "2026-08-31",
	}
	for name, tc := range map[string]struct {
		status    assessments.DecisionState
		decisions []assessments.Decision
		want      assessments.Date
	}{
		"nothing is decided": {assessments.Draft, nil, ""},
		"an approval": {
			assessments.Approved,
			[]assessments.Decision{approved},
			"2026-06-30",
		},
		"a later one counts": {
			assessments.Approved,
			[]assessments.Decision{approved, renewed},
			"2027-06-30",
		},
		"a revoked one does not": {
			assessments.Approved,
			[]assessments.Decision{approved, revoked},
			"2026-06-30",
		},
		"one without a last day":    {assessments.Approved, []assessments.Decision{approved, open}, ""},
		"it is recorded as expired": {assessments.Expired, []assessments.Decision{approved}, ""},
		"it went back into review":  {assessments.InReview, []assessments.Decision{approved}, ""},
		"an approval with conditions": {
			assessments.WithConditions,
			[]assessments.Decision{conditional},
			"2026-08-31",
		},
		"a rejection that names a day":  {assessments.Rejected, []assessments.Decision{rejected}, ""},
		"another approval is on record": {assessments.WithConditions, []assessments.Decision{approved}, ""},
	} {
		d := assessments.Dossier{
			Assessment: assessments.Assessment{Status: tc.status},
			Decisions:  tc.decisions,
		}
		if got := d.ApprovedUntil(); got != tc.want {
			t.Errorf("%s: until %q, want %q", name, got, tc.want)
		}
	}
}

func TestHistoryIsInTheOrderOfTheDecisions(t *testing.T) {
	made := []assessments.Decision{
		{ID: "d", On: "2026-02-01"},
		{ID: "c", On: "2026-01-01", Recording: assessments.Recording{RecordedAt: 2}},
		{ID: "b", On: "2026-01-01", Recording: assessments.Recording{RecordedAt: 3}},
		{ID: "a", On: "2026-01-01", Recording: assessments.Recording{RecordedAt: 3}},
	}
	d := assessments.Dossier{Decisions: slices.Clone(made)}
	var order string
	for _, one := range d.History() {
		order += one.ID
	}
	if order != "cabd" {
		t.Errorf("the order is %q", order)
	}
	if !reflect.DeepEqual(d.Decisions, made) {
		t.Error("the dossier was put in another order")
	}
	if last, found := d.LastDecision(); !found || last.ID != "d" {
		t.Errorf("the last is %+v", last)
	}
}

func TestDossierFindsWhatBelongsToAnItem(t *testing.T) {
	d := assessments.Dossier{
		Assessment: assessments.Assessment{ID: "a"},
		Answers:    []assessments.Answer{{ID: "a/one", ItemID: "one"}, {ID: "a/two", ItemID: "two"}},
		Citations:  []assessments.Citation{{ID: "c1", ItemID: "one"}, {ID: "c2", ItemID: "two"}},
		Ticks:      []assessments.Tick{{ID: "t1", ItemID: "one"}, {ID: "t2", ItemID: "two"}},
		Findings: []assessments.Finding{
			{ID: "f1", ItemID: "one", Text: "x"},
			{ID: "f2", ItemID: "two", Text: "y"},
			{ID: "f3", ItemID: "two"},
		},
	}
	if got := d.Answer("two"); !reflect.DeepEqual(got, d.Answers[1]) {
		t.Errorf("answer %+v", got)
	}
	if got := d.Answer("three"); !reflect.DeepEqual(got,
		assessments.Answer{ID: "a/three", AssessmentID: "a", ItemID: "three"}) {
		t.Errorf("the answer nobody gave: %+v", got)
	}
	if got := d.CitationsOn("two"); !reflect.DeepEqual(got, d.Citations[1:]) {
		t.Errorf("citations %+v", got)
	}
	if got := d.TicksOn("two"); !reflect.DeepEqual(got, d.Ticks[1:]) {
		t.Errorf("ticks %+v", got)
	}
	if got := d.FindingsOn("two"); !reflect.DeepEqual(got, d.Findings[1:2]) {
		t.Errorf("findings %+v", got)
	}
}

func TestDossierFindsVersionsAndRevisionsWithWhatTheyBelongTo(t *testing.T) {
	d := assessments.Dossier{
		Documents: []assessments.Document{{ID: "d1"}, {ID: "d2"}},
		Versions: []assessments.Version{
			{ID: "v1", DocumentID: "d1"},
			{ID: "v2", DocumentID: "d2"},
			{ID: "v3", DocumentID: "gone"},
		},
		Evidence: []assessments.Evidence{{ID: "e1"}, {ID: "e2"}},
		Revisions: []assessments.Revision{
			{ID: "r1", EvidenceID: "e1"},
			{ID: "r2", EvidenceID: "e2"},
			{ID: "r3", EvidenceID: "gone"},
		},
	}
	for id, of := range map[string]string{"v1": "d1", "v2": "d2"} {
		if v, doc, ok := d.Version(id); !ok || v.ID != id || doc.ID != of {
			t.Errorf("version %s: %q of %q, %v", id, v.ID, doc.ID, ok)
		}
	}
	for id, of := range map[string]string{"r1": "e1", "r2": "e2"} {
		if r, ev, ok := d.Revision(id); !ok || r.ID != id || ev.ID != of {
			t.Errorf("revision %s: %q of %q, %v", id, r.ID, ev.ID, ok)
		}
	}
	for _, id := range []string{"v3", "v4"} {
		if v, doc, ok := d.Version(id); ok || v.ID != "" || doc.ID != "" {
			t.Errorf("version %s was found: %+v of %+v", id, v, doc)
		}
	}
	for _, id := range []string{"r3", "r4"} {
		if r, ev, ok := d.Revision(id); ok || r.ID != "" || ev.ID != "" {
			t.Errorf("revision %s was found: %+v of %+v", id, r, ev)
		}
	}
}

func TestReviewOnIsTheDaySetOrTheLastOneForAnApproval(t *testing.T) {
	for name, tc := range map[string]struct {
		set   func(*assessments.Dossier)
		want  assessments.Date
		isSet bool
	}{
		"set": {func(d *assessments.Dossier) {
			d.Assessment.NextReview = "2027-05-01"
		}, "2027-05-01", true},
		"not set": {func(*assessments.Dossier) {}, "2028-11-01", false},
		"ends before": {func(d *assessments.Dossier) {
			d.Decisions[0].ValidUntil = "2027-11-01"
		}, "", false},
		"ends after": {func(d *assessments.Dossier) {
			d.Decisions[0].ValidUntil = "2029-11-01"
		}, "2028-11-01", false},
		"its own limit": {func(d *assessments.Dossier) {
			d.Organisation.ReviewMonths = 6
		}, "2027-05-01", false},
		"revoked": {func(d *assessments.Dossier) {
			d.Decisions[0].RevokedReason = "a breach"
		}, "", false},
		"draft": {func(d *assessments.Dossier) {
			d.Assessment.Status, d.Decisions = "", nil
		}, "", false},
	} {
		d := &assessments.Dossier{Assessment: assessments.Assessment{Status: assessments.Approved}}
		d.Decisions = []assessments.Decision{{ID: "d", Outcome: assessments.Approved, On: "2026-11-01"}}
		tc.set(d)
		if day, set := d.ReviewOn(); day != tc.want || set != tc.isSet {
			t.Errorf("%s: %s, %v", name, day, set)
		}
	}
}
