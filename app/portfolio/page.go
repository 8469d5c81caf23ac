package portfolio

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the portfolio needs of the workbench.
type bench interface {
	Overview(ctx context.Context, asOf assessments.Date) (workbench.Overview, error)
	DutyCounts(ctx context.Context, o *workbench.Overview) (workbench.DutyCounts, error)
	Bin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error)
	BinPreview(ctx context.Context, n assessments.Noun, ids ...string) (workbench.BinPreview, error)
	Begin(ctx context.Context, a assessments.Assessment) (assessments.Event, error)
	Proposal(u assessments.Use, s assessments.Service, template string) assessments.Assessment
	Rate(u assessments.Use) assessments.RiskRating
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// reading is what the page reads.
type reading struct {
	overview workbench.Overview
	law      workbench.DutyCounts
	asked    map[string]int // exceptions that wait for their approval, by assessment
}

// Page is the portfolio.
type Page struct {
	host   host
	bench  bench
	m      model
	loader ui.Loader[reading]

	list  *ui.List
	tiles []*widgets.StatTile
	next  *fyne.Container // days of law
	scope *widgets.Chip
	state *widgets.Chip
	owner *widgets.Chip
	older *widgets.Chip
	only  *widgets.Chip // the narrowing by a tile
	more  *widgets.Chip // what the tile counts besides
	asked *widgets.Chip // what waits for an approver
	body  fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page.
func New(b bench, host host) *Page {
	p := &Page{host: host, bench: b, m: model{rate: b.Rate}}
	p.loader = ui.Loader[reading]{
		Host: host, Show: p.show,
		Fetch: func(ctx context.Context) (out reading, err error) {
			if out.overview, err = b.Overview(ctx, host.Today()); err == nil {
				out.law, err = b.DutyCounts(ctx, &out.overview)
			}
			if err == nil {
				out.asked, err = requested(ctx, b, host.Today())
			}
			return out, err
		},
	}
	p.scope = widgets.NewMenuChip("Scope: any", p.scopeMenu)
	p.state = widgets.NewMenuChip("Decision: any", p.stateMenu)
	p.owner = widgets.NewMenuChip("Owner: any", p.ownerMenu)
	p.older = widgets.NewChip("", func() { p.m.earlier = !p.m.earlier; p.refill() })
	p.only = widgets.NewChip("", func() { p.m.only = ""; p.refill() })
	p.more = widgets.NewChip("", func() { p.m.besides = !p.m.besides; p.refill() })
	p.asked = widgets.NewChip("", func() { p.m.toApprove = !p.m.toApprove; p.refill() })
	p.list = ui.NewList(host, p.config())
	p.body = p.layOut()
	return p
}

// leastList is the height of the list, at 100 %, for which the next days of law give way: a tile has them too.
const leastList = 240

func (p *Page) layOut() fyne.CanvasObject {
	grid := widgets.NewTiles(118)
	for _, open := range []func(){
		p.narrow(""), p.narrow(onlyGates), p.narrow(onlyUnassessed), p.showDue,
		p.narrow(onlyStale), p.showDuties,
	} {
		t := widgets.NewStatTile("", "", theme.Neutral, func() {
			open()
			if c := p.host.Window().Canvas(); c.Overlays().Top() == nil {
				c.Focus(p.list.Table) // the rows counted are there
			}
		})
		p.tiles = append(p.tiles, t)
		grid.Add(t)
	}
	header := widgets.NewPageHeader("Portfolio",
		"Every use of a generative AI service, and how far it is understood",
		widgets.NewPrimary("New service…", p.register)).Unlined()
	legend := widgets.NewWrap(figure.NewStateMark(theme.MarkFull, "strong", theme.Good),
		figure.NewStateMark(theme.MarkHalf, "mixed", theme.Mixed),
		figure.NewStateMark(theme.MarkCross, "weak", theme.Bad),
		figure.NewStateMark(theme.MarkRing, "unscored", theme.Unknown),
		figure.NewStateMark(theme.MarkFlag, "blocks approval", theme.Bad))
	p.next = widgets.NewWrap()
	top := widgets.NewColumn(0, header, widgets.NewInset(4, 1, grid))
	bottom := widgets.NewInset(4, 2,
		widgets.NewColumn(1, text.NewCaption("Each cell: score, and the share assessed, by weight, where it is not all."),
			legend))
	list := widgets.NewNoted(leastList, widgets.NewInset(4, 0, p.list.Framed(0, 2)), widgets.NewInset(4, 0, p.next))
	return widgets.NewFrame(top, nil, nil, nil, widgets.NewNoted(0, list, bottom))
}

// Title is the page's name.
func (p *Page) Title() string { return "Portfolio" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load rereads the portfolio.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	due := ui.Command{ID: "portfolio.due", Title: "Show what is due…", Menu: "Go", Run: p.showDue}
	law := ui.Command{ID: "portfolio.days", Title: "Show the days of law to come…", Menu: "Go", Run: p.showLaw}
	duties := ui.Command{ID: "portfolio.duties", Title: "Show the duties of law by use…", Menu: "Go", Run: p.showDuties}
	return append([]ui.Command{due, law, duties}, p.list.Commands()...)
}

// register leads to the flow for a new service.
func (p *Page) register() { p.host.Go(ui.Route{Page: "vendors", Item: "new"}) }

func (p *Page) show(r reading) {
	p.m.law, p.m.asked = r.law, r.asked
	p.m.set(r.overview, p.host.Today())
	for i, t := range p.m.tiles() {
		p.tiles[i].Set(t.Figure, t.Text, theme.Neutral)
	}
	p.showNext()
	p.refill()
	p.body.Refresh() // chips of the list came or went: the days below may have other room
}

func (p *Page) refill() {
	p.scope.Set(label("Scope", p.m.scope != 0, fmt.Sprint(p.m.scope)), p.m.scope != 0)
	p.state.Set(label("Decision", p.m.status != "", p.m.status.Title()), p.m.status != "")
	p.owner.Set(label("Owner", p.m.owner != "", p.m.owner), p.m.owner != "")
	p.only.Set(p.m.only.title(), p.m.only != "")
	p.only.Hidden = p.m.only == ""
	elsewhere := p.m.elsewhere()
	p.more.Set("Also "+strings.TrimPrefix(besides(elsewhere), "; "), p.m.besides)
	p.more.Hidden = p.m.only != onlyGates || len(elsewhere) == 0
	waiting := p.m.waitingExceptions()
	p.asked.Set(assessments.Count(waiting, "exception", "exceptions")+" to approve", p.m.toApprove)
	p.asked.Hidden = waiting == 0 && !p.m.toApprove
	p.older.Set(fmt.Sprintf("Earlier assessments %d", p.m.folded()), p.m.earlier)
	p.older.Hidden = p.m.folded() == 0
	p.list.Show(tableRows{p.m.rows(), p.m.today}, p.m.total())
}

func label(what string, on bool, value string) string {
	if !on {
		value = "any"
	}
	return what + ": " + value
}

func (p *Page) config() ui.ListConfig {
	assessed := func(ids []string) bool {
		for _, id := range ids {
			if strings.HasPrefix(id, "use:") {
				return false
			}
		}
		return true
	}
	return ui.ListConfig{
		Name: "portfolio", Rows: "services", Columns: columns(), TwoLine: true,
		Chips: []fyne.CanvasObject{p.only, p.more, p.asked, p.scope, p.state, p.owner, p.older},
		Empty: widgets.NewEmptyState("No service yet",
			"Register the first generative AI service your organisation uses; its scope and questions follow from what it is used for.",
			"New service…", p.register),
		Unfilter: p.clear,
		Actions: []ui.Action{
			{ID: "open", Title: "Open the service", Key: fyne.KeyReturn, Run: func(ids []string) {
				p.open(ids[0])
			}},
			{ID: "begin", Title: "Begin the assessment", Menu: "Assessment", Can: beginning{p}.can, Run: beginning{p}.begin},
			{
				ID: "approve", Title: "Approve its exceptions…", Menu: "Assessment", Can: func(ids []string) bool {
					return p.m.asked[ids[0]] > 0
				}, Run: func(ids []string) {
					p.host.Go(ui.Route{Page: "decision", ID: ids[0], Item: ui.AskApprove})
				},
			},
			{ID: "law", Title: "Show its obligations", Menu: "Assessment", Run: func(ids []string) {
				p.openLaw(ids[0])
			}},
			{
				ID: "pack", Title: "Write its audit pack…", Menu: "Assessment", Can: assessed,
				Run: func(ids []string) { p.host.Go(ui.Route{Page: "packs", ID: ids[0]}) },
			},
			{
				ID: "journal", Title: "Show its journal", Menu: "Assessment", Many: true, Can: assessed,
				Run: func(ids []string) { p.host.Go(ui.To("journal", ids...)) },
			},
			{
				ID: "bin", Title: "Move assessments to the bin", Key: fyne.KeyDelete, Many: true, Apart: true,
				Can: assessed, Run: p.bin,
			},
		},
	}
}

func (p *Page) clear() {
	p.m.scope, p.m.status, p.m.owner, p.m.only = 0, "", "", ""
	p.m.besides, p.m.toApprove = false, false
	p.refill()
}

// narrow shows the rows that a tile counts, and no others: the other filters would hide some of them.
func (p *Page) narrow(to only) func() {
	return func() {
		p.list.Bar.Clear()
		p.m.only, p.m.earlier, p.m.besides = to, false, false
		p.refill()
	}
}

// open leads to the desk; a use without an assessment leads to the register, where it is placed and begun.
func (p *Page) open(id string) {
	if use, isUse := strings.CutPrefix(id, "use:"); isUse {
		p.host.Go(ui.Route{Page: "vendors", ID: use})
		return
	}
	p.host.Go(ui.Route{Page: "desk", ID: id})
}

func (p *Page) bin(ids []string) {
	begun := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return strings.HasPrefix(id, "use:")
	})
	if len(begun) == 0 {
		p.host.Note("No assessment of this use was begun: the use itself is moved to the bin under Vendors.")
		return
	}
	ui.ToBin(p.host, p.bench, assessments.NounAssessment, begun, func(ctx context.Context) (assessments.Event,
		error,
	) {
		return p.bench.Bin(ctx, assessments.NounAssessment, begun...)
	})
}

func (p *Page) scopeMenu() *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Any", func() { p.m.scope = 0; p.refill() })}
	for n := 1; n <= 5; n++ {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("Scope %d", n), func() {
			p.m.scope = n
			p.refill()
		}))
	}
	return fyne.NewMenu("", items...)
}

func (p *Page) stateMenu() *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Any", func() { p.m.status = ""; p.refill() })}
	for _, s := range assessments.DecisionStates() {
		items = append(items, fyne.NewMenuItem(ui.Sentence(s.Title()), func() { p.m.status = s; p.refill() }))
	}
	return fyne.NewMenu("", items...)
}

func (p *Page) ownerMenu() *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Any", func() { p.m.owner = ""; p.refill() })}
	for _, o := range p.m.owners() {
		items = append(items, fyne.NewMenuItem(o, func() { p.m.owner = o; p.refill() }))
	}
	return fyne.NewMenu("", items...)
}
