package workbench_test

import (
	"testing"

	"countersign/assessments"
)

func TestAProposalTakesTierAndNextReviewFromTheRubricOnlyWhenTheUseIsRated(t *testing.T) {
	l := newLab(t)
	u := assessments.Use{ID: "u", Owner: "Rita", Scope: 2}
	s := assessments.Service{ID: "s", Name: "Lumen Chat"}
	if a := l.Proposal(u, s, "key"); a.Tier != "" || a.NextReview != "" || a.Name != "Lumen Chat" ||
		a.Requester != "Rita" || a.TemplateID != "key" || a.ID == "" {
		t.Errorf("of a use that is not rated: %+v", a)
	}
	u.DataClasses, u.Criticality, u.Reach, u.Autonomy = []string{"personal"}, "moderate", "partners",
		"suggests"
	a := l.Proposal(u, s, "")
	if want := l.Rate(u); want.Tier == "" || a.Tier != want.Tier ||
		a.NextReview != l.Today().AddMonths(want.NextReview) {
		t.Errorf("of a rated use: tier %q, next review %s; the rubric says %+v", a.Tier, a.NextReview, want)
	}
}
