package worklist_test

import (
	"testing"

	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/worklist"

	"fyne.io/fyne/v2"
)

func TestAssessmentsAreListedOpenedAndBinned(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := worklist.New(b, h)
	h.Open(p)
	if !h.Sees("No assessment yet") {
		t.Fatalf("an empty list says %s", h.Words())
	}
	uitest.Furnish(t, b)
	h.CatchUp()
	table := uitest.Find[*widgets.DataTable](h)[0]
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n := len(h.Routes); n != 1 || h.Routes[0].Page != "desk" || h.Routes[0].ID != "a" {
		t.Errorf("went to %v", h.Routes)
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if left, _ := b.List(t.Context(), "assessment"); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}
