// Package packs is where audit packs are written, verified and listed. It decides nothing about what a pack
// holds: assessments/pack does. Start with New.
package packs

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

// bench is what the page needs of the workbench.
type bench interface {
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Binned(ctx context.Context, n assessments.Noun) ([]assessments.Record, error)
	Leaves(ctx context.Context, o workbench.PackOrder) (pack.Leaves, error)
	Repeats(ctx context.Context, l pack.Leaves) ([]workbench.Repeat, error)
	Overview(ctx context.Context, asOf assessments.Date) (workbench.Overview, error)
	VerifyPack(ctx context.Context, path string, p assessments.Progress) (pack.Verification, error)
	WritePack(ctx context.Context, o workbench.PackOrder, p assessments.Progress) (pack.Sealed, error)
	Elsewhere(ctx context.Context, p assessments.Progress) ([]assessments.Damage, []string, error)
	Revoke(ctx context.Context, n assessments.Noun, id, reason string) (assessments.Event, error)
}

// shown is what the page shows.
type shown struct {
	assessments []workbench.Summary // those that speak for their use first
	current     map[string]bool     // ids of those that do
	binned      map[string]string   // assessments in the bin: names by id
	packs       []*assessments.Pack
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

// Page lists packs and writes new ones.
type Page struct {
	host   host
	bench  bench
	s      *shown
	loader ui.Loader[shown]

	chooser *chooser
	sealing *sealing
	records *records
	body    fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page; route.ID chooses an assessment.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, s: &shown{}}
	p.loader = ui.Loader[shown]{Host: host, Show: p.show, Fetch: p.fetch}
	p.chooser = newChooser(p, route.ID)
	p.sealing = newSealing(p)
	p.records = newRecords(p)
	header := widgets.NewPageHeader("Packs",
		"What an auditor receives: a PDF to read, a workbook to recalculate, the evidence as received, and a manifest to check")
	p.body = widgets.NewFrame(widgets.NewColumn(0, header, p.chooser.notice,
		widgets.NewInset(4, 3, widgets.NewAtMost(640, p.sealing.form))), nil, nil, nil,
		widgets.NewInset(4, 0, p.records.list.Framed(0, 2)))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Packs" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads assessments and packs.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.records.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.records.list.Table }

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	return append([]ui.Command{
		ui.Command{ID: "packs.write", Title: "Write the audit pack…", Menu: "File", Run: p.sealing.write}.
			Unless(p.chooser.unchosen),
		ui.Command{ID: "packs.leaves", Title: "What leaves…", Menu: "File", Run: p.sealing.leaves}.
			Unless(p.chooser.unchosen),
		{ID: "packs.verify", Title: "Verify a pack…", Menu: "File", Run: p.sealing.verify},
	}, p.records.list.Commands()...)
}

func (p *Page) fetch(ctx context.Context) (shown, error) {
	var out shown
	o, err := p.bench.Overview(ctx, p.host.Today())
	if err != nil {
		return out, err
	}
	out.assessments, out.current = o.Assessments, o.Current
	slices.SortStableFunc(out.assessments, func(a, b workbench.Summary) int {
		return rank(o.Current[a.ID]) - rank(o.Current[b.ID])
	})
	rows, err := p.bench.List(ctx, assessments.NounPack)
	if err != nil {
		return out, err
	}
	for _, r := range rows {
		out.packs = append(out.packs, r.(*assessments.Pack))
	}
	out.binned, err = binned(ctx, p.bench)
	return out, err
}

func (p *Page) show(s shown) {
	*p.s = s
	p.chooser.show()
	p.records.show()
}

func rank(current bool) int {
	if current {
		return 0
	}
	return 1
}

// named is an assessment in the chooser; one that no longer speaks for its use is marked as an earlier one.
func (s shown) named(a workbench.Summary) string {
	if s.current[a.ID] {
		return a.Name + " (" + a.StandingWords + ")"
	}
	return "Earlier: " + a.Name + " (" + a.StandingWords + ")"
}
