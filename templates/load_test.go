package templates_test

import (
	"testing"

	"countersign/templates"
)

func TestTheEmbeddedCatalogueLoadsWithoutAProblem(t *testing.T) {
	c, err := templates.Load()
	if err != nil {
		t.Fatalf("the embedded catalogue does not load:\n%v", err)
	}
	if len(c.Templates) != 2 || c.Templates[0].Scope != 1 || c.Templates[1].Scope != 2 {
		t.Fatalf("want the question sets of scope 1 and 2 in this order, got %d sets", len(c.Templates))
	}
	for _, tm := range c.Templates {
		t.Logf("%s %s: %d items", tm.ID, tm.Version, len(tm.Items))
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := templates.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
