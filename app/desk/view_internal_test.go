package desk

import (
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
)

// TestFilterIsKeptOnTheWayBack comes back to an item that the filter does not list any more, and asks
// for another one.
func TestFilterIsKeptOnTheWayBack(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	a, err := b.Assess(t.Context(), "a", b.Today())
	if err != nil {
		t.Fatal(err)
	}
	var shown []string // items that are no deal-breakers, and are asked
	for i, it := range a.Dossier.Template.Items {
		if !it.DealBreaker && !a.Judged[i].Hidden {
			shown = append(shown, it.ID)
		}
	}
	for asked, want := range map[string]Filter{shown[0]: Gates, shown[1]: All} {
		h.Remember(viewsKey, []view{{ID: "a", Item: shown[0], Filter: Gates}})
		p := New(b, h, ui.Route{Page: "desk", ID: "a", Item: asked})
		h.Open(p)
		if p.m.filter != want || p.m.item != asked {
			t.Errorf("back at %s the filter is %q, the item %s, want %q", asked, p.m.filter, p.m.item, want)
		}
	}
}
