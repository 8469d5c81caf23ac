package portfolio

import (
	"slices"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

func TestTheJournalOfSeveralSelectedAssessmentsOpens(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	use := assessments.Use{
		ID: "second", ServiceID: "chat", Purpose: "Translation", Owner: "Rita",
		Status: "current", Scope: 2,
	}
	uitest.Must(t)(b.Add(t.Context(), &use))
	uitest.Must(t)(b.Begin(t.Context(),
		assessments.Assessment{ID: "b", UseID: "second", Name: "Second", Requester: "Rita"}))
	page := New(b, h)
	h.Open(page)
	page.list.Table.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, c := range page.Commands() {
		if c.Title == "Show its journal" {
			c.Run()
		}
	}
	if len(h.Routes) != 1 {
		t.Fatalf("%d places", len(h.Routes))
	}
	ids := h.Routes[0].IDs()
	slices.Sort(ids)
	if h.Routes[0].Page != "journal" || !slices.Equal(ids, []string{"a", "b"}) ||
		h.Routes[0] != ui.To("journal", h.Routes[0].IDs()...) {
		t.Errorf("leads to %+v", h.Routes[0])
	}
}
