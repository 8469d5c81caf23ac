package matrix

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// atlasView is the published table of mitigations with today's names, and the selected one by scope.
type atlasView struct {
	p     *Page
	all   bool
	list  *ui.List
	later *widgets.Chip
	side  *fyne.Container
	right *widgets.Scroller
	body  fyne.CanvasObject
}

const laterWords = "With what came later"

func newAtlasView(p *Page) *atlasView {
	v := &atlasView{p: p, side: widgets.NewColumn(2)}
	v.later = widgets.NewChip(laterWords, func() {
		v.all = !v.all
		v.later.Set(laterWords, v.all)
		v.fill()
	})
	v.list = ui.NewList(p.host, ui.ListConfig{
		Name: "atlas", Rows: "mitigations", TwoLine: true, Chips: []fyne.CanvasObject{v.later},
		OnSelect: v.pick,
		Columns: []table.Column{
			{ID: "id", Title: "Id", Width: 88},
			{ID: "published", Title: "As published in 2024", Width: 180, Grow: 1},
			{ID: "today", Title: "Today", Width: 180, Grow: 1},
			{ID: "differs", Title: "Name", Width: 98},
			{ID: "scopes", Title: "Asked in scopes", Width: 110},
		},
		Actions: []ui.Action{{
			ID: "read", Title: "Read it beside the list", Menu: "View", Key: fyne.KeyReturn,
			Run: func(ids []string) {
				v.pick(ids)
				v.right.Focus()
			},
		}},
	})
	v.right = widgets.NewScroller(widgets.NewInset(4, 2.5, v.side))
	var widths []float32
	p.host.Recall("matrix.atlas", &widths)
	split := widgets.NewSplitColumns(
		[]widgets.SplitPart{
			{Content: widgets.NewInset(4.5, 1, v.list.Framed(0, 1)), Width: 744, Min: 380},
			{Content: v.right, Min: 240},
		}, widths,
		func(w []float32) { p.host.Remember("matrix.atlas", w) })
	note := text.NewCaption("MITRE ATLAS mitigations by scope, as published in 2024, beside today's names: an example of controls, not a prescription.")
	v.body = widgets.NewFrame(widgets.NewInset(4.5, 1.5, note), nil, nil, nil, split)
	v.fill()
	v.pick(nil)
	return v
}

func (v *atlasView) fill() {
	var rows table.RowList
	for _, a := range v.p.m.mitigations(v.all) {
		differs := table.Cell{Text: renamed(a), Muted: true}
		if differs.Text == "renamed" {
			differs = table.Cell{
				Kind: table.MarkCell, Text: "renamed", Mark: theme.MarkArrows,
				Tone: theme.Mixed,
			}
		}
		rows = append(rows, table.Row{ID: a.ID, Cells: []table.Cell{
			{Text: a.ID},
			{Kind: table.SnippetKind, Text: cmp.Or(a.Name2024, "–")},
			{Kind: table.SnippetKind, Text: a.NameCurrent, Tip: a.NameCurrent + " (ATLAS " + a.Edition + ")"},
			differs,
			{Text: cmp.Or(asked(a), "none"), Muted: asked(a) == ""},
		}})
	}
	v.list.Show(rows, len(rows))
}

// pick shows what a mitigation asks for in each scope.
func (v *atlasView) pick(ids []string) {
	v.side.Objects = nil
	if len(ids) == 0 {
		v.side.Add(text.NewProse(text.Run{
			Text:  "Choose a mitigation to read what it asks for in each scope.",
			Muted: true,
		}))
	}
	for _, a := range v.p.m.c.Atlas {
		if len(ids) == 0 || a.ID != ids[0] {
			continue
		}
		v.side.Add(text.NewCaption(a.ID + " · today's name from ATLAS " + a.Edition))
		v.side.Add(text.NewLead(a.NameCurrent))
		if a.Name2024 != "" && a.Name2024 != a.NameCurrent {
			v.side.Add(text.NewProse(text.Run{Text: "As published in 2024: ", Muted: true},
				text.Run{Text: a.Name2024}))
		}
		v.showScopes(a)
	}
	v.side.Refresh()
	if v.right != nil {
		v.right.Refresh()
	}
}

func (v *atlasView) showScopes(a assessments.AtlasMitigation) {
	if a.Name2024 == "" {
		v.side.Add(text.NewProse(text.Run{
			Text: "It came after the table was published, which therefore says nothing of it.", Muted: true,
		}))
		return
	}
	for _, s := range v.p.m.c.Matrix.Scopes {
		if says := a.Scopes[strconv.Itoa(s.Number)]; says != "" {
			v.side.Add(widgets.NewColumn(0.5, figure.NewStateMark(theme.MarkFull, scopeTitle(s), theme.Info),
				text.NewProse(text.Run{Text: says})))
		} else {
			v.side.Add(figure.NewStateMark(theme.MarkDash, scopeTitle(s)+": nothing asked", theme.Neutral))
		}
	}
}
