package packs_test

import (
	"context"
	"testing"

	"countersign/app/packs"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/menu"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// onePack is a workbench of a workspace in which one pack was written.
type onePack struct{ *workbench.Workbench }

func (onePack) List(context.Context, assessments.Noun, ...assessments.Where) ([]assessments.Record, error) {
	return []assessments.Record{&assessments.Pack{
		ID: "p", AssessmentID: "a", Audience: "auditor",
		AsOf: "2026-11-21", Place: "a.zip",
	}}, nil
}

// An assessment in the bin is in no list, so that the page says where it is; its packs keep its name.
func TestThePacksOfAnAssessmentInTheBinSaySo(t *testing.T) {
	const notice = "This assessment is in the bin"
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Must(t)(b.Begin(t.Context(),
		assessments.Assessment{ID: "b", UseID: "support", Name: "Lumen Chat again", Requester: "Rita"}))
	h.Open(packs.New(onePack{b}, h, ui.Route{ID: "a"}))
	if h.Sees(notice) {
		t.Errorf("nothing is in the bin yet: %s", h.Words())
	}
	uitest.Must(t)(b.Bin(t.Context(), assessments.NounAssessment, "a"))
	h.CatchUp()
	if !h.Sees(notice, "Lumen Chat (in the bin)") {
		t.Errorf("what was chosen went to the bin: %s", h.Words())
	}
	h.Open(packs.New(onePack{b}, h, ui.Route{ID: "a"}))
	if !h.Sees(notice) {
		t.Errorf("opened on what is in the bin: %s", h.Words())
	}
	which := uitest.Find[*menu.Select](h)[0]
	uitest.Must(t)(b.Unbin(t.Context(), assessments.NounAssessment, "a"))
	h.CatchUp()
	if h.Sees(notice) || which.SelectedIndex() < 0 {
		t.Errorf("restored, and not chosen again: %s", h.Words())
	}
	uitest.Must(t)(b.Bin(t.Context(), assessments.NounAssessment, "a"))
	h.CatchUp()
	which.Pick(0)
	if h.Sees(notice) {
		t.Errorf("another was chosen: %s", h.Words())
	}
}
