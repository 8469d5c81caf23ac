package contracts

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// documents is the list of documents, which chips narrow, and what can be done with them.
type documents struct {
	page  *Page
	host  host
	bench bench
	m     *filedList
	of    *widgets.Chip // the contract shown alone
	kind  *widgets.Chip
	list  *ui.List
}

func newDocuments(p *Page) *documents {
	ds := &documents{page: p, host: p.host, bench: p.bench, m: p.m}
	ds.of = widgets.NewChip("", func() { ds.m.contract = ""; ds.refill() })
	ds.of.Hide()
	ds.kind = widgets.NewMenuChip("Kind: any", ds.kindMenu)
	ds.list = ui.NewList(ds.host, ds.config())
	return ds
}

func (ds *documents) refill() {
	setVisible(ds.of, ds.m.contract != "")
	ds.of.Set("Contract: "+ds.m.contractName()+"  ×", true)
	words := "Kind: any"
	if ds.m.kind != "" {
		words = "Kind: " + ds.m.kind.Title()
	}
	ds.kind.Set(words, ds.m.kind != "")
	ds.list.Show(rowsOf(ds.m), len(ds.m.all))
}

func (ds *documents) kindMenu() *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Any", func() { ds.m.kind = ""; ds.refill() })}
	for _, k := range ds.m.kinds() {
		items = append(items, fyne.NewMenuItem(ui.Sentence(k.Title()), func() { ds.m.kind = k; ds.refill() }))
	}
	return fyne.NewMenu("", items...)
}

func (ds *documents) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "contracts", Rows: "documents", TwoLine: true, Chips: []fyne.CanvasObject{ds.kind, ds.of},
		Columns: []table.Column{
			{ID: "document", Title: "Document", Width: 210, Grow: 2},
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
			{ID: "distribution", Title: "Distribution", Width: 140},
			{ID: "source", Title: "Source", Width: 140, Hidden: true},
			{ID: "file", Title: "File", Width: 160, Hidden: true},
		},
		Empty: widgets.NewEmptyState("No document yet",
			"Drop a vendor's terms here, or add them: the reader then shows, topic by topic, the passages that matter.", "Add documents…", ds.page.adding.pickDocument),
		Unfilter: func() {
			ds.m.contract, ds.m.kind = "", ""
			ds.refill()
		},
		Actions: ds.actions(),
	}
}

// actions are what can be done with documents.
func (ds *documents) actions() []ui.Action {
	one := func(do func(workbench.Filed)) func([]string) {
		return func(ids []string) {
			if f, ok := ds.m.find(ids[0]); ok {
				do(f)
			}
		}
	}
	inContract := func(ids []string) bool {
		f, ok := ds.m.find(ids[0])
		return ok && f.Contract != nil
	}
	read := func(ids []string) bool {
		f, ok := ds.m.find(ids[0])
		return ok && ds.m.texts[f.Current.SHA256].Read
	}
	return []ui.Action{
		{ID: "read", Title: "Read the document", Key: fyne.KeyReturn, Run: func(ids []string) {
			ds.read(ids[0])
		}},
		{ID: "version", Title: "Add a version…", Menu: "File", Run: func(ids []string) {
			ds.page.adding.pickVersion(ids[0])
		}},
		{ID: "linked", Title: "Papers it takes in…", Can: read, Run: one(func(f workbench.Filed) {
			showLinked(ds.host, ds.bench, f.Document.Name, f.Current.ID)
		})},
		{ID: "facts", Title: "Change the document's facts…", Run: one(ds.page.adding.askFacts)},
		{ID: "order", Title: "Order of precedence…", Can: inContract, Run: one(func(f workbench.Filed) {
			ds.askOrder(f.Contract.ID)
		})},
		{
			ID: "alone", Title: "Show its contract alone", Menu: "View", Can: inContract,
			Run: one(func(f workbench.Filed) { ds.m.contract = f.Contract.ID; ds.refill() }),
		},
		{
			ID: "bin", Title: "Move documents to the bin", Key: fyne.KeyDelete, Many: true, Apart: true,
			Run: ds.bin,
		},
	}
}

func (ds *documents) askOrder(contract string) {
	orderQuestion{contract: contract, subject: "general", still: func() bool {
		return !ds.page.closed
	}}.ask(ds.host, ds.bench)
}

func (ds *documents) read(id string) {
	f, ok := ds.m.find(id)
	switch {
	case !ok:
	case f.Current.ID == "":
		ds.page.adding.pickVersion(id)
	default:
		ds.host.Go(ui.Route{Page: "reader", ID: f.Current.ID})
	}
}

func (ds *documents) bin(ids []string) {
	ui.ToBin(ds.host, ds.bench, assessments.NounDocument, ids,
		func(ctx context.Context) (assessments.Event, error) {
			return ds.bench.Bin(ctx, assessments.NounDocument, ids...)
		})
}
