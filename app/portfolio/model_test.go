package portfolio

import (
	"fmt"
	"testing"
	"time"

	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

func overview(n int) workbench.Overview {
	o := workbench.Overview{}
	for i := range n {
		score := i % 1000
		use := fmt.Sprintf("u%d", i)
		o.Uses = append(o.Uses, assessments.Use{ID: use, Owner: fmt.Sprintf("Owner %d", i%7), Scope: 1 + i%2})
		o.Assessments = append(o.Assessments, workbench.Summary{
			ID: fmt.Sprintf("a%d", i), Service: fmt.Sprintf("Service %d", n-i), Vendor: "V", UseID: use, Scope: 1 + i%2, Score: &score,
			Status: assessments.DecisionStates()[i%10], Disciplines: map[assessments.Discipline]scoring.Figures{assessments.Legal: {Items: 10, ItemsDone: 5}},
		})
	}
	return o
}

func TestFiltersKeepWhatTheySayAndTheRestIsCounted(t *testing.T) {
	var m model
	m.set(overview(100), "2026-11-21")
	m.scope, m.owner = 2, "Owner 3"
	for _, r := range m.rows() {
		if r.Scope != 2 || r.Owner != "Owner 3" {
			t.Errorf("the filter let %+v through", r)
		}
	}
	if len(m.rows()) == 0 || len(m.owners()) != 7 {
		t.Errorf("%d rows, owners %v", len(m.rows()), m.owners())
	}
	m.scope, m.owner = 0, ""
	rows := m.rows()
	for i := 1; i < len(rows); i++ {
		if widgets.CompareText(rows[i-1].Service, rows[i].Service) > 0 {
			t.Fatalf("%q comes before %q", rows[i-1].Service, rows[i].Service)
		}
	}
	if got := m.tiles()[2].Figure; got != "50 %" {
		t.Errorf("assessed %s of the questions", got)
	}
}

func TestAUseNobodyBeganToAssessIsListedAsSuch(t *testing.T) {
	var m model
	o := overview(1)
	o.Uses = append(o.Uses, assessments.Use{ID: "new", Purpose: "Translation"}, assessments.Use{ID: "old", Status: "retired"})
	m.set(o, "2026-11-21")
	if rows := m.rows(); len(rows) != 2 || rows[0].ID != "use:new" && rows[1].ID != "use:new" {
		t.Errorf("rows %+v", rows)
	}
}

func TestALateReviewSaysHowLate(t *testing.T) {
	r := row{Review: "2026-11-11", Late: true}
	if got := r.review("2026-11-21"); got != "10 d late" {
		t.Errorf("got %q", got)
	}
}

// BenchmarkRowsOfTenThousandServices builds, filters and sorts the rows, beside its limit of 50 ms.
func BenchmarkRowsOfTenThousandServices(b *testing.B) {
	o := overview(10_000)
	for b.Loop() {
		var m model
		m.set(o, "2026-11-21")
		m.scope = 2
		if len(m.rows()) != 5000 {
			b.Fatal("rows are missing")
		}
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(50*time.Millisecond), "of-limit")
}
