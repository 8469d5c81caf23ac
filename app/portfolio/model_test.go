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
	o := workbench.Overview{Current: map[string]bool{}}
	for i := range n {
		score := i % 1000
		use := fmt.Sprintf("u%d", i)
		o.Uses = append(o.Uses, assessments.Use{ID: use, Owner: fmt.Sprintf("Owner %d", i%7), Scope: 1 + i%2})
		o.Current[fmt.Sprintf("a%d", i)] = true
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

func TestTilesCountWhatIsLiveAndFoldTheRest(t *testing.T) {
	var m model
	o := overview(2)
	for i, s := range []assessments.DecisionState{assessments.Superseded, assessments.Revoked, assessments.Rejected, assessments.Approved} {
		id := "old" + string(s)
		o.Assessments = append(o.Assessments, workbench.Summary{ID: id, UseID: "u0", Service: "Service 2", Vendor: "V", Status: s, OpenGates: []string{"G"}, Stale: i})
	}
	o.Assessments[0].OpenGates, o.Assessments[1].OpenGates = []string{"G", "H"}, []string{"G"}
	o.Assessments[1].Status = assessments.Rejected // alone for its use: shown, not counted
	for _, day := range []assessments.Date{"2026-04-11", "2026-11-20", "2026-11-21", "2026-12-21", "2026-12-22"} {
		o.Due = append(o.Due, workbench.Due{Day: day})
	}
	m.set(o, "2026-11-21")
	tiles := m.tiles()
	if tiles[1].Figure != "2" || tiles[4].Figure != "0" {
		t.Errorf("tiles %+v", tiles)
	}
	if tiles[3].Figure != "2" || tiles[3].Text != "due in the next 30 days; 2\u00a0overdue" {
		t.Errorf("due: %+v", tiles[3])
	}
	if len(m.rows()) != 2 || m.total() != 2 || m.folded() != 4 {
		t.Errorf("%d rows of %d, %d folded", len(m.rows()), m.total(), m.folded())
	}
	m.earlier = true
	if len(m.rows()) != 6 || m.total() != 6 {
		t.Errorf("with the earlier ones %d rows of %d", len(m.rows()), m.total())
	}
}
