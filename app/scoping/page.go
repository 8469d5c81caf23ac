package scoping

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/assessments"
)

// bench is what the wizard needs of the workbench.
type bench interface {
	Get(ctx context.Context, r assessments.Record) error
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Save(ctx context.Context, records ...assessments.Record) (assessments.Event, error)
	Change(ctx context.Context, n assessments.Noun, id string,
		fn func(assessments.Record)) (assessments.Event, error)
	Begin(ctx context.Context, a assessments.Assessment) (assessments.Event, error)
	NewID(n assessments.Noun) string
	Rate(u assessments.Use) assessments.RiskRating
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

// Page is the scoping wizard of one use.
type Page struct {
	host   host
	bench  bench
	id     string
	m      model
	loader ui.Loader[subject]

	header *widgets.PageHeader
	ask    *fyne.Container // the question on screen, or the result
	trail  *fyne.Container
	left   *widgets.Scroller
	flow   *figure.DataFlowPicture
	steps  *fyne.Container
	duties *fyne.Container
	why    *fyne.Container
	right  *widgets.Scroller
	body   fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the wizard for the use that route.ID names.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, id: route.ID}
	p.m.matrix = b.Catalogue().Matrix
	p.loader = ui.Loader[subject]{Host: host, Fetch: p.fetch, Show: p.show}
	p.header = widgets.NewPageHeader("Scope", "…") // the second line keeps its room
	p.ask, p.trail, p.why, p.steps = widgets.NewColumn(2), widgets.NewColumn(1), widgets.NewColumn(2),
		widgets.NewColumn(1)
	p.duties = widgets.NewColumn(1.5)
	p.left = widgets.NewScroller(widgets.NewInset(4.5, 4, widgets.NewColumn(5, p.ask, p.trail)))
	p.flow = figure.NewDataFlowPicture(figure.DataFlow{})
	p.right = widgets.NewScroller(
		widgets.NewInset(4.5, 4, widgets.NewColumn(4, p.why, p.flow, p.steps, p.duties)))
	var widths []float32
	host.Recall("scoping.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: p.left, Width: 370, Min: 210},
		{Content: p.right, Min: 240},
	}, widths, func(w []float32) { host.Remember("scoping.columns", w) })
	p.body = widgets.NewFrame(p.header, nil, nil, nil, split)
	return p
}

// Title is the page's name.
func (p *Page) Title() string {
	if p.m.use.Purpose == "" {
		return "Scope"
	}
	return "Scope of " + p.m.use.Purpose
}

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load rereads the use; answers being given are kept.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// Commands are those of the wizard.
func (p *Page) Commands() []ui.Command {
	return []ui.Command{
		{ID: "scoping.back", Title: "Go back to the question before", Keys: "Backspace", Run: p.back},
		{
			ID: "scoping.record", Title: "Record the scope", Keys: "Enter", Enabled: p.m.unrecorded,
			Run: p.record,
		},
		{
			ID: "scoping.restart", Title: "Answer the scoping questions again", Menu: "Assessment",
			Run: p.restart,
		},
	}
}

// TakeRune answers the question on screen with 1-9.
func (p *Page) TakeRune(r rune) bool {
	if r < '1' || r > '9' {
		return false
	}
	return p.choose(int(r - '1'))
}

// TakeKey goes back on Backspace and Left; Enter records a result, or continues from one that is recorded.
func (p *Page) TakeKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyBackspace, fyne.KeyLeft:
		p.back()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.m.at != "" {
			return false
		}
		if p.m.unrecorded() {
			p.record()
		} else {
			p.goOn()
		}
		return true
	}
	return false
}

func (p *Page) fetch(ctx context.Context) (subject, error) {
	s := subject{use: assessments.Use{ID: p.id}}
	if err := p.bench.Get(ctx, &s.use); err != nil {
		return s, err
	}
	s.service.ID = s.use.ServiceID
	if err := p.bench.Get(ctx, &s.service); err != nil {
		return s, err
	}
	s.vendor.ID = s.service.VendorID
	if err := p.bench.Get(ctx, &s.vendor); err != nil {
		return s, err
	}
	all, err := p.bench.List(ctx, assessments.NounAssessment,
		assessments.Where{Field: "use", In: []string{p.id}})
	if err != nil {
		return s, err
	}
	if len(all) > 0 {
		s.assessment = all[len(all)-1].Key()
	}
	return s, p.readBehind(ctx, &s)
}

