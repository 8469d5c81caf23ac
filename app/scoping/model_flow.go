package scoping

import (
	"slices"

	"countersign/assessments"
	scope "countersign/assessments/scoping"
)

// node is an element of the data-flow picture at its place in the grid.
type node struct {
	ID, Title string
	Customer  bool
	Col, Row  int
}

// arrow is a step from one element to another, or within one; Number 0 feeds and has no words.
type arrow struct {
	Number      int
	From, To    string
	Title, Says string
}

var places = map[string][2]int{
	"data": {0, 0}, "application": {1, 0}, "model": {2, 0}, "tuned_model": {2, 1}, "training_data": {3, 0}, "tuning_data": {3, 1},
}

// picture lays out who controls what in a scope, and the six steps from a prompt to its response with the
// catalogue's words.
func picture(m assessments.Matrix, n int) ([]node, []arrow) {
	var nodes []node
	there := map[string]bool{}
	for _, e := range scope.Control(n) {
		at := places[e.ID]
		nodes = append(nodes, node{e.ID, e.Title, e.ControlledBy == scope.Customer, at[0], at[1]})
		there[e.ID] = true
	}
	model := "model"
	if n == 4 {
		model = "tuned_model"
	}
	ways := map[int][2]string{
		1: {"data", "application"}, 2: {"application", "data"}, 3: {"application", "application"},
		4: {"application", model}, 5: {model, "application"}, 6: {"application", "data"},
	}
	var arrows []arrow
	for _, s := range scope.Flow(n) {
		w := ways[s.Number]
		arrows = append(arrows, arrow{s.Number, w[0], w[1], s.Title, says(m, s.Number)})
	}
	for _, feed := range [][2]string{{"training_data", "model"}, {"tuning_data", "tuned_model"}, {"model", "tuned_model"}} {
		if there[feed[0]] && there[feed[1]] {
			arrows = append(arrows, arrow{From: feed[0], To: feed[1]})
		}
	}
	return nodes, arrows
}

// says is what the catalogue says about a step.
func says(m assessments.Matrix, number int) string {
	i := slices.IndexFunc(m.Flow, func(s assessments.FlowStep) bool { return s.Number == number })
	if i < 0 {
		return ""
	}
	return m.Flow[i].Says
}
