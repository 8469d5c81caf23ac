package portfolio

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"countersign/app/widgets/table"
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
			ID: fmt.Sprintf("a%d", i), Service: fmt.Sprintf("Service %d", n-i), Vendor: "V", UseID: use,
			Scope: 1 + i%2, Status: assessments.DecisionStates()[i%10],
			SummaryScore: workbench.SummaryScore{
				Score: &score,
				Disciplines: map[assessments.Discipline]scoring.Figures{
					assessments.Legal: {Items: 10, ItemsDone: 3, Weighed: scoring.Weighed{Applicable: 40, Assessed: 20}},
				},
			},
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
		if table.Compare(rows[i-1].Service, rows[i].Service) > 0 {
			t.Fatalf("%q comes before %q", rows[i-1].Service, rows[i].Service)
		}
	}
	if got := m.tiles()[2].Figure; got != "50 %" {
		t.Errorf("by weight %s is assessed", got)
	}
}

func TestAUseNobodyBeganToAssessIsListedAsSuch(t *testing.T) {
	var m model
	o := overview(1)
	o.Uses = append(o.Uses, assessments.Use{ID: "new", Purpose: "Translation"},
		assessments.Use{ID: "old", Status: "retired"})
	m.set(o, "2026-11-21")
	if rows := m.rows(); len(rows) != 2 || rows[0].ID != "use:new" && rows[1].ID != "use:new" {
		t.Errorf("rows %+v", rows)
	}
}

