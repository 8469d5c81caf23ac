package ui

import (
	"slices"
	"strconv"

	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// FlowLine is a numbered step of the data flow in words.
type FlowLine struct {
	Number      int
	Title, Says string
}

// flowPlaces are column and row of each element in the picture.
var flowPlaces = map[string][2]int{
	"data": {0, 0}, "application": {1, 0}, "model": {2, 0}, "tuned_model": {2, 1}, "training_data": {3, 0}, "tuning_data": {3, 1},
}

// DataFlow lays out who controls what in a scope, and gives the six steps from a prompt to its response in the
// catalogue's words.
func DataFlow(m assessments.Matrix, n int) (figure.DataFlow, []FlowLine) {
	f := figure.DataFlow{Provider: "controlled by the provider", Customer: "controlled by you"}
	there := map[string]bool{}
	for _, e := range m.Elements {
		if !slices.Contains(e.Scopes, n) {
			continue
		}
		by := figure.ByProvider
		if e.ControlledByCustomer(n) {
			by = figure.ByCustomer
		}
		at := flowPlaces[e.ID]
		f.Nodes = append(f.Nodes, figure.FlowNode{ID: e.ID, Title: e.Title, Party: by, Col: at[0], Row: at[1]})
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
	var lines []FlowLine
	for _, s := range m.Flow {
		f.Steps = append(f.Steps, figure.FlowStep{Number: s.Number, From: ways[s.Number][0], To: ways[s.Number][1]})
		lines = append(lines, FlowLine{Number: s.Number, Title: s.Title, Says: s.Says})
	}
	for _, feed := range [][2]string{{"training_data", "model"}, {"tuning_data", "tuned_model"}, {"model", "tuned_model"}} {
		if there[feed[0]] && there[feed[1]] {
			f.Steps = append(f.Steps, figure.FlowStep{From: feed[0], To: feed[1]})
		}
	}
	return f, lines
}

// Prose is the step as it stands in a list under the picture.
func (l FlowLine) Prose() *text.Prose {
	return text.NewProse(text.Run{Text: strconv.Itoa(l.Number) + "  " + l.Title + "  ", Bold: true}, text.Run{Text: l.Says, Muted: true})
}
