package workbench_test

import (
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestFiledDocumentsCarryWhatBelongsToThem(t *testing.T) {
	l := newLab(t)
	l.papers()
	filed := func() map[string]workbench.Filed {
		t.Helper()
		all, err := l.Filed(ctx)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]workbench.Filed{}
		for _, f := range all {
			out[f.Document.ID] = f
		}
		return out
	}
	cited := func(name string, want bool) {
		t.Helper()
		for id, f := range filed() {
			if got := f.Cited; got != (want && id != "pp") { // which is of no contract
				t.Errorf("%s: an order is cited for %s: %v", name, id, got)
			}
		}
	}
	cited("at first", false)
	order := func(subject assessments.PrecedenceSubject, version, quote string) {
		t.Helper()
		l.must(l.SavePrecedence(ctx, assessments.Precedence{}, assessments.Precedence{
			ContractID: "ea", Subject: subject, Order: []string{"msa", "dpa"}, VersionID: version,
			Quote: quote,
		}))
	}
	// in the order in which they are read
	subjects := slices.Sorted(slices.Values(assessments.PrecedenceSubjects()))
	order(subjects[1], "", "")
	cited("of one that is assumed", false)
	order(subjects[0], "msa/1", clause)
	order(subjects[2], "", "")
	cited("of one of three", true)
	all := filed()
	if f := all["pp"]; f.Contract != nil || f.Vendor.ID != "lumen" || f.Current.ID != "pp/1" ||
		len(f.Versions) != 1 {
		t.Errorf("outside any contract: %+v", f)
	}
	if f := all["msa"]; f.Contract == nil || f.Contract.ID != "ea" || f.Current.ID != "msa/2" {
		t.Errorf("of a contract: %+v", f)
	}
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/3", DocumentID: "msa", Label: "3",
		Status: assessments.VersionDraft,
	}, text("m.md", "A draft."), assessments.NoProgress{}))
	l.must(l.Bin(ctx, assessments.NounDocument, "pp"))
	all = filed()
	if f, there := all["msa"], all["pp"].Document.ID != ""; len(f.Versions) != 3 || f.Current.ID != "msa/2" ||
		there {
		t.Errorf("with a draft: %+v; what is in the bin is listed: %v", f, there)
	}
	_, err := l.AddDocument(ctx, assessments.Document{VendorID: "lumen", Type: "msa"}, assessments.Version{},
		workbench.File{}, assessments.NoProgress{})
	l.refused(err, assessments.Refused, "name")
}

func TestAWatchThatCouldNotBeginIsNone(t *testing.T) {
	l := newLab(t)
	before := l.Watching()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Watch(ctx, 0, func(assessments.Event) {}); err == nil || l.Watching() != 0 || before != 1 {
		t.Errorf("%d watch before, %d after, %v", before, l.Watching(), err)
	}
}
