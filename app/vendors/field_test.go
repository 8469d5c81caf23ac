package vendors_test

import (
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/vendors"
)

// A route to a fact opens its group and puts the keyboard into its answer.
func TestARouteToAFactGoesThere(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	p := vendors.New(b, h, ui.Route{Page: "vendors", Item: "use:support", Field: "controls_input_data"})
	h.Open(p)
	first := h.Window().Canvas().Focused()
	if first == nil {
		t.Fatal("nothing has the keyboard")
	}
	for _, field := range []string{"data_classes", "reach", "output_published"} {
		p.Visit(ui.Route{Page: "vendors", Item: "use:support", Field: field})
		now := h.Window().Canvas().Focused()
		if now == nil || now == first {
			t.Errorf("%s: the keyboard stayed at %T", field, now)
		}
		first = now
	}
	p.Visit(ui.Route{Page: "vendors", Item: "use:support", Field: "no_such_field"})
	if h.Window().Canvas().Focused() != first {
		t.Error("a field that is not there took the keyboard away")
	}
}
