package contracts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the contract desk needs of the workbench.
type bench interface {
	readerBench
	Filed(ctx context.Context) ([]workbench.Filed, error)
	TextState(ctx context.Context, sha256 string) (workbench.TextState, error)
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Save(ctx context.Context, records ...assessments.Record) (assessments.Event, error)
	AddDocument(ctx context.Context, d assessments.Document, v assessments.Version, f workbench.File,
		p assessments.Progress) (assessments.Event, error)
	SameVersion(ctx context.Context, document string, f workbench.File) (*workbench.SameFile, error)
	AddVersion(ctx context.Context, v assessments.Version, f workbench.File,
		p assessments.Progress) (assessments.Event, error)
	NewID(n assessments.Noun) string
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
	m      filedList
	loader ui.Loader[filedList]
	closed bool
	aim    ui.Route // taken up once, when the list is there

	header *widgets.PageHeader
	list   *ui.List
	of     *widgets.Chip // the contract shown alone
	kind   *widgets.Chip
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
// new version of the document in Item, and ID "file:<vendor>" for the facts of the files in Item,
// which are separated by zero bytes.
func New(b bench, host host, route ui.Route) ui.Page {
	if route.Item != "" && !asks(route) {
		return NewReader(b, host, route)
	}
	p := &Page{host: host, bench: b, aim: route}
	p.m.texts, p.m.tried = map[string]workbench.TextState{}, map[string]bool{}
	p.loader = ui.Loader[filedList]{Host: host, Fetch: p.fetch, Show: p.show}
	p.of = widgets.NewChip("", func() { p.m.contract = ""; p.refill() })
	p.of.Hide()
	p.kind = widgets.NewMenuChip("Kind: any", p.kindMenu)
	p.list = ui.NewList(host, p.config())
	p.header = widgets.NewPageHeader("Contracts",
		"Documents and their versions. Drop files here to add them; a file on a row becomes its new version.",
		widgets.NewPrimary("Add document…", p.pickDocument)).Unlined()
	p.body = widgets.NewFrame(p.header, nil, nil, nil, widgets.NewInset(4, 0, p.list.Framed(0, 2)))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Contracts" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load rereads the list.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() {
	p.closed = true
	p.loader.Stop()
}

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// asks reports whether a route asks something on the list of documents.
func asks(r ui.Route) bool { return r.ID == "add" || strings.HasPrefix(r.ID, "file:") }

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
	p.refill()
	p.takeAim()
	p.lookUpTexts()
}

// takeAim does once what the route asked for.
func (p *Page) takeAim() {
	aim := p.aim
	if aim.ID == "" || len(p.m.all)+len(p.m.contracts)+len(p.m.vendors) == 0 {
		return
	}
	p.aim = ui.Route{}
	if aim.ID == "add" {
		p.pickVersion(aim.Item)
		return
	}
	if vendor, ok := strings.CutPrefix(aim.ID, "file:"); ok {
		paths := strings.Split(aim.Item, "\x00")
		if len(paths) == 1 {
			p.askAddThen(paths[0], "", vendor, true, func() {})
			return
		}
		p.askNext(paths, "", vendor)
		return
	}
	if _, ok := p.m.find(aim.ID); ok {
		p.list.Table.Select(aim.ID)
		return
	}
	p.m.contract = aim.ID
	if p.m.contractName() == "" {
		p.m.contract = ""
	}
	p.refill()
}

// lookUpTexts learns, off the UI thread, which texts were read; a list of thousands appears before
// that is known.
func (p *Page) lookUpTexts() {
	missing := p.m.missing()
	if len(missing) == 0 {
		return
	}
	p.host.Background(func(ctx context.Context) func() {
		got := map[string]workbench.TextState{}
		for _, sha := range missing {
			s, err := p.bench.TextState(ctx, sha)
			if err != nil {
				return func() { p.host.Fail(err) }
			}
			got[sha] = s
		}
		return func() {
			for sha, s := range got {
				p.m.texts[sha] = s
			}
			p.refill()
			p.readAhead()
		}
	})
}

// readAhead reads the texts that no one has read yet, one at a time, so that they are there when they are
// opened and searching finds them. A file is filed before its text is read; opening it in the meantime joins
// that reading.
func (p *Page) readAhead() {
	ids := p.m.unread()
	if len(ids) == 0 {
		return
	}
	p.refill()
	p.host.Background(func(ctx context.Context) func() {
		for _, id := range ids {
			// why one cannot be read its reader says when it is opened
			_, _ = p.bench.Text(ctx, id, assessments.NoProgress{})
		}
		return func() {
			for sha := range p.m.tried {
				p.m.tried[sha] = false
			}
			p.lookUpTexts()
			p.refill()
		}
	})
}

