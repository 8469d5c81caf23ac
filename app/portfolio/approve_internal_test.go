package portfolio

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// TestAnApproverIsLedToWhatWaits from the portfolio: a chip counts the exceptions that wait, and the row leads
// to the approval.
func TestAnApproverIsLedToWhatWaits(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	page := New(b, h)
	h.Open(page)
	if h.Sees("to approve") {
		t.Fatalf("nothing waits, and the page says %s", h.Words())
	}
	a, err := b.Assess(t.Context(), "a", h.Day)
	if err != nil {
		t.Fatal(err)
	}
	uitest.Must(t)(b.Except(t.Context(), assessments.Exception{
		AssessmentID: "a", ItemID: a.Result.Gates[0], Reason: "a pilot of two weeks", Owner: "Olga",
		Compensating: "no personal data is entered", RequestedBy: "Olga", Expires: h.Day.AddDays(30),
	}))
	h.CatchUp()
	if !h.Sees("1 exception to approve") {
		t.Fatalf("the page says %s", h.Words())
	}
	page.asked.Tapped(nil)
	if rows := page.list.Table.Shown(); len(rows) != 1 || rows[0] != "a" {
		t.Errorf("the chip leaves %v", rows)
	}
	page.list.Table.Select("a")
	for _, c := range page.Commands() {
		if c.ID == "portfolio.approve" {
			c.Run()
		}
	}
	if want := (ui.Route{Page: "decision", ID: "a", Item: ui.AskApprove}); len(h.Routes) != 1 || h.Routes[0] != want {
		t.Errorf("it leads to %v", h.Routes)
	}
}

// TestAUseWithoutAssessmentHasItsTier and begins its assessment from its row.
func TestAUseWithoutAssessmentHasItsTier(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	use := assessments.Use{
		ID: "free", ServiceID: "chat", Purpose: "Translation", Owner: "Rita", Status: "current", Scope: 2,
	}
	for _, f := range b.Catalogue().Rubric.Factors { // a level of each that the rubric knows
		switch f.ID {
		case "criticality":
			use.Criticality = f.Levels[0].ID
		case "reach":
			use.Reach = f.Levels[0].ID
		case "autonomy":
			use.Autonomy = f.Levels[0].ID
		case "data_classes":
			use.DataClasses = []string{f.Levels[0].ID}
		}
	}
	uitest.Must(t)(b.Add(t.Context(), &use))
	tier := b.Rate(use).Tier
	page := New(b, h)
	h.Open(page)
	for i, r := range page.m.rows() {
		if cell := (tableRows{page.m.rows(), h.Day}).Cell(i, 2); r.ID == "use:free" &&
			(tier == "" || cell.Text != "Tier "+tier || !strings.Contains(cell.Tip, "not begun")) {
			t.Errorf("rated tier %q, shown %+v", tier, cell)
		}
	}
	page.list.Table.Select("use:free")
	for _, c := range page.Commands() {
		if c.ID == "portfolio.begin" {
			c.Run()
		}
	}
	all, err := b.List(t.Context(), assessments.NounAssessment)
	if err != nil || len(all) != 2 || len(h.Routes) != 1 || h.Routes[0].Page != "desk" {
		t.Errorf("%d assessments, led to %v, %v", len(all), h.Routes, err)
	}
}

// TestWhatATileCountsBesidesCanBeListed with what it counts.
func TestWhatATileCountsBesidesCanBeListed(t *testing.T) {
	var m model
	o := workbench.Overview{Current: map[string]bool{}}
	for id, one := range map[string]struct {
		status assessments.DecisionState
		gates  []string
	}{
		"live":     {assessments.InReview, []string{"x"}},
		"rejected": {assessments.Rejected, []string{"x", "y"}},
		"clean":    {assessments.Rejected, nil},
	} {
		sum := workbench.Summary{}
		sum.ID, sum.UseID, sum.Status, sum.OpenGates = id, "use of "+id, one.status, one.gates
		o.Assessments, o.Current[id] = append(o.Assessments, sum), true
	}
	m.set(o, "2026-11-21")
	if got := m.tiles()[1]; got.Figure != "1" || !strings.Contains(got.Text, "2\u00a0more\u00a0rejected") {
		t.Fatalf("the tile says %+v", got)
	}
	m.only = onlyGates
	if rows := m.rows(); len(rows) != 1 || rows[0].ID != "live" {
		t.Errorf("the tile lists %+v", rows)
	}
	m.besides = true
	if rows := m.rows(); len(rows) != 2 {
		t.Errorf("with what it counts besides it lists %+v", rows)
	}
}
