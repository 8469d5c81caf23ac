package decision

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// bench is what the page needs of the workbench.
type bench interface {
	Assess(ctx context.Context, id string, asOf assessments.Date) (workbench.Assessed, error)
	Decide(ctx context.Context, d assessments.Decision, seen *workbench.Seen,
		conditions ...assessments.ApprovalCondition) (assessments.Event, error)
	SignOff(ctx context.Context, s assessments.SignOff, seen *workbench.Seen) (assessments.Event, error)
	Except(ctx context.Context, x assessments.Exception) (assessments.Event, error)
	SaveCondition(ctx context.Context, c assessments.ApprovalCondition) (assessments.Event, error)
	Revoke(ctx context.Context, n assessments.Noun, id, reason string) (assessments.Event, error)
	NewerSet(ctx context.Context, a *workbench.Assessed) (assessments.TemplateDiff, error)
	Actor() assessments.Actor
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Writer
	ui.Asker
	ui.Memory
}

// Page is the approval of one assessment.
type Page struct {
	host   host
	bench  bench
	id     string
	ask    string // of the route, until it was opened
	m      model
	loader ui.Loader[read]

	header   *widgets.PageHeader
	notice   *fyne.Container // that the assessment is in the bin
	standing *figure.StateMark
	why      *fyne.Container
	chips    *widgets.ChipBar
	list     *ui.List
	body     fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Placed    = (*Page)(nil)
)

// New makes the page of an assessment; route.Item opens a dialog once it is read.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, id: route.ID, ask: route.Item}
	p.loader = ui.Loader[read]{
		Host: host, Show: p.show,
		Fetch: func(ctx context.Context) (out read, err error) {
			if out.a, err = b.Assess(ctx, p.id, host.Today()); err == nil {
				out.newer, err = b.NewerSet(ctx, &out.a)
			}
			return out, err
		},
	}
	p.header, p.notice = widgets.NewPageHeader("", ""), widgets.NewColumn(0)
	p.standing = figure.NewStateMark(theme.MarkRing, "", theme.Neutral)
	p.why = widgets.NewColumn(0.5)
	p.chips = widgets.NewChipBar([]string{"All", "Decisions", "Conditions", "Exceptions", "Sign-offs"},
		p.choose)
	p.list = ui.NewList(host, p.config())
	top := widgets.NewColumn(0, p.header, p.notice,
		widgets.NewInset(4, 2, widgets.NewColumn(1, p.standing, p.why)))
	p.body = widgets.NewFrame(top, nil, nil, nil, widgets.NewInset(4, 0, p.list.Framed(0, 2)))
	return p
}

// Title is the assessment's name.
func (p *Page) Title() string {
	if n := p.m.a.Dossier.Assessment.Name; n != "" {
		return "Decision: " + n
	}
	return "Decision"
}

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load reads the assessment.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Place is the page without a dialog: going back opens none.
func (p *Page) Place() ui.Route { return ui.Route{Page: "decision", ID: p.id} }

// Visit opens the dialog that a route to the same assessment asks for.
func (p *Page) Visit(r ui.Route) bool {
	if r.ID != p.id {
		return false
	}
	p.ask = r.Item
	if p.ready() {
		p.open()
	}
	return true
}

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	return append([]ui.Command{
		{ID: "decision.decide", Title: "Decide…", Menu: "Assessment", Run: p.askDecision},
		{ID: "decision.sign", Title: "Sign off…", Menu: "Assessment", Run: p.askSignOff},
		{ID: "decision.except", Title: "Request an exception…", Menu: "Assessment", Run: func() {
			p.askException("")
		}},
		{ID: "decision.condition", Title: "Add a condition…", Menu: "Assessment", Run: p.askCondition},
		{ID: "decision.pack", Title: "Write its audit pack…", Menu: "Assessment", Run: p.to("packs")},
		{ID: "decision.journal", Title: "Show its journal", Menu: "Assessment", Run: p.to("journal")},
		{ID: "decision.items", Title: "Show its items", Menu: "Assessment", Run: p.items},
	}, p.list.Commands()...)
}

func (p *Page) items() { p.host.Go(ui.Route{Page: "desk", ID: p.id}) }

