package catalogue

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

// itemsView is the list of the set's items, which chips narrow, with the selected one beside it.
type itemsView struct {
	page  *Page
	host  host
	m     *model
	pane  *pane
	sheet *itemSheet
	chips itemChips
}

// itemChips narrow the list of items.
type itemChips struct{ discipline, kind, gates *widgets.Chip }

func (c itemChips) show(m *model) {
	c.discipline.Set("Discipline: "+orAny(m.discipline != "", m.discipline.Title()), m.discipline != "")
	c.kind.Set("Kind: "+orAny(m.kind != "", string(m.kind)), m.kind != "")
	c.gates.Set("Deal-breakers only", m.gates)
}

func orAny(on bool, text string) string {
	if on {
		return text
	}
	return "any"
}

func newItemsView(p *Page) *itemsView {
	v := &itemsView{page: p, host: p.host, m: p.m, sheet: &itemSheet{host: p.host, m: p.m}}
	v.chips = itemChips{
		discipline: widgets.NewMenuChip("", v.disciplineMenu), kind: widgets.NewMenuChip("", v.kindMenu),
		gates: widgets.NewChip("", func() { v.page.narrow(func() { v.m.gates = !v.m.gates }) }),
	}
	v.pane = newPane(v.host, paneConfig{
		name: "items", rows: "items", width: 720, twoLine: true,
		none: widgets.NewEmptyState("No item in this set",
			"A question set of your own is a file: add it, and its items stand here.",
			"Add a set from a file…", v.page.acts.add),
		clear: func() { v.page.narrow(func() { v.m.discipline, v.m.kind, v.m.gates = "", "", false }) },
		actions: []ui.Action{{
			ID: "matrix", Title: "Show its place in the matrix", Menu: "Go",
			Run: v.toMatrix,
		}},
		chips: []fyne.CanvasObject{v.chips.discipline, v.chips.kind, v.chips.gates}, pick: v.sheet.show,
		columns: []table.Column{
			{ID: "item", Title: "Item", Width: 190, Grow: 1},
			{ID: "discipline", Title: "Discipline", Width: 90},
			{ID: "kind", Title: "Kind", Width: 60},
			{ID: "weight", Title: "Weight", Width: 60, Numeric: true, Align: fyne.TextAlignTrailing},
			{ID: "owner", Title: "Owner", Width: 94},
			{ID: "gate", Title: "Gate", Width: 112, Tip: "Deal-breakers gate approval"},
			{ID: "id", Title: "Id", Width: 150, Hidden: true},
			{ID: "topic", Title: "Topic", Width: 130, Hidden: true},
		},
	})
	v.sheet.side = v.pane.side
	return v
}

// toMatrix leads to the cell of the matrix that an item serves.
func (v *itemsView) toMatrix(ids []string) {
	if it, ok := v.m.current().T.Item(ids[0]); ok {
		v.host.Go(ui.Route{
			Page: "matrix", ID: fmt.Sprint(v.m.current().T.Scope),
			Item: string(it.Discipline),
		})
	}
}

func (v *itemsView) disciplineMenu() *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Any", func() {
		v.page.narrow(func() { v.m.discipline = "" })
	})}
	for _, d := range assessments.Disciplines() {
		items = append(items, fyne.NewMenuItem(d.Title(), func() {
			v.page.narrow(func() { v.m.discipline = d })
		}))
	}
	return fyne.NewMenu("", items...)
}

func (v *itemsView) kindMenu() *fyne.Menu {
	set := func(k assessments.ItemKind) func() { return func() { v.page.narrow(func() { v.m.kind = k }) } }
	return fyne.NewMenu("", fyne.NewMenuItem("Any", set("")),
		fyne.NewMenuItem("Term: what the contract says", set(assessments.TermItem)),
		fyne.NewMenuItem("Control: what they, or we, do", set(assessments.ControlItem)))
}

func (v *itemsView) rows() table.RowList {
	var rows table.RowList
	for _, it := range v.m.items() {
		gate := table.Cell{}
		if it.DealBreaker {
			gate = table.Cell{
				Kind: table.MarkCell, Text: "deal-breaker", Mark: theme.MarkFlag,
				Tone: theme.Bad,
			}
		}
		rows = append(rows, table.Row{ID: it.ID, Cells: []table.Cell{
			{Text: it.Title, Sub: it.Question, Bold: true, Tip: it.Question},
			{Text: ui.Sentence(string(it.Discipline)), Tip: it.Discipline.Title()},
			{Text: string(it.Kind)},
			{Text: fmt.Sprint(it.Weight), Order: float64(it.Weight)},
			{Text: it.Owner},
			gate,
			{Text: it.ID},
			{Text: topic(it)},
		}})
	}
	return rows
}

func topic(it assessments.Item) string {
	if it.Topic == "" {
		return ""
	}
	return it.Topic.Title()
}

// open shows an item of a set in the items' view.
func (v *itemsView) open(id string) {
	if _, here := v.m.current().T.Item(id); !here {
		for _, s := range v.m.sets {
			if _, ok := s.T.Item(id); ok {
				v.m.show(s.T.ID)
				break
			}
		}
	}
	v.m.reveal(id)
	v.pane.clear()
	v.page.views.Choose(viewItems)
}
