package workbench

import (
	"fmt"
	"slices"
	"testing"

	"countersign/assessments"
)

// cradle is a shelf that knows when its records were made.
type cradle struct {
	shelf
	born map[string]int64
}

func (c cradle) Born(assessments.Noun, ...string) (map[string]int64, error) { return c.born, nil }

func TestOneAssessmentSpeaksForAUse(t *testing.T) {
	type one struct {
		id     string
		status assessments.DecisionState
		born   int64
	}
	for name, tc := range map[string]struct {
		list   []one
		retire bool
		want   string
	}{
		"none":         {nil, false, ""},
		"the only one": {[]one{{"a", assessments.Rejected, 1}}, false, "a"},
		"the live one": {
			[]one{{"a", assessments.Draft, 1}, {"b", assessments.Rejected, 2}},
			false, "a",
		},
		"the live one, listed last": {
			[]one{{"a", assessments.Rejected, 2}, {"b", assessments.Draft, 1}},
			false, "b",
		},
		"the newest of two": {
			[]one{{"a", assessments.Draft, 2}, {"b", assessments.Draft, 1}},
			false, "a",
		},
		"the newest of two, listed last": {
			[]one{{"a", assessments.Draft, 1}, {"b", assessments.Draft, 2}},
			false, "b",
		},
		"the newest where none is live": {
			[]one{{"a", assessments.Rejected, 2}, {"b", assessments.Revoked, 1}}, false, "a",
		},
		"the live one between others": {[]one{
			{"a", assessments.Rejected, 3},
			{"b", assessments.Draft, 1},
			{"c", assessments.Revoked, 4},
		}, false, "b"},
		"of one file the approved": {
			[]one{{"a", assessments.Approved, 1}, {"b", assessments.Draft, 1}},
			false, "a",
		},
		"of one file the last": {
			[]one{{"a", assessments.Draft, 1}, {"b", assessments.Draft, 1}},
			false, "b",
		},
		"of a retired use": {[]one{{"a", assessments.Draft, 1}}, true, ""},
	} {
		o := Overview{Uses: []assessments.Use{{ID: "use"}, {ID: "other"}}}
		if tc.retire {
			o.Uses[0].Status = "retired"
		}
		r := cradle{born: map[string]int64{}}
		for _, a := range tc.list {
			o.Assessments = append(o.Assessments, Summary{ID: a.id, UseID: "use", Status: a.status})
			r.born[a.id] = a.born
		}
		got, err := o.current(r)
		if err != nil || len(got) > 1 || (len(got) == 1) != (tc.want != "") || tc.want != "" &&
			!got[tc.want] {
			t.Errorf("%s: %v, %v; want %q", name, got, err, tc.want)
		}
	}
}

func TestOverdueIsADayThatHasPassed(t *testing.T) {
	for day, want := range map[assessments.Date]bool{
		"2026-11-20": true, "2026-11-21": false,
		"2026-11-22": false, "": false,
	} {
		if (Due{Day: day}).Overdue("2026-11-21") != want {
			t.Errorf("%q is overdue: %v", day, !want)
		}
	}
}