// read is what the page is computed from: the assessment, and what the question set of today would ask of it.
type read struct {
	a     workbench.Assessed
	newer assessments.TemplateDiff
}

func (p *Page) show(now read) {
	a := now.a
	p.m.a, p.m.newer, p.m.today = a, now.newer, p.host.Today()
	d := &a.Dossier
	p.notice.Objects = nil
	if assessments.InBin(&d.Assessment) {
		p.notice.Add(ui.BinNotice(p.host, "This assessment"))
	}
	p.header.Set(d.Assessment.Name,
		fmt.Sprintf("Decision · %s · %s · Scope %d", d.Vendor.Name, d.Service.Name, d.Assessment.Scope))
	p.header.SetSide(widgets.NewButton("Items", p.items), widgets.NewButton("Sign off…", p.askSignOff),
		widgets.NewButton("Request an exception…", func() {
			p.askException("")
		}), widgets.NewPrimary("Decide…", p.askDecision))
	s := a.Standing
	p.standing.Set(ui.StandingMark(s.State, s.Outcome), ui.Sentence(s.Words())+", as of "+string(s.Day),
		ui.StandingTone(s.State, s.Outcome))
	p.showReasons()
	p.refill()
	p.open()
}

// reasonsShown is how many reasons have room above the list; a dialog lists all.
const reasonsShown = 4

func (p *Page) showReasons() {
	all := p.m.reasons()
	p.why.Objects = nil
	for i, line := range all {
		if i == reasonsShown && len(all) > reasonsShown+1 {
			p.why.Add(widgets.NewWrap(widgets.NewLink(
				fmt.Sprintf("Show all %d reasons and changes", len(all)), func() { p.listReasons(all) })))
			break
		}
		p.why.Add(text.NewCaption(line))
	}
	if len(all) == 0 {
		p.why.Add(text.NewCaption(nothingAgainst(p.m.a.Standing.Green())))
	}
	p.showNeeds()
	p.why.Refresh()
}

func (p *Page) listReasons(all []string) {
	column := widgets.NewColumn(1)
	for _, line := range all {
		column.Add(text.NewProse(text.Run{Text: line}))
	}
	ui.Tell(p.host, "What has become of the decision", column, 620, 420)
}

func nothingAgainst(green bool) string {
	if green {
		return "Nothing speaks against it: the state it was taken on is unchanged, no deal-breaker is open and no condition overdue."
	}
	return "No approval is on record that could stand."
}

func (p *Page) choose(i int) {
	p.m.kind = ""
	if i > 0 {
		p.m.kind = kinds()[i-1]
	}
	p.refill()
}

func (p *Page) refill() {
	words, at := []string{fmt.Sprintf("All %d", p.m.count(""))}, 0
	for i, k := range kinds() {
		words = append(words, fmt.Sprintf("%s %d", k.title(), p.m.count(k)))
		if k == p.m.kind {
			at = i + 1
		}
	}
	p.chips.SetWords(words)
	p.chips.Mark(at)
	var rows table.RowList
	for _, r := range p.m.rows() {
		rows = append(rows, table.Row{ID: r.key(), Cells: cells(r)})
	}
	p.list.Show(rows, p.m.count(""))
}

// open opens the dialog that the route asked for, once.
func (p *Page) open() {
	ask := p.ask
	p.ask = ""
	switch {
	case ask == ui.AskDecide:
		p.askDecision()
	case ask == ui.AskSign:
		p.askSignOff()
	case strings.HasPrefix(ask, ui.AskExcept):
		p.askException(strings.TrimPrefix(ask, ui.AskExcept))
	}
}

// ready reports whether the assessment has been read: before that a dialog could not name what it is about.
func (p *Page) ready() bool { return p.m.a.Dossier.Assessment.ID == p.id }

// notReady says so, and reports it.
func (p *Page) notReady() bool {
	if p.ready() {
		return false
	}
	p.host.Note("The assessment is still being read. Try again in a moment; nothing was changed.")
	return true
}

// to leads to a page about the assessment.
func (p *Page) to(page string) func() { return func() { p.host.Go(ui.Route{Page: page, ID: p.id}) } }
