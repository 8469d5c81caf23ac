package help_test

import (
	"testing"

	"countersign/app/help"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/templates"
)

func TestTheTourWalksToItsEndAndAboutSaysTheVersions(t *testing.T) {
	h := uitest.NewHost(t)
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	p := help.New(h, help.About{Version: "9.8.7", Catalogue: c, TourDone: func() { taken++ }}, ui.Route{ID: "tour"})
	h.Open(p)
	for range 6 {
		h.Tap("Next")
	}
	h.Tap("Done: set your name")
	if taken == 0 || len(h.Routes) != 1 || h.Routes[0].Page != "settings" {
		t.Errorf("taken %d times, went to %v", taken, h.Routes)
	}
	p.Visit(ui.Route{ID: "about"})
	if !h.Sees("9.8.7", c.Version) {
		t.Errorf("About says %s", h.Words())
	}
	p.Visit(ui.Route{ID: "score"})
	if !h.Sees("How the score works") {
		t.Errorf("the page on the score says %s", h.Words())
	}
}
