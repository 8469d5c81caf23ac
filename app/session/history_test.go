package session

import (
	"testing"

	"countersign/app/ui"
)

func TestBackAndForwardWalkTheSamePlaces(t *testing.T) {
	var h history
	for _, p := range []string{"portfolio", "desk", "desk", "journal"} {
		h.visit(ui.Route{Page: p})
	}
	for _, want := range []string{"desk", "portfolio"} {
		if r, ok := h.back(); !ok || r.Page != want {
			t.Fatalf("back leads to %v, %v; want %s", r, ok, want)
		}
	}
	if _, ok := h.back(); ok {
		t.Error("back leads past the first place")
	}
	if r, ok := h.forward(); !ok || r.Page != "desk" {
		t.Errorf("forward leads to %v", r)
	}
	h.visit(ui.Route{Page: "vendors"})
	if _, ok := h.forward(); ok {
		t.Error("a new place keeps the old way forward")
	}
	if r, _ := h.back(); r.Page != "desk" {
		t.Errorf("back leads to %v", r)
	}
}

func TestAPlaceIsNotedOnceAndMovingWithinItReplacesIt(t *testing.T) {
	var h history
	h.moved(ui.Route{Page: "desk", Item: "nowhere"})
	if _, ok := h.back(); ok || len(h.past) > 0 {
		t.Errorf("moving before the first place is a place: %+v", h.past)
	}
	h.visit(ui.Route{Page: "portfolio"})
	h.visit(ui.Route{Page: "desk", Item: "1"})
	h.moved(ui.Route{Page: "desk", Item: "2"})
	h.moved(ui.Route{Page: "journal"}) // which is another page, and a late word of it
	h.visit(ui.Route{Page: "journal"})
	if r, ok := h.back(); !ok || r.Item != "2" {
		t.Errorf("back leads to %+v", r)
	}
	h.visit(ui.Route{Page: "desk", Item: "2"}) // the current place
	if r, ok := h.forward(); !ok || r.Page != "journal" {
		t.Errorf("visiting the current place again forgot the way forward: %+v", r)
	}
	if r, ok := h.back(); !ok || r.Item != "2" {
		t.Errorf("back again leads to %+v", r)
	}
	for i := range maxHistory + 5 {
		h.visit(ui.Route{Page: string(rune('a' + i%2))})
	}
	steps := 0
	for _, ok := h.back(); ok; _, ok = h.back() {
		steps++
	}
	if steps != maxHistory-1 {
		t.Errorf("back leads %d places, want %d", steps, maxHistory-1)
	}
}
