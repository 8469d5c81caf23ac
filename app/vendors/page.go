package vendors

import (
	"context"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// bench is what the register needs of the workbench.
type bench interface {
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Binned(ctx context.Context, n assessments.Noun) ([]assessments.Record, error)
	Add(ctx context.Context, records ...assessments.Record) (assessments.Event, error)
	ui.Changer
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
	BinPreview(ctx context.Context, n assessments.Noun, ids ...string) (workbench.BinPreview, error)
	BinWith(ctx context.Context, n assessments.Noun, id string) (assessments.Event, error)
	UnbinWith(ctx context.Context, n assessments.Noun, id string) (assessments.Event, error)
	Begin(ctx context.Context, a assessments.Assessment) (assessments.Event, error)
	Overview(ctx context.Context, asOf assessments.Date) (workbench.Overview, error)
	NewID(n assessments.Noun) string
	Catalogue() *assessments.Catalogue
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// Page is the register.
type Page struct {
	host   host
	bench  bench
	m      *model
	loader ui.Loader[register]

	acts    *acts
	vendors *vendorList
	things  *things
	pane    *pane
	list    fyne.CanvasObject // the three columns
	flow    *newService       // nil while no new service is registered
	filled  *ui.Filled        // what is typed into it
	body    *fyne.Container
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
)

// New makes the register with what route.ID names selected, a vendor or anything of one; route.Item "new"
// opens the flow for a new service, an Item such as "use:<id>" selects that entry.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, m: &model{}}
	p.m.rubric = b.Catalogue().Rubric
	p.loader = ui.Loader[register]{Host: host, Fetch: p.fetch, Show: p.show}
	p.acts = &acts{page: p, host: host, bench: b, m: p.m}
	p.vendors = newVendorList(p)
	p.things = newThings(p)
	p.pane = newPane(p)
	p.layOut()
	p.follow(route)
	return p
}

func (p *Page) layOut() {
	left := widgets.NewInset(2, 0, p.vendors.table.Framed(0, 2))
	adds := p.things.adds
	middle := widgets.NewFrame(widgets.NewInset(2, 2, widgets.NewWrap(adds[0], adds[1], adds[2])), nil,
		nil, nil, p.things.outline)
	var widths []float32
	p.host.Recall("vendors.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: left, Width: 372, Min: 140},
		{Content: middle, Width: 260, Min: 120},
		{Content: p.pane.side, Min: 210},
	}, widths, func(w []float32) { p.host.Remember("vendors.columns", w) })
	p.list = widgets.NewFrame(p.vendors.header, nil, nil, nil, split)
	p.body = container.NewStack(p.list)
}

// follow goes where a route points.
func (p *Page) follow(r ui.Route) {
	if r.Item == "new" {
		p.openFlow()
		return
	}
	p.closeFlow()
	want := keyOf(r.Item)
	if want.id == "" {
		want = key{id: r.ID} // of whatever noun
	}
	p.acts.seek(want)
	p.acts.field = r.Field
}

// Title is the page's name.
func (p *Page) Title() string {
	if p.flow != nil {
		return "New service"
	}
	if r := p.m.record(key{assessments.NounVendor, p.m.vendor}); r != nil {
		return assessments.TitleOf(r)
	}
	return "Vendors"
}

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load rereads the register.
func (p *Page) Load() { p.loader.Load() }

// Close commits what is typed and ends the page.
func (p *Page) Close() {
	p.Flush()
	if p.flow != nil {
		p.filled.Leave()
	}
	p.loader.Stop()
}

// Flush commits what is typed and not yet saved.
func (p *Page) Flush() {
	if p.pane.form != nil {
		p.pane.form.flush()
	}
}

// Visit goes to another place of the register.
func (p *Page) Visit(r ui.Route) bool {
	p.Flush()
	p.follow(r)
	if p.flow != nil {
		p.flow.begin()
		return true
	}
	p.acts.takeWanted()
	return true
}

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.vendors.table.FocusFilter() }

// Focus is the list: the keyboard goes there first. The flow for a new service takes it itself.
func (p *Page) Focus() fyne.Focusable {
	if p.flow != nil {
		return nil
	}
	return p.vendors.table.Table
}