func (p *Page) refill() {
	setVisible(p.of, p.m.contract != "")
	p.of.Set("Contract: "+p.m.contractName()+"  ×", true)
	words := "Kind: any"
	if p.m.kind != "" {
		words = "Kind: " + p.m.kind.Title()
	}
	p.kind.Set(words, p.m.kind != "")
	p.list.Show(rowsOf(&p.m), len(p.m.all))
}

func (p *Page) kindMenu() *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Any", func() { p.m.kind = ""; p.refill() })}
	for _, k := range p.m.kinds() {
		items = append(items, fyne.NewMenuItem(ui.Sentence(k.Title()), func() { p.m.kind = k; p.refill() }))
	}
	return fyne.NewMenu("", items...)
}

func (p *Page) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "contracts", Rows: "documents", TwoLine: true, Chips: []fyne.CanvasObject{p.kind, p.of},
		Columns: []table.Column{
			{ID: "document", Title: "Document", Width: 226, Grow: 2},
			{ID: "kind", Title: "Kind", Width: 108},
			{ID: "contract", Title: "Contract", Width: 148, Grow: 1},
			{ID: "version", Title: "Version", Width: 86},
			{ID: "status", Title: "Status", Width: 98},
			{ID: "effective", Title: "Effective", Width: 86, Numeric: true},
			{ID: "text", Title: "Text", Width: 104},
			{
				ID: "order", Title: "Precedence", Width: 98,
				Tip: "Whether the order of the contract's documents is cited from its own clause",
			},
			{ID: "distribution", Title: "Distribution", Width: 124},
			{ID: "source", Title: "Source", Width: 140, Hidden: true},
			{ID: "file", Title: "File", Width: 160, Hidden: true},
		},
		Empty: widgets.NewEmptyState("No document yet",
			"Drop a vendor's terms here, or add them: the reader then shows, topic by topic, the passages that matter.", "Add document…", p.pickDocument),
		Unfilter: func() {
			p.m.contract, p.m.kind = "", ""
			p.refill()
		},
		Actions: p.actions(),
	}
}

// actions are what can be done with documents.
func (p *Page) actions() []ui.Action {
	one := func(do func(workbench.Filed)) func([]string) {
		return func(ids []string) {
			if f, ok := p.m.find(ids[0]); ok {
				do(f)
			}
		}
	}
	inContract := func(ids []string) bool {
		f, ok := p.m.find(ids[0])
		return ok && f.Contract != nil
	}
	return []ui.Action{
		{ID: "read", Title: "Read the document", Key: fyne.KeyReturn, Run: func(ids []string) {
			p.read(ids[0])
		}},
		{ID: "version", Title: "Add a version…", Menu: "File", Run: func(ids []string) {
			p.pickVersion(ids[0])
		}},
		{ID: "facts", Title: "Change the document's facts…", Run: one(p.askFacts)},
		{ID: "order", Title: "Order of precedence…", Can: inContract, Run: one(func(f workbench.Filed) {
			p.askOrder(f.Contract.ID)
		})},
		{
			ID: "alone", Title: "Show its contract alone", Menu: "View", Can: inContract,
			Run: one(func(f workbench.Filed) { p.m.contract = f.Contract.ID; p.refill() }),
		},
		{
			ID: "bin", Title: "Move documents to the bin", Key: fyne.KeyDelete, Many: true, Apart: true,
			Run: p.bin,
		},
	}
}

func (p *Page) askOrder(contract string) {
	orderQuestion{contract: contract, subject: "general", still: func() bool {
		return !p.closed
	}}.ask(p.host, p.bench)
}

func (p *Page) read(id string) {
	f, ok := p.m.find(id)
	switch {
	case !ok:
	case f.Current.ID == "":
		p.pickVersion(id)
	default:
		p.host.Go(ui.Route{Page: "reader", ID: f.Current.ID})
	}
}

func (p *Page) bin(ids []string) {
	ui.ToBin(p.host, p.bench, assessments.NounDocument, ids,
		func(ctx context.Context) (assessments.Event, error) {
			return p.bench.Bin(ctx, assessments.NounDocument, ids...)
		})
}

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	return append([]ui.Command{{
		ID: "contracts.add", Title: "Add document…", Menu: "File",
		Run: p.pickDocument,
	}}, p.list.Commands()...)
}
