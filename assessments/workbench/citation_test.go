package workbench_test

import (
	"testing"

	"countersign/assessments"
)

// meanwhile does something once, while something else is under way.
type meanwhile struct{ do func() }

func (m *meanwhile) Step(int64, int64, string) {
	if do := m.do; do != nil {
		m.do = nil
		do()
	}
}

func TestLookingForQuotesAgainKeepsWhatIsChangedMeanwhile(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	for _, id := range []string{"binned", "changed"} { // saved before their text is read, so not looked for yet
		l.must(l.Save(ctx, &assessments.Citation{ID: id, AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1", Quote: clause}))
	}
	l.must(l.Recheck(ctx, "a", &meanwhile{func() {
		l.must(l.RemoveCitation(ctx, "binned"))
		l.must(l.Save(ctx, &assessments.Citation{ID: "changed", AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1", Quote: "Nothing else."}))
	}}))
	got := assessments.Citation{ID: "binned"}
	if err := l.Get(ctx, &got); err != nil || !assessments.InBin(&got) {
		t.Errorf("the citation came back from the bin: %+v, %v", got, err)
	}
	got = assessments.Citation{ID: "changed"}
	if err := l.Get(ctx, &got); err != nil || got.Quote != "Nothing else." || got.State != assessments.CitationFound {
		t.Errorf("the change was taken back: %+v, %v", got, err)
	}
}
