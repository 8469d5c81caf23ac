package catalogue

import (
	"fmt"
	"strings"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

func (p *Page) requirementsPane() *pane {
	var all *widgets.Chip
	all = widgets.NewChip("Of every scope", func() {
		p.narrow(func() { p.m.scopeOnly = !p.m.scopeOnly })
		all.Set("Of every scope", !p.m.scopeOnly)
	})
	return newPane(p.host, paneConfig{
		name: "requirements", rows: "requirements", width: 720,
		none:  widgets.NewEmptyState("No requirement concerns this scope", "The scopes that build are not assessed with a question set.", "Show those of every scope", func() { all.Tapped(nil) }),
		chips: []fyne.CanvasObject{all}, pick: p.showRequirement,
		columns: []widgets.Column{
			{ID: "id", Title: "Requirement", Width: 96},
			{ID: "says", Title: "Asks", Width: 320, Grow: 1},
			{ID: "scopes", Title: "Scopes", Width: 92},
			{ID: "served", Title: "Served", Width: 110, Numeric: true},
			{ID: "seed", Title: "Founding document", Width: 150, Hidden: true},
		},
	})
}

func (p *Page) requirementRows() widgets.RowList {
	var rows widgets.RowList
	for _, r := range p.m.requirements() {
		served := widgets.Cell{Kind: widgets.MarkCell, Text: "in " + plural(len(r.ServedBy), "way"), Mark: widgets.MarkFull, Tone: theme.Good, Order: float64(len(r.ServedBy)), Tip: strings.Join(r.ServedBy, ", ")}
		if len(r.ServedBy) == 0 {
			served = widgets.Cell{Kind: widgets.MarkCell, Text: "nothing", Mark: widgets.MarkCross, Tone: theme.Bad}
		}
		rows = append(rows, widgets.Row{ID: r.ID, Cells: []widgets.Cell{{Text: r.ID, Bold: true}, {Text: r.Says}, {Text: scopes(r.Scopes)}, served, {Text: r.Seed}}})
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
		side.Add(widgets.NewCaption(fmt.Sprintf("%s · scopes %s · %s · from %s", r.ID, scopes(r.Scopes), discipline, r.Seed)))
		side.Add(widgets.NewLead(r.Says))
		if len(r.ServedBy) == 0 {
			side.Add(widgets.NewStateMark(widgets.MarkCross, "Nothing serves it", theme.Bad))
		}
		for _, s := range r.ServedBy {
			title, item := p.m.servedTitle(s)
			if item == "" {
				side.Add(widgets.NewProse(widgets.Run{Text: "•  " + title}))
				continue
			}
			side.Add(widgets.NewWrap(widgets.NewLink(title+" ("+item+")", func() { p.openItem(item) }).Small()))
		}
	}
}

func (p *Page) placesPane() *pane {
	return newPane(p.host, paneConfig{
		name: "frameworks", rows: "places of frameworks", width: 720,
		none: widgets.NewEmptyState("No place of another framework", "No item of this set points to one.", "See its items", func() { p.views.Choose(viewItems) }),
		pick: p.showPlace,
		columns: []widgets.Column{
			{ID: "framework", Title: "Framework", Width: 150},
			{ID: "place", Title: "Place", Width: 110},
			{ID: "says", Title: "Says, in our words", Width: 300, Grow: 1},
			{ID: "items", Title: "Items", Width: 66, Numeric: true, Align: fyne.TextAlignTrailing},
		},
	})
}

func (p *Page) placeRows() widgets.RowList {
	var rows widgets.RowList
	for _, one := range p.m.places() {
		n := len(one.Items)
		rows = append(rows, widgets.Row{ID: one.ref(), Cells: []widgets.Cell{
			{Text: one.Framework.ID, Tip: one.Framework.Title + ", " + one.Framework.Edition}, {Text: one.Entry.Ref, Bold: true}, {Text: one.Entry.Says}, {Text: fmt.Sprint(n), Order: float64(n)},
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
		side.Add(widgets.NewCaption(one.Framework.Title + ", " + one.Framework.Edition))
		side.Add(widgets.NewLead(one.Entry.Ref))
		side.Add(widgets.NewProse(widgets.Run{Text: one.Entry.Says}))
		side.Add(widgets.NewCaption("In our own words. An item bears on it; meeting the item is not compliance with it."))
		for _, it := range one.Items {
			side.Add(widgets.NewWrap(widgets.NewLink(it.Title+" ("+it.ID+")", func() { p.openItem(it.ID) }).Small()))
		}
		if one.Framework.Note != "" {
			side.Add(widgets.NewProse(widgets.Run{Text: one.Framework.Note, Muted: true}))
		}
	}
}
