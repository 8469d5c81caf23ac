package assessments_test

import (
	"reflect"
	"strings"
	"testing"

	"countersign/assessments"
)

// fullDossier has one record of each kind, every field filled.
func fullDossier() *assessments.Dossier {
	d := &assessments.Dossier{Plan: &assessments.Plan{}, Contract: &assessments.Contract{}}
	each(d, func(r assessments.Record) {
		r.SetKey("one-" + string(r.Noun()))
		for _, f := range r.Fields() {
			give(f, 1)
		}
	})
	return d
}

// each visits every record of a dossier, making one in each empty list.
func each(d *assessments.Dossier, visit func(assessments.Record)) {
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		switch f.Kind() {
		case reflect.Slice:
			if f.Len() == 0 {
				f.Set(reflect.MakeSlice(f.Type(), 1, 1))
			}
			for k := range f.Len() {
				if r, ok := f.Index(k).Addr().Interface().(assessments.Record); ok {
					visit(r)
				}
			}
		case reflect.Pointer:
			visit(f.Interface().(assessments.Record))
		case reflect.Struct:
			if r, ok := f.Addr().Interface().(assessments.Record); ok {
				visit(r)
			}
		}
	}
}

// give gives a field the n-th of two values.
func give(f assessments.Field, n int) {
	value := map[assessments.ValueKind][2]string{
		assessments.TextValue: {"first", "second"}, assessments.NumberValue: {"1", "2"},
		assessments.FlagValue:   {"0", "1"},
		assessments.MomentValue: {"1", "2"}, assessments.DateValue: {"2026-01-01", "2026-02-02"},
		assessments.ListValue: {`["a"]`, `["b"]`},
	}[f.Value.Kind()][n]
	if len(f.OneOf) > 1 {
		value = f.OneOf[n]
		if f.Value.Kind() == assessments.ListValue {
			value = `["` + value + `"]`
		}
	}
	if err := f.Value.Set(value); err != nil {
		panic(err)
	}
}

// hashedNouns are the nouns of the records that make the state of an assessment.
var hashedNouns = map[assessments.Noun]bool{
	"vendor": true, "service": true, "plan": true, "contract": true, "use": true, "assessment": true,
	"document": true, "version": true,
	"precedence": true, "answer": true, "citation": true, "evidence": true, "revision": true, "tick": true,
	"finding": true, "exception": true,
}

// reporting are the fields that only report on the state.
var reporting = map[string]bool{
	"assessment.status": true, "citation.state": true, "citation.checked_on": true,
	"answer.confirmed_on": true, "answer.reviewed_by": true, "answer.reviewed_on": true,
	"answer.review_recorded_by": true,
	"exception.recorded_by":     true, "exception.recorded_at": true, "exception.approval_recorded_by": true,
	"exception.approval_recorded_at": true, "exception.revoked_by": true, "exception.revoked_on": true,
}

func TestStateHashCoversEveryFieldOfTheState(t *testing.T) {
	d := fullDossier()
	before := d.StateHash()
	seen := map[assessments.Noun]bool{}
	each(d, func(r assessments.Record) {
		seen[r.Noun()] = true
		for _, f := range r.Fields() {
			give(f, 0)
			changed := d.StateHash() != before
			give(f, 1)
			key := string(r.Noun()) + "." + f.Name
			if want := hashedNouns[r.Noun()] && !reporting[key]; changed != want {
				t.Errorf("a change of %s changes the hash: %v, want %v", key, changed, want)
			}
		}
	})
	if d.StateHash() != before {
		t.Fatal("the dossier was not put back as it was")
	}
	for n := range hashedNouns {
		if !seen[n] {
			t.Errorf("no %s was tried", n)
		}
	}
}

func TestStateHashCoversEveryRecordOfTheState(t *testing.T) {
	before := fullDossier().StateHash()
	v := reflect.TypeFor[assessments.Dossier]()
	for i := range v.NumField() {
		list := v.Field(i)
		d := fullDossier()
		f := reflect.ValueOf(d).Elem().Field(i)
		var noun assessments.Noun
		switch f.Kind() {
		case reflect.Slice:
			noun = f.Index(0).Addr().Interface().(assessments.Record).Noun()
		case reflect.Pointer:
			noun = f.Interface().(assessments.Record).Noun()
		default:
			continue
		}
		f.SetZero()
		if changed := d.StateHash() != before; changed != hashedNouns[noun] {
			t.Errorf("without its %s the hash changes: %v, want %v", list.Name, changed, hashedNouns[noun])
		}
	}
}

func TestStateHashDoesNotDependOnTheOrderOfRecords(t *testing.T) {
	d := fullDossier()
	other := d.Ticks[0]
	other.ID = "two-tick"
	d.Ticks = append(d.Ticks, other)
	before := d.StateHash()
	d.Ticks[0], d.Ticks[1] = d.Ticks[1], d.Ticks[0]
	if d.StateHash() != before {
		t.Error("the hash depends on the order of ticks")
	}
}

