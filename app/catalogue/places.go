package catalogue

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
)

// placesView is the list of places of other frameworks, with the selected one and the items that bear on it.
type placesView struct {
	page *Page
	host host
	m    *model
	pane *pane
}

func newPlacesView(p *Page) *placesView {
	v := &placesView{page: p, host: p.host, m: p.m}
	v.pane = newPane(v.host, paneConfig{
		name: "frameworks", rows: "places of frameworks", width: 720,
		none: widgets.NewEmptyState("No place of another framework", "No item of this set points to one.",
			"See its items", func() { v.page.views.Choose(viewItems) }),
		pick: v.show,
		columns: []table.Column{
			{ID: "framework", Title: "Framework", Width: 150},
			{ID: "place", Title: "Place", Width: 110},
			{ID: "says", Title: "Says, in our words", Width: 300, Grow: 1},
			{ID: "items", Title: "Items", Width: 66, Numeric: true, Align: fyne.TextAlignTrailing},
		},
	})
	return v
}

func (v *placesView) rows() table.RowList {
	var rows table.RowList
	for _, one := range v.m.places() {
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

// show is a place of a framework with the items that bear on it.
func (v *placesView) show(ref string) {
	for _, one := range v.m.places() {
		if one.ref() != ref {
			continue
		}
		v.m.ref = ref
		side := v.pane.side
		side.Add(text.NewCaption(one.Framework.Title + ", " + one.Framework.Edition))
		side.Add(text.NewLead(one.Entry.Ref))
		side.Add(text.NewProse(text.Run{Text: one.Entry.Says}))
		side.Add(text.NewCaption("In our own words. An item bears on it; meeting the item is not compliance with it."))
		for _, it := range one.Items {
			side.Add(widgets.NewWrap(widgets.NewLink(it.Title+" ("+it.ID+")", func() {
				v.page.items.open(it.ID)
			}).Small()))
		}
		if one.Framework.Note != "" {
			side.Add(text.NewProse(text.Run{Text: one.Framework.Note, Muted: true}))
		}
	}
}
