package journal_test

import (
	"testing"

	"countersign/app/journal"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/port"

	"fyne.io/fyne/v2"
)

func TestEveryChangeIsListedWithWhatWasThereBefore(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	uitest.Must(t)(b.Save(t.Context(), &assessments.Vendor{ID: "lumen", Name: "Lumen Intelligence", LegalName: "Lumen AI Ltd", Country: "IE"}))
	h.Open(journal.New(b, h, ui.Route{}))
	events, err := b.Events(t.Context(), port.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	table := uitest.Find[*widgets.DataTable](h)[0]
	if shown, total := table.Counts(); shown != len(events) || total != len(events) {
		t.Errorf("%d of %d listed, %d in the journal", shown, total, len(events))
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if !h.Sees("Lumen AI", "Lumen Intelligence") {
		t.Errorf("before and after are not both there: %s", h.Words())
	}
	h.Tap("Check the chain")
	if !h.Sees("chain holds") {
		t.Errorf("the chain's state is not said: %s", h.Words())
	}
}
