package workbench

import (
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestSameVersionFindsTheNewestThatHoldsTheBytes(t *testing.T) {
	version := func(id, document string, bend func(*assessments.Version)) *assessments.Version {
		v := &assessments.Version{ID: id, DocumentID: document, SHA256: "one", Label: "label of " + id}
		if bend != nil {
			bend(v)
		}
		return v
	}
	docs := []assessments.Record{
		&assessments.Document{ID: "msa", Name: "Agreement"},
		&assessments.Document{ID: "dpa", Name: "Addendum"},
		&assessments.Document{ID: "old", Name: "Old", Bin: assessments.Bin{Binned: 1}},
	}
	for name, tc := range map[string]struct {
		versions []assessments.Record
		of       assessments.Version
		want     string
	}{
		"none": {nil, assessments.Version{DocumentID: "msa"}, ""},
		"the newest": {
			[]assessments.Record{version("1", "msa", nil), version("2", "msa", nil)},
			assessments.Version{DocumentID: "msa"},
			"2",
		},
		"of this document": {
			[]assessments.Record{version("1", "msa", nil), version("2", "dpa", nil)},
			assessments.Version{DocumentID: "msa"},
			"1",
		},
		"of any document": {
			[]assessments.Record{version("1", "msa", nil), version("2", "dpa", nil)},
			assessments.Version{},
			"2",
		},
		"not itself": {
			[]assessments.Record{version("1", "msa", nil), version("2", "msa", nil)},
			assessments.Version{ID: "2", DocumentID: "msa"},
			"1",
		},
		"not of other bytes": {[]assessments.Record{version("1", "msa", func(v *assessments.Version) {
			v.SHA256 = "two"
		})}, assessments.Version{}, ""},
		"not what was purged": {[]assessments.Record{version("1", "msa", func(v *assessments.Version) {
			v.PurgedOn = "2026-01-01"
		})}, assessments.Version{}, ""},
		"not what is in the bin": {[]assessments.Record{version("1", "msa", func(v *assessments.Version) {
			v.Binned = 1
		})}, assessments.Version{}, ""},
		"not of a binned one": {
			[]assessments.Record{version("1", "msa", nil), version("2", "old", nil)},
			assessments.Version{},
			"1",
		},
		"nothing of a binned one": {
			[]assessments.Record{version("2", "old", nil)},
			assessments.Version{},
			"",
		},
	} {
		same, held, err := sameVersion(shelf{records: append(tc.versions, docs...)}, tc.of,
			kept{sha256: "one"})
		got := ""
		if same != nil {
			got = same.ID
			if held == nil || held.ID != same.ID || same.Noun != "version" || same.Label != "label of "+
				same.ID || same.Of == "" {
				t.Errorf("%s: %+v, %+v", name, same, held)
			}
		}
		if err != nil || got != tc.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, tc.want)
		}
	}
}

func TestSameRevisionFindsTheNewestThatHoldsTheBytes(t *testing.T) {
	revision := func(id string, bend func(*assessments.Revision)) *assessments.Revision {
		r := &assessments.Revision{ID: id, EvidenceID: "soc", SHA256: "one", Label: "label of " + id}
		if bend != nil {
			bend(r)
		}
		return r
	}
	for name, tc := range map[string]struct {
		revisions []assessments.Record
		id        string
		want      string
	}{
		"none":       {nil, "", ""},
		"the newest": {[]assessments.Record{revision("1", nil), revision("2", nil)}, "", "2"},
		"not itself": {[]assessments.Record{revision("1", nil), revision("2", nil)}, "2", "1"},
		"not of other evidence": {[]assessments.Record{revision("1", func(r *assessments.Revision) {
			r.EvidenceID = "iso"
		})}, "", ""},
		"not of other bytes": {[]assessments.Record{revision("1", func(r *assessments.Revision) {
			r.SHA256 = "two"
		})}, "", ""},
		"not what was purged": {[]assessments.Record{revision("1", func(r *assessments.Revision) {
			r.PurgedOn = "2026-01-01"
		})}, "", ""},
		"not what is in the bin": {[]assessments.Record{revision("1", func(r *assessments.Revision) {
			r.Binned = 1
		})}, "", ""},
	} {
		in := shelf{records: append(tc.revisions, &assessments.Evidence{ID: "soc", Name: "SOC 2"})}
		same, held, err := sameRevision(in, assessments.Revision{ID: tc.id, EvidenceID: "soc"},
			kept{sha256: "one"})
		got := ""
		if same != nil {
			got = same.ID
			if held == nil || *same != (SameFile{"revision", same.ID, "label of " + same.ID, "SOC 2"}) {
				t.Errorf("%s: %+v, %+v", name, same, held)
			}
		}
		if err != nil || got != tc.want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, tc.want)
		}
	}
}

