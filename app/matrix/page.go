package matrix

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// bench is what the page needs of the workbench: it reads the catalogue and changes nothing.
type bench interface {
	Catalogue() *assessments.Catalogue
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Asker
	ui.Memory
}

// Page is the matrix.
type Page struct {
	host host
	m    model

	views *widgets.ChipBar
	stack *fyne.Container // one part for each view
	grid  *figure.MatrixGrid
	side  *fyne.Container // the selected cell, and what serves it
	right *widgets.Scroller
	atlas *atlasView
	scope *scopeView
	laws  *fyne.Container // filled when it is first shown: the longest view, and the least read
	body  fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
)

// New makes the page. route.ID may name a scope by its number, route.Item a discipline.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, m: newModel(b.Catalogue())}
	var view int
	if host.Recall("matrix.view", &view) && view >= 0 && view < len(viewNames) {
		p.m.view = view
	}
	if route.ID != "" {
		p.m.view = viewMatrix
	}
	p.m.visit(route.ID, route.Item)
	p.views = widgets.NewChipBar(viewNames, p.turn)
	p.scope, p.atlas, p.laws = newScopeView(p), newAtlasView(p), container.NewStack()
	p.stack = container.NewStack(p.gridView(), p.scope.body, p.atlas.body, p.commonView(), p.laws)
	head := widgets.NewPageHeader("Matrix",
		"Five scopes by five disciplines: what each asks of you, and who controls what").Unlined()
	p.body = widgets.NewFrame(widgets.NewColumn(0, head, widgets.NewInset(4.5, 1.5, p.views)), nil, nil, nil,
		p.stack)
	p.views.Choose(p.m.view)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Matrix" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load brings the page in step with its model; the catalogue never changes while the program runs.
func (p *Page) Load() { p.show() }

// Close ends the page.
func (p *Page) Close() {}

// Focus is what the view that is shown is walked through with.
func (p *Page) Focus() fyne.Focusable {
	switch p.m.view {
	case viewMatrix:
		return p.grid
	case viewAtlas:
		return p.atlas.list.Table
	case viewScope:
		return p.scope.chips.On()
	}
	return p.views.On()
}

// FocusSearch goes to the filter of the mitigations, the one long list here.
func (p *Page) FocusSearch() {
	p.choose(viewAtlas)
	p.atlas.list.FocusFilter()
}

// Visit goes to another cell.
func (p *Page) Visit(r ui.Route) bool {
	p.m.visit(r.ID, r.Item)
	if r.ID != "" {
		p.choose(viewMatrix)
	}
	p.show()
	return true
}

// Commands are those of the page.
func (p *Page) Commands() []ui.Command {
	out := []ui.Command{
		{ID: "matrix.scope", Title: "Go to a scope", Keys: "1-5", Run: func() {
			p.host.Window().Canvas().Focus(p.grid)
		}},
		{ID: "matrix.full", Title: "Read the scope in full", Run: func() { p.choose(viewScope) }},
		{ID: "matrix.items", Title: "Open its question set", Enabled: func() bool {
			_, ok := p.m.set()
			return ok
		}, Run: func() { p.openSet("") }},
	}
	for i, name := range viewNames {
		out = append(out, ui.Command{
			ID: fmt.Sprintf("matrix.view%d", i), Title: "Show " + name, Menu: "View",
			Run: func() { p.choose(i) },
		})
	}
	for _, c := range p.atlas.list.Commands() {
		run := c.Run
		c.Run = func() { p.choose(viewAtlas); run() } // the one long list here
		out = append(out, c)
	}
	return out
}

// TakeRune goes to a scope with 1-5.
func (p *Page) TakeRune(r rune) bool {
	if n := int(r - '0'); p.m.known(n) && p.m.view <= viewScope {
		p.m.scope = n
		p.show()
		return true
	}
	return false
}

// TakeKey walks through the scopes with Left and Right where one is shown in full.
func (p *Page) TakeKey(ev *fyne.KeyEvent) bool {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[ev.Name]
	if by == 0 || p.m.view != viewScope || !p.m.known(p.m.scope+by) {
		return false
	}
	p.m.scope += by
	p.show()
	return true
}

// choose shows a view as its chip does.
func (p *Page) choose(view int) { p.views.Choose(view) }

// turn shows a view, and remembers it.
func (p *Page) turn(view int) {
	p.m.view = view
	p.host.Remember("matrix.view", view)
	if view == viewLaws && len(p.laws.Objects) == 0 {
		p.laws.Add(p.lawsView())
	}
	for i, o := range p.stack.Objects {
		if i == view {
			o.Show()
		} else {
			o.Hide()
		}
	}
	p.show()
}

// show updates what depends on the selected cell.
func (p *Page) show() {
	p.showCell()
	p.scope.show()
	p.stack.Refresh()
}

