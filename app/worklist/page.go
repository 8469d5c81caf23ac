// Package worklist lists the assessments as work: how far each is, what is open, stale or due, and whether a
// newer question set waits. It leads to the desk. Start with New.
package worklist

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the page needs of the workbench.
type bench interface {
	Overview(ctx context.Context, asOf assessments.Date) (workbench.Overview, error)
	UpgradePlan(ctx context.Context, assessment string) (assessments.TemplateDiff, error)
	Upgrade(ctx context.Context, assessment string) (assessments.Event, error)
	Bin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error)
	BinPreview(ctx context.Context, n assessments.Noun, ids ...string) (workbench.BinPreview, error)
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// Page is the list of assessments.
type Page struct {
	host    host
	bench   bench
	all     []workbench.Summary
	openNow bool
	loader  ui.Loader[workbench.Overview]

	list  *ui.List
	chips *widgets.ChipBar
	body  fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page.
func New(b bench, host host) *Page {
	p := &Page{host: host, bench: b}
	p.loader = ui.Loader[workbench.Overview]{
		Host: host, Show: p.show,
		Fetch: func(ctx context.Context) (workbench.Overview, error) {
			return b.Overview(ctx, host.Today())
		},
	}
	p.chips = widgets.NewChipBar([]string{"All", "Still to do"}, func(i int) { p.openNow = i == 1; p.fill() })
	p.list = ui.NewList(host, p.config())
	header := widgets.NewPageHeader("Assessments",
		"Each one holds its own copy of the question set and scoring model it began with")
	p.body = widgets.NewFrame(header, nil, nil, nil, widgets.NewInset(4, 0, p.list.Framed(0, 2)))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Assessments" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads the assessments.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Commands are those of the list.
func (p *Page) Commands() []ui.Command { return p.list.Commands() }

func (p *Page) show(o workbench.Overview) {
	p.all = o.Assessments
	todo := 0
	for i := range p.all {
		if toDo(&p.all[i]) {
			todo++
		}
	}
	p.chips.SetWords([]string{fmt.Sprintf("All %d", len(p.all)), fmt.Sprintf("Still to do %d", todo)})
	p.fill()
}

// toDo reports whether someone still has to work on it.
func toDo(s *workbench.Summary) bool {
	return s.Status.Live() && (s.Coverage < 1000 || s.Stale > 0 || len(s.OpenGates) > 0)
}

func (p *Page) fill() {
	rows := make(table.RowList, 0, len(p.all))
	for i := range p.all {
		s := &p.all[i]
		if p.openNow && !toDo(s) {
			continue
		}
		rows = append(rows, table.Row{ID: s.ID, Cells: cells(s, p.host.Today())})
	}
	p.list.Show(rows, len(p.all))
}

func cells(s *workbench.Summary, today assessments.Date) []table.Cell {
	items, done := 0, 0
	for _, f := range s.Disciplines {
		items += f.Items
		done += f.ItemsDone
	}
	gates := table.Cell{Text: "—"}
	if n := len(s.OpenGates); n > 0 {
		gates = table.Cell{
			Kind: table.MarkCell, Text: assessments.Count(n, "item", "items"),
			Mark: theme.MarkFlag, Tone: theme.Bad, Order: float64(n),
		}
	}
	stale := table.Cell{Text: "—"}
	if s.Stale > 0 {
		stale = table.Cell{
			Kind: table.MarkCell, Text: fmt.Sprint(s.Stale), Mark: theme.MarkAlert,
			Tone: theme.Mixed, Order: float64(s.Stale),
		}
	}
	band := table.Cell{Text: "unscored", Muted: true, Order: -1}
	if s.Score != nil {
		band = table.Cell{
			Kind: table.BandKind, Text: ui.BandTextOf(s),
			Band: figure.Band{
				Low: float32(s.Band[0]) / 1000, Score: float32(*s.Score) / 1000,
				High: float32(s.Band[1]) / 1000, Scored: true,
			}, Order: float64(s.Band[0]),
		}
	}
	return []table.Cell{
		{Text: s.Name, Sub: s.Vendor + " · " + s.Service, Bold: true},
		{Text: fmt.Sprintf("Scope %d", s.Scope)},
		ui.StandingPill(s),
		{
			Kind: table.BarKind, Text: fmt.Sprintf("%d/%d", done, items), Part: float32(s.Coverage) / 1000,
			Order: float64(s.Coverage),
		},
		gates, stale, band,
		ui.ReviewCell(s.Review(), s.ProposedReview(), today),
	}
}

func (p *Page) config() ui.ListConfig {
	to := func(page string) func([]string) {
		return func(ids []string) { p.host.Go(ui.Route{Page: page, ID: ids[0]}) }
	}
	return ui.ListConfig{
		Name: "worklist", Rows: "assessments", TwoLine: true, Chips: p.chips.Chips(),
		Columns: []table.Column{
			{ID: "name", Title: "Assessment", Width: 250, Grow: 1},
			{ID: "scope", Title: "Scope", Width: 70},
			{ID: "status", Title: "Standing", Width: 190},
			{ID: "done", Title: "Assessed", Width: 120, Numeric: true},
			{
				ID: "gates", Title: "Blocks approval", Width: 112, Numeric: true,
				Tip: "Open deal-breakers, walk-aways that are reached, and what waits for a second person",
			},
			{ID: "stale", Title: "Stale", Width: 56, Numeric: true},
			{ID: "band", Title: "Score and band", Width: 110, Numeric: true},
			{ID: "review", Title: "Review", Width: 92, Numeric: true},
		},
		Empty: widgets.NewEmptyState("No assessment yet",
			"Register a service and what it is used for; once the use is placed in Scope 1 or 2 its assessment begins.", "New service…", func() { p.host.Go(ui.Route{Page: "vendors", Item: "new"}) }),
		Unfilter: func() { p.chips.Choose(0) },
		Actions: []ui.Action{
			{
				ID: "open", Title: "Open the assessment", Menu: "Assessment", Key: fyne.KeyReturn,
				Run: to("desk"),
			},
			{ID: "pack", Title: "Write its audit pack…", Menu: "Assessment", Run: to("packs")},
			{ID: "journal", Title: "Show its journal", Menu: "Assessment", Run: to("journal")},
			{ID: "upgrade", Title: "Upgrade its question set…", Menu: "Assessment", Run: func(ids []string) {
				p.upgrade(ids[0])
			}},
			{
				ID: "bin", Title: "Move assessments to the bin", Key: fyne.KeyDelete, Many: true, Apart: true,
				Run: p.bin,
			},
		},
	}
}

func (p *Page) bin(ids []string) {
	ui.ToBin(p.host, p.bench, assessments.NounAssessment, ids, func(ctx context.Context) (assessments.Event,
		error,
	) {
		return p.bench.Bin(ctx, assessments.NounAssessment, ids...)
	})
}
