package checklist

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the page needs of the workbench.
type bench interface {
	Checklist(ctx context.Context, use string) (workbench.Checklist, error)
	Duties(ctx context.Context, id string, asOf assessments.Date) (workbench.DutyBook, error)
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
	PrintChecklist(ctx context.Context, path string, p workbench.ChecklistPrint) error
	ChangeSeen(ctx context.Context, fn func(assessments.Record),
		seen ...assessments.Record) (assessments.Event, error)
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
	Today() assessments.Date
}

// Page is the checklist of responsibilities of one use.
type Page struct {
	host   host
	bench  bench
	id     string // of the use
	m      model
	loader ui.Loader[found]

	header *widgets.PageHeader
	chips  *widgets.ChipBar
	empty  *widgets.EmptyState
	list   *ui.List
	pane   *pane
	right  *widgets.Scroller
	law    *fyne.Container // what the law asks of the use, with the way there
	body   fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Placed    = (*Page)(nil)
)

// New makes the page of a use; route.Item is a responsibility to select.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, id: route.ID, m: model{chosen: route.Item}}
	p.loader = ui.Loader[found]{Host: host, Show: p.show, Fetch: finder{p}.find}
	p.header = widgets.NewPageHeader("", "")
	titles := make([]string, 0, len(views))
	for _, v := range views {
		titles = append(titles, v.title)
	}
	p.chips = widgets.NewChipBar(titles, func(i int) { p.m.view = i; p.refill() })
	p.empty = p.noList()
	p.list = ui.NewList(host, p.config())
	p.pane = newPane(p)
	p.right = widgets.NewScroller(widgets.NewInset(4, 2.5, p.pane.body))
	p.right.Hide()
	var widths []float32
	host.Recall("checklist.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: widgets.NewInset(4, 0, p.list.Framed(0, 2)), Width: 760, Min: 330},
		{Content: p.right, Min: 280},
	}, widths, func(w []float32) { host.Remember("checklist.columns", w) })
	p.law = widgets.NewColumn(0.5)
	foot := widgets.NewInset(4, 1.5, widgets.NewColumn(0.5, p.law, text.NewCaption(
		"What falls to the organisation that builds, from the scoping matrix. It is answered, and not scored.")))
	p.body = widgets.NewFrame(p.header, foot, nil, nil, split)
	return p
}

// Title is the use's purpose.
func (p *Page) Title() string {
	if words := p.m.list.Use.Purpose; words != "" {
		return "Responsibilities: " + words
	}
	return "Responsibilities"
}

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads the responsibilities and what is said of them.
func (p *Page) Load() { p.loader.Load() }

// Close commits what is typed and ends the page.
func (p *Page) Close() {
	p.Flush()
	p.loader.Stop()
}

// Flush commits what is typed and not yet saved.
func (p *Page) Flush() { p.pane.flush() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Place is the page with the selected responsibility.
func (p *Page) Place() ui.Route { return ui.Route{Page: "checklist", ID: p.id, Item: p.m.chosen} }

// Visit selects another responsibility of the same use.
func (p *Page) Visit(r ui.Route) bool {
	if r.ID != p.id {
		return false
	}
	if r.Item != "" && r.Item != p.m.chosen {
		p.Flush()
		p.m.chosen = r.Item
		p.m.reveal()
		p.refill()
	}
	return true
}

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	out := []ui.Command{
		{ID: "checklist.use", Title: "Show the use", Menu: "Go", Run: p.use},
		{ID: "checklist.law", Title: "Show what the law asks of it", Menu: "Go", Run: finder{p}.toLaw},
		ui.Command{
			ID: "checklist.print", Title: "Print the responsibilities…", Menu: "File", Run: printer{p}.print,
		}.Unless(printer{p}.rests),
	}
	for _, c := range p.list.Commands() {
		if key := keys[c.ID]; key != "" {
			c.Keys = key
		}
		out = append(out, c)
	}
	return out
}

// TakeRune answers the single keys: 1 taken care of, 2 open, 0 takes the answer back.
func (p *Page) TakeRune(r rune) bool {
	ids := p.list.Table.Selected()
	switch {
	case len(ids) == 0:
		return false
	case r == '1':
		p.take(ids)
	case r == '2':
		p.say(ids, assessments.CareOpen)
	case r == '0':
		p.say(ids, "")
	default:
		return false
	}
	return true
}

// TakeKey uses no other key.
func (p *Page) TakeKey(*fyne.KeyEvent) bool { return false }

func (p *Page) use() {
	if p.id == "" {
		return
	}
	p.Flush()
	p.host.Go(ui.Route{Page: "vendors", ID: p.id, Item: "use:" + p.id})
}

func (p *Page) show(f found) {
	c := f.list
	p.law.Objects = nil
	if f.law != "" && len(c.Lines) > 0 {
		p.law.Add(widgets.NewWrap(widgets.NewLink("What the law asks of it: "+f.law, finder{p}.toLaw).Small()))
	}
	first := p.m.list.Use.ID == ""
	p.m.list = c
	if first {
		p.m.reveal() // the responsibility of the route
	}
	if p.id == "" {
		p.header.Set("Responsibilities", "Choose a use that builds under Vendors")
		p.refill()
		return
	}
	sub := c.Service.Name
	if len(c.Lines) > 0 {
		sub += fmt.Sprintf(" · Scope %d · ", c.Use.Scope) + c.Words()
	}
	p.header.Set(c.Use.Purpose, sub)
	side := []fyne.CanvasObject{widgets.NewButton("Show the use", p.use)}
	if (printer{p}).rests() == "" {
		side = append([]fyne.CanvasObject{widgets.NewButton("Print…", printer{p}.print)}, side...)
	}
	p.header.SetSide(side...)
	p.refill()
}

// refill shows the lines of the chosen view, with one of them selected.
func (p *Page) refill() {
	titles := make([]string, 0, len(views))
	for _, v := range views {
		titles = append(titles, fmt.Sprintf("%s %d", v.title, p.m.count(v)))
	}
	p.chips.SetWords(titles)
	p.chips.Mark(p.m.view)
	p.list.Show(cells(p.m.rows()), p.m.count(views[p.m.view]))
	rows := p.list.Table.Shown()
	p.right.Hidden = len(rows) == 0
	p.right.Refresh()
	if len(rows) == 0 {
		return
	}
	if !slices.Contains(rows, p.m.chosen) {
		p.Flush()
		p.m.chosen = rows[0]
	}
	if !slices.Contains(p.list.Table.Selected(), p.m.chosen) {
		p.list.Table.Select(p.m.chosen)
	}
	p.pane.show(p.m.chosen)
}

// pick shows a responsibility beside the list.
func (p *Page) pick(id string) {
	if id != p.m.chosen {
		p.Flush()
		p.m.chosen = id
		p.right.ToTop()
	}
	p.pane.show(id)
}
