package desk

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/workbench"
)

// bench is what the desk needs of the workbench.
type bench interface {
	Assess(ctx context.Context, id string, asOf assessments.Date) (workbench.Assessed, error)
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
	ui.Changer
	ConfirmNotApplicable(ctx context.Context, assessment, item string) (assessments.Event, error)
	Get(ctx context.Context, r assessments.Record) error
	Cite(ctx context.Context, c assessments.Citation) (assessments.Event, error)
	RemoveCitation(ctx context.Context, id string) (assessments.Event, error)
	Tick(ctx context.Context, t assessments.Tick) (assessments.Event, error)
	Untick(ctx context.Context, id string) (assessments.Event, error)
	Attach(ctx context.Context, a workbench.Attachment, p assessments.Progress) (assessments.Event, error)
	Decide(ctx context.Context, d assessments.Decision, seen *workbench.Seen,
		conditions ...assessments.ApprovalCondition) (assessments.Event, error)
	Reconfirm(ctx context.Context, assessment string, items ...string) (assessments.Event, error)
	Reassess(ctx context.Context, assessment, trigger string) (assessments.Event, error)
	Bin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error)
	TextState(ctx context.Context, sha256 string) (workbench.TextState, error)
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	NewID(n assessments.Noun) string
	Actor() assessments.Actor
	Acting(ctx context.Context) assessments.Actor
	Today() assessments.Date
	Catalogue() *assessments.Catalogue
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

// reading is what the desk reads: the assessment, and how many duties of law its use has.
type reading struct {
	assessed workbench.Assessed
	law      obligations.Tally
	binned   map[string]verdict.Cited
}

// Page is the assessment desk.
type Page struct {
	host   host
	bench  bench
	id     string
	m      *model
	loader ui.Loader[reading]
	closed bool

	head      *head
	lists     *lists
	card      *card
	verdicts  *verdicts
	reopening *reopening
	exits     *exits
	framed    *framed
	attaching *attaching
	body      fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
	_ ui.Dropper   = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
)

// New makes the desk of an assessment; route.Item, if set, is selected.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, id: route.ID, m: &model{}}
	p.m.item, p.m.filter = route.Item, All
	p.loader = ui.Loader[reading]{
		Host: host, Show: p.show,
		Fetch: func(ctx context.Context) (reading, error) {
			a, err := b.Assess(ctx, p.id, host.Today())
			p.m.numbers.Read(&b.Catalogue().Limits, &a.Dossier)
			return reading{
				a, obligations.Prepare(&b.Catalogue().Obligations).Tally(a.Dossier.Facts(),
					a.AsOf),
				verdict.BinnedCited(ctx, b, &a.Dossier),
			}, err
		},
	}
	p.exits = &exits{page: p, host: host, id: p.id, m: p.m}
	p.reopening = &reopening{page: p, host: host, bench: b, id: p.id, m: p.m}
	p.verdicts = &verdicts{
		Giver: verdict.NewGiver(p, b, host, &p.m.Shown), page: p, host: host, bench: b, id: p.id, m: p.m,
	}
	p.attaching = &attaching{page: p, host: host, bench: b, id: p.id, m: p.m}
	p.framed = &framed{page: p, host: host, bench: b, m: p.m}
	p.lists = newLists(p)
	p.head = newHead(p)
	p.card = newCard(p)
	p.body = p.layOut()
	return p
}

func (p *Page) layOut() fyne.CanvasObject {
	left := widgets.NewFrame(nil, widgets.NewInset(2, 1, p.head.lawRow), nil, nil,
		container.New(above(0.7), p.lists.disciplines, p.lists.next))
	middle := widgets.NewFrame(widgets.NewInset(2, 2, widgets.NewColumn(2,
		p.lists.search, p.lists.where, p.lists.chips)), nil, nil, nil, p.lists.items)
	var widths []float32
	p.host.Recall("desk.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: left, Width: 186, Min: 120, Below: 720, OnGone: func(gone bool) {
			p.lists.where.Hidden = !gone
			middle.Refresh()
		}},
		{Content: middle, Width: 290, Min: 200},
		{Content: p.card.object(), Min: 320},
	}, widths, func(w []float32) { p.host.Remember("desk.columns", w) })
	return widgets.NewFrame(widgets.NewColumn(0, p.head.header, p.head.notice), nil, nil, nil, split)
}

// Title is the assessment's name.
func (p *Page) Title() string {
	if n := p.m.A.Dossier.Assessment.Name; n != "" {
		return n
	}
	return "Assessment"
}

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load rereads the assessment.
func (p *Page) Load() { p.loader.Load() }

// Close commits what is typed and ends the page.
func (p *Page) Close() {
	p.Flush()
	p.closed = true
	p.loader.Stop()
	p.lists.keep()
}

// Flush commits what is typed and not yet saved.
func (p *Page) Flush() { p.card.flush() }

// Selected is the item that is shown; false while there is none.
func (p *Page) Selected() (assessments.Item, bool) { return p.m.current() }

// Closed reports whether the page was left.
func (p *Page) Closed() bool { return p.closed }

// Visit selects another item of the same assessment.
func (p *Page) Visit(r ui.Route) bool {
	if r.ID != p.id {
		return false
	}
	if r.Item != "" {
		p.m.discipline, p.m.filter, p.m.words = "", All, ""
		p.lists.take(r.Item)
	}
	return true
}

// Place is the selected item.
func (p *Page) Place() ui.Route { return ui.Route{Page: "desk", ID: p.id, Item: p.m.item} }

// Dropped takes files: those dropped on expected evidence are attached to it.
func (p *Page) Dropped(at fyne.Position, paths []string) { p.attaching.dropped(at, paths) }

// Focus is the list of items: from there the keys of the desk act.
func (p *Page) Focus() fyne.Focusable { return p.lists.items }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.lists.search.Focus() }

func (p *Page) show(r reading) {
	p.m.Binned = r.binned
	p.m.set(r.assessed)
	p.head.show(r.law)
	p.lists.show()
	p.card.show()
	p.verdicts.SayStillOpen()
}

// ready tells whether the assessment has been read: before that a dialog could not name what it is about.
func (p *Page) ready() bool {
	if p.m.A.Dossier.Assessment.ID == p.id {
		return true
	}
	p.host.Note("The assessment is still being read. Try again in a moment; nothing was changed.")
	return false
}
