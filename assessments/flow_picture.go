package assessments

import "slices"

// FlowPicture is the data flow of a scope laid out on a grid: who controls each element, and the way
// of a prompt through them and back.
type FlowPicture struct {
	Boxes  []FlowBox   `json:"boxes"`
	Arrows []FlowArrow `json:"arrows"`
}

// FlowBox is an element of the picture. Column and row count from 0.
type FlowBox struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Customer bool   `json:"customer,omitempty"` // controlled by the customer, otherwise by the provider
	Column   int    `json:"column"`
	Row      int    `json:"row"`
}

// FlowArrow leads from one box to another. Number is the step it shows; 0 is an arrow without one, for
// what feeds another element. From and To alike is a step inside a box.
type FlowArrow struct {
	Number int    `json:"number,omitempty"`
	From   string `json:"from"`
	To     string `json:"to"`
}

// Picture lays out the data flow of a scope, as in figures 2 to 5 of the matrix.
func (m Matrix) Picture(scope int) FlowPicture {
	places := map[string][2]int{
		"data": {0, 0}, "application": {1, 0}, "model": {2, 0}, "tuned_model": {2, 1},
		"training_data": {3, 0}, "tuning_data": {3, 1},
	}
	var p FlowPicture
	there := map[string]bool{}
	for _, e := range m.Elements {
		if !slices.Contains(e.Scopes, scope) {
			continue
		}
		at := places[e.ID]
		p.Boxes = append(p.Boxes, FlowBox{
			ID: e.ID, Title: e.Title, Customer: e.ControlledByCustomer(scope),
			Column: at[0], Row: at[1],
		})
		there[e.ID] = true
	}
	model := "model"
	if scope == 4 {
		model = "tuned_model"
	}
	ways := map[int][2]string{
		1: {"data", "application"}, 2: {"application", "data"}, 3: {"application", "application"},
		4: {"application", model}, 5: {model, "application"}, 6: {"application", "data"},
	}
	for _, s := range m.Flow {
		p.Arrows = append(p.Arrows, FlowArrow{
			Number: s.Number, From: ways[s.Number][0],
			To: ways[s.Number][1],
		})
	}
	for _, feed := range [][2]string{
		{"training_data", "model"},
		{"tuning_data", "tuned_model"},
		{"model", "tuned_model"},
	} {
		if there[feed[0]] && there[feed[1]] {
			p.Arrows = append(p.Arrows, FlowArrow{From: feed[0], To: feed[1]})
		}
	}
	return p
}
