package assessments_test

import (
	"testing"

	"countersign/assessments"
)

// TestAPictureLeavesOutWhatTheScopeHasNot: the fine-tuned model and what feeds it are in the scopes
// that have them, and an arrow leads only to what is drawn.
func TestAPictureLeavesOutWhatTheScopeHasNot(t *testing.T) {
	m := assessments.Matrix{Elements: []assessments.FlowElement{
		{ID: "data", Scopes: []int{1, 3}, Customer: []int{1, 3}},
		{ID: "application", Scopes: []int{1, 3}, Customer: []int{3}},
		{ID: "model", Scopes: []int{1, 3}},
		{ID: "tuned_model", Scopes: []int{1}},
	}}
	one, three := m.Picture(1), m.Picture(3)
	if len(one.Boxes) != 4 || len(one.Arrows) != 1 ||
		one.Arrows[0] != (assessments.FlowArrow{From: "model", To: "tuned_model"}) {
		t.Errorf("scope 1: %+v", one)
	}
	if len(three.Boxes) != 3 || len(three.Arrows) != 0 {
		t.Errorf("scope 3: %+v", three)
	}
	if one.Boxes[1].Customer || !three.Boxes[1].Customer {
		t.Error("the application is the customer's in scope 3 alone")
	}
	places := map[[2]int]bool{}
	for _, b := range one.Boxes {
		if at := [2]int{b.Column, b.Row}; places[at] {
			t.Errorf("%s lies on another box", b.ID)
		} else {
			places[at] = true
		}
	}
}
