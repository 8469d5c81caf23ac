package help_test

import (
	"context"
	"testing"

	"countersign/app/help"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/templates"
)

func TestTheTourBeginsFromItsPageAndAboutSaysTheVersions(t *testing.T) {
	h := uitest.NewHost(t)
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	p := help.New(h, help.About{Version: "9.8.7", Catalogue: c, Tour: func() {
		taken++
	}, Confined: func(context.Context) string { return "confined: memory" }}, ui.Route{ID: "tour"})
	h.Open(p)
	h.Tap("Take the tour")
	if taken != 1 {
		t.Errorf("taken %d times", taken)
	}
	p.Visit(ui.Route{ID: "about"})
	if !h.Sees("9.8.7", c.Version, "Process that reads files: confined: memory") {
		t.Errorf("About says %s", h.Words())
	}
	p.Visit(ui.Route{ID: "score"})
	if !h.Sees("How the score works") {
		t.Errorf("the page on the score says %s", h.Words())
	}
}
