package journal_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/journal"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestEveryFieldOfAChangeCanBeSeen holds that the fields that the detail only counts at first are shown on
// demand, down to the last.
func TestEveryFieldOfAChangeCanBeSeen(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	var list []workbench.Declared
	for i := range 110 { // two changes each
		list = append(list, workbench.Declared{
			Record: &assessments.Vendor{ID: fmt.Sprintf("v%03d", i), Name: fmt.Sprintf("Vendor %03d.", i)},
			Path:   fmt.Sprintf("vendors[%d]", i), Set: map[string]bool{"name": true},
		})
	}
	if _, err := b.Apply(t.Context(), list, nil, false, assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	h.Open(journal.New(b, h, ui.Route{}))
	uitest.Find[*table.View](h)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if !h.Sees("… and 20 more fields") || h.Sees("Vendor 109.") {
		t.Fatal("the detail does not count what it leaves out")
	}
	h.Tap("Show 20 more")
	if !h.Sees("Vendor 109.") || h.Sees("more field") {
		t.Error("the last field cannot be seen")
	}
}
