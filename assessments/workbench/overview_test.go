package workbench_test

import (
	"reflect"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// figures of every assessment, as the overview says them now.
func (l *lab) figures() map[string]workbench.Summary {
	l.t.Helper()
	o, err := l.Overview(ctx, l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	out := map[string]workbench.Summary{}
	for _, s := range o.Assessments {
		out[s.ID] = s
	}
	return out
}

func TestCachedFiguresEqualThoseComputedAnewAfterEveryChange(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Begin(ctx, assessments.Assessment{ID: "b", UseID: "support", Name: "Other"}))
	it := l.item("training_use")
	changes := []func() (assessments.Event, error){
		func() (assessments.Event, error) {
			return l.SaveAnswer(ctx, assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.Met})
		},
		func() (assessments.Event, error) {
			return l.Cite(ctx, assessments.Citation{AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1", Quote: clause})
		},
		func() (assessments.Event, error) { return l.Bin(ctx, "document", "msa") }, // belongs to no assessment, changes both
		func() (assessments.Event, error) { return l.Undo(ctx) },
		func() (assessments.Event, error) {
			return l.Save(ctx, &assessments.Use{ID: "support", ServiceID: "chat", ContractID: "ea", Purpose: "Other purpose", Scope: 2})
		},
	}
	l.figures()
	for i, change := range changes {
		l.must(change())
		for round := range 2 { // the second one comes from the cache
			for id, got := range l.figures() {
				a, err := l.Assess(ctx, id, l.Today())
				if err != nil {
					t.Fatal(err)
				}
				if want := a.Summarise(); !reflect.DeepEqual(got, want) {
					t.Errorf("change %d, round %d: %s shows %+v, computed anew %+v", i, round, id, got, want)
				}
			}
		}
	}
}
