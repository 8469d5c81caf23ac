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
