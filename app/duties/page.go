package duties

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
	Duties(ctx context.Context, id string, asOf assessments.Date) (workbench.DutyBook, error)
	Catalogue() *assessments.Catalogue
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Asker
	ui.Memory
}

// Page is the duties of law of one use.
type Page struct {
	foldKey
	host   host
	id     string // of the use, or of one of its assessments
	m      model
	loader ui.Loader[workbench.DutyBook]

	header *widgets.PageHeader
	line   *lineOfTime
	basis  *text.Prose
	notes  *fyne.Container // what the duties are computed from, and that they are old
	chips  *widgets.ChipBar
	list   *ui.List
	side   *fyne.Container // the selected duty
	right  *widgets.Scroller
	last   string // what the side shows
	body   fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Placed    = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
)

// New makes the page of a use; route.ID is its id or that of one of its assessments, route.Item a duty
// to select.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, id: route.ID, m: model{law: &b.Catalogue().Obligations, duty: route.Item}}
	p.loader = ui.Loader[workbench.DutyBook]{
		Host: host, Show: p.show,
		Fetch: func(ctx context.Context) (workbench.DutyBook, error) {
			return b.Duties(ctx, p.id, host.Today())
		},
	}
	p.header = widgets.NewPageHeader("", "").Unlined()
	p.basis = text.NewCaption("")
	p.notes = widgets.NewColumn(1, widgets.NewRoomy(tall, p.basis)) // it is in the pane too
	titles := make([]string, 0, len(views))
	for _, v := range views {
		titles = append(titles, v.title)
	}
	p.chips = widgets.NewChipBar(titles, func(i int) { p.m.view = i; p.refill() })
	p.list = ui.NewList(host, p.config())
	p.side = widgets.NewColumn(2)
	p.right = widgets.NewScroller(widgets.NewInset(4, 2.5, p.side))
	var widths []float32
	host.Recall("duties.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: widgets.NewInset(4, 0, p.list.Framed(0, 2)), Width: 760, Min: 330},
		{Content: p.right, Min: 260},
	}, widths, func(w []float32) { host.Remember("duties.columns", w) })
	p.line = newLineOfTime(&p.m, p.reach, func() { host.Window().Canvas().Focus(p.list.Table) })
	host.Recall("duties.folded", &p.line.folded)
	p.line.fold(p.line.folded)
	p.foldKey.fold = func() {
		p.line.fold(!p.line.folded)
		host.Remember("duties.folded", p.line.folded)
	}
	foot := widgets.NewInset(4, 1.5, text.NewCaption(footOf(p.m.law)))
	top := widgets.NewColumn(0, p.header, widgets.NewInset(4.5, 1, p.notes), p.line.box)
	p.body = widgets.NewFrame(top, foot, nil, nil, split)
	return p
}

func footOf(law *assessments.Obligations) string {
	return "Duties of law " + law.Version + ", " + law.Sources() + ". Not legal advice. An item that is met shows" +
		" a duty; it does not make the use compliant."
}

// Title is the use's purpose.
func (p *Page) Title() string {
	if u, ok := p.m.use(); ok {
		return "Obligations: " + u.Use.Purpose
	}
	return "Obligations"
}

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load computes the duties.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Place is the page with the selected duty.
func (p *Page) Place() ui.Route { return ui.Route{Page: "obligations", ID: p.id, Item: p.m.duty} }

// Visit selects another duty of the same use.
func (p *Page) Visit(r ui.Route) bool {
	if r.ID != p.id {
		return false
	}
	if r.Item != "" {
		p.reach(r.Item)
	}
	return true
}

// reach selects a duty, whatever the chosen view is.
func (p *Page) reach(duty string) {
	p.m.duty = duty
	p.m.reveal()
	p.refill()
}

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	return append([]ui.Command{
		ui.Command{ID: "duties.items", Title: "Show its items", Menu: "Assessment", Run: p.items}.
			Unless(p.notAssessed),
		{ID: "duties.facts", Title: "Change the facts of the use", Menu: "Assessment", Run: p.facts},
		ui.Command{ID: "duties.days", Title: "List the days of law…", Menu: "Go", Run: func() {
			p.line.list(p.host)
		}}.Unless(p.line.noDays),
		{ID: "duties.fold", Title: "Fold the line of time", Menu: "View", Keys: "T", Run: p.foldKey.fold},
	}, p.list.Commands()...)
}

// notAssessed says that the use has no items to show; "" if it has.
func (p *Page) notAssessed() string {
	if u, ok := p.m.use(); !ok || u.Assessment == "" {
		return "No assessment of this use was begun: there are no items to show yet."
	}
	return ""
}

func (p *Page) items() {
	if u, _ := p.m.use(); p.notAssessed() == "" {
		p.host.Go(ui.Route{Page: "desk", ID: u.Assessment})
	}
}

func (p *Page) facts() {
	if to := p.m.nextMissing(); to.Page != "" {
		p.host.Go(to)
	}
}

func (p *Page) show(b workbench.DutyBook) {
	first := len(p.m.book.Uses) == 0
	p.m.book = b
	u, ok := p.m.use()
	if !ok { // a route that names no use
		p.header.Set("Obligations", "Choose a use under Portfolio or Vendors")
		return
	}
	if first {
		p.m.reveal() // the duty of the route
	}
	p.header.Set(u.Use.Purpose, "Obligations · "+p.m.counts())
	side := []fyne.CanvasObject{widgets.NewButton("Change the facts", p.facts)}
	if p.notAssessed() == "" {
		side = append(side, widgets.NewButton("Items", p.items))
	}
	p.header.SetSide(side...)
	p.basis.SetText(p.m.basis())
	p.notes.Objects = p.notes.Objects[:1]
	if b.Old {
		p.notes.Add(text.NewProse(text.Run{Text: ui.OldLaw(b.LawAsOf), Bold: true}))
	}
	p.notes.Refresh()
	p.line.show()
	p.body.Refresh()
	p.refill()
}

// refill shows the duties of the chosen view, with one of them selected.
func (p *Page) refill() {
	words := make([]string, 0, len(views))
	for _, v := range views {
		words = append(words, fmt.Sprintf("%s %d", v.title, p.m.count(v)))
	}
	p.chips.SetWords(words)
	p.chips.Mark(p.m.view)
	p.list.Bar.Refresh()
	duties := p.m.rows()
	p.list.Show(p.cells(duties), p.m.count(views[p.m.view]))
	rows := p.list.Table.Shown()
	switch {
	case len(rows) == 0:
		p.pick("")
		return
	case !slices.Contains(rows, p.m.duty):
		p.m.duty = rows[0]
	}
	if !slices.Contains(p.list.Table.Selected(), p.m.duty) {
		p.list.Table.Select(p.m.duty)
	}
	p.pick(p.m.duty)
}
