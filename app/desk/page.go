package desk

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/workbench"
)

// bench is what the desk needs of the workbench.
type bench interface {
	Assess(ctx context.Context, id string, asOf assessments.Date) (workbench.Assessed, error)
	ChangeAnswer(ctx context.Context, assessment, item string,
		fn func(*assessments.Answer)) (assessments.Event, error)
	Change(ctx context.Context, n assessments.Noun, id string,
		fn func(assessments.Record)) (assessments.Event, error)
	SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event, error)
	ChangeOrAdd(ctx context.Context, fresh assessments.Record,
		fn func(assessments.Record)) (assessments.Event, error)
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
	List(ctx context.Context, n assessments.Noun, where ...assessments.Where) ([]assessments.Record, error)
	NewID(n assessments.Noun) string
	Actor() assessments.Actor
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
	binned   map[string]cited
}

// Page is the assessment desk.
type Page struct {
	host   host
	bench  bench
	id     string
	m      model
	loader ui.Loader[reading]
	closed bool

	header      *widgets.PageHeader
	band        *figure.ScoreBand
	disciplines *widgets.List
	next        *widgets.List
	chips       *widgets.ChipBar
	where       *widgets.Chip // stands for the disciplines where there is no room for them
	search      *widgets.SearchField
	items       *widgets.List
	card        *card
	law         *widgets.Button // leads to the duties of law, and counts them
	lawRow      *fyne.Container
	notice      *fyne.Container // what an approval is worth, above the items
	asked       bool            // whether to reopen was asked in this visit
	gave        string          // item that a verdict was given on, until what became of it is read
	body        fyne.CanvasObject
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
	p := &Page{host: host, bench: b, id: route.ID}
	p.m.item, p.m.filter = route.Item, All
	p.recallView()
	p.loader = ui.Loader[reading]{
		Host: host, Show: p.show,
		Fetch: func(ctx context.Context) (reading, error) {
			a, err := b.Assess(ctx, p.id, host.Today())
			return reading{
				a, obligations.Prepare(&b.Catalogue().Obligations).Tally(a.Dossier.Facts(),
					a.AsOf),
				binnedCited(ctx, b, &a.Dossier),
			}, err
		},
	}
	p.band = figure.NewScoreBand(figure.Band{})
	p.header = widgets.NewPageHeader("", "", p.band)
	p.disciplines = widgets.NewList(widgets.ListStyle{Lines: 2}, p.chooseDiscipline)
	p.next = widgets.NewList(widgets.ListStyle{Lines: 2}, p.take)
	p.chips = widgets.NewChipBar(nil, p.chooseFilter)
	p.where = widgets.NewMenuChip("", p.whereMenu)
	p.where.Hide()
	p.search = widgets.NewSearchField("Filter items", p.chooseWords)
	// the keys of the desk are in force again
	p.search.OnSubmitted = func(string) { host.Window().Canvas().Unfocus() }
	p.items = widgets.NewList(widgets.ListStyle{Lines: 2, Ruled: true}, p.take)
	p.items.SetMenu(p.itemMenu)
	p.card = newCard(p)
	p.body = p.layOut()
	return p
}

func (p *Page) layOut() fyne.CanvasObject {
	p.law = widgets.NewLink(obligationsTitle(obligations.Tally{}), p.obligations).Small()
	p.lawRow = widgets.NewWrap(p.law)
	left := widgets.NewFrame(nil, widgets.NewInset(2, 1, p.lawRow), nil, nil,
		container.New(above(0.7), p.disciplines, p.next))
	middle := widgets.NewFrame(widgets.NewInset(2, 2, widgets.NewColumn(2, p.search, p.where, p.chips)), nil,
		nil, nil, p.items)
	var widths []float32
	p.host.Recall("desk.columns", &widths)
	split := widgets.NewSplitColumns([]widgets.SplitPart{
		{Content: left, Width: 186, Min: 120, Below: 720, OnGone: func(gone bool) {
			p.where.Hidden = !gone
			middle.Refresh()
		}},
		{Content: middle, Width: 330, Min: 200},
		{Content: p.card.object(), Min: 320},
	}, widths, func(w []float32) { p.host.Remember("desk.columns", w) })
	p.notice = widgets.NewColumn(0)
	return widgets.NewFrame(widgets.NewColumn(0, p.header, p.notice), nil, nil, nil, split)
}

