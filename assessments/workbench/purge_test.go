package workbench_test

import (
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
