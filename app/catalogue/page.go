package catalogue

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the catalogue needs of the workbench.
type bench interface {
	Catalogue() *assessments.Catalogue
	OwnTemplates(ctx context.Context) ([]workbench.OwnSet, error)
	// ParseTemplate reads and lints a question set's file. With any problem the set is the zero value.
	ParseTemplate(name string, data []byte) (assessments.Template, []assessments.Problem)
	PrintTemplate(ctx context.Context, path string, t assessments.Template, opt workbench.SetPrint) error
	AddTemplate(ctx context.Context, t assessments.Template) (assessments.Event, error)
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Begin(ctx context.Context, a assessments.Assessment) (assessments.Event, error)
	Proposal(u assessments.Use, s assessments.Service, template string) assessments.Assessment
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
	ui.Desktop
}

// Page is the catalogue.
type Page struct {
	host   host
	bench  bench
	m      *model
	view   int
	loader ui.Loader[[]workbench.OwnSet]

	which  *widgets.Chip
	views  *widgets.ChipBar
	about  *text.Prose
	items  *itemsView
	reqs   *requirementsView
	places *placesView
	acts   *acts
	stack  *fyne.Container
	body   fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
)

// New makes the page. route.ID names a question set by its id, or one of the workspace's own by its key, and
// route.Item an item of it.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, m: newModel(b.Catalogue())}
	p.loader = ui.Loader[[]workbench.OwnSet]{Host: host, Fetch: b.OwnTemplates, Show: p.take}
	p.which = widgets.NewMenuChip("", p.setMenu)
	p.about = text.NewCaption("")
	p.acts = &acts{page: p, host: host, bench: b, m: p.m}
	p.items, p.reqs, p.places = newItemsView(p), newRequirementsView(p), newPlacesView(p)
	p.stack = container.NewStack(p.items.pane.body, p.reqs.pane.body, p.places.pane.body)
	header := widgets.NewPageHeader("Catalogue",
		"Question sets to read, search and print; an assessment keeps the version it began with",
		widgets.NewButton("Add a set from a file…", p.acts.add),
		widgets.NewButton("Begin with this set…", p.acts.begin),
		widgets.NewPrimary("Print this set…", p.acts.print)).Unlined()
	p.views = widgets.NewChipBar(viewNames, p.turn)
	top := widgets.NewColumn(2, widgets.NewWrap(p.which), p.about, p.views)
	p.body = widgets.NewFrame(widgets.NewColumn(0, header, widgets.NewInset(4.5, 1, top)), nil, nil, nil,
		p.stack)
	p.visit(route)
	p.turn(viewItems)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Catalogue" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads the workspace's own sets.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter of the list on screen.
func (p *Page) FocusSearch() { p.pane().list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.pane().list.Table }

// Visit goes to another set or item.
func (p *Page) Visit(r ui.Route) bool {
	p.visit(r)
	if r.Item != "" {
		p.views.Choose(viewItems)
	}
	p.show()
	return true
}

// Commands are those of the page.
func (p *Page) Commands() []ui.Command {
	out := []ui.Command{
		{ID: "catalogue.print", Title: "Print this question set…", Menu: "File", Run: p.acts.print},
		{ID: "catalogue.add", Title: "Add a question set from a file…", Menu: "File", Run: p.acts.add},
		{
			ID: "catalogue.begin", Title: "Begin an assessment with this set…", Menu: "Assessment",
			Run: p.acts.begin,
		},
	}
	for i, name := range viewNames {
		out = append(out, ui.Command{ID: fmt.Sprintf("catalogue.view%d", i), Title: "Show " +
			name, Menu: "View", Run: func() { p.views.Choose(i) }})
	}
	out = append(out, p.pane().list.ActionCommands()...)
	return append(out, ui.ListCommands("catalogue", func() *ui.List { return p.pane().list })...)
}

// visit selects what a route names; a set that is not read yet waits until it is.
func (p *Page) visit(r ui.Route) {
	if r.ID != "" && !p.m.show(r.ID) {
		p.m.want = r.ID
	}
	if r.Item != "" {
		p.m.reveal(r.Item)
		p.m.item = r.Item
	}
}

func (p *Page) pane() *pane { return []*pane{p.items.pane, p.reqs.pane, p.places.pane}[p.view] }

func (p *Page) turn(view int) {
	p.view = view
	for i, o := range p.stack.Objects {
		if i == view {
			o.Show()
		} else {
			o.Hide()
		}
	}
	p.show()
}

func (p *Page) take(own []workbench.OwnSet) {
	p.m.take(own)
	if p.m.item != "" {
		p.m.reveal(p.m.item)
	}
	p.show()
}

// show brings everything in step with the model.
func (p *Page) show() {
	p.which.Set("Set: "+p.m.current().title(), true)
	p.about.SetText(p.m.summary())
	p.items.chips.show(p.m)
	switch p.view {
	case viewItems:
		p.items.pane.fill(p.items.rows(), len(p.m.current().T.Items), p.m.item)
	case viewRequirements:
		rows := p.reqs.rows()
		p.reqs.pane.fill(rows, len(rows), p.m.req)
	case viewFrameworks:
		rows := p.places.rows()
		p.places.pane.fill(rows, len(rows), p.m.ref)
	}
	p.stack.Refresh()
}

func (p *Page) setMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	for i, s := range p.m.sets {
		items = append(items, fyne.NewMenuItem(s.title(), func() {
			p.m.at, p.m.item = i, ""
			p.show()
		}))
	}
	return fyne.NewMenu("", append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Add a set from a file…", p.acts.add))...)
}

// narrow changes a chip and shows what is left.
func (p *Page) narrow(change func()) {
	change()
	p.show()
}
