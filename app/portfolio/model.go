package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/scoping"
	"countersign/assessments/workbench"
)

// model is what the portfolio shows; it knows no Fyne.
type model struct {
	overview workbench.Overview
	law      workbench.DutyCounts
	scope    int                       // 0 is any
	status   assessments.DecisionState // "" is any
	owner    string                    // "" is any
	earlier  bool                      // show those that no longer speak for their use
	only     only                      // what the tile chosen counts
	besides  bool                      // with what it counts besides
	asked    map[string]int            // exceptions that wait for their approval, by assessment
	// toApprove leaves the assessments with such exceptions only
	toApprove bool
	rate      func(assessments.Use) assessments.RiskRating
	today     assessments.Date

	all []row
}

// row is one assessment, or a use that has none yet.
type row struct {
	ID      string // of the assessment; "use:" + id of a use without one
	UseID   string
	Service string
	Vendor  string
	Use     string
	Owner   string
	Scope   int
	Outside bool // of the matrix: no generative AI
	Tier    string
	Status  assessments.DecisionState
	Review  assessments.Date
	// Proposed is the review day that an approval would bring; it is not due before.
	Proposed assessments.Date
	Law      *obligations.Tally // nil for a use that is retired
	Earlier  bool               // another assessment speaks for the use, or the use is retired
	Summary  *workbench.Summary // nil for a use without an assessment
}

// tile is one of the figures above the table.
type tile struct{ Figure, Text string }

func (m *model) set(o workbench.Overview, today assessments.Date) {
	m.overview, m.today, m.all = o, today, make([]row, 0, max(len(o.Assessments), len(o.Uses)))
	owners := make(map[string]string, len(o.Uses))
	for i := range o.Uses {
		owners[o.Uses[i].ID] = o.Uses[i].Owner
	}
	assessed := make(map[string]bool, len(o.Assessments))
	for i := range o.Assessments {
		s := &o.Assessments[i]
		assessed[s.UseID] = true
		m.all = append(m.all, row{
			ID: s.ID, UseID: s.UseID, Service: s.Service, Vendor: s.Vendor, Use: s.Use,
			Owner: owners[s.UseID], Scope: s.Scope, Tier: s.Tier,
			Status: s.Status, Review: s.Review(), Proposed: s.ProposedReview(),
			Earlier: !o.Current[s.ID], Summary: s,
		})
	}
	m.addUnassessed(assessed)
	m.addLaw()
}

// addUnassessed lists uses that no one has begun to assess: they are in use, and unknown.
func (m *model) addUnassessed(assessed map[string]bool) {
	services, vendors := map[string]assessments.Service{}, map[string]string{}
	for _, s := range m.overview.Services {
		services[s.ID] = s
	}
	for _, v := range m.overview.Vendors {
		vendors[v.ID] = v.Name
	}
	for i := range m.overview.Uses {
		u := &m.overview.Uses[i]
		if assessed[u.ID] || u.Status == "retired" {
			continue
		}
		s, tier := services[u.ServiceID], ""
		if m.rate != nil {
			tier = m.rate(*u).Tier
		}
		m.all = append(m.all, row{
			ID: "use:" + u.ID, UseID: u.ID, Service: s.Name, Vendor: vendors[s.VendorID], Use: u.Purpose,
			Owner: u.Owner, Scope: u.Scope, Tier: tier,
			Outside: scoping.Outside(u.ScopeAnswers),
		})
	}
}

// unscored reports a use that no question set covers: who builds answers a checklist, without a score.
func (r row) unscored() bool { return r.Scope > 2 }

// folded is how many rows are shown only when earlier assessments are asked for.
func (m *model) folded() int {
	n := 0
	for _, r := range m.all {
		if r.Earlier {
			n++
		}
	}
	return n
}

// total is how many rows there are before the filters.
func (m *model) total() int {
	if m.earlier {
		return len(m.all)
	}
	return len(m.all) - m.folded()
}

// rows are those that the filters leave, by service and use.
func (m *model) rows() []row {
	type place struct {
		service, use string // in lower case, which Compare would make of them once for each comparison
		at           int
	}
	some := make([]place, 0, len(m.all))
	for i := range m.all {
		r := &m.all[i]
		if (m.earlier || !r.Earlier) && m.passes(*r) && (m.scope == 0 || r.Scope == m.scope) &&
			(m.status == "" || r.Status == m.status) && (m.owner == "" || r.Owner == m.owner) {
			some = append(some, place{strings.ToLower(r.Service), strings.ToLower(r.Use), i})
		}
	}
	slices.SortFunc(some, func(a, b place) int {
		if d := table.Compare(a.service, b.service); d != 0 {
			return d
		}
		return cmp.Or(table.Compare(a.use, b.use), cmp.Compare(a.at, b.at))
	})
	out := make([]row, len(some))
	for i, p := range some {
		out[i] = m.all[p.at]
	}
	return out
}

