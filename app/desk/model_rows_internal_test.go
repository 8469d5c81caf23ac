package desk

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

func TestTheSelectionMovesAmongWhatIsShown(t *testing.T) {
	items := []assessments.Item{
		{ID: "1", Title: "Training", Discipline: "legal", Owner: "counsel"},
		{ID: "2", Title: "Backups", Discipline: "risk", Owner: "security"},
		{ID: "3", Title: "Training data", Discipline: "legal", Owner: "security"},
	}
	var a workbench.Assessed
	a.Dossier.Template.Items = items
	m := model{}
	if m.set(a); m.item != "1" {
		t.Errorf("at first %q is selected", m.item)
	}
	walk := func(by int, moved bool, to string) {
		t.Helper()
		if got := m.step(by); got != moved || m.item != to {
			t.Errorf("a step of %d: moved %v, to %q", by, got, m.item)
		}
	}
	walk(-1, false, "1")
	walk(1, true, "2")
	walk(1, true, "3")
	walk(1, false, "3")
	m.discipline = "risk" // in which the selected one is not
	walk(1, true, "2")
	walk(1, false, "2")
	m.words = "nothing says this"
	walk(1, false, "2")
	m.discipline, m.words = "", ""
	for words, want := range map[string]int{
		"TRAIN": 2, "train data": 1, "security": 2, "backups counsel": 0,
		"": 3,
	} {
		m.words = words
		if got := len(m.rows()); got != want {
			t.Errorf("%q leaves %d items", words, got)
		}
	}
	// an item that a route asked for is shown whatever the filter; one that is shown is not asked for again
	asked := model{item: "2", discipline: "legal", filter: Gates}
	if asked.set(a); asked.item != "2" || asked.discipline != "" || asked.filter != All {
		t.Errorf("asked for 2, it shows %q of %q by %s", asked.item, asked.discipline, asked.filter)
	}
	asked.discipline = "legal"
	if asked.set(a); asked.discipline != "legal" || asked.item != "2" {
		t.Errorf("read again it shows %q of %q", asked.item, asked.discipline)
	}
	gone := model{item: "9"}
	if gone.set(a); gone.item != "1" {
		t.Errorf("of an item that is not asked any more it goes to %q", gone.item)
	}
}

func TestPointsAreWrittenToOneDigit(t *testing.T) {
	const unit = 1_000_000_000
	for want, p := range map[string]scoring.Points{
		"":      {Max: unit},
		"–/3":   {Applicable: true, Max: 3 * unit},
		"4/8":   {Applicable: true, Assessed: true, Points: 4 * unit, Max: 8 * unit},
		"4.5/8": {Applicable: true, Assessed: true, Points: 4*unit + unit/2, Max: 8 * unit},
		"0.1/1": {Applicable: true, Assessed: true, Points: 50_000_000, Max: unit},
		"0/1":   {Applicable: true, Assessed: true, Points: 49_999_999, Max: unit},
	} {
		if got := pointsOf(p); got != want {
			t.Errorf("%+v is written %q, want %q", p, got, want)
		}
	}
}
