// Package journal shows the append-only record of every change: who, when, what, before and after, and
// whether its chain holds. It changes nothing. Start with New.
package journal

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// bench is what the page needs of the workbench.
type bench interface {
	Events(ctx context.Context, q assessments.EventQuery) ([]assessments.Event, error)
	Get(ctx context.Context, rec assessments.Record) error
	Check(ctx context.Context, rebuild bool, p assessments.Progress) (assessments.CheckReport, error)
}

// most is how many events are listed at once; older ones are asked for.
const most = 500

// shown is what the page shows: events, and what their records are called.
type shown struct {
	events []assessments.Event
	names  names
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Asker
	ui.Memory
	ui.Desktop
}

// Page is the journal.
type Page struct {
	host   host
	bench  bench
	of     []string // assessments it is narrowed to, none for all
	limit  int
	events []assessments.Event
	names  names
	loader ui.Loader[shown]

	list    *ui.List
	more    *widgets.Button
	header  *widgets.PageHeader
	right   *widgets.Scroller
	detail  *fyne.Container
	chain   *figure.StateMark
	content fyne.CanvasObject
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page; the ids of the route narrow it to assessments.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, of: route.IDs(), limit: most}
	p.loader = ui.Loader[shown]{Host: host, Show: p.show, Fetch: func(ctx context.Context) (shown, error) {
		events, err := b.Events(ctx, assessments.EventQuery{Assessments: p.of, Limit: p.limit})
		return shown{events, nameAll(ctx, b, events)}, err
	}}
	p.more = widgets.NewLink("Read older changes", p.older).Small()
	p.list = ui.NewList(host, p.config())
	p.detail = widgets.NewColumn(1)
	p.chain = figure.NewStateMark(theme.MarkRing, "chain not checked in this window", theme.Unknown)
	p.header = widgets.NewPageHeader("Journal",
		"Every change, in order: added to, never rewritten. A check says where the chain was broken",
		p.chain, widgets.NewButton("Check the chain", p.check))
	p.right = widgets.NewScroller(widgets.NewInset(3, 2, p.detail))
	var widths []float32
	host.Recall("journal.columns", &widths)
	split := widgets.NewSplitColumns(
		[]widgets.SplitPart{
			{Content: widgets.NewInset(4, 0, p.list.Framed(0, 2)), Width: 690, Min: 320},
			{Content: p.right, Min: 240},
		}, widths,
		func(w []float32) { host.Remember("journal.columns", w) })
	p.content = widgets.NewFrame(p.header, nil, nil, nil, split)
	p.explain()
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Journal" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Load reads the newest events.
func (p *Page) Load() { p.loader.Load() }

// Close ends the page.
func (p *Page) Close() { p.loader.Stop() }

// FocusSearch goes to the filter.
func (p *Page) FocusSearch() { p.list.FocusFilter() }

// Focus is the list: the keyboard goes there first.
func (p *Page) Focus() fyne.Focusable { return p.list.Table }

// Commands are those of the page and of its list.
func (p *Page) Commands() []ui.Command {
	return append([]ui.Command{
		{ID: "journal.check", Title: "Check the chain", Menu: "File", Run: p.check},
		{
			ID: "journal.older", Title: "Read older changes", Menu: "View", Enabled: p.more.Visible,
			Run: p.older,
		},
	}, p.list.Commands()...)
}

func (p *Page) older() {
	p.limit += most
	p.Load()
}

func (p *Page) show(s shown) {
	events := s.events
	p.events, p.names = events, s.names
	if len(events) < p.limit {
		p.more.Hide() // all of them are read
	} else {
		p.more.Show()
	}
	rows := make(table.RowList, 0, len(events))
	for _, e := range events {
		rows = append(rows, table.Row{ID: e.ID, Cells: []table.Cell{
			{
				Text: e.At.Time().Local().Format("2006-01-02 15:04:05"), Sub: fmt.Sprintf("no. %d", e.Seq),
				Order: float64(e.Seq),
			},
			{Text: e.Actor.Name, Sub: e.Actor.Role},
			{Text: p.names.what(e), Sub: p.names.more(e), Bold: true},
			{Text: fmt.Sprint(len(e.Changes)), Order: float64(len(e.Changes))},
		}})
	}
	p.list.Show(rows, len(rows))
}

func (p *Page) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "journal", Rows: "changes", TwoLine: true, Chips: []fyne.CanvasObject{p.more},
		Columns: []table.Column{
			{ID: "when", Title: "When", Width: 150, Numeric: true},
			{ID: "who", Title: "Who", Width: 120},
			{ID: "what", Title: "What", Width: 250, Grow: 1},
			{ID: "changes", Title: "Fields", Width: 60, Numeric: true},
		},
		Empty: widgets.NewEmptyState("Nothing has changed yet",
			"Every change to this workspace will stand here, with who made it and what was there before.",
			"Register a service…",
			func() { p.host.Go(ui.Route{Page: "vendors", Item: "new"}) }),
		OnSelect: p.choose,
		Actions: []ui.Action{
			{
				ID: "open", Title: "Go to what was changed", Menu: "Go", Key: fyne.KeyReturn, Can: p.leads,
				Run: func(ids []string) { p.host.Go(p.names.place(p.event(ids[0]))) },
			},
			{ID: "read", Title: "Read what changed", Menu: "View", Run: func(ids []string) {
				p.choose(ids)
				p.right.Focus()
			}},
			{ID: "digest", Title: "Copy its digest", Run: func(ids []string) {
				p.host.Clipboard().SetContent(p.event(ids[0]).Digest)
				p.host.Note("The digest is on the clipboard")
			}},
		},
	}
}