// owners lists everyone who owns a use.
func (m *model) owners() []string {
	seen := map[string]bool{}
	var out []string
	for _, r := range m.all {
		if r.Owner != "" && !seen[r.Owner] {
			seen[r.Owner] = true
			out = append(out, r.Owner)
		}
	}
	slices.SortFunc(out, table.Compare)
	return out
}

// dueDays is how far ahead "due" looks.
const dueDays = 30

// due counts what names a day, in the next days and overdue.
func (m *model) due() (soon, over int) {
	last := m.today.AddDays(dueDays)
	for _, d := range m.overview.Due {
		switch {
		case d.Overdue(m.today):
			over++
		case d.Day <= last:
			soon++
		}
	}
	return soon, over
}

// tiles are the figures above the table: of one assessment a use, and of deal-breakers, answers and
// days only what is live.
func (m *model) tiles() []tile {
	services, scope1, gates, walks, waiting, stale, unassessed := map[string]bool{}, 0, 0, 0, 0, 0, 0
	var weight, done int64 // as “% assessed” counts everywhere
	for _, r := range m.all {
		if r.Earlier {
			continue
		}
		services[r.Vendor+"\x00"+r.Service] = true
		if r.Scope == 1 {
			scope1++
		}
		if r.Summary == nil {
			if !r.unscored() {
				unassessed++
			}
			continue
		}
		if !m.counts(r) {
			continue
		}
		gates += len(r.Summary.OpenGates)
		walks += r.Summary.WalkAways
		waiting += len(r.Summary.Waiting())
		stale += r.Summary.Stale
		for _, f := range r.Summary.Disciplines {
			weight += f.Applicable
			done += f.Assessed
		}
	}
	soon, over := m.due()
	share := "—"
	if weight > 0 {
		share = fmt.Sprintf("%d %%", (done*100+weight/2)/weight)
	}
	return []tile{
		{fmt.Sprint(len(services)), inUse(len(services), scope1)},
		{fmt.Sprint(gates), gatesTitle(gates, walks, waiting) + besides(m.elsewhere())},
		{share, "assessed, by the weight of the questions" + also(unassessed)},
		{fmt.Sprint(soon), fmt.Sprintf("due in the next %d days; %d\u00a0overdue", dueDays, over)},
		{fmt.Sprint(stale), pick(stale, "answer is stale", "answers are stale")},
		m.lawTile(),
	}
}

// gatesTitle names what stops approvals; walks of them are walk-aways that are reached, and waiting
// wait for a second person.
func gatesTitle(gates, walks, waiting int) string {
	switch {
	case waiting > 0 && walks > 0:
		return "open deal-breakers, walk-aways and unconfirmed answers"
	case waiting > 0:
		return "open deal-breakers and unconfirmed answers"
	case walks > 0:
		return "open deal-breakers and walk-aways"
	}
	return pick(gates, "open deal-breaker", "open deal-breakers")
}

// inUse says what the number of services is followed by; “Scope 1” stays together at the end of a line.
func inUse(services, scope1 int) string {
	return pick(services, "service", "services") +
		fmt.Sprintf(", %d %s in\u00a0Scope\u00a01", scope1, pick(scope1, "use", "uses"))
}

// elsewhere are the deal-breakers of what is rejected or revoked, by its state.
func (m *model) elsewhere() map[assessments.DecisionState]int {
	out := map[assessments.DecisionState]int{}
	for _, r := range m.all {
		if m.gateElsewhere(r) {
			out[r.Status] += len(r.Summary.OpenGates)
		}
	}
	return out
}

// besides counts the deal-breakers of what is rejected or revoked: its rows show them, but no one has to
// close them.
func besides(of map[assessments.DecisionState]int) string {
	out := ""
	for _, state := range assessments.DecisionStates() {
		if n := of[state]; n > 0 {
			out += fmt.Sprintf("; %d\u00a0more\u00a0%s", n, state.Title())
		}
	}
	return out
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