// TestStateHashOfAFormStaysTheSame holds the hashes that decisions and sign-offs were made on: were
// one computed in another way, they would all read as made on another state.
func TestStateHashOfAFormStaysTheSame(t *testing.T) {
	d := &assessments.Dossier{
		Vendor: assessments.Vendor{ID: "lumen", Name: "Lumen"},
		Answers: []assessments.Answer{
			{ID: "a/two", ItemID: "two", Reason: "why"},
			{ID: "a/one", Verdict: assessments.Met},
		},
		Ticks: []assessments.Tick{{ID: "a/one/report"}},
	}
	d.Assessment.ID = "a"
	d.Answers[0].TestedBy = "Ada"
	for name, tc := range map[string]struct {
		got, want string
	}{
		"form 1": {
			d.StateHashIn(1),
			"010bc80df5ae18a17f2fb99d3d0a3d3e405859ac8538fd2c3f66ae9f768b9aaf",
		},
		"form 2": {
			d.StateHashIn(2),
			"2d3717a44705f3e89f8013e35580ee4c2c10ad64a28eca5fdde659c7b62db406",
		},
		"form 3": {
			d.StateHashIn(3),
			"30e15be4e1e7a445ee15e709c2f837c32fb5226f81993789dcc50ec768c23e8e",
		},
		"the first form":    {d.StateHashIn(0), d.StateHashIn(1)},
		"the form of today": {d.StateHash(), d.StateHashIn(assessments.StateForm)},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: %s, want %s", name, tc.got, tc.want)
		}
	}
}

// An id tells a reader nothing: records made in the window have ids such as “exception-0023”.
func TestRecordsAreCalledByNamesAndNotByIDs(t *testing.T) {
	d := &assessments.Dossier{
		Assessment: assessments.Assessment{ID: "a"},
		Template:   assessments.Template{Items: []assessments.Item{{ID: "audit", Title: "Right to audit"}}},
	}
	d.Exceptions = []assessments.Exception{
		{ID: "exception-0023", AssessmentID: "a", ItemID: "audit"},
		{ID: "exception-0024", ItemID: "gone"},
	}
	d.Citations = []assessments.Citation{{ID: "citation-0001", ItemID: "audit"}}
	d.Findings = []assessments.Finding{{ID: "finding-0001", ItemID: "audit"}}
	d.Precedences = []assessments.Precedence{{ID: "precedence-0001", Subject: "personal_data"}}
	d.Documents, d.Versions = []assessments.Document{{ID: "d", Name: "Master agreement"}},
		[]assessments.Version{{ID: "version-0001", DocumentID: "d", Label: "2"}}
	d.Evidence, d.Revisions = []assessments.Evidence{{ID: "e", Name: "SOC 2"}},
		[]assessments.Revision{{ID: "revision-0001", EvidenceID: "e", Label: "2026"}}
	for id, want := range map[string]string{
		"exception-0023": "exception “Right to audit”", "exception-0024": "exception",
		"exception-9999": "exception",
		"citation-0001":  "citation “Right to audit”", "finding-0001": "finding “Right to audit”",
		"precedence-0001": "precedence “personal data”",
		"version-0001":    "version “Master agreement, 2”", "revision-0001": "revision “SOC 2, 2026”",
	} {
		noun, _, _ := strings.Cut(id, "-")
		if got := d.Called(assessments.Noun(noun), id); got != want {
			t.Errorf("%s is called %s, want %s", id, got, want)
		}
	}
}

func TestDossierCoversAndNamesItsState(t *testing.T) {
	d := fullDossier()
	d.Assessment.ID, d.Vendor.ID, d.Vendor.Name, d.Service.ID = "a", "same", "Lumen", "other"
	d.Template.Items = []assessments.Item{{ID: "item", Title: "Training use"}}
	for _, tc := range []struct {
		noun   assessments.Noun
		id     string
		covers bool
		name   string
	}{
		{"vendor", "same", true, "“Lumen”"},
		{"vendor", "other", false, "“other”"}, // which is the service
		{"service", "same", false, "“same”"},
		{"answer", "a/item", true, "“Training use”"},
		{"answer", "a/gone", true, "“a/gone”"},
		{"answer", "b/item", false, "“b/item”"},
		{"tick", "a/item/report", true, "“Training use”"},
		{"tick", "one-tick", false, "“one-tick”"},
		{"vendor", "item", false, "“item”"},
		{"note", "one-note", false, "“one-note”"},
	} {
		if got := d.Covers(tc.noun, tc.id); got != tc.covers {
			t.Errorf("the state covers %s %q: %v", tc.noun, tc.id, got)
		}
		if got := d.NameOf(tc.noun, tc.id); got != tc.name {
			t.Errorf("%s %q is called %s, want %s", tc.noun, tc.id, got, tc.name)
		}
	}
}