func TestSameFileSaysWhatStays(t *testing.T) {
	for noun, want := range map[assessments.Noun]string{
		"version":  "Stays cited",
		"revision": "Stays ticked",
	} {
		err := (&SameFile{Noun: noun, ID: "1", Label: "L", Of: "O"}).refusal("a.pdf")
		verb := strings.Fields(want)[1]
		if assessments.KindOf(err) != assessments.Refused ||
			!strings.Contains(err.Error(), "“a.pdf” is the same as "+string(noun)+" “L” of O") ||
			!strings.Contains(err.Error(), verb) {
			t.Errorf("%s: %v", noun, err)
		}
	}
}

func TestStatesMoreLooksAtWhatAFileSays(t *testing.T) {
	held := &assessments.Version{ID: "1", DocumentID: "msa", Label: "1", Status: assessments.VersionDraft}
	for name, tc := range map[string]struct {
		bend func(*assessments.Version)
		set  string
		want bool
	}{
		"nothing else": {func(*assessments.Version) {}, "status", false},
		"another status": {func(v *assessments.Version) {
			v.Status = assessments.VersionExecuted
		}, "status", true},
		"one it does not say": {func(v *assessments.Version) {
			v.Status = assessments.VersionExecuted
		}, "label", false},
		"another label":  {func(v *assessments.Version) { v.Label = "2" }, "label", false},
		"another source": {func(v *assessments.Version) { v.Source = "mail" }, "source", false},
		"another day": {func(v *assessments.Version) {
			v.Effective = "2026-01-01"
		}, "effective", true},
		"what program computes": {func(v *assessments.Version) { v.SHA256 = "two" }, "sha256", false},
	} {
		v := *held
		tc.bend(&v)
		d := Declared{Record: &v, Set: map[string]bool{tc.set: true}}
		if got := statesMore(d, &v, held); got != tc.want {
			t.Errorf("%s: states more: %v", name, got)
		}
	}
}

func TestRedirectLeadsToTheRecordThatHoldsTheFile(t *testing.T) {
	e := &edit{same: map[string]string{"version 9": "1", "revision 9": "2"}}
	a := &assessments.Answer{ID: "a/i", AssessmentID: "9", ReadVersions: []string{"9", "3"}}
	c := &assessments.Citation{ID: "9", AssessmentID: "9", VersionID: "9"}
	tick := &assessments.Tick{ID: "9", RevisionID: "9"}
	both := &assessments.Answer{ID: "a/k", ReadVersions: []string{"1", "9"}}
	for _, r := range []assessments.Record{a, c, tick, both} {
		if err := (applying{e}).redirect(r); err != nil {
			t.Fatal(err)
		}
	}
	if fmt.Sprint(a.ReadVersions) != "[1 3]" || a.AssessmentID != "9" || c.VersionID != "1" ||
		c.AssessmentID != "9" || tick.RevisionID != "2" {
		t.Errorf("%+v, %+v, %+v", a, c, tick)
	}
	if fmt.Sprint(both.ReadVersions) != "[1]" { // 9 was not added, and 1 is named already
		t.Errorf("%+v", both)
	}
	twice := &edit{same: map[string]string{"version 8": "1", "version 9": "1"}}
	if got := (applying{twice}).redirected([]string{"8", "3", "9"}); fmt.Sprint(got) != "[1 3]" {
		t.Errorf("two with the same file: %v", got)
	}
}