// Commands are those of the register.
func (p *Page) Commands() []ui.Command {
	add := func(id, title string, do func(), why func() string) ui.Command {
		return ui.Command{ID: "vendors." + id, Title: title, Menu: "Edit", Run: do}.Unless(why)
	}
	out := []ui.Command{
		{ID: "vendors.add", Title: "Add vendor", Menu: "Edit", Run: p.acts.addVendor},
		add("service", "Add service to the vendor", p.acts.addService, p.things.noVendor),
		add("contract", "Add contract with the vendor", p.acts.addContract, p.things.noVendor),
		add("use", "Add use of the service", p.acts.addUse, p.things.noService),
		p.things.step(),
		{ID: "vendors.next", Title: "Next thing of the vendor", Keys: "J", Run: func() {
			p.things.outline.Walk(1)
		}},
		{ID: "vendors.previous", Title: "Previous thing of the vendor", Keys: "K", Run: func() {
			p.things.outline.Walk(-1)
		}},
	}
	if p.flow != nil {
		return out
	}
	return append(out, p.vendors.table.Commands()...)
}

// TakeRune walks through what the vendor has with J and K.
func (p *Page) TakeRune(r rune) bool {
	if p.flow != nil {
		return false
	}
	switch r {
	case 'j', 'J':
		p.things.outline.Walk(1)
	case 'k', 'K':
		p.things.outline.Walk(-1)
	default:
		return false
	}
	return true
}

// TakeKey leaves the flow for a new service on Escape. Delete bins what is selected, from the list it is
// selected in.
func (p *Page) TakeKey(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyEscape && p.flow != nil:
		p.host.Go(ui.Route{Page: "vendors"})
	case ev.Name == fyne.KeyDelete && p.flow == nil && p.m.hand.id != "" && p.things.outline.HasFocus():
		p.acts.toBin(p.m.hand)
	default:
		return false
	}
	return true
}

func (p *Page) fetch(ctx context.Context) (register, error) {
	var r register
	var err error
	r.vendors = all[assessments.Vendor](ctx, p.bench, &err)
	r.services = all[assessments.Service](ctx, p.bench, &err)
	r.plans = all[assessments.Plan](ctx, p.bench, &err)
	r.contracts = all[assessments.Contract](ctx, p.bench, &err)
	r.uses = all[assessments.Use](ctx, p.bench, &err)
	r.documents = all[assessments.Document](ctx, p.bench, &err)
	r.assessments = all[assessments.Assessment](ctx, p.bench, &err)
	if err != nil {
		return r, err
	}
	o, err := p.bench.Overview(ctx, p.host.Today())
	r.summaries = make(map[string]workbench.Summary, len(o.Assessments))
	for _, s := range o.Assessments {
		r.summaries[s.ID] = s
	}
	return r, err
}

// all lists the records of a noun, in the bin and outside it; after an error it reads nothing more.
func all[T any, P interface {
	*T
	assessments.Record
}](ctx context.Context, b bench, err *error) []T {
	if *err != nil {
		return nil
	}
	var zero T
	rows, e := b.List(ctx, P(&zero).Noun())
	if e == nil {
		var gone []assessments.Record
		gone, e = b.Binned(ctx, P(&zero).Noun())
		rows = append(rows, gone...)
	}
	*err = e
	out := make([]T, 0, len(rows))
	for _, r := range rows {
		out = append(out, *r.(P))
	}
	return out
}

// show brings the page in step with what was read.
func (p *Page) show(r register) {
	p.m.set(r, p.host.Today())
	p.acts.takeWanted()
	p.redraw()
	if p.flow != nil {
		p.flow.begin()
	}
}

func (p *Page) redraw() {
	p.vendors.show()
	p.things.show()
	p.pane.show()
}

func (p *Page) openFlow() {
	if p.flow != nil {
		return
	}
	p.flow = newNewService(p)
	p.body.Objects = []fyne.CanvasObject{p.flow.content}
	p.body.Refresh()
}

// restartFlow begins the flow empty, and forgets what was typed.
func (p *Page) restartFlow() {
	p.filled.Drop()
	p.closeFlow()
	p.openFlow()
	p.flow.begin()
}

func (p *Page) closeFlow() {
	if p.flow == nil {
		return
	}
	p.filled.Leave()
	p.flow = nil
	p.body.Objects = []fyne.CanvasObject{p.list}
	p.body.Refresh()
}
