package verdict

import (
	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

// Shown is an assessment as a page shows it.
type Shown struct {
	A      workbench.Assessed
	Points map[string]scoring.Points // by item
	Judged map[string]scoring.Judged // by item
	Binned map[string]Cited          // cited versions that are in the bin, by id
	Beside bool                      // it is shown beside a text, where the keys of the desk are not those of the page
}

// Show takes an assessment over, as it was read.
func (m *Shown) Show(a workbench.Assessed) {
	m.A = a
	m.Points, m.Judged = map[string]scoring.Points{}, map[string]scoring.Judged{}
	for _, p := range a.Result.Items {
		m.Points[p.Item] = p
	}
	for _, j := range a.Judged {
		m.Judged[j.Item] = j
	}
}

// ID is the assessment; "" until one was read.
func (m *Shown) ID() string { return m.A.Dossier.Assessment.ID }

// Item is an item of the question set; false if it has no such item.
func (m *Shown) Item(id string) (assessments.Item, bool) { return m.A.Dossier.Template.Item(id) }
