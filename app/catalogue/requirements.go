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

func (p *Page) requirementsPane() *pane {
	var all *widgets.Chip
	all = widgets.NewChip("Of every scope", func() {
		p.narrow(func() { p.m.scopeOnly = !p.m.scopeOnly })
		all.Set("Of every scope", !p.m.scopeOnly)
	})
	return newPane(p.host, paneConfig{
		name: "requirements", rows: "requirements", width: 720,
		none: widgets.NewEmptyState("No requirement concerns this scope",
			"The scopes that build are not assessed with a question set.", "Show those of every scope",
			func() { all.Tapped(nil) }),
		chips: []fyne.CanvasObject{all}, pick: p.showRequirement,
		columns: []table.Column{
			{ID: "id", Title: "Requirement", Width: 96},
			{ID: "says", Title: "Asks", Width: 320, Grow: 1},
			{ID: "scopes", Title: "Scopes", Width: 92},
			{ID: "served", Title: "Served", Width: 110, Numeric: true},
			{ID: "seed", Title: "Founding document", Width: 150, Hidden: true},
		},
	})
}

func (p *Page) requirementRows() table.RowList {
	var rows table.RowList
	for _, r := range p.m.requirements() {
		served := table.Cell{
			Kind: table.MarkCell, Text: "in " + plural(len(r.ServedBy), "way"),
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

func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// showRequirement is a requirement in full with what serves it; an item leads to where it stands.
func (p *Page) showRequirement(id string) {
	for _, r := range p.m.requirements() {
		if r.ID != id {
			continue
		}
		p.m.req = id
		discipline := r.Discipline
		if d := assessments.Discipline(r.Discipline); d.Title() != "" {
			discipline = d.Title()
		}
		side := p.reqs.side
		side.Add(text.NewCaption(fmt.Sprintf("%s · scopes %s · %s · from %s", r.ID, scopes(r.Scopes),
			discipline, r.Seed)))
		side.Add(text.NewLead(r.Says))
		if len(r.ServedBy) == 0 {
			side.Add(figure.NewStateMark(theme.MarkCross, "Nothing serves it", theme.Bad))
		}
		for _, s := range r.ServedBy {
			title, item := p.m.servedTitle(s)
			if item == "" {
				side.Add(text.NewProse(text.Run{Text: "•  " + title}))
				continue
			}
			side.Add(widgets.NewWrap(widgets.NewLink(title+" ("+item+")", func() {
				p.openItem(item)
			}).Small()))
		}
	}
}

func (p *Page) placesPane() *pane {
	return newPane(p.host, paneConfig{
		name: "frameworks", rows: "places of frameworks", width: 720,
		none: widgets.NewEmptyState("No place of another framework", "No item of this set points to one.",
			"See its items", func() { p.views.Choose(viewItems) }),
		pick: p.showPlace,
		columns: []table.Column{
			{ID: "framework", Title: "Framework", Width: 150},
			{ID: "place", Title: "Place", Width: 110},
			{ID: "says", Title: "Says, in our words", Width: 300, Grow: 1},
			{ID: "items", Title: "Items", Width: 66, Numeric: true, Align: fyne.TextAlignTrailing},
		},
	})
}

func (p *Page) placeRows() table.RowList {
	var rows table.RowList
	for _, one := range p.m.places() {
		n := len(one.Items)
		rows = append(rows, table.Row{ID: one.ref(), Cells: []table.Cell{
			{Text: one.Framework.ID, Tip: one.Framework.Title + ", " + one.Framework.Edition},
			{Text: one.Entry.Ref, Bold: true},
			{Text: one.Entry.Says},
			{Text: fmt.Sprint(n), Order: float64(n)},
		}})
	}
	return rows
}

// showPlace is a place of a framework with the items that bear on it.
func (p *Page) showPlace(ref string) {
	for _, one := range p.m.places() {
		if one.ref() != ref {
			continue
		}
		p.m.ref = ref
		side := p.places.side
		side.Add(text.NewCaption(one.Framework.Title + ", " + one.Framework.Edition))
		side.Add(text.NewLead(one.Entry.Ref))
		side.Add(text.NewProse(text.Run{Text: one.Entry.Says}))
		side.Add(text.NewCaption("In our own words. An item bears on it; meeting the item is not compliance with it."))
		for _, it := range one.Items {
			side.Add(widgets.NewWrap(widgets.NewLink(it.Title+" ("+it.ID+")", func() {
				p.openItem(it.ID)
			}).Small()))
		}
		if one.Framework.Note != "" {
			side.Add(text.NewProse(text.Run{Text: one.Framework.Note, Muted: true}))
		}
	}
}
