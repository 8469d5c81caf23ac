package decision

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

// records is the list of what belongs to the approval, and what can be done with each.
type records struct {
	page  *Page
	host  host
	id    string
	m     *model
	chips *widgets.ChipBar
	list  *ui.List
}

func newRecords(p *Page) *records {
	rs := &records{page: p, host: p.host, id: p.id, m: p.m}
	rs.chips = widgets.NewChipBar([]string{"All", "Decisions", "Conditions", "Exceptions", "Sign-offs"},
		rs.choose)
	rs.list = ui.NewList(rs.host, rs.config())
	return rs
}

func (rs *records) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "decision", Rows: "records of this approval", TwoLine: true, Chips: rs.chips.Chips(),
		Columns: columns(),
		Empty: widgets.NewEmptyState("Nothing decided yet",
			"Take the assessment into review once it is ready; decisions, conditions, exceptions and sign-offs are listed here.", "Decide…", rs.page.deciding.askDecision),
		Unfilter: func() { rs.choose(0) },
		Actions: []ui.Action{
			{
				ID: "approve", Title: "Approve the exception…", Menu: "Assessment",
				Can: rs.one(exceptions, "requested"), Run: rs.onException(rs.page.excepting.askApproval),
			},
			{
				ID: "renew", Title: "Renew the exception…", Menu: "Assessment",
				Can: rs.one(exceptions, "in force", "expired"),
				Run: rs.onException(rs.page.excepting.askRenewal),
			},
			{
				ID: "met", Title: "The condition is met…", Menu: "Assessment",
				Can: rs.one(conditions, "open", "overdue"), Run: rs.onCondition("met"),
			},
			{
				ID: "waive", Title: "Waive the condition…", Menu: "Assessment",
				Can: rs.one(conditions, "open", "overdue"), Run: rs.onCondition("waived"),
			},
			{
				ID: "revoke", Title: "Revoke…", Menu: "Assessment", Apart: true, Can: rs.m.canRevoke,
				Run: rs.page.deciding.askRevoke,
			},
			{ID: "open", Title: "Show its item", Key: fyne.KeyReturn, Can: rs.aboutItem, Run: rs.showItem},
		},
	}
}

func columns() []table.Column {
	return []table.Column{
		{ID: "kind", Title: "Kind", Width: 96},
		{ID: "state", Title: "State", Width: 206},
		{ID: "what", Title: "What", Width: 212, Grow: 1},
		{ID: "owner", Title: "Owner", Width: 116},
		{ID: "declared", Title: "Declared by", Width: 112},
		{ID: "recorded", Title: "Recorded by", Width: 176},
		{ID: "day", Title: "On", Width: 92, Numeric: true},
		{ID: "until", Title: "Until, due", Width: 92, Numeric: true},
	}
}

// cells are a row as the table shows it.
func cells(r row) []table.Cell {
	mark, tone := shape(r)
	return []table.Cell{
		{Text: ui.Sentence(r.kind.title()[:len(r.kind.title())-1])},
		stateCell(ui.Sentence(r.state), mark, tone),
		{Text: orDash(r.what), Sub: r.more, Tip: join(r.what, r.more)},
		{Text: orDash(r.owner), Tip: r.owner},
		personCell(r.declared, ""),
		muted(personCell(r.recorded, string(r.typed))),
		{Text: orDash(string(r.day)), Order: ui.DayOrder(r.day)},
		{Text: orDash(string(r.until)), Order: ui.DayOrder(r.until)},
	}
}

// pillHolds is how many characters of a state its column holds in a pill.
const pillHolds = 28

// stateCell is a state in a pill, or, where it says more than fits there, over two lines.
func stateCell(state string, mark theme.Mark, tone theme.Tone) table.Cell {
	c := table.Cell{Kind: table.PillCell, Text: state, Mark: mark, Tone: tone, Tip: state}
	if first, more, ok := strings.Cut(state, ", "); ok && utf8.RuneCountInString(state) > pillHolds {
		c.Kind, c.Text, c.Sub = table.MarkCell, first, more
	}
	return c
}

// personCell is a person with the role and a day in the second line, so that neither is cut.
func personCell(who, day string) table.Cell {
	c := table.Cell{Text: orDash(who), Sub: day, Tip: join(who, day)}
	if name, role, ok := strings.Cut(who, " ("); ok && strings.HasSuffix(role, ")") {
		c.Text, c.Sub = name, join("("+role, day)
	}
	return c
}

func muted(c table.Cell) table.Cell {
	c.Muted = true
	return c
}

// shape is the mark and the colour of a row; the decision that counts has those of its standing, here as
// on every other page.
func shape(r row) (theme.Mark, theme.Tone) {
	if s := r.worth; s != nil {
		return ui.StandingMark(s.State, s.Outcome), ui.StandingTone(s.State, s.Outcome)
	}
	switch r.look {
	case lookGood:
		return theme.MarkTick, theme.Good
	case lookWaiting:
		return theme.MarkRing, theme.Info
	case lookWarn:
		return theme.MarkAlert, theme.Mixed
	case lookBad:
		return theme.MarkCross, theme.Bad
	case lookOver:
		return theme.MarkDash, theme.Unknown
	}
	return theme.MarkHalf, theme.Info
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// one reports whether exactly one row of a kind is selected, in one of the states.
func (rs *records) one(k kind, states ...string) func([]string) bool {
	return func(ids []string) bool {
		if len(ids) != 1 {
			return false
		}
		r, ok := rs.m.find(ids[0])
		if !ok || r.kind != k {
			return false
		}
		for _, s := range states {
			if r.state == s {
				return true
			}
		}
		return false
	}
}

func (rs *records) aboutItem(ids []string) bool {
	r, ok := rs.m.find(at(ids))
	return ok && r.item != ""
}

func (rs *records) showItem(ids []string) {
	if r, ok := rs.m.find(at(ids)); ok && r.item != "" {
		rs.host.Go(ui.Route{Page: "desk", ID: rs.id, Item: r.item})
	}
}

func (rs *records) onException(do func(assessments.Exception)) func([]string) {
	return func(ids []string) {
		r, _ := rs.m.find(at(ids))
		if x, ok := rs.m.exception(r.id); ok && r.kind == exceptions {
			do(x)
		}
	}
}

func (rs *records) onCondition(status string) func([]string) {
	return func(ids []string) {
		r, _ := rs.m.find(at(ids))
		if c, ok := rs.m.condition(r.id); ok && r.kind == conditions && c.Open() {
			rs.page.conditions.askClose(c, status)
		}
	}
}

func at(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

func (rs *records) choose(i int) {
	rs.m.kind = ""
	if i > 0 {
		rs.m.kind = kinds()[i-1]
	}
	rs.refill()
}

func (rs *records) refill() {
	words, at := []string{fmt.Sprintf("All %d", rs.m.count(""))}, 0
	for i, k := range kinds() {
		words = append(words, fmt.Sprintf("%s %d", k.title(), rs.m.count(k)))
		if k == rs.m.kind {
			at = i + 1
		}
	}
	rs.chips.SetWords(words)
	rs.chips.Mark(at)
	var rows table.RowList
	for _, r := range rs.m.rows() {
		rows = append(rows, table.Row{ID: r.key(), Cells: cells(r)})
	}
	rs.list.Show(rows, rs.m.count(""))
}
