package catalogue

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// requirementsView is the list of requirements, with the selected one and what serves it beside it.
type requirementsView struct {
	page *Page
	host host
	m    *model
	pane *pane
}

func newRequirementsView(p *Page) *requirementsView {
	v := &requirementsView{page: p, host: p.host, m: p.m}
	var all *widgets.Chip
	all = widgets.NewChip("Of every scope", func() {
		v.page.narrow(func() { v.m.scopeOnly = !v.m.scopeOnly })
		all.Set("Of every scope", !v.m.scopeOnly)
	})
	v.pane = newPane(v.host, paneConfig{
		name: "requirements", rows: "requirements", width: 720,
		none: widgets.NewEmptyState("No requirement concerns this scope",
			"The scopes that build are not assessed with a question set.", "Show those of every scope",
			func() { all.Tapped(nil) }),
		chips: []fyne.CanvasObject{all}, pick: v.show,
		columns: []table.Column{
			{ID: "id", Title: "Requirement", Width: 96},
			{ID: "says", Title: "Asks", Width: 320, Grow: 1},
			{ID: "scopes", Title: "Scopes", Width: 92},
			{ID: "served", Title: "Served", Width: 110, Numeric: true},
			{ID: "seed", Title: "Founding document", Width: 150, Hidden: true},
		},
	})
	return v
}

func (v *requirementsView) rows() table.RowList {
	var rows table.RowList
	for _, r := range v.m.requirements() {
		served := table.Cell{
			Kind: table.MarkCell, Text: "in " + assessments.Count(len(r.ServedBy), "way", "ways"),
			Mark: theme.MarkFull, Tone: theme.Good, Order: float64(len(r.ServedBy)),
			Tip: strings.Join(r.ServedBy, ", "),
		}
		if len(r.ServedBy) == 0 {
			served = table.Cell{Kind: table.MarkCell, Text: "nothing", Mark: theme.MarkCross, Tone: theme.Bad}
		}
		rows = append(rows, table.Row{
			ID: r.ID,
			Cells: []table.Cell{
				{Text: r.ID, Bold: true},
				{Text: r.Says},
				{Text: scopes(r.Scopes)},
				served,
				{Text: r.Seed},
			},
		})
	}
	return rows
}

func scopes(list []int) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = fmt.Sprint(n)
	}
	return strings.Join(out, ", ")
}

// show is a requirement in full with what serves it; an item leads to where it stands.
func (v *requirementsView) show(id string) {
	for _, r := range v.m.requirements() {
		if r.ID != id {
			continue
		}
		v.m.req = id
		discipline := r.Discipline
		if d := assessments.Discipline(r.Discipline); d.Title() != "" {
			discipline = d.Title()
		}
		side := v.pane.side
		side.Add(text.NewCaption(fmt.Sprintf("%s · scopes %s · %s · from %s", r.ID, scopes(r.Scopes),
			discipline, r.Seed)))
		side.Add(text.NewLead(r.Says))
		if len(r.ServedBy) == 0 {
			side.Add(figure.NewStateMark(theme.MarkCross, "Nothing serves it", theme.Bad))
		}
		for _, s := range r.ServedBy {
			title, item := v.m.servedTitle(s)
			if item == "" {
				side.Add(text.NewProse(text.Run{Text: "•  " + title}))
				continue
			}
			side.Add(widgets.NewWrap(widgets.NewLink(title+" ("+item+")", func() {
				v.page.items.open(item)
			}).Small()))
		}
	}
}