func TestAnUnscoredDisciplineSaysSoOnce(t *testing.T) {
	r := row{Summary: &workbench.Summary{SummaryScore: workbench.SummaryScore{
		Disciplines: map[assessments.Discipline]scoring.Figures{
			assessments.Risk: {Items: 10, Word: "unscored"},
		},
	}}}
	if got := disciplineCell(r, assessments.Risk).Tip; got != assessments.Risk.Title()+
		": unscored; 0 of 10 assessed" {
		t.Error(got)
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
	for i, s := range []assessments.DecisionState{
		assessments.Superseded, assessments.Revoked,
		assessments.Rejected, assessments.Approved,
	} {
		id := "old" + string(s)
		o.Assessments = append(o.Assessments,
			workbench.Summary{
				ID: id, UseID: "u0", Service: "Service 2", Vendor: "V", Status: s,
				SummaryScore: workbench.SummaryScore{OpenGates: []string{"G"}, Stale: i},
			})
	}
	o.Assessments[0].OpenGates, o.Assessments[1].OpenGates = []string{"G", "H"}, []string{"G"}
	o.Assessments[0].Breakers, o.Assessments[1].Breakers = 2, 1
	o.Assessments[1].Status = assessments.Rejected // alone for its use: shown, not counted
	for _, day := range []assessments.Date{
		"2026-04-11", "2026-11-20", "2026-11-21", "2026-12-21",
		"2026-12-22",
	} {
		o.Due = append(o.Due, workbench.Due{Day: day})
	}
	m.set(o, "2026-11-21")
	tiles := m.tiles()
	if tiles[1].Figure != "2" || tiles[4].Figure != "0" {
		t.Errorf("tiles %+v", tiles)
	}
	if want := "open deal-breakers; 1\u00a0more\u00a0rejected"; tiles[1].Text != want {
		t.Errorf("of deal-breakers is said %q", tiles[1].Text)
	}
	m.all[0].Summary.Breakers = 1 // the other one waits for a second person
	want := "open deal-breakers and unconfirmed answers; 1\u00a0more\u00a0rejected"
	if got := m.tiles()[1]; got.Figure != "2" || got.Text != want {
		t.Errorf("where one waits is said %+v", got)
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

// TestTilesAndTheirRowsCountTheSame narrows the rows to what each tile counts.
func TestTilesAndTheirRowsCountTheSame(t *testing.T) {
	o := overview(60)
	for i := range o.Assessments {
		s := &o.Assessments[i]
		s.OpenGates = make([]string, i%3)
		s.Stale = i % 4
		if i%5 == 0 {
			s.Disciplines = map[assessments.Discipline]scoring.Figures{
				assessments.Legal: {Items: 10, ItemsDone: 10, Weighed: scoring.Weighed{Applicable: 30, Assessed: 30}},
			}
		}
		o.Current[s.ID] = i%7 != 0
	}
	var m model
	m.set(o, "2026-11-21")
	tiles := m.tiles()
	gates, stale, open := 0, 0, 0
	m.only = onlyGates
	for _, r := range m.rows() {
		gates += len(r.Summary.OpenGates)
	}
	m.only = onlyStale
	for _, r := range m.rows() {
		stale += r.Summary.Stale
	}
	m.only = onlyUnassessed
	for _, r := range m.rows() {
		open += unassessed(r)
	}
	if fmt.Sprint(gates) != tiles[1].Figure || fmt.Sprint(stale) != tiles[4].Figure {
		t.Errorf("rows hold %d deal-breakers and %d stale answers, the tiles say %s and %s", gates, stale,
			tiles[1].Figure, tiles[4].Figure)
	}
	items, done := 0, 0
	for i := range o.Assessments {
		if o.Counts(&o.Assessments[i]) {
			f := o.Assessments[i].Disciplines[assessments.Legal]
			items, done = items+f.Items, done+f.ItemsDone
		}
	}
	if items-done != open || items == done {
		t.Errorf("%d questions are open in the rows, %d in all", open, items-done)
	}
	for i := range 60 {
		day := assessments.Date("2026-11-01").AddDays(i)
		o.Due = append(o.Due, workbench.Due{Day: day, Noun: "assessment", ID: "a1", AssessmentID: "a1"})
	}
	m.set(o, "2026-11-21")
	soon, over := m.due()
	if rows := m.dueRows(); len(rows) != soon+over || soon == 0 || over == 0 {
		t.Errorf("%d rows are due, the tile says %d and %d", len(rows), soon, over)
	}
	o.Due = []workbench.Due{
		{Day: "2026-11-01", Noun: "contract", ID: "ea"},
		{Day: "2026-12-01", Noun: "contract", ID: "msa"},
	}
	m.set(o, "2026-11-21")
	if rows := m.dueRows(); len(rows) != 2 || rows[0].what != "Notice missed" || !rows[0].late ||
		rows[1].what != "Last day for notice" {
		t.Errorf("of contracts the rows are %+v", rows)
	}
}

// TestReviewIsDueOnceApproved and only named as proposed before.
func TestReviewIsDueOnceApproved(t *testing.T) {
	for _, status := range assessments.DecisionStates() {
		o := overview(1)
		o.Assessments[0].Status, o.Assessments[0].NextReview = status, "2026-10-01"
		var m model
		m.set(o, "2026-11-21")
		r := m.rows()[0]
		cell := tableRows{m.rows(), "2026-11-21"}.Cell(0, len(columns())-2)
		approved := status.Approving() || status == assessments.Expired
		if approved != (r.Review != "") || approved != strings.HasSuffix(cell.Text, " d late") {
			t.Errorf("%s: review %q, shown as %q", status, r.Review, cell.Text)
		}
		over := status == assessments.Rejected || status == assessments.Revoked ||
			status == assessments.Superseded
		if said := strings.Contains(cell.Tip, "Proposed for 2026-10-01"); said == (approved || over) {
			t.Errorf("%s: %q", status, cell.Tip)
		}
	}
}

func TestAUseOfPredictiveAIIsOutsideOfTheMatrix(t *testing.T) {
	m := &model{}
	m.set(workbench.Overview{Uses: []assessments.Use{
		{ID: "u", ScopeAnswers: []string{"generative=no"}},
		{ID: "w"},
	}}, "2026-11-30")
	for i, want := range []string{"outside", "not placed"} {
		if got := scopeCell(m.all[i]).Text; got != want {
			t.Errorf("use %d: %q, want %q", i, got, want)
		}
	}
}