func TestDueOfAssessments(t *testing.T) {
	summary := func(id string, s assessments.DecisionState) Summary {
		return Summary{ID: id, Status: s, NextReview: "2027-01-01", Until: "2027-02-01"}
	}
	o := Overview{AsOf: "2026-11-21", Current: map[string]bool{"current": true, "dead": true}}
	o.Assessments = []Summary{
		summary("current", assessments.Expired), summary("earlier", assessments.Expired),
		summary("approved", assessments.WithConditions), summary("dead", assessments.Rejected),
		summary("superseded", assessments.Superseded),
	}
	got, err := o.due(shelf{})
	want := []Due{
		{Day: "2027-01-01", Noun: "assessment", ID: "approved", AssessmentID: "approved"},
		{Day: "2027-01-01", Noun: "assessment", ID: "current", AssessmentID: "current"},
		{Day: "2027-02-01", Noun: "decision", ID: "approved", AssessmentID: "approved"},
		{Day: "2027-02-01", Noun: "decision", ID: "current", AssessmentID: "current"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("\n got %v, %v\nwant %v", got, err, want)
	}
}

func TestDueOfRecords(t *testing.T) {
	exception := func(id string, bend func(*assessments.Exception)) *assessments.Exception {
		x := &assessments.Exception{
			ID: id, AssessmentID: "a", ItemID: "item", Approver: "Cy",
			ApprovedOn: "2026-01-01", Expires: "2026-12-01",
		}
		if bend != nil {
			bend(x)
		}
		return x
	}
	for name, tc := range map[string]struct {
		records []assessments.Record
		want    string // ids
	}{
		"contracts": {[]assessments.Record{
			&assessments.Contract{ID: "today", End: "2026-12-11", NoticeDays: 20},
			&assessments.Contract{ID: "passed", End: "2026-12-10", NoticeDays: 20},
			&assessments.Contract{
				ID: "binned", End: "2026-12-11", NoticeDays: 20,
				Bin: assessments.Bin{Binned: 1},
			},
			&assessments.Contract{ID: "open-ended"},
			&assessments.Contract{ID: "ended", End: "2026-11-20", NoticeDays: 20},
			&assessments.Contract{ID: "renewed", End: "2026-11-19", NoticeDays: 20, AutomaticRenewal: true},
			&assessments.Contract{
				ID: "for-a-year", End: "2026-11-18", NoticeDays: 20, AutomaticRenewal: true,
				RenewalMonths: 12,
			},
		}, "[for-a-year renewed passed today for-a-year]"},
		"conditions": {[]assessments.Record{
			&assessments.ApprovalCondition{ID: "open", AssessmentID: "a", Due: "2026-12-01", Status: "open"},
			&assessments.ApprovalCondition{ID: "met", AssessmentID: "a", Due: "2026-12-01", Status: "met"},
			&assessments.ApprovalCondition{
				ID: "waived", AssessmentID: "a", Due: "2026-12-01",
				Status: "waived",
			},
			&assessments.ApprovalCondition{
				ID: "elsewhere", AssessmentID: "b", Due: "2026-12-01",
				Status: "open",
			},
			&assessments.ApprovalCondition{ID: "some day", AssessmentID: "a", Status: "open"},
		}, "[open]"},
		"findings": {[]assessments.Record{
			&assessments.Finding{ID: "open", AssessmentID: "a", Due: "2026-12-01", Status: "open"},
			&assessments.Finding{ID: "unsaid", AssessmentID: "a", Due: "2026-12-01"},
			&assessments.Finding{ID: "closed", AssessmentID: "a", Due: "2026-12-01", Status: "closed"},
			&assessments.Finding{ID: "accepted", AssessmentID: "a", Due: "2026-12-01", Status: "accepted"},
			&assessments.Finding{ID: "elsewhere", AssessmentID: "b", Due: "2026-12-01", Status: "open"},
			&assessments.Finding{
				ID: "binned", AssessmentID: "a", Due: "2026-12-01", Status: "open",
				Bin: assessments.Bin{Binned: 1},
			},
		}, "[open unsaid]"},
		"exceptions": {[]assessments.Record{
			exception("holds", nil),
			exception("asked for", func(x *assessments.Exception) { x.Approver = "" }),
			exception("revoked", func(x *assessments.Exception) { x.RevokedReason = "breach" }),
			exception("elsewhere", func(x *assessments.Exception) { x.AssessmentID = "b" }),
			exception("over", func(x *assessments.Exception) { x.Expires = "2026-11-21" }),
			exception("over, and the gate open", func(x *assessments.Exception) {
				x.Expires, x.ItemID = "2026-11-21", "gate"
			}),
		}, "[over, and the gate open holds]"},
		"a renewal": {[]assessments.Record{
			exception("first", nil),
			exception("second", func(x *assessments.Exception) {
				x.Renews, x.Expires = "first", "2027-12-01"
			}),
		}, "[second]"},
		"a renewal that is asked for": {[]assessments.Record{
			exception("first", nil),
			exception("second", func(x *assessments.Exception) { x.Renews, x.Approver = "first", "" }),
		}, "[first]"},
		"a renewal that was revoked": {[]assessments.Record{
			exception("first", nil),
			exception("second", func(x *assessments.Exception) {
				x.Renews, x.RevokedReason = "first", "breach"
			}),
		}, "[first]"},
		"two renewals, one revoked": {[]assessments.Record{
			exception("first", nil),
			exception("second", func(x *assessments.Exception) { x.Renews = "first" }),
			exception("third", func(x *assessments.Exception) {
				x.Renews, x.RevokedReason = "first", "breach"
			}),
		}, "[second]"},
	} {
		o := Overview{
			AsOf: "2026-11-21", Current: map[string]bool{"a": true},
			Assessments: []Summary{
				{ID: "a", Status: assessments.Draft, SummaryScore: SummaryScore{OpenGates: []string{"gate"}}},
				{ID: "b", Status: assessments.Rejected},
			},
		}
		got, err := o.due(shelf{records: tc.records})
		ids := []string{}
		for _, d := range got {
			ids = append(ids, d.ID)
			want := tc.records[slices.IndexFunc(tc.records, func(r assessments.Record) bool {
				return r.Key() == d.ID
			})]
			if of := map[bool]string{true: "", false: "a"}[d.Noun == "contract"]; d.Noun != want.Noun() ||
				d.AssessmentID != of {
				t.Errorf("%s: %+v", name, d)
			}
		}
		if err != nil || fmt.Sprint(ids) != tc.want {
			t.Errorf("%s: %v, %v; want %s", name, ids, err, tc.want)
		}
	}
}
