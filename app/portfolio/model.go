package portfolio

import (
	"cmp"
	"fmt"
	"slices"

	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// model is what the portfolio shows; it knows no Fyne.
type model struct {
	overview workbench.Overview
	scope    int                       // 0 is any
	status   assessments.DecisionState // "" is any
	owner    string                    // "" is any
	today    assessments.Date

	all []row
}

// row is one assessment, or a use that has none yet.
type row struct {
	ID      string // of the assessment; "use:" + id of a use without one
	Service string
	Vendor  string
	Use     string
	Owner   string
	Scope   int
	Tier    string
	Status  assessments.DecisionState
	Review  assessments.Date
	Late    bool
	Summary *workbench.Summary // nil for a use without an assessment
}

// tile is one of the figures above the table.
type tile struct{ Figure, Text string }

func (m *model) set(o workbench.Overview, today assessments.Date) {
	m.overview, m.today, m.all = o, today, nil
	owners := map[string]assessments.Use{}
	for _, u := range o.Uses {
		owners[u.ID] = u
	}
	assessed := map[string]bool{}
	for i := range o.Assessments {
		s := &o.Assessments[i]
		assessed[s.UseID] = true
		m.all = append(m.all, row{
			ID: s.ID, Service: s.Service, Vendor: s.Vendor, Use: s.Use, Owner: owners[s.UseID].Owner, Scope: s.Scope, Tier: s.Tier,
			Status: s.Status, Review: s.NextReview, Late: s.NextReview != "" && s.NextReview < today, Summary: s,
		})
	}
	m.addUnassessed(assessed)
}

// addUnassessed lists uses that nobody has begun to assess: they are in use, and unknown.
func (m *model) addUnassessed(assessed map[string]bool) {
	services, vendors := map[string]assessments.Service{}, map[string]string{}
	for _, s := range m.overview.Services {
		services[s.ID] = s
	}
	for _, v := range m.overview.Vendors {
		vendors[v.ID] = v.Name
	}
	for _, u := range m.overview.Uses {
		if assessed[u.ID] || u.Status == "retired" {
			continue
		}
		s := services[u.ServiceID]
		m.all = append(m.all, row{ID: "use:" + u.ID, Service: s.Name, Vendor: vendors[s.VendorID], Use: u.Purpose, Owner: u.Owner, Scope: u.Scope})
	}
}

// rows are those that the filters leave, by service and use.
func (m *model) rows() []row {
	out := make([]row, 0, len(m.all))
	for _, r := range m.all {
		if (m.scope == 0 || r.Scope == m.scope) && (m.status == "" || r.Status == m.status) && (m.owner == "" || r.Owner == m.owner) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Or(widgets.CompareText(a.Service, b.Service), widgets.CompareText(a.Use, b.Use))
	})
	return out
}

// owners lists everybody who owns a use.
func (m *model) owners() []string {
	seen := map[string]bool{}
	var out []string
	for _, r := range m.all {
		if r.Owner != "" && !seen[r.Owner] {
			seen[r.Owner] = true
			out = append(out, r.Owner)
		}
	}
	slices.SortFunc(out, widgets.CompareText)
	return out
}

// dueDays is how far ahead "due" looks.
const dueDays = 30

// tiles are the figures above the table.
func (m *model) tiles() []tile {
	services, scope1, gates, due, stale, unassessed := map[string]bool{}, 0, 0, 0, 0, 0
	items, done := 0, 0
	soon := m.today.AddDays(dueDays)
	for _, r := range m.all {
		services[r.Vendor+"\x00"+r.Service] = true
		if r.Scope == 1 {
			scope1++
		}
		if r.Review != "" && r.Review <= soon {
			due++
		}
		if r.Summary == nil {
			unassessed++
			continue
		}
		gates += len(r.Summary.OpenGates)
		stale += r.Summary.Stale
		for _, f := range r.Summary.Disciplines {
			items += f.Items
			done += f.ItemsDone
		}
	}
	share := "—"
	if items > 0 {
		share = fmt.Sprintf("%d %%", (done*100+items/2)/items)
	}
	return []tile{
		{fmt.Sprint(len(services)), inUse(len(services), scope1)},
		{fmt.Sprint(gates), pick(gates, "open deal-breaker", "open deal-breakers")},
		{share, "of questions assessed" + also(unassessed)},
		{fmt.Sprint(due), fmt.Sprintf("due in the next %d days", dueDays)},
		{fmt.Sprint(stale), pick(stale, "answer is stale", "answers are stale")},
	}
}

// inUse says what the number of services is followed by; “Scope 1” stays together at the end of a line.
func inUse(services, scope1 int) string {
	return pick(services, "service", "services") + fmt.Sprintf(", %d %s in\u00a0Scope\u00a01", scope1, pick(scope1, "use", "uses"))
}

func also(unassessed int) string {
	if unassessed == 0 {
		return ""
	}
	return fmt.Sprintf("; %d\u00a0not\u00a0begun", unassessed)
}

func pick(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// review says when the next review falls due.
func (r row) review(today assessments.Date) string {
	if r.Review == "" {
		return "—"
	}
	if r.Late {
		return fmt.Sprintf("%d d late", days(r.Review, today))
	}
	return string(r.Review)
}

func days(from, to assessments.Date) int {
	n := 0
	for d := from; d < to && n < 10_000; d = d.AddDays(1) {
		n++
	}
	return n
}