// openSet opens the question set of the selected scope, at an item.
func (p *Page) openSet(item string) {
	if t, ok := p.m.set(); ok {
		p.host.Go(ui.Route{Page: "catalogue", ID: t.ID, Item: item})
	}
}

// gridView is the five by five with the selected cell next to it.
func (p *Page) gridView() fyne.CanvasObject {
	g := figure.Matrix{}
	for _, s := range p.m.c.Matrix.Scopes {
		g.Columns = append(g.Columns, fmt.Sprintf("%d · %s", s.Number, s.Side))
		g.ColumnNotes = append(g.ColumnNotes, s.Title)
	}
	for _, d := range assessments.Disciplines() {
		g.Rows = append(g.Rows, d.Title())
		var row []figure.MatrixCell
		for _, s := range p.m.c.Matrix.Scopes {
			c, _ := p.m.c.Matrix.Cell(s.Number, d)
			tone := theme.Info
			if s.Side == "build" {
				tone = theme.Plain
			}
			row = append(row, figure.MatrixCell{Text: c.Headline, Tone: tone, Tip: c.Says})
		}
		g.Cells = append(g.Cells, row)
	}
	p.grid = figure.NewMatrixGrid(g, func(row, col int) {
		p.m.discipline, p.m.scope = assessments.Disciplines()[row], p.m.c.Matrix.Scopes[col].Number
		p.show()
		p.right.ToTop()
	})
	legend := text.NewCaption("Scopes 1 and 2 buy: on coloured ground, assessed with a question set. Scopes 3 to 5 build: their responsibilities are recorded with the use, not assessed. 1-5 go to a scope, arrows walk.")
	p.side = widgets.NewColumn(2)
	p.right = widgets.NewScroller(widgets.NewInset(4, 2.5, p.side))
	left := widgets.NewNoted(190, widgets.NewInset(4.5, 1, container.NewScroll(p.grid)),
		widgets.NewInset(4.5, 2.5, legend))
	var widths []float32
	p.host.Recall("matrix.columns", &widths)
	return widgets.NewSplitColumns(
		[]widgets.SplitPart{{Content: left, Width: 770, Min: 470}, {Content: p.right, Min: 270}}, widths,
		func(w []float32) { p.host.Remember("matrix.columns", w) })
}

// showCell shows the text of the selected cell and what serves it.
func (p *Page) showCell() {
	row := 0
	for i, d := range assessments.Disciplines() {
		if d == p.m.discipline {
			row = i
		}
	}
	p.grid.Pick(row, p.m.scope-1)
	s, c := p.m.at(), p.m.cell()
	full := widgets.NewLink("Scope in full", func() { p.choose(viewScope) }).Small()
	p.side.Objects = []fyne.CanvasObject{
		text.NewCaption(scopeTitle(s) + " · " + p.m.discipline.Title()),
		text.NewLead(c.Headline), text.NewProse(text.Run{Text: c.Says}),
	}
	if _, ok := p.m.set(); ok {
		p.showItems(full)
	} else {
		p.showDuties(full)
	}
	p.side.Refresh()
	p.right.Refresh()
}

// showItems lists the items that serve the selected cell; each opens in the catalogue.
func (p *Page) showItems(full fyne.CanvasObject) {
	items := p.m.items()
	p.side.Add(widgets.NewWrap(widgets.NewButton("Open the question set", func() { p.openSet("") }).Small(),
		full))
	p.side.Add(text.NewCaption(servedBy(len(items))))
	for _, it := range items {
		line := widgets.NewWrap(widgets.NewLink(it.Title, func() { p.openSet(it.ID) }).Small())
		if it.DealBreaker {
			line.Add(figure.NewStateMark(theme.MarkFlag, "deal-breaker", theme.Bad))
		}
		p.side.Add(widgets.NewColumn(0, line, widgets.NewInset(2, 0, text.NewCaption(it.Question))))
	}
}

func servedBy(items int) string {
	return assessments.Count(items, "item of the question set serves it",
		"items of the question set serve it")
}

func dutiesHere(n int) string {
	return assessments.Count(n, "responsibility of the organisation that builds. It is",
		"responsibilities of the organisation that builds. They are") +
		" recorded with the use, not assessed."
}

// showDuties lists what falls to an organisation that builds, in the selected cell.
func (p *Page) showDuties(full fyne.CanvasObject) {
	duties := p.m.duties()
	p.side.Add(widgets.NewWrap(full))
	p.side.Add(text.NewCaption(dutiesHere(len(duties))))
	for _, d := range duties {
		p.side.Add(text.NewProse(text.Run{Text: d.Title + ". ", Bold: true},
			text.Run{Text: d.Says, Muted: true}))
	}
}
