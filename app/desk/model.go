package desk

import (
	"fmt"
	"slices"
	"strings"

	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/assessments"
	"countersign/assessments/limits"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

// Filter narrows the list of items.
type Filter string

// Filters, in the order of their chips.
const (
	All      Filter = "all"
	Open     Filter = "open"
	Findings Filter = "findings"
	Stale    Filter = "stale"
	Gates    Filter = "gates"
)

// Filters lists the filters in order.
func Filters() []Filter { return []Filter{All, Open, Findings, Stale, Gates} }

// Title is the filter's word on its chip.
func (f Filter) Title() string {
	switch f {
	case Open:
		return "Open"
	case Findings:
		return "Findings"
	case Stale:
		return "Stale"
	case Gates:
		return "Blocks approval"
	}
	return "All"
}

// model is what the desk shows, computed from one assessment; it knows no Fyne.
type model struct {
	verdict.Shown
	discipline assessments.Discipline // "" shows all
	filter     Filter
	words      string
	item       string // selected
	asked      bool   // the item that the route asked for was shown once
	numbers    verdict.Numbers
}

// itemRow is one line of the list.
type itemRow struct {
	Item     assessments.Item
	Verdict  assessments.Verdict
	State    scoring.State // what it counts as
	Stale    bool
	Open     bool // as the score counts it
	Hidden   bool
	Gate     bool   // an open deal-breaker, or a walk-away that is reached
	WalkAway bool   // of Gate: no deal-breaker, or one that is at our walk-away position
	Passed   string // “carried by an exception until …”; "" if none carries it
	Basis    string // what stands behind it, in words
	Points   string // "4/8", "–/3"
	Findings int
}

// disciplineRow is one line at the left.
type disciplineRow struct {
	Discipline assessments.Discipline
	Figures    scoring.Figures
	Score      string // "80", or "—" while unscored
	Done       string // "9/10 assessed"
}

func (m *model) set(a workbench.Assessed) {
	m.Show(a)
	if m.filter == "" {
		m.filter = All
	}
	if _, ok := a.Dossier.Template.Item(m.item); !ok {
		m.item = ""
	}
	rows := m.rows()
	if m.item != "" && !m.asked && !slices.ContainsFunc(rows, func(r itemRow) bool {
		return r.Item.ID == m.item
	}) {
		m.discipline, m.filter = "", All // what was asked for is shown
		rows = m.rows()
	}
	m.asked = true
	if m.item == "" && len(rows) > 0 {
		m.item = rows[0].Item.ID
	}
}

// rows lists the items that discipline, filter and words leave, in the template's order.
func (m *model) rows() []itemRow {
	var out []itemRow
	for _, it := range m.A.Dossier.Template.Items {
		row := m.row(it)
		if (m.discipline == "" || it.Discipline == m.discipline) && m.passes(row, m.filter) &&
			m.mentions(it) {
			out = append(out, row)
		}
	}
	return out
}

func (m *model) row(it assessments.Item) itemRow {
	j, p := m.Judged[it.ID], m.Points[it.ID]
	row := itemRow{
		Item: it, Verdict: j.Verdict, State: j.State(), Stale: j.Stale, Open: j.Open(), Hidden: j.Hidden,
		Gate: p.GateOpen, WalkAway: p.WalkAway,
		Findings: len(m.A.Dossier.FindingsOn(it.ID)), Basis: j.Strength.Title(), Points: pointsOf(p),
	}
	if p.GatePassed != "" {
		row.Passed = j.Carried()
	}
	switch {
	case j.Hidden:
		row.Basis = j.HiddenWhy
	case j.Stale:
		row.Basis = j.State().Words(j.Verdict) + ": " + j.StaleReason
	case j.Verdict == assessments.NotAssessed:
		row.Basis = "not assessed"
	case j.Verdict == assessments.NotApplicable, j.Verdict == assessments.Silent,
		j.Verdict == assessments.Contradicted:
		row.Basis = j.Verdict.Title()
	}
	return row
}

// pointsOf is what an item brought of what it could bring: "4/8"; "–/3" while open, "" where it does
// not count.
func pointsOf(p scoring.Points) string {
	switch {
	case !p.Applicable:
		return ""
	case !p.Assessed:
		return "–/" + units(p.Max)
	}
	return units(p.Points) + "/" + units(p.Max)
}

// units writes billionths of a weight to one digit: 4, 4.5.
func units(n int64) string {
	tenths := (n + 50_000_000) / 100_000_000
	if tenths%10 == 0 {
		return fmt.Sprint(tenths / 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

func (m *model) passes(r itemRow, f Filter) bool {
	switch f {
	case Open:
		return r.Open
	case Findings:
		return r.Findings > 0
	case Stale:
		return r.Stale && !r.Hidden
	case Gates:
		return r.Gate
	}
	return true
}

func (m *model) mentions(it assessments.Item) bool {
	text := strings.ToLower(it.ID + " " + it.Title + " " + it.Question + " " + it.Topic.Title() + " " +
		it.Owner)
	for _, w := range strings.Fields(strings.ToLower(m.words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// count is how many items a filter would leave in the discipline chosen.
func (m *model) count(f Filter) int {
	n := 0
	for _, it := range m.A.Dossier.Template.Items {
		if (m.discipline == "" || it.Discipline == m.discipline) && m.passes(m.row(it), f) {
			n++
		}
	}
	return n
}

func (m *model) disciplines() []disciplineRow {
	var out []disciplineRow
	for _, d := range assessments.Disciplines() {
		f := m.A.Result.Disciplines[d]
		row := disciplineRow{
			Discipline: d, Figures: f, Score: "—",
			Done: fmt.Sprintf("%d/%d assessed", f.ItemsDone, f.Items),
		}
		if f.Stale > 0 {
			row.Done += fmt.Sprintf(", %d stale", f.Stale)
		}
		if f.Scored {
			row.Score = scoreText(f)
		}
		out = append(out, row)
	}
	return out
}

// step moves the selection by one among the rows shown; it stays if there is no further row.
func (m *model) step(by int) bool {
	rows := m.rows()
	at := -1
	for i, r := range rows {
		if r.Item.ID == m.item {
			at = i
		}
	}
	to := at + by
	if at < 0 {
		to = 0
	}
	if to < 0 || to >= len(rows) || len(rows) == 0 {
		return false
	}
	m.item = rows[to].Item.ID
	return true
}

// current is the selected item with everything on it; false while there is none.
func (m *model) current() (assessments.Item, bool) { return m.A.Dossier.Template.Item(m.item) }

// headline says score, band and coverage in one line; a number never stands alone.
func (m *model) headline() string {
	t := m.A.Result.Total
	if !t.Scored {
		if t.Stale > 0 {
			return "unscored · " + assessments.Count(t.Stale, "verdict is stale", "verdicts are stale") +
				", none is fresh"
		}
		return "unscored · nothing assessed yet"
	}
	s := ui.SharesOf(t)
	line := fmt.Sprintf("%d [%d–%d] · %d %% assessed", s.Score, s.Low, s.High, s.Coverage)
	if t.Stale > 0 {
		line += fmt.Sprintf(" · %d stale", t.Stale)
	}
	return line
}

// numbersOf are the numbers of a quote beside the positions of its item.
func (m *model) numbersOf(c assessments.Citation) []limits.Finding {
	it, _ := m.Item(c.ItemID)
	return m.numbers.Of(it, c.Quote)
}
