package packs

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// leaving is what a pack gives away, with the texts to read first.
type leaving struct {
	pack.Leaves
	repeats []workbench.Repeat
}

func (se *sealing) openLeaves(name string, l leaving, verb string, goOn func()) {
	var hide func()
	var list *ui.List
	out, held := leavingRows(l.Out, false), leavingRows(l.Withheld, true)
	chipNames := []string{fmt.Sprintf("Goes out %d", len(out)), fmt.Sprintf("Withheld %d", len(held))}
	if len(l.repeats) > 0 {
		chipNames = append(chipNames, fmt.Sprintf("Read first %d", len(l.repeats)))
	}
	chips := widgets.NewChipBar(chipNames, func(i int) {
		rows := []table.RowList{out, held, repeatRows(l.repeats)}[i]
		list.Show(rows, len(rows))
	})
	list = ui.NewList(se.host, ui.ListConfig{
		Name: "leaves", Rows: "records", TwoLine: true, Chips: chips.Chips(), Columns: leavingColumns(),
	})
	foot := container.NewHBox(layout.NewSpacer(), widgets.NewPrimary("Close", func() { hide() }))
	if verb != "" {
		foot = container.NewHBox(layout.NewSpacer(), widgets.NewButton("Cancel", func() { hide() }),
			widgets.NewPrimary(verb, func() { hide(); goOn() }))
	}
	lead := widgets.NewColumn(1,
		text.NewProse(text.Run{Text: "Goes out: ", Bold: true}, text.Run{Text: kinds(l.Out)}),
		text.NewProse(text.Run{Text: "Withheld: ", Bold: true}, text.Run{Text: kinds(l.Withheld)}))
	if n := len(l.repeats); n > 0 {
		lead.Add(text.NewProse(text.Run{Text: "Read first: ", Bold: true},
			text.Run{Text: fmt.Sprintf("%d texts that go out repeat words of what is withheld.", n)}))
	}
	body := widgets.NewFrame(widgets.NewInset(0, 1, lead), widgets.NewInset(0, 1.5, foot), nil, nil,
		list.Framed(0, 1))
	hide = se.host.Show("What leaves for the "+l.Audience+": "+name, ui.Sized(se.host, body, 940, 560))
	list.Show(out, len(out))
}

// repeatRows are the texts that go out and repeat words of what is withheld.
func repeatRows(list []workbench.Repeat) table.RowList {
	var out table.RowList
	for i, one := range list {
		why := fmt.Sprintf("repeats “%s” of “%s”, which is withheld", one.Words, one.Of)
		out = append(out, table.Row{
			ID: fmt.Sprintf("repeat/%s/%s/%d", one.Noun, one.ID, i),
			Cells: []table.Cell{
				{Kind: table.PillCell, Text: "read first", Mark: theme.MarkAlert, Tone: theme.Mixed},
				{Text: one.Noun.Title()},
				{Text: one.Title, Sub: one.ID, Bold: true},
				{Kind: table.SnippetKind, Text: why, Tip: why},
				{Text: assessments.FieldTitle(one.Field)},
			},
		})
	}
	return out
}

func leavingColumns() []table.Column {
	return []table.Column{
		{ID: "goes", Title: "Leaves", Width: 96},
		{ID: "kind", Title: "Kind", Width: 96},
		{ID: "what", Title: "What", Width: 276, Grow: 1},
		{ID: "why", Title: "Why", Width: 216},
		{ID: "fields", Title: "Fields", Width: 196},
	}
}

// leavingOrder lists first what people write and hand over, then what the pack is made of.
var leavingOrder = []assessments.Noun{
	assessments.NounNote, assessments.NounEvidence, assessments.NounRevision, assessments.NounDocument,
	assessments.NounVersion, assessments.NounTick,
	assessments.NounCitation, assessments.NounFinding, assessments.NounException,
}

func leavingRows(list []pack.Leaving, held bool) table.RowList {
	goes := table.Cell{Kind: table.PillCell, Text: "goes out", Mark: theme.MarkTick, Tone: theme.Good}
	if held {
		goes = table.Cell{
			Kind: table.PillCell, Text: "withheld", Mark: theme.MarkLock,
			Tone: theme.Contradicted,
		}
	}
	rank := func(n assessments.Noun) int {
		if i := slices.Index(leavingOrder, n); i >= 0 {
			return i
		}
		return len(leavingOrder)
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b pack.Leaving) int { return rank(a.Noun) - rank(b.Noun) })
	var out table.RowList
	for i, one := range list {
		fields := assessments.FieldTitles(one.Fields)
		what := table.Cell{Text: one.Title, Sub: one.ID, Bold: true}
		if one.Title == "" {
			what = table.Cell{Text: one.ID}
		}
		out = append(out, table.Row{
			ID: fmt.Sprintf("%s/%s/%d", one.Noun, one.ID, i),
			Cells: []table.Cell{
				goes,
				{Text: one.Noun.Title()},
				what,
				{Kind: table.SnippetKind, Text: one.Why, Tip: one.Why},
				{Kind: table.SnippetKind, Text: fields, Tip: fields},
			},
		})
	}
	return out
}

// kinds counts the records of a list by their kind.
func kinds(list []pack.Leaving) string {
	var order []assessments.Noun
	ids := map[assessments.Noun]map[string]bool{}
	for _, one := range list {
		if ids[one.Noun] == nil {
			ids[one.Noun] = map[string]bool{}
			order = append(order, one.Noun)
		}
		ids[one.Noun][one.ID] = true
	}
	var out []string
	for _, n := range order {
		out = append(out, fmt.Sprintf("%s %d", n.Title(), len(ids[n])))
	}
	if len(out) == 0 {
		return "nothing"
	}
	return strings.Join(out, " · ")
}
