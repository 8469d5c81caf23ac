package ui

import (
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

// DataFlow is the picture of a scope, and the six steps from a prompt to its response in the
// catalogue's words.
func DataFlow(m assessments.Matrix, n int) (figure.DataFlow, []FlowLine) {
	f := figure.DataFlow{Provider: "controlled by the provider", Customer: "controlled by you"}
	p := m.Picture(n)
	for _, b := range p.Boxes {
		by := figure.ByProvider
		if b.Customer {
			by = figure.ByCustomer
		}
		f.Nodes = append(f.Nodes, figure.FlowNode{
			ID: b.ID, Title: b.Title, Party: by, Col: b.Column,
			Row: b.Row,
		})
	}
	for _, a := range p.Arrows {
		f.Steps = append(f.Steps, figure.FlowStep{Number: a.Number, From: a.From, To: a.To})
	}
	var lines []FlowLine
	for _, s := range m.Flow {
		lines = append(lines, FlowLine{Number: s.Number, Title: s.Title, Says: s.Says})
	}
	return f, lines
}

// Prose is the step as it stands in a list under the picture.
func (l FlowLine) Prose() *text.Prose {
	return text.NewProse(text.Run{Text: strconv.Itoa(l.Number) + "  " + l.Title + "  ", Bold: true},
		text.Run{Text: l.Says, Muted: true})
}