// readBehind finds the use of the same service in Scope 2, and its assessment, where one builds.
func (p *Page) readBehind(ctx context.Context, s *subject) error {
	if s.use.Scope < 3 {
		return nil
	}
	uses, err := p.bench.List(ctx, assessments.NounUse,
		assessments.Where{Field: "service", In: []string{s.use.ServiceID}})
	if err != nil {
		return err
	}
	for _, r := range uses {
		if u := r.(*assessments.Use); u.Scope == 2 {
			s.behind = u.ID
		}
	}
	if s.behind == "" {
		return nil
	}
	all, err := p.bench.List(ctx, assessments.NounAssessment,
		assessments.Where{Field: "use", In: []string{s.behind}})
	if len(all) > 0 {
		s.behindAssessed = all[len(all)-1].Key()
	}
	return err
}

func (p *Page) show(s subject) {
	p.m.set(s)
	p.redraw()
}

// redraw brings everything in step with the model.
func (p *Page) redraw() {
	text, placed := p.m.headline()
	mark, tone := theme.MarkRing, theme.Unknown
	if placed {
		mark, tone = theme.MarkFull, theme.Info
	}
	p.header.Set(p.Title(), p.m.vendor.Name+" · "+p.m.service.Name)
	p.header.SetSide(figure.NewPill(text, tone, mark))
	p.showQuestion()
	p.showTrail()
	p.showReasons()
	p.showPicture()
	p.ask.Refresh()
	p.left.Refresh()
	p.right.Refresh()
}

func (p *Page) choose(n int) bool {
	if !p.m.choose(n) {
		return false
	}
	p.turn()
	return true
}

func (p *Page) back() {
	if p.m.back() {
		p.turn()
	}
}

func (p *Page) restart() {
	p.m.restart()
	p.turn()
}

func (p *Page) goTo(id string) {
	p.m.goTo(id)
	p.turn()
}

// turn shows another question. The focus leaves what is gone, so that the number keys reach the page.
func (p *Page) turn() {
	p.host.Window().Canvas().Unfocus()
	p.redraw()
	p.left.ToTop()
}

// record writes the placement into the use: scope, standard terms, reasons, answers and later move together.
// The other fields of the use are reread first, so that no change is undone.
func (p *Page) record() {
	if !p.m.complete() {
		return
	}
	placed := p.m.result()
	intent := ui.Changing(p.bench, assessments.NounUse, p.id, func(r assessments.Record) {
		u := r.(*assessments.Use)
		u.Scope, u.StandardTerms, u.LaterMove = placed.Scope, placed.StandardTerms, placed.LaterMove
		u.ScopeReasons, u.ScopeAnswers = placed.ScopeReasons, placed.ScopeAnswers
	})
	p.host.Write(intent, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.m.begun = false
		where := outside
		if placed.Scope > 0 {
			where = p.m.scopeTitle(placed.Scope)
		}
		p.host.Note(where + " is recorded with its reasons")
		p.Load()
	})
}

// goOn leads to what comes after the scope: the assessment, begun where there is none; for who builds,
// the matrix.
func (p *Page) goOn() {
	u := p.m.use
	switch {
	case p.m.placement().Outside:
		p.host.Go(ui.Route{Page: "vendors", Item: "use:" + u.ID})
	case p.m.assessment != "":
		p.host.Go(ui.Route{Page: "desk", ID: p.m.assessment})
	case u.Scope == 1 || u.Scope == 2:
		p.begin(u)
	case u.Scope > 2:
		p.host.Go(ui.Route{Page: "matrix"})
	}
}

// assessService leads to the assessment of the service behind an application of our own. Its use is
// added where there is none, and its assessment begun.
func (p *Page) assessService() {
	switch {
	case p.m.behindAssessed != "":
		p.host.Go(ui.Route{Page: "desk", ID: p.m.behindAssessed})
		return
	case p.m.behind != "":
		u := p.m.behindUse(p.m.behind)
		p.begin(u)
		return
	}
	u := p.m.behindUse(p.bench.NewID(assessments.NounUse))
	p.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return p.bench.Save(ctx, &u)
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.begin(u)
	})
}

// begin begins the assessment of a use.
func (p *Page) begin(u assessments.Use) {
	rating := p.bench.Rate(u)
	a := assessments.Assessment{
		ID: p.bench.NewID(assessments.NounAssessment), UseID: u.ID,
		Name: p.m.service.Name, Requester: u.Owner, Tier: rating.Tier,
	}
	if rating.Tier != "" {
		a.NextReview = p.host.Today().AddMonths(rating.NextReview)
	}
	p.host.Write(func(ctx context.Context) (assessments.Event, error) {
		return p.bench.Begin(ctx, a)
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Go(ui.Route{Page: "desk", ID: a.ID})
	})
}
