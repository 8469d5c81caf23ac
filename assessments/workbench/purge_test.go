package workbench_test

import (
	"maps"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestApplyingAFileAgainDoesNotBringBackWhatWasPurged(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
	const body = "4.1 Training. " + clause
	list := []workbench.Declared{
		{
			Record: &assessments.Version{ID: "msa/2", DocumentID: "msa", Label: "2", Status: assessments.VersionExecuted}, Path: "versions[0]", File: "msa.md",
			Set: map[string]bool{"document": true, "label": true, "status": true},
		},
		{
			Record: &assessments.Revision{ID: "report/1", EvidenceID: "report", Label: "1", Strength: assessments.StrengthReport}, Path: "revisions[0]", File: "report.md",
			Set: map[string]bool{"evidence": true, "label": true, "strength": true},
		},
	}
	apply := func() error {
		_, err := l.Apply(ctx, list, func(name string) (workbench.File, error) { return text(name, name+" "+body), nil }, false, assessments.NoProgress{})
		return err
	}
	if err := apply(); err != nil {
		t.Fatal(err)
	}
	digests := []string{}
	for _, r := range []assessments.Record{&assessments.Version{ID: "msa/2"}, &assessments.Revision{ID: "report/1"}} {
		if err := l.Get(ctx, r); err != nil {
			t.Fatal(err)
		}
		f, _ := assessments.FieldOf(r, "sha256")
		digests = append(digests, f.Value.String())
		l.must(l.Purge(ctx, r.Noun(), r.Key(), "returned under NDA", nil))
	}
	list[0].Record.(*assessments.Version).Label, list[1].Record.(*assessments.Revision).Label = "two", "one" // so that there is something to change
	err := apply()
	l.refused(err, assessments.Refused, "versions[0].file")
	l.refused(err, assessments.Refused, "revisions[0].file")
	for _, sum := range digests {
		if r, _, err := l.OpenFile(ctx, sum); err == nil {
			_ = r.Close()
			t.Error("the bytes are back")
		}
		if state, err := l.TextState(ctx, sum); err != nil || state.Read {
			t.Errorf("the text is back: %+v, %v", state, err)
		}
	}
	v := assessments.Version{ID: "msa/2", DocumentID: "msa", Label: "2", Status: assessments.VersionExecuted}
	_, err = l.AddVersion(ctx, v, text("msa.md", "msa.md "+body), assessments.NoProgress{})
	l.refused(err, assessments.Refused, "was purged on 2026-11-21")
}

func TestWordsOfAPurgedVersionAreNotQuotedOnceMore(t *testing.T) {
	l := newLab(t)
	l.papers()
	c := assessments.Citation{ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID, VersionID: "msa/2", Quote: clause}
	p := assessments.Precedence{ID: "ea/general", ContractID: "ea", Subject: "general", Order: []string{"dpa", "msa"}, VersionID: "msa/2", Quote: orderClause}
	declare := func() []error {
		return []error{
			l.declares(&c, "assessment", "item", "version", "quote"),
			l.declares(&p, "contract", "subject", "order_of", "version", "quote"),
		}
	}
	for _, err := range declare() {
		if err != nil {
			t.Fatal(err)
		}
	}
	l.must(l.Purge(ctx, "version", "msa/2", "returned under NDA", nil))
	before := l.state()
	for _, err := range declare() {
		l.refused(err, assessments.Refused, "was purged on 2026-11-21")
	}
	if !maps.Equal(before, l.state()) {
		t.Error("the words are back")
	}
}
