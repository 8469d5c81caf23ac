package scoring_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestAVerdictOnWordsThatAreNotThereIsStale(t *testing.T) {
	cited := func(state assessments.CitationState, more func(*assessments.Dossier)) scoring.Judged {
		d := fixture()
		cite(d, "msa1")
		d.Citations[0].State = state
		if more != nil {
			more(d)
		}
		return judge(d)
	}
	for name, tc := range map[string]struct {
		state assessments.CitationState
		more  func(*assessments.Dossier)
		stale bool
		weak  bool
	}{
		"found":                 {state: assessments.CitationFound},
		"found elsewhere in it": {state: assessments.CitationMoved},
		"with no text to look":  {state: assessments.CitationNotChecked},
		"not found":             {state: assessments.CitationNotFound, stale: true},
		"partly met, not found": {assessments.CitationNotFound, func(d *assessments.Dossier) {
			d.Answers[0].Verdict = assessments.Partly
		}, true, false},
		"not met, not found": {assessments.CitationNotFound, func(d *assessments.Dossier) {
			d.Answers[0].Verdict = assessments.NotMet
		}, true, false},
		"not found, and the vendor says so": {assessments.CitationNotFound, func(d *assessments.Dossier) {
			d.Answers[0].Response = "Yes, we do."
		}, true, false},
		"not found, beside evidence": {assessments.CitationNotFound, tick, false, true},
		"two, one of them not found": {assessments.CitationNotFound, func(d *assessments.Dossier) {
			cite(d, "msa1")
		}, false, true},
		"two, both not found": {assessments.CitationNotFound, func(d *assessments.Dossier) {
			cite(d, "msa1")
			d.Citations[1].State = assessments.CitationNotFound
		}, true, false},
	} {
		j := cited(tc.state, tc.more)
		if j.Stale != tc.stale || j.Weak() != tc.weak {
			t.Errorf("%s: stale %v, weak %v (%s)", name, j.Stale, j.Weak(), j.StaleReason)
		}
		if got := j.State(); tc.stale != (got == scoring.StateStale) {
			t.Errorf("%s: counted as %v", name, got)
		}
		if tc.stale && !strings.Contains(j.StaleReason, "not found in the document") {
			t.Errorf("%s: %q", name, j.StaleReason)
		}
	}
}

// Decisions of earlier forms are held to what counted when they were taken.
func TestCountingUnfoundIsHowEarlierFormsCounted(t *testing.T) {
	d := fixture()
	d.Template.Items[0].DealBreaker = true
	d.Template.Items = append(d.Template.Items,
		assessments.Item{
			ID: "other", Kind: assessments.ControlItem, Discipline: assessments.Legal, Weight: 4,
			When: []assessments.Condition{{Fact: "answer:item", None: []string{"met"}, Reason: "settled"}},
		}, assessments.Item{ID: "third", Kind: assessments.ControlItem, Discipline: assessments.Legal, Weight: 8})
	d.Answers[0].Response = "Yes, we do."
	cite(d, "msa1")
	figures := func(state assessments.CitationState) ([]scoring.Judged, scoring.Result) {
		d.Citations[0].State = state
		judged := scoring.Judge(d, today)
		return judged, scoring.Score(judged, d.Model)
	}
	judged, r := figures(assessments.CitationFound)
	if _, same, n := r.CountingUnfound(d, judged); n != 0 || same.Total != r.Total {
		t.Errorf("found: %d, %+v", n, same.Total)
	}
	judged, r = figures(assessments.CitationNotFound)
	if r.Total.Coverage != 0 || len(r.Gates) != 1 {
		t.Errorf("today: %d, %v", r.Total.Coverage, r.Gates)
	}
	was, then, n := r.CountingUnfound(d, judged)
	if n != 1 || then.Total.Coverage != 500 || then.Items[0].GateOpen || was[0].Stale || !was[1].Hidden ||
		then.Items[1].Applicable {
		t.Errorf("then: %d, %d, %+v, %+v", n, then.Total.Coverage, was, then.Items)
	}
	if !judged[0].Stale || judged[1].Hidden || r.Items[0].Assessed {
		t.Error("what was given is changed")
	}
}
