package workbench

import (
	"countersign/assessments"
	"countersign/assessments/framing"
	"countersign/assessments/scoring"
)

// Framing answers the four framing questions of the catalogue from the assessment as of its day.
func (a *Assessed) Framing(c *assessments.Catalogue) []framing.Answer {
	judged := make(map[string]scoring.Judged, len(a.Judged))
	for _, j := range a.Judged {
		judged[j.Item] = j
	}
	return framing.Answers(c.Matrix.Questions,
		framing.Facts{Dossier: &a.Dossier, Judged: judged, Rubric: &c.Rubric, AsOf: a.AsOf})
}