// Title is the assessment's name.
func (p *Page) Title() string {
	if n := p.m.a.Dossier.Assessment.Name; n != "" {
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
	p.keepView()
}

// Flush commits what is typed and not yet saved.
func (p *Page) Flush() { p.card.flush() }

// Visit selects another item of the same assessment.
func (p *Page) Visit(r ui.Route) bool {
	if r.ID != p.id {
		return false
	}
	if r.Item != "" {
		p.m.discipline, p.m.filter, p.m.words = "", All, ""
		p.take(r.Item)
	}
	return true
}

// Place is the selected item.
func (p *Page) Place() ui.Route { return ui.Route{Page: "desk", ID: p.id, Item: p.m.item} }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.search.Focus() }

func (p *Page) show(r reading) {
	a := r.assessed
	p.m.binned = r.binned
	p.m.set(a)
	d := &a.Dossier
	p.header.Set(d.Assessment.Name, p.m.subtitle())
	p.header.SetSide(p.band, p.statePill(), widgets.NewButton("Decide…", p.decide),
		widgets.NewPrimary("Audit pack…", func() {
			p.Flush()
			p.host.Go(ui.Route{Page: "packs", ID: p.id})
		}))
	p.law.SetText(obligationsTitle(r.law))
	p.lawRow.Refresh() // it may need another width
	p.showApproval()
	p.band.Set(ui.BandOf(a.Result.Total), p.captions()...)
	p.showLists()
	p.card.show()
	p.sayStillOpen()
}

// obligationsTitle counts the duties that bind; while nothing can be told, their number would be no number.
func obligationsTitle(t obligations.Tally) string {
	if t.Binds == 0 && t.Untold > 0 {
		return "Obligations ?"
	}
	return fmt.Sprintf("Obligations %d", t.Binds)
}

// obligations leads to what the law asks of the use.
func (p *Page) obligations() {
	p.Flush()
	p.host.Go(ui.Route{Page: "obligations", ID: p.id})
}

// showLists brings disciplines, chips and items in step with the model.
func (p *Page) showLists() {
	p.disciplines.SetItems(p.disciplineItems())
	p.disciplines.Pick(string(p.m.discipline))
	p.next.SetItems(p.nextItems())
	p.where.Set(p.whereTitle(), p.m.discipline != "")
	words := make([]string, 0, len(Filters()))
	for _, f := range Filters() {
		words = append(words, f.Title()+" "+itoa(p.m.count(f)))
	}
	p.chips.SetWords(words)
	p.chips.Mark(slices.Index(Filters(), p.m.filter))
	p.items.SetItems(p.listItems())
	p.items.Pick(p.m.item)
}

func (p *Page) chooseDiscipline(id string) {
	d := assessments.Discipline(id)
	if id == allDisciplines {
		d = ""
	}
	if p.m.discipline == d {
		return
	}
	p.Flush()
	p.m.discipline = d
	p.keepSelected()
}

func (p *Page) chooseFilter(i int) {
	p.m.filter = Filters()[i]
	p.keepSelected()
}

func (p *Page) chooseWords(words string) {
	p.m.words = words
	p.keepSelected()
}

// keepSelected keeps the selected item if it is still shown, else selects the first one.
func (p *Page) keepSelected() {
	rows := p.m.rows()
	for _, r := range rows {
		if r.Item.ID == p.m.item {
			p.showLists()
			return
		}
	}
	if len(rows) > 0 {
		p.Flush()
		p.m.item = rows[0].Item.ID
	}
	p.showLists()
	p.card.show()
}

// take selects an item.
func (p *Page) take(id string) {
	if id == p.m.item {
		return
	}
	p.Flush()
	p.m.item = id
	p.showLists()
	p.card.show()
	p.card.top()
}

// act carries out an intent; what it changed arrives by its event.
func (p *Page) act(intent ui.Intent) {
	p.host.Write(intent, func(err error) {
		if err != nil {
			p.host.Fail(err)
			p.Load() // the screen shows what is saved, not what was refused
		}
	})
}

// above shows one list over another, at this share of the height.
type above float32

func (a above) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(o[0].MinSize().Width, o[1].MinSize().Width), o[0].MinSize().Height+
		o[1].MinSize().Height)
}

func (a above) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := size.Height * float32(a)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, h))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-h))
}
