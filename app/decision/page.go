package decision

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
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
	ui.Changer
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
	m      *model
	loader ui.Loader[read]

	worth      *worth
	records    *records
	deciding   *deciding
	excepting  *excepting
	conditions *conditioning
	body       fyne.CanvasObject
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
	p := &Page{host: host, bench: b, id: route.ID, ask: route.Item, m: &model{}}
	p.loader = ui.Loader[read]{
		Host: host, Show: p.show,
		Fetch: func(ctx context.Context) (out read, err error) {
			if out.a, err = b.Assess(ctx, p.id, host.Today()); err == nil {
				out.newer, err = b.NewerSet(ctx, &out.a)
			}
			return out, err
		},
	}
	p.worth = newWorth(p)
	p.deciding = &deciding{page: p, host: host, bench: b, id: p.id, m: p.m}
	p.excepting = &excepting{page: p, host: host, bench: b, id: p.id, m: p.m}
	p.conditions = &conditioning{page: p, host: host, bench: b, id: p.id, m: p.m}
	p.records = newRecords(p)
	top := widgets.NewColumn(0, p.worth.header, p.worth.notice,
		widgets.NewInset(4, 2, widgets.NewColumn(1, p.worth.standing, p.worth.why)))
	p.body = widgets.NewFrame(top, nil, nil, nil, widgets.NewInset(4, 0, p.records.list.Framed(0, 2)))
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
func (p *Page) FocusSearch() { p.records.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.records.list.Table }

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
		ui.Command{ID: "decision.decide", Title: "Decide…", Menu: "Assessment", Run: p.deciding.askDecision}.
			Unless(p.deciding.rests),
		{ID: "decision.sign", Title: "Sign off…", Menu: "Assessment", Run: p.deciding.askSignOff},
		ui.Command{ID: "decision.except", Title: "Request an exception…", Menu: "Assessment", Run: func() {
			p.excepting.askException("")
		}}.Unless(p.excepting.rests),
		ui.Command{
			ID: "decision.condition", Title: "Add a condition…", Menu: "Assessment",
			Run: p.conditions.askCondition,
		}.Unless(p.conditions.rests),
		{ID: "decision.pack", Title: "Write its audit pack…", Menu: "Assessment", Run: p.to("packs")},
		{ID: "decision.journal", Title: "Show its journal", Menu: "Assessment", Run: p.to("journal")},
		{ID: "decision.items", Title: "Show its items", Menu: "Assessment", Run: p.items},
	}, p.records.list.Commands()...)
}

func (p *Page) items() { p.host.Go(ui.Route{Page: "desk", ID: p.id}) }

// read is what the page is computed from: the assessment, and what the question set of today would ask of it.
type read struct {
	a     workbench.Assessed
	newer assessments.TemplateDiff
}

func (p *Page) show(now read) {
	p.m.a, p.m.newer, p.m.today = now.a, now.newer, p.host.Today()
	p.worth.show()
	p.records.refill()
	p.open()
}

// open opens the dialog that the route asked for, once.
func (p *Page) open() {
	ask := p.ask
	p.ask = ""
	switch {
	case ask == ui.AskDecide:
		p.deciding.askDecision()
	case ask == ui.AskSign:
		p.deciding.askSignOff()
	case ask == ui.AskApprove:
		p.excepting.approveNext()
	case strings.HasPrefix(ask, ui.AskExcept):
		p.excepting.askException(strings.TrimPrefix(ask, ui.AskExcept))
	}
}

// ready reports whether the assessment has been read: before that a dialog could not name what it is about.
func (p *Page) ready() bool { return p.m.a.Dossier.Assessment.ID == p.id }

// notReady says so, and reports it.
func (p *Page) notReady() bool {
	if p.ready() {
		return false
	}
	p.host.Note(stillRead)
	return true
}

const stillRead = "The assessment is still being read. Try again in a moment; nothing was changed."

// to leads to a page about the assessment.
func (p *Page) to(page string) func() { return func() { p.host.Go(ui.Route{Page: page, ID: p.id}) } }
