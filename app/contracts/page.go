package contracts

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the contract desk needs of the workbench.
type bench interface {
	readerBench
	Filed(ctx context.Context) ([]workbench.Filed, error)
	TextState(ctx context.Context, sha256 string) (workbench.TextState, error)
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	ui.Changer
	Bin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error)
	BinPreview(ctx context.Context, n assessments.Noun, ids ...string) (workbench.BinPreview, error)
	Today() assessments.Date
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// Page is the list of documents.
type Page struct {
	host   host
	bench  bench
	m      *filedList
	loader ui.Loader[filedList]
	closed bool
	aim    ui.Route // taken up once, when the list is there

	docs   *documents
	adding *adding
	texts  *texts
	body   fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Dropper   = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Placed    = (*Page)(nil)
)

// New makes the page of a route to "contracts". Without more it is the list of documents; ID names a
// contract to show alone or a document to select. An assessment as ID with its item opens the papers
// that bear on it with the item's topic chosen; an Item alone opens that document. ID "add" asks for a
// new version of the document in Item.
func New(b bench, host host, route ui.Route) ui.Page {
	if route.Item != "" && !asks(route) {
		return NewReader(b, host, route)
	}
	p := &Page{host: host, bench: b, aim: route, m: &filedList{}}
	p.m.texts, p.m.tried = map[string]workbench.TextState{}, map[string]bool{}
	p.loader = ui.Loader[filedList]{Host: host, Fetch: p.fetch, Show: p.show}
	p.adding = &adding{page: p, host: host, bench: b, m: p.m}
	p.texts = &texts{page: p, host: host, bench: b, m: p.m}
	p.docs = newDocuments(p)
	header := widgets.NewPageHeader("Documents",
		"Documents and their versions. Drop files here to add them; a file on a row becomes its new version.",
		widgets.NewPrimary("Add documents…", p.adding.pickDocument)).Unlined()
	p.body = widgets.NewFrame(header, nil, nil, nil, widgets.NewInset(4, 0, p.docs.list.Framed(0, 2)))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Documents" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load rereads the list.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() {
	p.closed = true
	p.loader.Stop()
}

// Dropped files documents: a file dropped on a row becomes its new version.
func (p *Page) Dropped(at fyne.Position, paths []string) { p.adding.dropped(at, paths) }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.docs.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.docs.list.Table }

// asks reports whether a route asks something on the list of documents.
func asks(r ui.Route) bool { return r.ID == "add" }

// Place is the list as it is: what a route asked for is asked once, not again on the way back.
func (p *Page) Place() ui.Route { return ui.Route{Page: "contracts", ID: p.m.contract} }

// Visit goes to another place of the list; a document to read is a page of its own.
func (p *Page) Visit(r ui.Route) bool {
	if r.Item != "" && !asks(r) {
		return false
	}
	p.aim = r
	p.takeAim()
	return true
}

func (p *Page) fetch(ctx context.Context) (filedList, error) {
	var out filedList
	var err error
	if out.all, err = p.bench.Filed(ctx); err != nil {
		return out, err
	}
	vendors, err := p.bench.List(ctx, assessments.NounVendor)
	if err != nil {
		return out, err
	}
	for _, v := range vendors {
		out.vendors = append(out.vendors, *v.(*assessments.Vendor))
	}
	contracts, err := p.bench.List(ctx, assessments.NounContract)
	for _, c := range contracts {
		out.contracts = append(out.contracts, *c.(*assessments.Contract))
	}
	return out, err
}

func (p *Page) show(l filedList) {
	p.m.all, p.m.vendors, p.m.contracts = l.all, l.vendors, l.contracts
	p.docs.refill()
	p.takeAim()
	p.texts.lookUp()
}

// takeAim does once what the route asked for.
func (p *Page) takeAim() {
	aim := p.aim
	if aim.ID == "" || len(p.m.all)+len(p.m.contracts)+len(p.m.vendors) == 0 {
		return
	}
	p.aim = ui.Route{}
	if aim.ID == "add" {
		p.adding.pickVersion(aim.Item)
		return
	}
	if _, ok := p.m.find(aim.ID); ok {
		p.docs.list.Table.Select(aim.ID)
		return
	}
	p.m.contract = aim.ID
	if p.m.contractName() == "" {
		p.m.contract = ""
	}
	p.docs.refill()
}

// Commands are those of its list.
func (p *Page) Commands() []ui.Command {
	return p.docs.list.Commands()
}
