package checklist

import (
	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

func (p *Page) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "checklist", Rows: "responsibilities", TwoLine: true, Chips: p.chips.Chips(),
		Columns: []table.Column{
			{ID: "state", Title: "State", Width: 120},
			{ID: "what", Title: "Responsibility", Width: 236, Grow: 2},
			{ID: "discipline", Title: "Discipline", Width: 120},
			{ID: "by", Title: "Taken care of by", Width: 140, Grow: 1},
			{ID: "day", Title: "Day", Width: 86, Numeric: true},
		},
		Empty:    p.empty,
		Unfilter: func() { p.chips.Choose(0) },
		Actions: []ui.Action{
			{
				ID: "read", Title: "Read it beside the list", Menu: "View", Key: fyne.KeyReturn,
				Run: func([]string) { p.right.Focus() },
			},
			{ID: "take", Title: "Mark as taken care of…", Menu: "Assessment", Many: true, Apart: true, Run: p.take},
			{ID: "open", Title: "Mark as open", Menu: "Assessment", Many: true, Run: func(ids []string) {
				p.say(ids, assessments.CareOpen)
			}},
			{
				ID: "unanswer", Title: "Take the answer back", Menu: "Assessment", Many: true,
				Can: p.answered, Run: func(ids []string) { p.say(ids, "") },
			},
		},
		OnSelect: func(ids []string) {
			if len(ids) > 0 {
				p.pick(ids[0])
			}
		},
	}
}

// keys of the actions, as the page takes them.
var keys = map[string]string{"checklist.take": "1", "checklist.open": "2", "checklist.unanswer": "0"}

// careLook is the shape and colour of what is said of a responsibility. What no one has looked at is
// neither good nor bad.
func careLook(c assessments.Care) (theme.Mark, theme.Tone) {
	switch c {
	case assessments.CareTaken:
		return theme.MarkTick, theme.Good
	case assessments.CareOpen:
		return theme.MarkAlert, theme.Mixed
	}
	return theme.MarkRing, theme.Unknown
}

// cells are the rows of the table.
func cells(lines []assessments.ResponsibilityLine) table.RowList {
	rows := make(table.RowList, 0, len(lines))
	for _, l := range lines {
		mark, tone := careLook(l.Answer.Care)
		by, day := table.Cell{Text: "—", Muted: true}, table.Cell{Text: "—", Order: ui.DayOrder("")}
		if l.Answer.TakenBy != "" {
			by = table.Cell{Text: l.Answer.TakenBy}
		}
		if l.Answer.On != "" {
			day = table.Cell{Text: string(l.Answer.On), Order: ui.DayOrder(l.Answer.On)}
		}
		rows = append(rows, table.Row{ID: l.Responsibility.ID, Cells: []table.Cell{
			{Kind: table.MarkCell, Text: l.Answer.Care.Title(), Mark: mark, Tone: tone},
			{Text: l.Responsibility.Title, Sub: l.Responsibility.Says, Tip: l.Responsibility.Says, Bold: true},
			{Text: disciplineOf(l.Responsibility)},
			by, day,
		}})
	}
	return rows
}

// disciplineOf is the discipline of a responsibility; those without one belong to scoping.
func disciplineOf(r assessments.Responsibility) string {
	if r.Discipline == "" {
		return "Scoping"
	}
	return r.Discipline.Title()
}

// place leads to the scoping questions of the use.
func (p *Page) place() {
	if p.id != "" {
		p.host.Go(ui.Route{Page: "scoping", ID: p.id})
	}
}

// noList says why there is nothing to answer, with the next step.
func (p *Page) noList() *widgets.EmptyState {
	return widgets.NewEmptyState("No responsibility to answer",
		"Only a use in scope 3, 4 or 5 has them: what is bought is assessed with a question set.",
		"Place the use in a scope", p.place)
}
