package ui

import (
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/assessments"
)

// Distribution is the choice of who may see a record that is being made. It shows what will be filed.
type Distribution struct{ *menu.Select }

// NewDistribution returns the choice, with one of them preselected.
func NewDistribution(usual assessments.Distribution) Distribution {
	var names []string
	for _, d := range assessments.Distributions() {
		names = append(names, Sentence(d.Title()))
	}
	s := Distribution{menu.NewSelect(names, nil)}
	for i, d := range assessments.Distributions() {
		if d == usual {
			s.Set(i)
		}
	}
	return s
}

// Row is the choice with its label; its meaning is shown under it.
func (s Distribution) Row() *widgets.FormRow {
	return widgets.NewFormRow("Who may see it", s.Select,
		"Privileged and NDA material leaves in no pack; an auditor sees what is internal.")
}

// Chosen is what is shown.
func (s Distribution) Chosen() assessments.Distribution {
	return assessments.Distributions()[s.SelectedIndex()]
}
