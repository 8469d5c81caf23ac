package ui_test

import (
	"testing"

	"countersign/app/ui"
	"countersign/app/widgets/figure"
	"countersign/assessments/scoping"
	"countersign/templates"
)

// TestThePictureIsThatOfTheScopingRules holds the picture, drawn from the catalogue, to what scoping
// says about who controls what, and to six steps that lead from one of its elements to another.
func TestThePictureIsThatOfTheScopingRules(t *testing.T) {
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 5; n++ {
		f, lines := ui.DataFlow(c.Matrix, n)
		there := map[string]figure.Party{}
		for _, one := range f.Nodes {
			there[one.ID] = one.Party
		}
		if len(there) != len(scoping.Control(n)) {
			t.Errorf("scope %d draws %v", n, f.Nodes)
		}
		for _, e := range scoping.Control(n) {
			if party, ok := there[e.ID]; !ok ||
				(party == figure.ByCustomer) != (e.ControlledBy == scoping.Customer) {
				t.Errorf("scope %d: %s is missing or with the wrong party", n, e.ID)
			}
		}
		for _, s := range f.Steps {
			_, from := there[s.From]
			if _, to := there[s.To]; !from || !to {
				t.Errorf("scope %d: step %d leads from %q to %q", n, s.Number, s.From, s.To)
			}
		}
		if len(lines) != 6 || lines[0].Says == "" {
			t.Errorf("scope %d has the steps %v", n, lines)
		}
	}
}