// leads says whether what was changed has a page.
func (p *Page) leads(ids []string) bool { return p.names.place(p.event(ids[0])).Page != "" }

func (p *Page) event(id string) assessments.Event {
	for _, e := range p.events {
		if e.ID == id {
			return e
		}
	}
	return assessments.Event{}
}

func (p *Page) explain() {
	p.detail.Objects = []fyne.CanvasObject{
		widgets.NewEmptyState("What changed", "Choose a change to see every field before and after.", "",
			nil),
	}
	p.detail.Refresh()
}

// maxShown is how many changed fields the detail shows at first, and how many more with each step.
const maxShown = 200

func (p *Page) choose(ids []string) {
	if len(ids) == 0 {
		p.explain()
		return
	}
	p.tell(p.event(ids[0]), maxShown)
}

// tell shows an event with the first of its changed fields, and a way to those after them.
func (p *Page) tell(e assessments.Event, most int) {
	p.detail.Objects = p.names.detail(e, most)
	if rest := len(e.Changes) - most; rest > 0 {
		p.detail.Objects = append(p.detail.Objects,
			text.NewCaption("… and "+assessments.Count(rest, "more field", "more fields")),
			widgets.NewWrap(widgets.NewLink(fmt.Sprintf("Show %d more", min(rest, maxShown)),
				func() { p.tell(e, most+maxShown) })))
	}
	p.detail.Refresh()
}

// detail lists the first fields of an event before and after.
func (n names) detail(e assessments.Event, most int) []fyne.CanvasObject {
	out := []fyne.CanvasObject{
		text.NewLead(n.what(e)),
		text.NewCaption(fmt.Sprintf("%s · %s · digest %s", e.At, e.Actor, e.Digest)),
	}
	if e.Reason != "" {
		out = append(out, text.NewProse(text.Run{Text: "Reason: ", Muted: true}, text.Run{Text: e.Reason}))
	}
	if was := n[reversed+e.ID].name; was != "" {
		out = append(out, text.NewCaption("Reverses "+was))
	}
	last := ""
	for i, c := range e.Changes[:min(len(e.Changes), most)] {
		if of := string(c.Noun) + " " + c.ID; of != last {
			last = of
			out = append(out, text.NewProse(text.Run{Text: n.record(c.Noun, c.ID), Bold: true}))
		}
		out = append(out, n.line(c, e.Seals[i].Purged))
	}
	return out
}

func (n names) line(c assessments.Change, purged bool) fyne.CanvasObject {
	switch {
	case purged:
		return text.NewCaption(field(c) + ": purged; its digest stays in the chain")
	case c.Field == assessments.Existence && c.After != "":
		return text.NewCaption("came to be")
	case c.Field == assessments.Existence:
		return text.NewCaption("was taken out")
	case c.Before == "" || c.Before == "0":
		return text.NewCaptionRuns(text.Run{Text: field(c) + ": ", Muted: true},
			text.Run{Text: n.value(c, c.After)})
	}
	return text.NewCaptionRuns(text.Run{Text: field(c) + ": was ", Muted: true},
		text.Run{Text: n.value(c, c.Before), Muted: true}, text.Run{Text: ", became ", Muted: true},
		text.Run{Text: n.value(c, c.After)})
}

func field(c assessments.Change) string { return assessments.FieldTitle(c.Field) }

// changed is the field that a change is of; false for a record's existence, or a noun of a later version.
func changed(c assessments.Change) (assessments.Field, bool) {
	rec := assessments.New(c.Noun)
	if rec == nil {
		return assessments.Field{}, false
	}
	return assessments.FieldOf(rec, c.Field)
}

// value is a canonical text as people read it; a reference is the name of the record it leads to.
func (n names) value(c assessments.Change, s string) string {
	f, ok := changed(c)
	if !ok {
		return clip(s)
	}
	if to := n.of(f.Ref, s).name; f.Ref != "" && to != "" {
		return clip(to)
	}
	return clip(f.Words(s))
}

func clip(s string) string {
	if s == "" {
		return "nothing"
	}
	return assessments.Clip(s, 400)
}

// check reads the whole workspace and says whether the chain holds.
func (p *Page) check() {
	var rep assessments.CheckReport
	p.host.Run(ui.Job{
		Title: "Checking the chain",
		Work: func(ctx context.Context, pr assessments.Progress) (string, error) {
			var err error
			rep, err = p.bench.Check(ctx, false, pr)
			return "", err
		}, Done: func(err error) {
			if err != nil {
				return
			}
			defer p.header.Refresh() // what the mark says is longer now
			if len(rep.Damage) == 0 {
				p.chain.Set(theme.MarkTick, "chain holds: "+
					assessments.Count(int(rep.Events), "event", "events"),
					theme.Good)
				return
			}
			p.chain.Set(theme.MarkCross, assessments.Count(len(rep.Damage), "place", "places")+
				" damaged", theme.Bad)
			var list assessments.Problems
			for _, d := range rep.Damage {
				list = append(list, assessments.Problem{Path: d.Place, Message: d.Message})
			}
			p.host.Fail(list)
		},
	})
}
