package session

import (
	"fmt"
	"testing"

	"countersign/app/ui"
)

func TestRecentPlacesAreEachNamedOnce(t *testing.T) {
	var r Recents
	desk := func(id, item string) ui.Route { return ui.Route{Page: "desk", ID: id, Item: item} }
	r.note("Assessment", desk("a", "1"))
	r.note("Portfolio", ui.Route{Page: "portfolio"})
	r.note("Lumen", desk("a", "2"))
	if got := r.Others(ui.Route{Page: "portfolio"}); len(got) != 1 || got[0] != (Recent{"Lumen", desk("a", "2")}) {
		t.Errorf("besides the portfolio: %v", got)
	}
	if got := r.Others(desk("a", "3")); len(got) != 1 || got[0].Title != "Portfolio" {
		t.Errorf("besides the assessment: %v", got)
	}
	for i := range 20 {
		r.note("More", desk(fmt.Sprint(i), ""))
	}
	if got := r.Others(ui.Route{}); len(got) != maxRecent || got[0].At.ID != "19" {
		t.Errorf("of many: %v", got)
	}
}
