package scoping

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
)

// bench is what the wizard needs of the workbench.
type bench interface {
	Get(ctx context.Context, r assessments.Record) error
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	Add(ctx context.Context, records ...assessments.Record) (assessments.Event, error)
	ui.Changer
	Begin(ctx context.Context, a assessments.Assessment) (assessments.Event, error)
	Assess(ctx context.Context, id string, day assessments.Date) (workbench.Assessed, error)
	SearchAll(ctx context.Context, versions []string, opts terms.Options,
		p assessments.Progress) (map[string]terms.Searched, error)
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
	m      *model
	loader ui.Loader[subject]

	header *widgets.PageHeader
	left   *questions
	right  *reasons
	acts   *acts
	body   fyne.CanvasObject

	resumed bool // answers kept from before were looked for
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the wizard for the use that route.ID names.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, id: route.ID, m: &model{}}
	p.m.matrix = b.Catalogue().Matrix
	p.loader = ui.Loader[subject]{Host: host, Fetch: p.fetch, Show: p.show}
	p.header = widgets.NewPageHeader("Scope", "…") // the second line keeps its room
	p.acts = &acts{page: p, host: host, bench: b, id: p.id, m: p.m}
	p.left, p.right = newQuestions(p), newReasons(p)
	var widths []float32
	host.Recall("scoping.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: p.left.scroll, Width: 370, Min: 210},
		{Content: p.right.scroll, Min: 240},
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

// Focus is the answer given to the question on screen, or the first one; for a result what to do next.
func (p *Page) Focus() fyne.Focusable { return p.left.first }

// Load rereads the use; answers being given are kept.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// Commands are those of the wizard.
func (p *Page) Commands() []ui.Command {
	next := ui.Command{ID: "scoping.record", Menu: "Assessment", Keys: "Enter"}
	next.Title, next.Run = p.acts.next()
	return []ui.Command{
		{ID: "scoping.back", Title: "Go back to the question before", Keys: "Backspace", Run: p.back},
		next.Unless(p.acts.unanswered),
		ui.Command{
			ID: "scoping.begin", Title: "Record the scope and begin the assessment", Menu: "Assessment",
			Keys: "Ctrl+Enter", Run: p.Submit,
		}.Unless(p.acts.untold),
		{
			ID: "scoping.restart", Title: "Answer the scoping questions again", Menu: "Assessment",
			Run: p.restart,
		},
	}
}

// Submit records the scope and begins the assessment: Ctrl+Enter.
func (p *Page) Submit() { p.acts.recordAndBegin() }

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
		_, do := p.acts.next()
		do()
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
	p.resume()
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
	p.left.show()
	p.right.show()
}

func (p *Page) choose(n int) bool {
	if !p.m.choose(n) {
		return false
	}
	p.keep()
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
	p.keep()
	p.turn()
}

func (p *Page) goTo(id string) {
	p.m.goTo(id)
	p.turn()
}

// turn shows another question. The keyboard goes from what is gone to its answers, so that the number keys
// act on it.
func (p *Page) turn() {
	c := p.host.Window().Canvas()
	c.Unfocus()
	p.redraw()
	p.left.scroll.ToTop()
	if at := p.Focus(); at != nil {
		c.Focus(at)
	}
}
